-- What was decided of the members of a row, and stays whatever a nightly row says: docs/AUTHORITY.md.
ALTER TABLE courses ADD COLUMN decided JSONB;
ALTER TABLE classes ADD COLUMN decided JSONB;
ALTER TABLE partnerships ADD COLUMN decided JSONB;
