-- What stood on the paper stays as it was printed, and numbers are told apart without case and spaces.
-- Certificates of before get what their rows say today, which `imprint_recorded` tells.
-- Where a school has given numbers that differ in case or spaces alone, both papers are out there and
-- keep what they say. The later one is marked as a repetition, and the unique index leaves it out. A
-- changed key would hide it from whoever verifies it.
ALTER TABLE certificates RENAME TO certificates_before;
DROP INDEX certificates_number;
DROP INDEX certificates_register_number;
DROP INDEX certificates_by_number;
DROP INDEX certificates_live;
DROP INDEX certificates_by_enrolment;
DROP INDEX certificates_by_trainee;
DROP INDEX certificates_by_age;
DROP INDEX certificates_by_school;
DROP INDEX certificates_by_commune;
DROP INDEX certificates_by_status;
DROP INDEX certificates_by_register_number;
CREATE TABLE certificates (
    id                        BLOB NOT NULL PRIMARY KEY,
    enrolment_id              BLOB NOT NULL REFERENCES enrolments (id),
    trainee_id                BLOB NOT NULL REFERENCES trainees (id),
    school_id                 BLOB NOT NULL REFERENCES schools (id),
    kind                      TEXT NOT NULL,
    number                    TEXT NOT NULL,
    register_number           TEXT NOT NULL,
    holder_name               TEXT NOT NULL,
    holder_folded             TEXT NOT NULL,
    issue_date                TEXT NOT NULL,
    status                    TEXT NOT NULL CHECK (status IN ('ISSUED', 'REVOKED', 'REPLACED')),
    status_date               TEXT,
    status_reason             TEXT,
    replaces_id               BLOB REFERENCES certificates (id),
    version                   INTEGER NOT NULL,
    created_at                INTEGER NOT NULL,
    updated_at                INTEGER NOT NULL,
    commune_id                BLOB NOT NULL REFERENCES admin_units (id),
    number_key                TEXT NOT NULL,
    number_repeated           INTEGER NOT NULL CHECK (number_repeated IN (0, 1)),
    register_number_key       TEXT NOT NULL,
    register_number_repeated  INTEGER NOT NULL CHECK (register_number_repeated IN (0, 1)),
    holder_birth_date         TEXT NOT NULL,
    school_name               TEXT NOT NULL,
    course_name               TEXT NOT NULL,
    level                     TEXT NOT NULL,
    occupation_name           TEXT NOT NULL,
    training_start            TEXT NOT NULL,
    training_end              TEXT NOT NULL,
    imprint_recorded          INTEGER NOT NULL CHECK (imprint_recorded IN (0, 1))
) STRICT;
INSERT INTO certificates
WITH letters (capital, small) AS MATERIALIZED (
    SELECT 'ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ',
           'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ'),
keys (of_id, number_key, register_number_key) AS MATERIALIZED (
    SELECT id,
           CASE WHEN length(CAST(number AS BLOB)) = length(number) THEN lower(replace(number, ' ', ''))
           -- `lower` knows ASCII alone.
           ELSE (WITH RECURSIVE folding (n, key) AS (
                     SELECT 0, lower(replace(number, ' ', ''))
                     UNION ALL
                     SELECT n + 1, replace(key, substr(capital, n + 1, 1), substr(small, n + 1, 1))
                     FROM folding, letters WHERE n < length(capital))
                 SELECT key FROM folding ORDER BY n DESC LIMIT 1)
           END,
           CASE WHEN length(CAST(register_number AS BLOB)) = length(register_number) THEN lower(replace(register_number, ' ', ''))
           -- `lower` knows ASCII alone.
           ELSE (WITH RECURSIVE folding (n, key) AS (
                     SELECT 0, lower(replace(register_number, ' ', ''))
                     UNION ALL
                     SELECT n + 1, replace(key, substr(capital, n + 1, 1), substr(small, n + 1, 1))
                     FROM folding, letters WHERE n < length(capital))
                 SELECT key FROM folding ORDER BY n DESC LIMIT 1)
           END
    FROM certificates_before)
SELECT before.*,
       number_key,
       row_number() OVER (PARTITION BY before.school_id, number_key
                          ORDER BY before.created_at, before.id) > 1,
       register_number_key,
       row_number() OVER (PARTITION BY before.school_id, register_number_key
                          ORDER BY before.created_at, before.id) > 1,
       trainees.birth_date, schools.name_vi, courses.name, courses.level, occupations.name_vi,
       classes.start_date, classes.end_date, 0
FROM certificates_before AS before
JOIN keys ON of_id = before.id
JOIN trainees ON trainees.id = before.trainee_id
JOIN schools ON schools.id = before.school_id
JOIN enrolments ON enrolments.id = before.enrolment_id
JOIN classes ON classes.id = enrolments.class_id
JOIN courses ON courses.id = classes.course_id
JOIN occupations ON occupations.id = courses.occupation_id
ORDER BY before.rowid;
-- The drop looks for rows that were issued in place of each.
CREATE INDEX certificates_before_replaces ON certificates_before (replaces_id);
DROP TABLE certificates_before;
CREATE UNIQUE INDEX certificates_number ON certificates (school_id, number_key)
    WHERE number_repeated = 0;
CREATE UNIQUE INDEX certificates_register_number ON certificates (school_id, register_number_key)
    WHERE register_number_repeated = 0;
CREATE INDEX certificates_by_number ON certificates (number_key);
CREATE INDEX certificates_by_register_number ON certificates (register_number_key);
CREATE UNIQUE INDEX certificates_live ON certificates (enrolment_id) WHERE status = 'ISSUED';
CREATE INDEX certificates_by_enrolment ON certificates (enrolment_id);
CREATE INDEX certificates_by_trainee ON certificates (trainee_id);
CREATE INDEX certificates_by_age ON certificates (created_at, id);
CREATE INDEX certificates_by_school ON certificates (school_id, created_at, id);
CREATE INDEX certificates_by_commune ON certificates (commune_id, created_at, id);
CREATE INDEX certificates_by_status ON certificates (status, created_at, id);
