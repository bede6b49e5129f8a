-- The server's first schema: the journal, what is folded from it, and who may act.
-- Ids are text, hashes, keys and signatures bytes, times milliseconds since 1970-01-01 UTC.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE server_key (
    name TEXT PRIMARY KEY,
    seed BLOB NOT NULL
) STRICT;

-- Catalogue and policy bundles that this server has known: cases filed under older ones go on.
CREATE TABLE bundle (
    hash        BLOB PRIMARY KEY,
    known_since INTEGER NOT NULL
) STRICT;

CREATE TABLE office (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE officer (
    id         TEXT PRIMARY KEY,
    login      TEXT NOT NULL,
    name       TEXT NOT NULL,
    office     TEXT NOT NULL REFERENCES office (id),
    roles      TEXT NOT NULL,
    verifier   TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    public_key BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    left_at    INTEGER,
    CONSTRAINT officer_login UNIQUE (login)
) STRICT;
CREATE INDEX officer_office ON officer (office);

-- Every grant ever issued: the orderer looks up old ones by id.
CREATE TABLE officer_grant (
    id          TEXT PRIMARY KEY,
    officer     TEXT NOT NULL REFERENCES officer (id),
    text        TEXT NOT NULL,
    signature   BLOB NOT NULL,
    valid_until INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT;
CREATE INDEX officer_grant_officer ON officer_grant (officer, valid_until);

CREATE TABLE device (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    class       TEXT NOT NULL,
    office      TEXT NOT NULL REFERENCES office (id),
    public_key  BLOB NOT NULL,
    enrolled_at INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT;

CREATE TABLE enrolment_code (
    secret_hash BLOB PRIMARY KEY,
    -- administrator | kiosk | office
    purpose     TEXT NOT NULL,
    office      TEXT REFERENCES office (id),
    name        TEXT NOT NULL,
    expires_at  INTEGER,
    used_at     INTEGER
) STRICT;

CREATE TABLE admin_session (
    token_hash BLOB PRIMARY KEY,
    officer    TEXT NOT NULL REFERENCES officer (id),
    expires_at INTEGER NOT NULL
) STRICT;

-- Wrong tries at a secret, by whom or at what; the subject is hashed.
CREATE TABLE attempt (
    subject      BLOB PRIMARY KEY,
    failed       INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_changed ON attempt (changed_at);

-- How far the chain of each device has come.
CREATE TABLE chain (
    device         TEXT NOT NULL REFERENCES device (id),
    epoch          INTEGER NOT NULL,
    seq            INTEGER NOT NULL,
    hash           BLOB NOT NULL,
    head_seq       INTEGER,
    head_hash      BLOB,
    head_signature BLOB,
    PRIMARY KEY (device, epoch)
) STRICT;

-- What became of each entry of a chain. The outcome stands for ever, but for a deferred one.
CREATE TABLE inbox (
    device     TEXT NOT NULL,
    epoch      INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    hash       BLOB NOT NULL,
    standing   TEXT NOT NULL,
    refusal    TEXT,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (device, epoch, seq)
) STRICT;
CREATE INDEX inbox_deferred ON inbox (decided_at) WHERE standing = 'deferred';

-- Bytes that did not verify, and second histories under one device's name. Kept for a person.
CREATE TABLE quarantine (
    device      TEXT NOT NULL,
    epoch       INTEGER NOT NULL,
    hash        BLOB NOT NULL,
    seq         INTEGER NOT NULL,
    -- A second history: it never becomes part of the chain.
    fork        INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    entry       TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (device, epoch, hash)
) STRICT;

CREATE TABLE entry (
    device      TEXT NOT NULL,
    epoch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    stream      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    previous    BLOB NOT NULL,
    header      TEXT NOT NULL,
    body_hash   BLOB NOT NULL,
    signature   BLOB,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (device, epoch, seq)
) STRICT;
CREATE INDEX entry_stream ON entry (stream);

CREATE TABLE entry_body (
    device TEXT NOT NULL,
    epoch  INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    salt   BLOB NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (device, epoch, seq),
    FOREIGN KEY (device, epoch, seq) REFERENCES entry (device, epoch, seq)
) STRICT;

-- Bodies that the law let go; the entry's header and hashes stay.
CREATE TABLE erasure (
    device    TEXT NOT NULL,
    epoch     INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    erased_at INTEGER NOT NULL,
    PRIMARY KEY (device, epoch, seq)
) STRICT;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER body_is_never_changed BEFORE UPDATE ON entry_body
BEGIN SELECT RAISE(ABORT, 'a body is never changed'); END;
CREATE TRIGGER body_goes_by_erasure_only BEFORE DELETE ON entry_body
WHEN NOT EXISTS (SELECT 1 FROM erasure e
                 WHERE e.device = OLD.device AND e.epoch = OLD.epoch AND e.seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'a body goes by erasure only'); END;

CREATE TABLE stream (
    id        TEXT PRIMARY KEY,
    kind      TEXT NOT NULL,
    scope     TEXT NOT NULL,
    -- The fold of the accepted entries, and their number.
    state     TEXT NOT NULL,
    version   INTEGER NOT NULL,
    fold      INTEGER NOT NULL,
    reference TEXT NOT NULL,
    CONSTRAINT stream_reference UNIQUE (reference)
) STRICT;

CREATE TABLE scope_head (
    scope    TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE feed (
    scope    TEXT NOT NULL,
    position INTEGER NOT NULL,
    device   TEXT NOT NULL,
    epoch    INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    PRIMARY KEY (scope, position),
    FOREIGN KEY (device, epoch, seq) REFERENCES entry (device, epoch, seq)
) STRICT;

-- Which device was lent which case, after both secrets, for one session.
CREATE TABLE borrowing (
    session  TEXT PRIMARY KEY,
    device   TEXT NOT NULL REFERENCES device (id),
    stream   TEXT NOT NULL REFERENCES stream (id),
    begun_at INTEGER NOT NULL
) STRICT;
CREATE INDEX borrowing_device ON borrowing (device, stream);

-- Documents that accepted entries name, so that their bytes can be checked when they come.
CREATE TABLE document (
    stream     TEXT NOT NULL REFERENCES stream (id),
    attachment TEXT NOT NULL,
    device     TEXT NOT NULL,
    media      TEXT NOT NULL,
    size       INTEGER NOT NULL,
    mac        TEXT NOT NULL,
    PRIMARY KEY (stream, attachment)
) STRICT;

-- Bytes of a document that are on disk, encrypted under the case's key.
CREATE TABLE attachment (
    id        TEXT PRIMARY KEY,
    stream    TEXT NOT NULL REFERENCES stream (id),
    stored_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_stream ON attachment (stream);

-- The key of a case's attachments, sealed under the key made from the key file.
CREATE TABLE case_key (
    stream TEXT PRIMARY KEY REFERENCES stream (id),
    nonce  BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
