-- What applicants have to be told, and national systems handed: written with the entry that calls for it.

CREATE TABLE notice (
    -- UUIDv7: names the delivery to whoever receives it, and sorts by when it was written.
    id         TEXT PRIMARY KEY,
    stream     TEXT NOT NULL REFERENCES stream (id),
    -- email | webhook | handover
    channel    TEXT NOT NULL,
    -- message | case.decided | case.sealed | case.revoked
    event      TEXT NOT NULL,
    about      TEXT NOT NULL,
    -- The entry, or the slot that it reminds of: each calls once.
    cause      TEXT NOT NULL,
    -- The visit that it tells of (JSON).
    slot       TEXT,
    created_at INTEGER NOT NULL,
    -- From when on it is tried; giving up is counted from here.
    since      INTEGER NOT NULL,
    -- waiting | delivered | overtaken | gave_up
    state      TEXT NOT NULL,
    next_at    INTEGER NOT NULL,
    tries      INTEGER NOT NULL,
    -- The sort of the last answer ("refused 550"), without a word of it.
    answer     TEXT NOT NULL,
    ended_at   INTEGER,
    CONSTRAINT notice_once UNIQUE (stream, channel, cause)
) STRICT;
CREATE INDEX notice_waiting ON notice (channel, next_at) WHERE state = 'waiting';
CREATE INDEX notice_ended ON notice (ended_at) WHERE ended_at IS NOT NULL;
