-- What was decided of a person's members, and stays whatever a nightly row says: docs/AUTHORITY.md.
ALTER TABLE trainees ADD COLUMN decided JSONB;
