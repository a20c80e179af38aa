DROP INDEX enrolments_by_completion;
CREATE INDEX enrolments_by_completion ON enrolments (completed_date, id);
