DELETE FROM signing_keys WHERE algorithm <> 'EDDSA';
ALTER TABLE signing_keys DROP COLUMN algorithm;
DROP TABLE used_proofs;
DROP TABLE pushed_requests;
DROP TABLE device_codes;
DROP TABLE authorization_codes;
DROP TABLE app_consents;
CREATE TABLE tokens_before (
    token_hash  BLOB NOT NULL PRIMARY KEY,
    family_id   BLOB NOT NULL,
    user_id     BLOB NOT NULL REFERENCES users (id),
    scope       TEXT NOT NULL,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    used_at     INTEGER,
    revoked_at  INTEGER
) STRICT;
INSERT INTO tokens_before
SELECT token_hash, session_id, user_id, scope, issued_at, refresh_tokens.expires_at, used_at, ended_at
FROM refresh_tokens JOIN user_sessions ON user_sessions.id = session_id WHERE client_id IS NULL;
DROP TABLE refresh_tokens;
ALTER TABLE tokens_before RENAME TO refresh_tokens;
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
DROP TABLE user_sessions;
CREATE TABLE clients_before (
    id                       BLOB NOT NULL PRIMARY KEY,
    organisation_id          BLOB NOT NULL REFERENCES organisations (id),
    name                     TEXT NOT NULL,
    role                     TEXT NOT NULL,
    scopes                   TEXT NOT NULL,
    secret_hash              BLOB NOT NULL,
    previous_secret_hash     BLOB,
    previous_secret_expires  INTEGER,
    active                   INTEGER NOT NULL CHECK (active IN (0, 1)),
    last_used_at             INTEGER,
    version                  INTEGER NOT NULL,
    created_at               INTEGER NOT NULL,
    updated_at               INTEGER NOT NULL
) STRICT;
INSERT INTO clients_before
SELECT id, organisation_id, name, role, scopes, secret_hash, previous_secret_hash, previous_secret_expires,
       active, last_used_at, version, created_at, updated_at
FROM clients WHERE role IS NOT NULL AND secret_hash IS NOT NULL;
DROP TABLE clients;
ALTER TABLE clients_before RENAME TO clients;
CREATE UNIQUE INDEX clients_name ON clients (organisation_id, name);
CREATE INDEX clients_in_order ON clients (created_at, id);
