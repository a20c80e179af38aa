-- Nobody looks for enrolments that are not completed by the day of completion.
DROP INDEX enrolments_by_completion;
CREATE INDEX enrolments_by_completion ON enrolments (completed_date, id) WHERE completed_date IS NOT NULL;
