ALTER TABLE enterprises DROP COLUMN decided;
ALTER TABLE enrolments DROP COLUMN decided;
