-- What was decided of an enrolment or an enterprise, and stays whatever a nightly row says:
-- docs/AUTHORITY.md.
ALTER TABLE enrolments ADD COLUMN decided JSONB;
ALTER TABLE enterprises ADD COLUMN decided JSONB;
