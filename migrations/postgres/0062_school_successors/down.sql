DROP INDEX schools_by_successor;
ALTER TABLE schools DROP COLUMN successor_from;
ALTER TABLE schools DROP COLUMN successor_school_id;
