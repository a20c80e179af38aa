-- An import that would change who many people are waits until somebody confirms it.
CREATE TABLE jobs_0040 (
    id               BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind             TEXT NOT NULL,
    -- Who asked for it, and with which scopes: it runs as them.
    actor_kind       TEXT NOT NULL CHECK (actor_kind IN ('USER', 'CLIENT')),
    actor_id         BLOB NOT NULL,
    scopes           TEXT NOT NULL,
    organisation_id  BLOB,
    request_id       TEXT NOT NULL,
    purpose          TEXT,
    parameters       TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'AWAITING_CONFIRMATION', 'CANCELLING', 'CANCELLED', 'SUCCEEDED', 'FAILED')),
    done             INTEGER NOT NULL DEFAULT 0,
    total            INTEGER,
    -- Where it goes on after a restart.
    checkpoint       TEXT,
    result           TEXT,
    error            TEXT,
    -- Times it was taken up without getting any further.
    attempts         INTEGER NOT NULL DEFAULT 0,
    -- The server that works at it, and until when the others believe so.
    lease_owner      BLOB,
    lease_until      INTEGER,
    created_at       INTEGER NOT NULL,
    started_at       INTEGER,
    finished_at      INTEGER,
    updated_at       INTEGER NOT NULL
) STRICT;
INSERT INTO jobs_0040 (id, kind, actor_kind, actor_id, scopes, organisation_id,
       request_id, purpose, parameters, state, done, total,
       checkpoint, result, error, attempts, lease_owner, lease_until,
       created_at, started_at, finished_at, updated_at)
SELECT id, kind, actor_kind, actor_id, scopes, organisation_id,
       request_id, purpose, parameters, state, done, total,
       checkpoint, result, error, attempts, lease_owner, lease_until,
       created_at, started_at, finished_at, updated_at
FROM jobs;
DROP TABLE jobs;
ALTER TABLE jobs_0040 RENAME TO jobs;
CREATE INDEX jobs_by_age ON jobs (kind, created_at, id);
CREATE INDEX jobs_of_organisation ON jobs (organisation_id, kind, created_at, id);
CREATE INDEX jobs_of_actor ON jobs (actor_id, kind, created_at, id);
CREATE INDEX jobs_unfinished ON jobs (created_at) WHERE state IN ('QUEUED', 'RUNNING', 'CANCELLING');
CREATE INDEX jobs_awaiting ON jobs (kind, organisation_id) WHERE state = 'AWAITING_CONFIRMATION';

-- Who would become whom, as long as the import waits.
ALTER TABLE import_rows ADD COLUMN identity TEXT;
CREATE INDEX import_rows_identity ON import_rows (job_id, line) WHERE identity IS NOT NULL;
