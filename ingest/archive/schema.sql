-- The archive: what cannot be made again. One row for each article as it stands now, one for what was
-- extracted from it, one for each run, and one for each graph that the store holds, or should no longer hold.

CREATE TABLE articles (
    key        TEXT PRIMARY KEY,          -- Article.key: the URL, the id, or the address of the file
    id         TEXT NOT NULL,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,             -- NFC; every span counts its code points
    published  TEXT,                      -- ISO 8601 day
    url        TEXT,
    publisher  TEXT,
    author     TEXT,
    source     TEXT,                      -- the file it was last read from; no part of its content
    content    TEXT NOT NULL,             -- digest of all of the above but the source
    run        INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_url ON articles (url);

CREATE TABLE extractions (
    key        TEXT PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    version    TEXT NOT NULL,             -- of the extractor
    facts      TEXT NOT NULL,             -- ingest.notation, whole
    digest     TEXT NOT NULL              -- of the facts
) STRICT;

CREATE TABLE runs (
    id         INTEGER PRIMARY KEY,
    command    TEXT NOT NULL,
    version    TEXT NOT NULL,             -- of the extractor
    started    TEXT NOT NULL,             -- ISO 8601, UTC
    finished   TEXT,                      -- NULL where the run was cut short
    counts     TEXT                       -- JSON object
) STRICT;

CREATE TABLE graphs (
    iri        TEXT PRIMARY KEY,
    key        TEXT NOT NULL,             -- its article, which may be gone
    loaded     TEXT                       -- digest of what the graph was made of; NULL while it is being written
) STRICT;

CREATE TABLE marks (                      -- small state that must be seen after a crash
    name       TEXT PRIMARY KEY,
    value      TEXT NOT NULL
) STRICT;
