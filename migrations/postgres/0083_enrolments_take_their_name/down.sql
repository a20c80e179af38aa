DROP TRIGGER enrolments_named ON enrolments;
DROP FUNCTION take_name();
