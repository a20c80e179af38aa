-- A commune's people by age, and a school's certificates: without these all of them are read and put
-- in order for each page.
CREATE INDEX trainees_by_commune_and_age ON trainees (commune_id, created_at, id);
CREATE INDEX certificates_by_school ON certificates (school_id, created_at, id);
