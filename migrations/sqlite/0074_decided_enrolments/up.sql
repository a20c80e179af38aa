-- What was decided of an enrolment or an enterprise, and stays whatever a nightly row says:
-- docs/AUTHORITY.md.
ALTER TABLE enrolments ADD COLUMN decided TEXT;
ALTER TABLE enterprises ADD COLUMN decided TEXT;
