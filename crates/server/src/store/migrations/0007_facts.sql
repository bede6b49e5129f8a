-- The facts of cases by which policy is tried, and nothing else of them. New ones stand in rows; many of one
-- service are put together into a block of columns, which is quick to go through.
CREATE TABLE fact (
    stream      TEXT PRIMARY KEY,
    service     TEXT NOT NULL,
    office      TEXT NOT NULL,
    nationality TEXT NOT NULL,
    -- Days since 1970-01-01.
    filed       INTEGER NOT NULL,
    facts       TEXT NOT NULL
) STRICT;
CREATE INDEX fact_service ON fact (service, filed);

CREATE TABLE fact_block (
    id      INTEGER PRIMARY KEY,
    service TEXT NOT NULL,
    -- The days on which its cases were filed, and how many there are.
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    cases   INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_block_service ON fact_block (service, last);

-- One fact of all cases of a block, by the fact's name; what is of every case has a name with @ before it.
CREATE TABLE fact_column (
    block INTEGER NOT NULL REFERENCES fact_block (id),
    name  TEXT NOT NULL,
    data  BLOB NOT NULL,
    PRIMARY KEY (block, name)
) STRICT;
