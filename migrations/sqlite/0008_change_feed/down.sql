ALTER TABLE change_log RENAME TO change_log_after;
DROP INDEX change_log_by_resource;
DROP INDEX change_log_by_school;
DROP INDEX change_log_by_commune;
DROP INDEX change_log_by_enterprise;
DROP INDEX change_log_open;
DROP INDEX change_log_served;
CREATE TABLE change_log (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    tx               INTEGER NOT NULL DEFAULT 0,
    at               INTEGER NOT NULL,
    resource         TEXT NOT NULL,
    resource_id      BLOB NOT NULL,
    op               TEXT NOT NULL CHECK (op IN ('UPSERT', 'DELETE')),
    version          INTEGER NOT NULL,
    keys             TEXT NOT NULL,
    school_id        BLOB,
    commune_id       BLOB,
    enterprise_id    BLOB,
    organisation_id  BLOB
) STRICT;
INSERT INTO change_log
SELECT seq, tx, at, resource, resource_id, op, version, keys, school_id, commune_id, enterprise_id, organisation_id
FROM change_log_after WHERE op IN ('UPSERT', 'DELETE');
DROP TABLE change_log_after;
CREATE INDEX change_log_by_resource ON change_log (resource, resource_id, seq);
