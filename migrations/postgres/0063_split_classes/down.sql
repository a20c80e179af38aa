ALTER TABLE classes DROP COLUMN merged_into_id;
ALTER TABLE classes DROP COLUMN split_from_id;
