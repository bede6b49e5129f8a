-- The steps of a case: what the server authors itself, bills, visits, and when an office receives people.

-- The server's own chain of entries. It is no device: nothing is ever enrolled under this id.
CREATE TABLE centre (
    id   TEXT PRIMARY KEY,
    seq  INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- Cases that the server has something to add to; kept until it has.
CREATE TABLE centre_task (
    stream  TEXT PRIMARY KEY REFERENCES stream (id),
    next_at INTEGER NOT NULL,
    tries   INTEGER NOT NULL
) STRICT;
CREATE INDEX centre_task_next ON centre_task (next_at);

-- Which case a billing code pays for.
CREATE TABLE bill (
    code       TEXT PRIMARY KEY,
    stream     TEXT NOT NULL REFERENCES stream (id),
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX bill_stream ON bill (stream);

-- Who has booked which slot of which office; one a case.
CREATE TABLE booking (
    stream  TEXT PRIMARY KEY REFERENCES stream (id),
    office  TEXT NOT NULL REFERENCES office (id),
    date    TEXT NOT NULL,
    time    TEXT NOT NULL,
    minutes INTEGER NOT NULL
) STRICT;
CREATE INDEX booking_slot ON booking (office, date, time);
