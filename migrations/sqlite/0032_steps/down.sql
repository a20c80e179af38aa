DROP INDEX enrolments_key;
CREATE UNIQUE INDEX enrolments_key ON enrolments (trainee_id, class_id);
DROP TABLE enrolment_steps;
ALTER TABLE enrolments DROP COLUMN started_date;
ALTER TABLE enrolments DROP COLUMN started_estimated;
ALTER TABLE enrolments DROP COLUMN steps_undone;
