-- Work that outlives its request: imports and exports.
CREATE TABLE jobs (
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
    state            TEXT NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'CANCELLING', 'CANCELLED', 'SUCCEEDED', 'FAILED')),
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
CREATE INDEX jobs_by_age ON jobs (kind, created_at, id);
CREATE INDEX jobs_of_organisation ON jobs (organisation_id, kind, created_at, id);
CREATE INDEX jobs_unfinished ON jobs (created_at) WHERE state IN ('QUEUED', 'RUNNING', 'CANCELLING');

-- The files of jobs, in parts: as durable as the job, and reachable from every server.
CREATE TABLE job_files (
    job_id      BLOB NOT NULL,
    name        TEXT NOT NULL,
    part        INTEGER NOT NULL,
    content     BLOB NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (job_id, name, part)
) STRICT;
CREATE INDEX job_files_by_age ON job_files (created_at);

-- What became of each row of an import; written with the row itself.
CREATE TABLE import_rows (
    job_id       BLOB NOT NULL,
    line         INTEGER NOT NULL,
    kind         TEXT,
    external_id  TEXT,
    outcome      TEXT NOT NULL CHECK (outcome IN ('CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED')),
    resource_id  BLOB,
    problems     TEXT,
    warnings     TEXT,
    PRIMARY KEY (job_id, line)
) STRICT, WITHOUT ROWID;
-- Those that were rejected, and no others, have problems.
CREATE INDEX import_rows_rejected ON import_rows (job_id, line) WHERE problems IS NOT NULL;
