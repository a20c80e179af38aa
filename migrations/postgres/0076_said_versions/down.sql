DROP INDEX classes_by_merge;
DROP INDEX classes_by_split;
ALTER TABLE enrolment_steps
    ADD CONSTRAINT enrolment_steps_trainee_id_fkey FOREIGN KEY (trainee_id) REFERENCES trainees (id);
UPDATE external_ids SET digest = NULL WHERE digest IS NOT NULL;
ALTER TABLE external_ids DROP COLUMN said_version, ADD COLUMN said_at TIMESTAMPTZ;
