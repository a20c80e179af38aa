-- A client may be an app that people log in to. Such a one may have no role of its own, and no secret
-- where it cannot keep one.
ALTER TABLE clients ALTER COLUMN role DROP NOT NULL;
ALTER TABLE clients ALTER COLUMN secret_hash DROP NOT NULL;
ALTER TABLE clients ADD COLUMN auth_method TEXT COLLATE "C" NOT NULL DEFAULT 'SECRET'
    CHECK (auth_method IN ('SECRET', 'PRIVATE_KEY', 'NONE'));
ALTER TABLE clients ADD COLUMN public_keys JSONB NOT NULL DEFAULT '[]';
ALTER TABLE clients ADD COLUMN redirect_uris JSONB NOT NULL DEFAULT '[]';
ALTER TABLE clients ADD COLUMN device_login BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE clients ADD COLUMN id_token_algorithm TEXT COLLATE "C" NOT NULL DEFAULT 'RS256'
    CHECK (id_token_algorithm IN ('RS256', 'EDDSA'));
ALTER TABLE clients ALTER COLUMN auth_method DROP DEFAULT;
ALTER TABLE clients ALTER COLUMN public_keys DROP DEFAULT;
ALTER TABLE clients ALTER COLUMN redirect_uris DROP DEFAULT;
ALTER TABLE clients ALTER COLUMN device_login DROP DEFAULT;
ALTER TABLE clients ALTER COLUMN id_token_algorithm DROP DEFAULT;

-- Where somebody is logged in: a browser at the pages of the registry, or an app and all its tokens.
CREATE TABLE user_sessions (
    id                UUID PRIMARY KEY,
    user_id           UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind              TEXT COLLATE "C" NOT NULL CHECK (kind IN ('PASSWORD', 'BROWSER', 'APP', 'DEVICE')),
    client_id         UUID REFERENCES clients (id) ON DELETE CASCADE,
    scope             TEXT NOT NULL,
    -- What the cookie of a browser is known by.
    cookie_hash       BYTEA,
    user_agent        TEXT,
    -- The key that its tokens are bound to (RFC 9449).
    dpop_key          TEXT,
    authenticated_at  TIMESTAMPTZ NOT NULL,
    last_used_at      TIMESTAMPTZ NOT NULL,
    expires_at        TIMESTAMPTZ NOT NULL,
    ended_at          TIMESTAMPTZ
);
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
    token_hash  BYTEA PRIMARY KEY,
    session_id  UUID NOT NULL REFERENCES user_sessions (id) ON DELETE CASCADE,
    issued_at   TIMESTAMPTZ NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL,
    used_at     TIMESTAMPTZ
);
INSERT INTO session_tokens SELECT token_hash, family_id, issued_at, expires_at, used_at FROM refresh_tokens;
DROP TABLE refresh_tokens;
ALTER TABLE session_tokens RENAME TO refresh_tokens;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

-- What somebody has allowed an app to do for them.
CREATE TABLE app_consents (
    id          UUID PRIMARY KEY,
    user_id     UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id   UUID NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    scope       TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX app_consents_of_user ON app_consents (user_id, client_id);
CREATE INDEX app_consents_in_order ON app_consents (user_id, created_at, id);
CREATE INDEX app_consents_by_client ON app_consents (client_id);

-- Good once and for a minute. A code that comes twice ends the session that came of it.
CREATE TABLE authorization_codes (
    code_hash         BYTEA PRIMARY KEY,
    session_id        UUID NOT NULL,
    user_id           UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id         UUID NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    redirect_uri      TEXT NOT NULL,
    scope             TEXT NOT NULL,
    code_challenge    TEXT NOT NULL,
    nonce             TEXT,
    user_agent        TEXT,
    dpop_key          TEXT,
    authenticated_at  TIMESTAMPTZ NOT NULL,
    expires_at        TIMESTAMPTZ NOT NULL,
    used_at           TIMESTAMPTZ
);
CREATE INDEX authorization_codes_by_expiry ON authorization_codes (expires_at);

-- What a device waits for while somebody types its code into a browser.
CREATE TABLE device_codes (
    device_code_hash  BYTEA PRIMARY KEY,
    user_code         TEXT COLLATE "C" NOT NULL,
    session_id        UUID NOT NULL,
    client_id         UUID NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    scope             TEXT NOT NULL,
    state             TEXT COLLATE "C" NOT NULL CHECK (state IN ('PENDING', 'ALLOWED', 'REFUSED', 'USED')),
    user_id           UUID REFERENCES users (id) ON DELETE CASCADE,
    user_agent        TEXT,
    authenticated_at  TIMESTAMPTZ,
    interval_seconds  INTEGER NOT NULL,
    polled_at         TIMESTAMPTZ,
    expires_at        TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX device_codes_user_code ON device_codes (user_code);
CREATE INDEX device_codes_by_expiry ON device_codes (expires_at);

-- Requests for authorization that an app has sent ahead, so that no browser carries them.
CREATE TABLE pushed_requests (
    uri_hash    BYTEA PRIMARY KEY,
    client_id   UUID NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    parameters  TEXT NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX pushed_requests_by_expiry ON pushed_requests (expires_at);

-- Proofs that are good once: assertions of clients.
CREATE TABLE used_proofs (
    proof_hash  BYTEA PRIMARY KEY,
    expires_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX used_proofs_by_expiry ON used_proofs (expires_at);

-- ID tokens are signed with RSA, too.
ALTER TABLE signing_keys ADD COLUMN algorithm TEXT COLLATE "C" NOT NULL DEFAULT 'EDDSA' CHECK (algorithm IN ('EDDSA', 'RS256'));
