-- Webhooks: who is told of changes, what was written for them and each attempt to deliver it.
CREATE TABLE webhooks (
    id                       BLOB NOT NULL PRIMARY KEY,
    organisation_id          BLOB NOT NULL REFERENCES organisations (id),
    -- Whose permissions decide what is told, and with which scopes at most.
    owner_kind               TEXT NOT NULL CHECK (owner_kind IN ('USER', 'CLIENT')),
    owner_id                 BLOB NOT NULL,
    scopes                   TEXT NOT NULL,
    url                      TEXT NOT NULL,
    types                    TEXT NOT NULL,
    wanted_ops               TEXT,
    description              TEXT,
    status                   TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'PAUSED', 'DISABLED')),
    status_reason            TEXT,
    -- Plain, because it signs.
    secret                   BLOB NOT NULL,
    previous_secret          BLOB,
    previous_secret_expires  INTEGER,
    version                  INTEGER NOT NULL,
    created_at               INTEGER NOT NULL,
    updated_at               INTEGER NOT NULL,
    -- How far the change log has been told; moves together with the messages, one turn at a time.
    cursor                   TEXT,
    cursor_at                INTEGER,
    turns                    INTEGER NOT NULL DEFAULT 0,
    -- Since when no attempt has succeeded.
    failing_since            INTEGER,
    last_turn_at             INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX webhooks_in_order ON webhooks (created_at, id);
CREATE INDEX webhooks_of_organisation ON webhooks (organisation_id, created_at, id);

CREATE TABLE webhook_deliveries (
    id               BLOB NOT NULL PRIMARY KEY,
    webhook_id       BLOB NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    kind             TEXT NOT NULL,
    -- The very bytes that are signed and sent.
    payload          TEXT NOT NULL,
    changes          INTEGER NOT NULL,
    status           TEXT NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'DEAD')),
    attempts         INTEGER NOT NULL DEFAULT 0,
    -- Failed ones since it was written or replayed.
    tries            INTEGER NOT NULL DEFAULT 0,
    -- Set while the message is pending, and only then.
    next_attempt_at  INTEGER,
    -- Until when another server believes that one is sending it.
    leased_until     INTEGER,
    created_at       INTEGER NOT NULL,
    finished_at      INTEGER
) STRICT;
CREATE INDEX webhook_deliveries_in_order ON webhook_deliveries (webhook_id, created_at, id);
CREATE INDEX webhook_deliveries_by_status ON webhook_deliveries (webhook_id, status, created_at, id);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at) WHERE next_attempt_at IS NULL;
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (created_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE webhook_attempts (
    delivery_id  BLOB NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    duration_ms  INTEGER NOT NULL,
    outcome      TEXT NOT NULL,
    http_status  INTEGER,
    PRIMARY KEY (delivery_id, number)
) STRICT, WITHOUT ROWID;
