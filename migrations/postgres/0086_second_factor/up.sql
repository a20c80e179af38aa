-- A second factor of log-in: the secret of an authenticator, the one that is offered until a code of it has
-- come, and the step of time whose code was used last.
ALTER TABLE users ADD COLUMN totp_secret BYTEA;
ALTER TABLE users ADD COLUMN totp_offered BYTEA;
ALTER TABLE users ADD COLUMN totp_step BIGINT;

-- Each stands for one code of the authenticator, for the day on which it is lost.
CREATE TABLE recovery_codes (
    user_id    UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash  BYTEA NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);
