DROP TRIGGER enrolments_renamed ON trainees;
DROP FUNCTION follow_name();
ALTER TABLE enrolments DROP COLUMN sort_key;
