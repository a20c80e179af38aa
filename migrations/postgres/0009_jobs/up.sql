-- Work that outlives its request: imports and exports.
CREATE TABLE jobs (
    id               UUID PRIMARY KEY,
    kind             TEXT COLLATE "C" NOT NULL,
    -- Who asked for it, and with which scopes: it runs as them.
    actor_kind       TEXT NOT NULL CHECK (actor_kind IN ('USER', 'CLIENT')),
    actor_id         UUID NOT NULL,
    scopes           TEXT NOT NULL,
    organisation_id  UUID,
    request_id       TEXT NOT NULL,
    purpose          TEXT,
    parameters       JSONB NOT NULL,
    state            TEXT COLLATE "C" NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'CANCELLING', 'CANCELLED', 'SUCCEEDED', 'FAILED')),
    done             BIGINT NOT NULL DEFAULT 0,
    total            BIGINT,
    -- Where it goes on after a restart.
    checkpoint       JSONB,
    result           JSONB,
    error            JSONB,
    -- Times it was taken up without getting any further.
    attempts         INTEGER NOT NULL DEFAULT 0,
    -- The server that works at it, and until when the others believe so.
    lease_owner      UUID,
    lease_until      TIMESTAMPTZ,
    created_at       TIMESTAMPTZ NOT NULL,
    started_at       TIMESTAMPTZ,
    finished_at      TIMESTAMPTZ,
    updated_at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX jobs_by_age ON jobs (kind, created_at, id);
CREATE INDEX jobs_of_organisation ON jobs (organisation_id, kind, created_at, id);
CREATE INDEX jobs_unfinished ON jobs (created_at) WHERE state IN ('QUEUED', 'RUNNING', 'CANCELLING');

-- The files of jobs, in parts: as durable as the job, and reachable from every server.
CREATE TABLE job_files (
    job_id      UUID NOT NULL,
    name        TEXT COLLATE "C" NOT NULL,
    part        INTEGER NOT NULL,
    content     BYTEA NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (job_id, name, part)
);
CREATE INDEX job_files_by_age ON job_files (created_at);

-- What became of each row of an import; written with the row itself.
CREATE TABLE import_rows (
    job_id       UUID NOT NULL,
    line         BIGINT NOT NULL,
    kind         TEXT COLLATE "C",
    external_id  TEXT COLLATE "C",
    outcome      TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED')),
    resource_id  UUID,
    problems     JSONB,
    warnings     JSONB,
    PRIMARY KEY (job_id, line)
);
-- Those that were rejected, and no others, have problems.
CREATE INDEX import_rows_rejected ON import_rows (job_id, line) WHERE problems IS NOT NULL;
