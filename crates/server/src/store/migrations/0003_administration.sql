-- Administration: closed offices, devices that wait for approval, files that connect many devices, an office's
-- days and hours, and the record of what was done.

ALTER TABLE office ADD COLUMN closed_at INTEGER;

-- NULL: it waits, and nothing of it is synced.
ALTER TABLE device ADD COLUMN approved_at INTEGER;
ALTER TABLE device ADD COLUMN last_seen_at INTEGER;
-- When someone of the office last had it forget wrong tries.
ALTER TABLE device ADD COLUMN unlocked_at INTEGER NOT NULL DEFAULT 0;
-- Of the app, as the device last said.
ALTER TABLE device ADD COLUMN version TEXT;
-- The hash of the secret that enrolled it: whose answer was lost may ask again with the same key.
ALTER TABLE device ADD COLUMN enrolled_with BLOB;
UPDATE device SET approved_at = enrolled_at;
CREATE INDEX device_office ON device (office);

-- Whether the device has to be approved, and which known device it is.
ALTER TABLE enrolment_code ADD COLUMN approval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment_code ADD COLUMN device TEXT REFERENCES device (id);

-- A signed file that enrols up to `count` devices.
CREATE TABLE provisioning (
    id          TEXT PRIMARY KEY,
    secret_hash BLOB NOT NULL,
    office      TEXT NOT NULL REFERENCES office (id),
    class       TEXT NOT NULL,
    prefix      TEXT NOT NULL,
    count       INTEGER NOT NULL,
    used        INTEGER NOT NULL DEFAULT 0,
    made_at     INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    revoked_at  INTEGER,
    CONSTRAINT provisioning_secret UNIQUE (secret_hash)
) STRICT;

-- Whole days on which an office is closed, with the reason by language (JSON).
CREATE TABLE closure (
    office TEXT NOT NULL REFERENCES office (id),
    date   TEXT NOT NULL,
    words  TEXT NOT NULL,
    PRIMARY KEY (office, date)
) STRICT;

-- When an office receives people by appointment, from a day on (JSON).
CREATE TABLE slot_plan (
    office     TEXT NOT NULL REFERENCES office (id),
    valid_from TEXT NOT NULL,
    plan       TEXT NOT NULL,
    PRIMARY KEY (office, valid_from)
) STRICT;

-- What was done, by whom and to what. Never a secret. Entries of the journal one day; until then a table to
-- which rows are only added.
CREATE TABLE admin_act (
    id           INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    act          TEXT NOT NULL,
    officer      TEXT REFERENCES officer (id),
    officer_name TEXT NOT NULL,
    device       TEXT,
    office       TEXT,
    about        TEXT NOT NULL,
    changes      TEXT NOT NULL,
    reason       TEXT NOT NULL
) STRICT;
CREATE INDEX admin_act_office ON admin_act (office, id);
CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON admin_act
BEGIN SELECT RAISE(ABORT, 'an act is never changed'); END;
CREATE TRIGGER act_is_never_deleted BEFORE DELETE ON admin_act
BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END;
