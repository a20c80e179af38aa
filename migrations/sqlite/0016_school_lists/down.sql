ALTER TABLE trainee_schools RENAME TO trainee_schools_after;
DROP INDEX trainee_schools_in_order;
DROP INDEX trainee_schools_by_trainee;
CREATE TABLE trainee_schools (
    school_id   BLOB NOT NULL REFERENCES schools (id),
    trainee_id  BLOB NOT NULL REFERENCES trainees (id),
    PRIMARY KEY (school_id, trainee_id)
) STRICT;
INSERT INTO trainee_schools (school_id, trainee_id)
SELECT school_id, trainee_id FROM trainee_schools_after;
DROP TABLE trainee_schools_after;
CREATE INDEX trainee_schools_by_trainee ON trainee_schools (trainee_id);
