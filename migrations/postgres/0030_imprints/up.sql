-- What stood on the paper stays as it was printed, and numbers are told apart without case and spaces.
-- Certificates of before get what their rows say today, which `imprint_recorded` tells.
-- Where a school has given numbers that differ in case or spaces alone, both papers are out there and
-- keep what they say. The later one is marked as a repetition, and the unique index leaves it out. A
-- changed key would hide it from whoever verifies it.
ALTER TABLE certificates
    ADD COLUMN number_key TEXT COLLATE "C",
    ADD COLUMN number_repeated BOOLEAN,
    ADD COLUMN register_number_key TEXT COLLATE "C",
    ADD COLUMN register_number_repeated BOOLEAN,
    ADD COLUMN holder_birth_date DATE,
    ADD COLUMN school_name TEXT,
    ADD COLUMN course_name TEXT,
    ADD COLUMN level TEXT COLLATE "C",
    ADD COLUMN occupation_name TEXT,
    ADD COLUMN training_start DATE,
    ADD COLUMN training_end DATE,
    ADD COLUMN imprint_recorded BOOLEAN;

WITH letters (capital, small) AS (
    SELECT 'ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ',
           'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ'),
keys AS (
    SELECT id, trainee_id, school_id, enrolment_id, created_at,
           -- `lower` of this collation knows ASCII alone, on every server.
           translate(lower(replace(number, ' ', '') COLLATE "C"), capital, small) AS number_key,
           translate(lower(replace(register_number, ' ', '') COLLATE "C"), capital, small) AS register_number_key
    FROM certificates, letters),
counted AS (
    SELECT *,
           row_number() OVER (PARTITION BY school_id, number_key ORDER BY created_at, id) > 1
               AS number_repeated,
           row_number() OVER (PARTITION BY school_id, register_number_key ORDER BY created_at, id) > 1
               AS register_number_repeated
    FROM keys)
UPDATE certificates SET
    number_key = counted.number_key,
    number_repeated = counted.number_repeated,
    register_number_key = counted.register_number_key,
    register_number_repeated = counted.register_number_repeated,
    holder_birth_date = trainees.birth_date,
    school_name = schools.name_vi,
    course_name = courses.name,
    level = courses.level,
    occupation_name = occupations.name_vi,
    training_start = classes.start_date,
    training_end = classes.end_date,
    imprint_recorded = FALSE
FROM counted
JOIN trainees ON trainees.id = counted.trainee_id
JOIN schools ON schools.id = counted.school_id
JOIN enrolments ON enrolments.trainee_id = counted.trainee_id AND enrolments.id = counted.enrolment_id
JOIN classes ON classes.id = enrolments.class_id
JOIN courses ON courses.id = classes.course_id
JOIN occupations ON occupations.id = courses.occupation_id
WHERE certificates.trainee_id = counted.trainee_id AND certificates.id = counted.id;

ALTER TABLE certificates
    ALTER COLUMN number_key SET NOT NULL,
    ALTER COLUMN number_repeated SET NOT NULL,
    ALTER COLUMN register_number_key SET NOT NULL,
    ALTER COLUMN register_number_repeated SET NOT NULL,
    ALTER COLUMN holder_birth_date SET NOT NULL,
    ALTER COLUMN school_name SET NOT NULL,
    ALTER COLUMN course_name SET NOT NULL,
    ALTER COLUMN level SET NOT NULL,
    ALTER COLUMN occupation_name SET NOT NULL,
    ALTER COLUMN training_start SET NOT NULL,
    ALTER COLUMN training_end SET NOT NULL,
    ALTER COLUMN imprint_recorded SET NOT NULL;
DROP INDEX certificates_number;
DROP INDEX certificates_register_number;
DROP INDEX certificates_by_number;
DROP INDEX certificates_by_register_number;
CREATE UNIQUE INDEX certificates_number ON certificates (school_id, number_key)
    WHERE NOT number_repeated;
CREATE UNIQUE INDEX certificates_register_number ON certificates (school_id, register_number_key)
    WHERE NOT register_number_repeated;
CREATE INDEX certificates_by_number ON certificates (number_key);
CREATE INDEX certificates_by_register_number ON certificates (register_number_key);
