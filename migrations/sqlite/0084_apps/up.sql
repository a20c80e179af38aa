-- A client may be an app that people log in to. Such a one may have no role of its own, and no secret
-- where it cannot keep one.
CREATE TABLE clients_with_apps (
    id                       BLOB NOT NULL PRIMARY KEY,
    organisation_id          BLOB NOT NULL REFERENCES organisations (id),
    name                     TEXT NOT NULL,
    role                     TEXT,
    scopes                   TEXT NOT NULL,
    auth_method              TEXT NOT NULL CHECK (auth_method IN ('SECRET', 'PRIVATE_KEY', 'NONE')),
    secret_hash              BLOB,
    previous_secret_hash     BLOB,
    previous_secret_expires  INTEGER,
    public_keys              TEXT NOT NULL,
    redirect_uris            TEXT NOT NULL,
    device_login             INTEGER NOT NULL CHECK (device_login IN (0, 1)),
    id_token_algorithm       TEXT NOT NULL CHECK (id_token_algorithm IN ('RS256', 'EDDSA')),
    active                   INTEGER NOT NULL CHECK (active IN (0, 1)),
    last_used_at             INTEGER,
    version                  INTEGER NOT NULL,
    created_at               INTEGER NOT NULL,
    updated_at               INTEGER NOT NULL
) STRICT;
INSERT INTO clients_with_apps
SELECT id, organisation_id, name, role, scopes, 'SECRET', secret_hash, previous_secret_hash,
       previous_secret_expires, '[]', '[]', 0, 'RS256', active, last_used_at, version, created_at, updated_at
FROM clients;
DROP TABLE clients;
ALTER TABLE clients_with_apps RENAME TO clients;
CREATE UNIQUE INDEX clients_name ON clients (organisation_id, name);
CREATE INDEX clients_in_order ON clients (created_at, id);

-- Where somebody is logged in: a browser at the pages of the registry, or an app and all its tokens.
CREATE TABLE user_sessions (
    id                BLOB NOT NULL PRIMARY KEY,
    user_id           BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind              TEXT NOT NULL CHECK (kind IN ('PASSWORD', 'BROWSER', 'APP', 'DEVICE')),
    client_id         BLOB REFERENCES clients (id) ON DELETE CASCADE,
    scope             TEXT NOT NULL,
    -- What the cookie of a browser is known by.
    cookie_hash       BLOB,
    user_agent        TEXT,
    -- The key that its tokens are bound to (RFC 9449).
    dpop_key          TEXT,
    authenticated_at  INTEGER NOT NULL,
    last_used_at      INTEGER NOT NULL,
    expires_at        INTEGER NOT NULL,
    ended_at          INTEGER
) STRICT;
CREATE UNIQUE INDEX user_sessions_cookie ON user_sessions (cookie_hash);
CREATE INDEX user_sessions_by_user ON user_sessions (user_id, last_used_at, id);
CREATE INDEX user_sessions_by_client ON user_sessions (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX user_sessions_by_expiry ON user_sessions (expires_at);
INSERT INTO user_sessions
SELECT family_id, user_id, 'PASSWORD', NULL, min(scope), NULL, NULL, NULL, min(issued_at), max(issued_at),
       max(expires_at), max(revoked_at)
FROM refresh_tokens GROUP BY family_id, user_id;

-- A refresh token renews its session. Using one twice ends it.
CREATE TABLE session_tokens (
    token_hash  BLOB NOT NULL PRIMARY KEY,
    session_id  BLOB NOT NULL REFERENCES user_sessions (id) ON DELETE CASCADE,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    used_at     INTEGER
) STRICT;
INSERT INTO session_tokens SELECT token_hash, family_id, issued_at, expires_at, used_at FROM refresh_tokens;
DROP TABLE refresh_tokens;
ALTER TABLE session_tokens RENAME TO refresh_tokens;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

-- What somebody has allowed an app to do for them.
CREATE TABLE app_consents (
    id          BLOB NOT NULL PRIMARY KEY,
    user_id     BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id   BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    scope       TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX app_consents_of_user ON app_consents (user_id, client_id);
CREATE INDEX app_consents_in_order ON app_consents (user_id, created_at, id);
CREATE INDEX app_consents_by_client ON app_consents (client_id);

-- Good once and for a minute. A code that comes twice ends the session that came of it.
CREATE TABLE authorization_codes (
    code_hash         BLOB NOT NULL PRIMARY KEY,
    session_id        BLOB NOT NULL,
    user_id           BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id         BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    redirect_uri      TEXT NOT NULL,
    scope             TEXT NOT NULL,
    code_challenge    TEXT NOT NULL,
    nonce             TEXT,
    user_agent        TEXT,
    dpop_key          TEXT,
    authenticated_at  INTEGER NOT NULL,
    expires_at        INTEGER NOT NULL,
    used_at           INTEGER
) STRICT;
CREATE INDEX authorization_codes_by_expiry ON authorization_codes (expires_at);

-- What a device waits for while somebody types its code into a browser.
CREATE TABLE device_codes (
    device_code_hash  BLOB NOT NULL PRIMARY KEY,
    user_code         TEXT NOT NULL,
    session_id        BLOB NOT NULL,
    client_id         BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    scope             TEXT NOT NULL,
    state             TEXT NOT NULL CHECK (state IN ('PENDING', 'ALLOWED', 'REFUSED', 'USED')),
    user_id           BLOB REFERENCES users (id) ON DELETE CASCADE,
    user_agent        TEXT,
    authenticated_at  INTEGER,
    interval_seconds  INTEGER NOT NULL,
    polled_at         INTEGER,
    expires_at        INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX device_codes_user_code ON device_codes (user_code);
CREATE INDEX device_codes_by_expiry ON device_codes (expires_at);

-- Requests for authorization that an app has sent ahead, so that no browser carries them.
CREATE TABLE pushed_requests (
    uri_hash    BLOB NOT NULL PRIMARY KEY,
    client_id   BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    parameters  TEXT NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX pushed_requests_by_expiry ON pushed_requests (expires_at);

-- Proofs that are good once: assertions of clients.
CREATE TABLE used_proofs (
    proof_hash  BLOB NOT NULL PRIMARY KEY,
    expires_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX used_proofs_by_expiry ON used_proofs (expires_at);

-- ID tokens are signed with RSA, too.
ALTER TABLE signing_keys ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'EDDSA' CHECK (algorithm IN ('EDDSA', 'RS256'));
