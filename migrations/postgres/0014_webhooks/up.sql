-- Webhooks: who is told of changes, what was written for them and each attempt to deliver it.
CREATE TABLE webhooks (
    id                       UUID PRIMARY KEY,
    organisation_id          UUID NOT NULL REFERENCES organisations (id),
    -- Whose permissions decide what is told, and with which scopes at most.
    owner_kind               TEXT COLLATE "C" NOT NULL CHECK (owner_kind IN ('USER', 'CLIENT')),
    owner_id                 UUID NOT NULL,
    scopes                   TEXT NOT NULL,
    url                      TEXT NOT NULL,
    types                    JSONB NOT NULL,
    wanted_ops               JSONB,
    description              TEXT,
    status                   TEXT COLLATE "C" NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'PAUSED', 'DISABLED')),
    status_reason            TEXT COLLATE "C",
    -- Plain, because it signs.
    secret                   BYTEA NOT NULL,
    previous_secret          BYTEA,
    previous_secret_expires  TIMESTAMPTZ,
    version                  BIGINT NOT NULL,
    created_at               TIMESTAMPTZ NOT NULL,
    updated_at               TIMESTAMPTZ NOT NULL,
    -- How far the change log has been told; moves together with the messages, one turn at a time.
    cursor                   JSONB,
    cursor_at                TIMESTAMPTZ,
    turns                    BIGINT NOT NULL DEFAULT 0,
    -- Since when no attempt has succeeded.
    failing_since            TIMESTAMPTZ,
    last_turn_at             TIMESTAMPTZ NOT NULL DEFAULT 'epoch'
);
CREATE INDEX webhooks_in_order ON webhooks (created_at, id);
CREATE INDEX webhooks_of_organisation ON webhooks (organisation_id, created_at, id);

CREATE TABLE webhook_deliveries (
    id               UUID PRIMARY KEY,
    webhook_id       UUID NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    kind             TEXT COLLATE "C" NOT NULL,
    -- The very bytes that are signed and sent.
    payload          TEXT NOT NULL,
    changes          INTEGER NOT NULL,
    status           TEXT COLLATE "C" NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'DEAD')),
    attempts         INTEGER NOT NULL DEFAULT 0,
    -- Failed ones since it was written or replayed.
    tries            INTEGER NOT NULL DEFAULT 0,
    -- Set while the message is pending, and only then.
    next_attempt_at  TIMESTAMPTZ,
    -- Until when another server believes that one is sending it.
    leased_until     TIMESTAMPTZ,
    created_at       TIMESTAMPTZ NOT NULL,
    finished_at      TIMESTAMPTZ
);
CREATE INDEX webhook_deliveries_in_order ON webhook_deliveries (webhook_id, created_at, id);
CREATE INDEX webhook_deliveries_by_status ON webhook_deliveries (webhook_id, status, created_at, id);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at) WHERE next_attempt_at IS NULL;
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (created_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE webhook_attempts (
    delivery_id  UUID NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    duration_ms  INTEGER NOT NULL,
    outcome      TEXT COLLATE "C" NOT NULL,
    http_status  INTEGER,
    PRIMARY KEY (delivery_id, number)
);
