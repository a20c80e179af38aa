-- The change feed: more kinds of entries, and an index for each way to reach them, so that a page
-- costs the same however long the log has become.
ALTER TABLE change_log RENAME TO change_log_before;
DROP INDEX change_log_by_resource;

CREATE TABLE change_log (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The writing transaction on PostgreSQL, below which a reader waits for open ones; 0 here,
    -- where there is one writer.
    tx               INTEGER NOT NULL DEFAULT 0,
    at               INTEGER NOT NULL,
    resource         TEXT NOT NULL,
    resource_id      BLOB NOT NULL,
    op               TEXT NOT NULL CHECK (op IN ('UPSERT', 'DELETE', 'REKEY', 'MERGE')),
    version          INTEGER NOT NULL,
    keys             TEXT NOT NULL,
    -- Who may have seen the row, before the change or after it.
    school_id        BLOB,
    commune_id       BLOB,
    enterprise_id    BLOB,
    organisation_id  BLOB,
    is_open          INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0, 1)),
    is_served        INTEGER NOT NULL DEFAULT 0 CHECK (is_served IN (0, 1))
) STRICT;
INSERT INTO change_log (seq, tx, at, resource, resource_id, op, version, keys, school_id, commune_id, enterprise_id, organisation_id)
SELECT seq, tx, at, resource, resource_id, op, version, keys, school_id, commune_id, enterprise_id, organisation_id
FROM change_log_before;
DROP TABLE change_log_before;

CREATE INDEX change_log_by_resource ON change_log (resource, seq);
CREATE INDEX change_log_by_school ON change_log (school_id, resource, seq) WHERE school_id IS NOT NULL;
CREATE INDEX change_log_by_commune ON change_log (commune_id, resource, seq) WHERE commune_id IS NOT NULL;
CREATE INDEX change_log_by_enterprise ON change_log (enterprise_id, resource, seq) WHERE enterprise_id IS NOT NULL;
CREATE INDEX change_log_open ON change_log (resource, seq) WHERE is_open = 1;
CREATE INDEX change_log_served ON change_log (resource, seq) WHERE is_served = 1;
