ALTER TABLE trainees DROP COLUMN residence_place;
ALTER TABLE trainees DROP COLUMN residence_country;
ALTER TABLE trainees DROP COLUMN residence_province;
