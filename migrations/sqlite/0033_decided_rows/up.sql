-- What was decided of the members of a row, and stays whatever a nightly row says: docs/AUTHORITY.md.
ALTER TABLE courses ADD COLUMN decided TEXT;
ALTER TABLE classes ADD COLUMN decided TEXT;
ALTER TABLE partnerships ADD COLUMN decided TEXT;
