-- Version 2: catalogue and policy bundles that were published, as they came.
CREATE TABLE bundle (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX entry_kind ON entry (kind, stream) WHERE kind <> 'case';
