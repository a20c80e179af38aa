-- The school that goes on with a closed one, and since when.
ALTER TABLE schools ADD COLUMN successor_school_id BLOB REFERENCES schools (id);
ALTER TABLE schools ADD COLUMN successor_from TEXT;
CREATE INDEX schools_by_successor ON schools (successor_school_id) WHERE successor_school_id IS NOT NULL;
