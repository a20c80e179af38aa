-- Rows of people are keyed by their trainee, so that they can be distributed by trainee:
-- docs/adr/0020.

ALTER TABLE trainees DROP CONSTRAINT trainees_merged_into_id_fkey;
ALTER TABLE trainee_schools DROP CONSTRAINT trainee_schools_trainee_id_fkey;
ALTER TABLE beneficiary_statuses DROP CONSTRAINT beneficiary_statuses_trainee_id_fkey;
ALTER TABLE enrolments
    DROP CONSTRAINT enrolments_trainee_id_fkey,
    -- A merge that is taken apart leaves what was made since then with the survivor: a status and the
    -- enrolment that names it, or the two enrolments of a transfer, may belong to two people then.
    DROP CONSTRAINT enrolments_beneficiary_status_id_fkey,
    DROP CONSTRAINT enrolments_transferred_to_id_fkey;
ALTER TABLE certificates
    DROP CONSTRAINT certificates_trainee_id_fkey,
    DROP CONSTRAINT certificates_enrolment_id_fkey,
    DROP CONSTRAINT certificates_replaces_id_fkey;
ALTER TABLE employment_outcomes
    DROP CONSTRAINT employment_outcomes_trainee_id_fkey,
    DROP CONSTRAINT employment_outcomes_enrolment_id_fkey;

-- Searches go on by the number of the row; no two are the same, and nothing has to say so.
ALTER TABLE trainees
    DROP CONSTRAINT trainees_pkey,
    DROP CONSTRAINT trainees_id_key,
    ADD PRIMARY KEY (id);
CREATE INDEX trainees_by_seq ON trainees (seq);

ALTER TABLE trainee_schools
    DROP CONSTRAINT trainee_schools_pkey,
    ADD PRIMARY KEY (trainee_id, school_id),
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id);
DROP INDEX trainee_schools_by_trainee;
-- The snapshot of a school, in the order of ids.
CREATE INDEX trainee_schools_by_school ON trainee_schools (school_id, trainee_id);

-- By its id alone a row is found in a plain index.
ALTER TABLE beneficiary_statuses
    DROP CONSTRAINT beneficiary_statuses_pkey,
    ADD PRIMARY KEY (trainee_id, id),
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id);
CREATE INDEX beneficiary_statuses_by_id ON beneficiary_statuses (id);

ALTER TABLE enrolments
    DROP CONSTRAINT enrolments_pkey,
    ADD PRIMARY KEY (trainee_id, id),
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id);
CREATE INDEX enrolments_by_id ON enrolments (id);

-- A merge moves an enrolment first, then what hangs on it.
ALTER TABLE certificates
    DROP CONSTRAINT certificates_pkey,
    ADD PRIMARY KEY (trainee_id, id),
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id),
    ADD FOREIGN KEY (trainee_id, enrolment_id) REFERENCES enrolments (trainee_id, id)
        DEFERRABLE INITIALLY DEFERRED,
    ADD FOREIGN KEY (trainee_id, replaces_id) REFERENCES certificates (trainee_id, id)
        DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX certificates_by_id ON certificates (id);
DROP INDEX certificates_by_trainee;
DROP INDEX certificates_live;
CREATE UNIQUE INDEX certificates_live ON certificates (trainee_id, enrolment_id) WHERE status = 'ISSUED';

ALTER TABLE employment_outcomes
    DROP CONSTRAINT employment_outcomes_pkey,
    ADD PRIMARY KEY (trainee_id, id),
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id),
    ADD FOREIGN KEY (trainee_id, enrolment_id) REFERENCES enrolments (trainee_id, id)
        DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX employment_outcomes_by_id ON employment_outcomes (id);
