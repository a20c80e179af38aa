-- The order of the names of those who are enrolled, given name first. It is the trainee's, and follows it.
ALTER TABLE enrolments ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
UPDATE enrolments
SET sort_key = (SELECT trainees.sort_key FROM trainees WHERE trainees.id = enrolments.trainee_id);
CREATE INDEX enrolments_by_name ON enrolments (sort_key, id);
CREATE INDEX enrolments_by_class_and_name ON enrolments (class_id, sort_key, id);
CREATE TRIGGER enrolments_renamed AFTER UPDATE OF sort_key ON trainees
WHEN OLD.sort_key <> NEW.sort_key
BEGIN
    UPDATE enrolments SET sort_key = NEW.sort_key WHERE trainee_id = NEW.id;
END;
