DROP INDEX import_rows_identity;
ALTER TABLE import_rows DROP COLUMN identity;

DROP INDEX jobs_awaiting;
UPDATE jobs SET state = 'CANCELLED', finished_at = updated_at WHERE state = 'AWAITING_CONFIRMATION';
ALTER TABLE jobs DROP CONSTRAINT jobs_state_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_state_check CHECK (state IN ('QUEUED', 'RUNNING', 'CANCELLING', 'CANCELLED', 'SUCCEEDED', 'FAILED'));
