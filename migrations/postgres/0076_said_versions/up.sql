-- What was said under a key is known by the version that it left of the record, not by the moment
-- (docs/adr/0022). Nothing is known to have been said until a file says it again.
-- Some databases have the column of versions already, and some that of moments.
ALTER TABLE external_ids DROP COLUMN IF EXISTS said_at, ADD COLUMN IF NOT EXISTS said_version BIGINT;
UPDATE external_ids SET digest = NULL WHERE digest IS NOT NULL;
-- Signs that have come to count for nothing in names: the program makes these keys anew.
UPDATE trainees SET match_key = NULL WHERE match_key ~ '[^a-z0-9 -]';
-- Rows of people refer to others with their trainee (docs/adr/0020): steps refer to their enrolment.
ALTER TABLE enrolment_steps DROP CONSTRAINT IF EXISTS enrolment_steps_trainee_id_fkey;
DROP INDEX IF EXISTS before_images_by_import;
-- A class that is deleted is looked for among those that came from it or went into it.
CREATE INDEX classes_by_split ON classes (split_from_id) WHERE split_from_id IS NOT NULL;
CREATE INDEX classes_by_merge ON classes (merged_into_id) WHERE merged_into_id IS NOT NULL;
