-- An import that would change who many people are waits until somebody confirms it.
ALTER TABLE jobs DROP CONSTRAINT jobs_state_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_state_check CHECK (state IN ('QUEUED', 'RUNNING', 'AWAITING_CONFIRMATION', 'CANCELLING', 'CANCELLED', 'SUCCEEDED', 'FAILED'));
CREATE INDEX jobs_awaiting ON jobs (kind, organisation_id) WHERE state = 'AWAITING_CONFIRMATION';

-- Who would become whom, as long as the import waits.
ALTER TABLE import_rows ADD COLUMN identity JSONB;
CREATE INDEX import_rows_identity ON import_rows (job_id, line) WHERE identity IS NOT NULL;
