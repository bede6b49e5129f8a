-- What visitors do on their phones: open a case, correct it with documents, leave a draft for later.

-- A case is also borrowed by the centre, for a phone; it is no device.
CREATE TABLE borrowing_of_any (
    session  TEXT PRIMARY KEY,
    device   TEXT NOT NULL,
    stream   TEXT NOT NULL REFERENCES stream (id),
    begun_at INTEGER NOT NULL
) STRICT;
INSERT INTO borrowing_of_any SELECT session, device, stream, begun_at FROM borrowing;
DROP TABLE borrowing;
ALTER TABLE borrowing_of_any RENAME TO borrowing;
CREATE INDEX borrowing_device ON borrowing (device, stream);

-- A case that is open on a phone, after both secrets, for a few minutes. Known by the hash of its token.
CREATE TABLE phone_session (
    token_hash BLOB PRIMARY KEY,
    session    TEXT NOT NULL,
    stream     TEXT NOT NULL REFERENCES stream (id),
    begun_at   INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    -- A correction that is being made (JSON); empty where none is.
    form       TEXT NOT NULL,
    CONSTRAINT phone_session_session UNIQUE (session)
) STRICT;
CREATE INDEX phone_session_seen ON phone_session (seen_at);

-- Documents of a correction that is being made: on disk under the case's key, named by no entry yet.
CREATE TABLE phone_file (
    id      TEXT PRIMARY KEY,
    session TEXT NOT NULL
) STRICT;
CREATE INDEX phone_file_session ON phone_file (session);

-- Copies of drafts, sealed on the kiosk under a code that never comes here.
CREATE TABLE draft (
    lookup     TEXT PRIMARY KEY,
    -- Keyed hashes made from the code: of whoever may replace it, and of the birth dates that open it.
    owner      TEXT NOT NULL,
    proofs     TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    -- The draft's name, nonce and ciphertext (JSON); none once the application was sent.
    sealed     TEXT,
    expires_at INTEGER NOT NULL,
    -- Who may fetch its documents, since when.
    lent_to    TEXT,
    lent_at    INTEGER
) STRICT;
CREATE INDEX draft_expires ON draft (expires_at);

-- Its documents, sealed on the kiosk; their bytes are files.
CREATE TABLE draft_file (
    lookup  TEXT NOT NULL REFERENCES draft (lookup),
    id      TEXT NOT NULL,
    -- The bytes have come.
    is_here INTEGER NOT NULL,
    PRIMARY KEY (lookup, id)
) STRICT;
