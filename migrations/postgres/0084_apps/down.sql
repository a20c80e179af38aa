DELETE FROM signing_keys WHERE algorithm <> 'EDDSA';
ALTER TABLE signing_keys DROP COLUMN algorithm;
DROP TABLE used_proofs;
DROP TABLE pushed_requests;
DROP TABLE device_codes;
DROP TABLE authorization_codes;
DROP TABLE app_consents;
CREATE TABLE tokens_before (
    token_hash  BYTEA PRIMARY KEY,
    family_id   UUID NOT NULL,
    user_id     UUID NOT NULL REFERENCES users (id),
    scope       TEXT NOT NULL,
    issued_at   TIMESTAMPTZ NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL,
    used_at     TIMESTAMPTZ,
    revoked_at  TIMESTAMPTZ
);
INSERT INTO tokens_before
SELECT token_hash, session_id, user_id, scope, issued_at, refresh_tokens.expires_at, used_at, ended_at
FROM refresh_tokens JOIN user_sessions ON user_sessions.id = session_id WHERE client_id IS NULL;
DROP TABLE refresh_tokens;
ALTER TABLE tokens_before RENAME TO refresh_tokens;
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
DROP TABLE user_sessions;
DELETE FROM clients WHERE role IS NULL OR secret_hash IS NULL;
ALTER TABLE clients DROP COLUMN id_token_algorithm;
ALTER TABLE clients DROP COLUMN device_login;
ALTER TABLE clients DROP COLUMN redirect_uris;
ALTER TABLE clients DROP COLUMN public_keys;
ALTER TABLE clients DROP COLUMN auth_method;
ALTER TABLE clients ALTER COLUMN secret_hash SET NOT NULL;
ALTER TABLE clients ALTER COLUMN role SET NOT NULL;
