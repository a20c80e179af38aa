ALTER TABLE courses DROP COLUMN decided;
ALTER TABLE classes DROP COLUMN decided;
ALTER TABLE partnerships DROP COLUMN decided;
