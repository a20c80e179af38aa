ALTER TABLE employment_outcomes
    DROP CONSTRAINT employment_outcomes_trainee_id_fkey,
    DROP CONSTRAINT employment_outcomes_trainee_id_enrolment_id_fkey,
    DROP CONSTRAINT employment_outcomes_pkey,
    ADD PRIMARY KEY (id);
DROP INDEX employment_outcomes_by_id;

ALTER TABLE certificates
    DROP CONSTRAINT certificates_trainee_id_fkey,
    DROP CONSTRAINT certificates_trainee_id_enrolment_id_fkey,
    DROP CONSTRAINT certificates_trainee_id_replaces_id_fkey,
    DROP CONSTRAINT certificates_pkey,
    ADD PRIMARY KEY (id);
DROP INDEX certificates_by_id;
DROP INDEX certificates_live;
CREATE UNIQUE INDEX certificates_live ON certificates (enrolment_id) WHERE status = 'ISSUED';
CREATE INDEX certificates_by_trainee ON certificates (trainee_id);

ALTER TABLE enrolments
    DROP CONSTRAINT enrolments_trainee_id_fkey,
    DROP CONSTRAINT enrolments_pkey,
    ADD PRIMARY KEY (id);
DROP INDEX enrolments_by_id;

ALTER TABLE beneficiary_statuses
    DROP CONSTRAINT beneficiary_statuses_trainee_id_fkey,
    DROP CONSTRAINT beneficiary_statuses_pkey,
    ADD PRIMARY KEY (id);
DROP INDEX beneficiary_statuses_by_id;

DROP INDEX trainee_schools_by_school;
CREATE INDEX trainee_schools_by_trainee ON trainee_schools (trainee_id);
ALTER TABLE trainee_schools
    DROP CONSTRAINT trainee_schools_trainee_id_fkey,
    DROP CONSTRAINT trainee_schools_pkey,
    ADD PRIMARY KEY (school_id, trainee_id);

DROP INDEX trainees_by_seq;
ALTER TABLE trainees
    DROP CONSTRAINT trainees_pkey,
    ADD CONSTRAINT trainees_id_key UNIQUE (id),
    ADD PRIMARY KEY (seq);

ALTER TABLE trainees ADD FOREIGN KEY (merged_into_id) REFERENCES trainees (id);
ALTER TABLE trainee_schools ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id);
ALTER TABLE beneficiary_statuses ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id);
ALTER TABLE enrolments
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id),
    ADD FOREIGN KEY (beneficiary_status_id) REFERENCES beneficiary_statuses (id),
    ADD FOREIGN KEY (transferred_to_id) REFERENCES enrolments (id);
ALTER TABLE certificates
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id),
    ADD FOREIGN KEY (enrolment_id) REFERENCES enrolments (id),
    ADD FOREIGN KEY (replaces_id) REFERENCES certificates (id);
ALTER TABLE employment_outcomes
    ADD FOREIGN KEY (trainee_id) REFERENCES trainees (id),
    ADD FOREIGN KEY (enrolment_id) REFERENCES enrolments (id);
