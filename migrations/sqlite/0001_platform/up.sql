-- What every resource stands on: keys, who did what, what changed, what was already answered.

CREATE TABLE secrets (
    name        TEXT NOT NULL PRIMARY KEY,
    value       BLOB NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

-- Ed25519 keys that sign access tokens. A retired key verifies until its last token expires.
CREATE TABLE signing_keys (
    kid          TEXT NOT NULL PRIMARY KEY,
    private_key  BLOB NOT NULL,
    public_key   BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    retired_at   INTEGER
) STRICT;

-- Digest of each shipped catalogue as last loaded, so that a start loads only what is new.
CREATE TABLE catalogue_loads (
    name       TEXT NOT NULL PRIMARY KEY,
    digest     TEXT NOT NULL,
    loaded_at  INTEGER NOT NULL
) STRICT;

-- Append-only: one row for each change and for each reveal of unmasked personal data.
CREATE TABLE audit_events (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    at               INTEGER NOT NULL,
    actor_kind       TEXT NOT NULL,
    actor_id         BLOB,
    client_id        BLOB,
    organisation_id  BLOB,
    action           TEXT NOT NULL,
    resource         TEXT NOT NULL,
    resource_id      BLOB,
    request_id       TEXT NOT NULL,
    purpose          TEXT,
    details          TEXT NOT NULL
) STRICT;
CREATE INDEX audit_events_by_resource ON audit_events (resource, resource_id, seq);
CREATE INDEX audit_events_by_actor ON audit_events (actor_id, seq);

-- Ordinary reads of masked personal records, one row per actor, client, resource and second.
CREATE TABLE access_log (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    at               INTEGER NOT NULL,
    actor_kind       TEXT NOT NULL,
    actor_id         BLOB,
    client_id        BLOB,
    organisation_id  BLOB,
    resource         TEXT NOT NULL,
    resource_ids     TEXT NOT NULL,
    row_count        INTEGER NOT NULL
) STRICT;
CREATE INDEX access_log_by_actor ON access_log (actor_id, seq);

-- The feed's source, written with every change. The reach columns say who may see the entry;
-- tx is the writing transaction, below which a reader of the feed waits for open ones.
CREATE TABLE change_log (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    tx               INTEGER NOT NULL DEFAULT 0,
    at               INTEGER NOT NULL,
    resource         TEXT NOT NULL,
    resource_id      BLOB NOT NULL,
    op               TEXT NOT NULL CHECK (op IN ('UPSERT', 'DELETE')),
    version          INTEGER NOT NULL,
    keys             TEXT NOT NULL,
    school_id        BLOB,
    commune_id       BLOB,
    enterprise_id    BLOB,
    organisation_id  BLOB
) STRICT;
CREATE INDEX change_log_by_resource ON change_log (resource, resource_id, seq);

-- Answers already given to a POST, kept seven days.
CREATE TABLE idempotency_keys (
    actor_id      BLOB NOT NULL,
    key           TEXT NOT NULL,
    request_hash  BLOB NOT NULL,
    status        INTEGER NOT NULL,
    etag          TEXT,
    location      TEXT,
    body          BLOB NOT NULL,
    created_at    INTEGER NOT NULL,
    PRIMARY KEY (actor_id, key)
) STRICT;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- Keys that other systems use for our rows. An organisation sees the keys it gave.
CREATE TABLE external_ids (
    resource         TEXT NOT NULL,
    system           TEXT NOT NULL,
    value            TEXT NOT NULL,
    resource_id      BLOB NOT NULL,
    organisation_id  BLOB,
    PRIMARY KEY (resource, system, value)
) STRICT;
CREATE INDEX external_ids_by_row ON external_ids (resource, resource_id);
