-- Streams about policy: proposals, and the versions that were published.
CREATE TABLE policy_stream (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    -- The fold of the accepted entries, and the number of those that are guarded.
    state   TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- The bundles that were published, by their content's address: zstd over their JSON.
CREATE TABLE bundle_content (
    hash    BLOB PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
