-- A school's people in the order of their names, so that a page of them costs the same for every
-- school. The name of a person whom others changed is changed here too.
ALTER TABLE trainee_schools ADD COLUMN sort_key TEXT COLLATE "C";
UPDATE trainee_schools SET sort_key = trainees.sort_key FROM trainees WHERE id = trainee_id;
ALTER TABLE trainee_schools ALTER COLUMN sort_key SET NOT NULL;
CREATE INDEX trainee_schools_in_order ON trainee_schools (school_id, sort_key, trainee_id);
