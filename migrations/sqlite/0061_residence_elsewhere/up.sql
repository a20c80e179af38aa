-- Where somebody lives outside the province, as it was stated: the residence is the province then.
ALTER TABLE trainees ADD COLUMN residence_province TEXT;
ALTER TABLE trainees ADD COLUMN residence_country TEXT;
ALTER TABLE trainees ADD COLUMN residence_place TEXT;
