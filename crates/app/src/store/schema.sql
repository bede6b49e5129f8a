-- The replica of one device, version 1. The whole file is encrypted (SQLCipher).

-- Single values: who this device is, its chain, its cursor.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The journal. Rows are final: neither changed nor deleted.
CREATE TABLE entry (
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    stream TEXT NOT NULL,
    kind TEXT NOT NULL,
    previous TEXT NOT NULL,
    header TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    signature TEXT,
    PRIMARY KEY (device, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_stream ON entry (stream);
CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are final'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are final'); END;

-- Bodies apart, so that one can be erased by law, or let go by a kiosk once the centre holds it.
CREATE TABLE entry_body (
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    salt TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (device, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE erasure (
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (device, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER body_is_final BEFORE UPDATE ON entry_body BEGIN SELECT RAISE(ABORT, 'bodies are final'); END;
CREATE TRIGGER body_stays BEFORE DELETE ON entry_body
WHEN NOT EXISTS (
    SELECT 1 FROM erasure e WHERE e.device = OLD.device AND e.epoch = OLD.epoch AND e.seq = OLD.seq
) BEGIN SELECT RAISE(ABORT, 'a body goes only beside its erasure'); END;

-- Where each entry stands with the orderer. `pending` rows are the outbox.
CREATE TABLE standing (
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    stream TEXT NOT NULL,
    standing TEXT NOT NULL,
    refusal TEXT,
    scope TEXT,
    position INTEGER,
    -- A person has seen the refusal and put it away.
    put_away INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (device, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_outbox ON standing (standing, epoch, seq);
CREATE INDEX standing_stream ON standing (stream, scope, position);

-- The state folded from accepted entries, so that start-up never folds.
CREATE TABLE stream (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    fold INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The work list: one row a case, with pending entries already applied.
CREATE TABLE case_row (
    stream TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    applicant TEXT NOT NULL,
    nationality TEXT NOT NULL,
    passport TEXT NOT NULL,
    service TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The day by which it is promised, while the office's clock runs; else empty.
    due TEXT NOT NULL,
    -- The booked visit, until it is done; else empty.
    visit TEXT NOT NULL,
    submitted INTEGER NOT NULL,
    pending INTEGER NOT NULL,
    attention INTEGER NOT NULL,
    -- Lower-case text that the search looks through.
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_row_list ON case_row (state, submitted);
CREATE INDEX case_row_due ON case_row (due) WHERE due <> '';
CREATE INDEX case_row_attention ON case_row (attention, submitted);

-- Applications being filled in: sealed under their resume code, deleted without trace.
CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    lookup TEXT NOT NULL UNIQUE,
    nonce TEXT NOT NULL,
    sealed TEXT NOT NULL,
    -- The visitor has seen the code.
    known INTEGER NOT NULL,
    -- Grows with each save: the newer of two copies is the one with more.
    revision INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Drafts that the centre has, or is to have, a copy of.
CREATE TABLE draft_copy (
    lookup TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    proofs TEXT NOT NULL,
    -- The copy is to go.
    dropped INTEGER NOT NULL,
    -- The revision that the centre has; 0 before it has one.
    sent INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Documents and photos: their bytes are files, encrypted under a key from `key`.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    -- The draft or the stream it belongs to.
    owner TEXT NOT NULL,
    media TEXT NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    key TEXT NOT NULL,
    -- draft, queued, wanted, held
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_owner ON attachment (owner);
CREATE INDEX attachment_state ON attachment (state);

-- Who may sign in here, as the server says.
CREATE TABLE officer (login TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Wrong tries, by what was tried: `officer:<login>`, `draft`.
CREATE TABLE guess (
    subject TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Changes to the policy that an officer is working on at this desk; nothing of it has been proposed yet.
CREATE TABLE policy_draft (
    id TEXT PRIMARY KEY,
    officer TEXT NOT NULL,
    body TEXT NOT NULL,
    updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
