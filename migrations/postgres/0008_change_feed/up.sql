-- The change feed: more kinds of entries, and an index for each way to reach them, so that a page
-- costs the same however long the log has become. Entries are read in the order of (tx, seq), and
-- only those of transactions older than every open one.
ALTER TABLE change_log DROP CONSTRAINT change_log_op_check;
ALTER TABLE change_log ADD CONSTRAINT change_log_op_check CHECK (op IN ('UPSERT', 'DELETE', 'REKEY', 'MERGE'));
-- Who may have seen the row, before the change or after it.
ALTER TABLE change_log ADD COLUMN is_open BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE change_log ADD COLUMN is_served BOOLEAN NOT NULL DEFAULT FALSE;

DROP INDEX change_log_by_resource;
CREATE INDEX change_log_in_order ON change_log (tx, seq);
CREATE INDEX change_log_by_resource ON change_log (resource, tx, seq);
CREATE INDEX change_log_by_school ON change_log (school_id, resource, tx, seq) WHERE school_id IS NOT NULL;
CREATE INDEX change_log_by_commune ON change_log (commune_id, resource, tx, seq) WHERE commune_id IS NOT NULL;
CREATE INDEX change_log_by_enterprise ON change_log (enterprise_id, resource, tx, seq) WHERE enterprise_id IS NOT NULL;
CREATE INDEX change_log_open ON change_log (resource, tx, seq) WHERE is_open;
CREATE INDEX change_log_served ON change_log (resource, tx, seq) WHERE is_served;
