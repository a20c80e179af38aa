DROP TRIGGER enrolments_renamed;
DROP INDEX enrolments_by_class_and_name;
DROP INDEX enrolments_by_name;
ALTER TABLE enrolments DROP COLUMN sort_key;
