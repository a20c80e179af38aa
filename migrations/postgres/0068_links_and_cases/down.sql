DROP TABLE enrolment_cases;
DELETE FROM trainee_matches WHERE status IN ('LINKED', 'CONFIRMED');
ALTER TABLE trainee_matches
    DROP COLUMN cause,
    DROP CONSTRAINT trainee_matches_status_check,
    ADD CHECK (status IN ('OPEN', 'MERGED', 'DISTINCT'));
