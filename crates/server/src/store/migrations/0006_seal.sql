-- Seals that were revoked: what the trust list tells devices and the verify page.
CREATE TABLE revoked_seal (
    digest     BLOB PRIMARY KEY,
    -- The permit's, letters and digits alone.
    number     TEXT,
    -- The permit's last day (YYYY-MM-DD), after which nobody needs to be told.
    until      TEXT NOT NULL,
    revoked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX revoked_seal_until ON revoked_seal (until);
