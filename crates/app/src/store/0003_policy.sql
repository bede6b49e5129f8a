-- Version 3: the policy desk.

-- Changes to the policy that an officer is working on at this desk; nothing of it has been proposed yet.
CREATE TABLE policy_draft (
    id TEXT PRIMARY KEY,
    officer TEXT NOT NULL,
    body TEXT NOT NULL,
    updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Proposals are listed by their kind; cases have rows of their own.
CREATE INDEX entry_kind ON entry (kind, stream) WHERE kind <> 'case';
