-- A school's people in the order of their names, so that a page of them costs the same for every
-- school. The name of a person whom others changed is changed here too.
ALTER TABLE trainee_schools RENAME TO trainee_schools_before;
DROP INDEX trainee_schools_by_trainee;
CREATE TABLE trainee_schools (
    school_id   BLOB NOT NULL REFERENCES schools (id),
    trainee_id  BLOB NOT NULL REFERENCES trainees (id),
    sort_key    TEXT NOT NULL,
    PRIMARY KEY (school_id, trainee_id)
) STRICT, WITHOUT ROWID;
INSERT INTO trainee_schools (school_id, trainee_id, sort_key)
SELECT school_id, trainee_id, sort_key
FROM trainee_schools_before JOIN trainees ON id = trainee_id
ORDER BY school_id, trainee_id;
DROP TABLE trainee_schools_before;
CREATE INDEX trainee_schools_by_trainee ON trainee_schools (trainee_id);
CREATE INDEX trainee_schools_in_order ON trainee_schools (school_id, sort_key, trainee_id);
