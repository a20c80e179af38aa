ALTER TABLE trainees DROP COLUMN birth_precision;
ALTER TABLE trainee_schools DROP COLUMN birth_precision;
ALTER TABLE certificates DROP COLUMN holder_birth_precision;
