DROP INDEX certificates_number;
DROP INDEX certificates_register_number;
DROP INDEX certificates_by_number;
DROP INDEX certificates_by_register_number;
ALTER TABLE certificates
    DROP COLUMN number_key,
    DROP COLUMN number_repeated,
    DROP COLUMN register_number_key,
    DROP COLUMN register_number_repeated,
    DROP COLUMN holder_birth_date,
    DROP COLUMN school_name,
    DROP COLUMN course_name,
    DROP COLUMN level,
    DROP COLUMN occupation_name,
    DROP COLUMN training_start,
    DROP COLUMN training_end,
    DROP COLUMN imprint_recorded;
CREATE UNIQUE INDEX certificates_number ON certificates (school_id, number);
CREATE UNIQUE INDEX certificates_register_number ON certificates (school_id, register_number);
CREATE INDEX certificates_by_number ON certificates (number);
CREATE INDEX certificates_by_register_number ON certificates (register_number);
