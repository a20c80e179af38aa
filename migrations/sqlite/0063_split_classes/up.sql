-- The class that another one was split off from, and the one into which it was merged.
ALTER TABLE classes ADD COLUMN split_from_id BLOB REFERENCES classes (id);
ALTER TABLE classes ADD COLUMN merged_into_id BLOB REFERENCES classes (id);
