DROP INDEX classes_by_merge;
DROP INDEX classes_by_split;
UPDATE external_ids SET digest = NULL WHERE digest IS NOT NULL;
ALTER TABLE external_ids DROP COLUMN said_version;
ALTER TABLE external_ids ADD COLUMN said_at INTEGER;
