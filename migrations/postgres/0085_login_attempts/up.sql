-- How log-in under a name has gone, from each place by itself: a browser that has been let in before, or a
-- network. Somebody who guesses elsewhere locks nobody out. Names that nobody has are counted alike.
CREATE TABLE login_attempts (
    name_hash     BYTEA NOT NULL,
    -- Of all places together that nobody was let in from, the hash of nothing.
    origin_hash   BYTEA NOT NULL,
    failures      INTEGER NOT NULL,
    locked_until  TIMESTAMPTZ,
    succeeded_at  TIMESTAMPTZ,
    updated_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (name_hash, origin_hash)
);
CREATE INDEX login_attempts_by_age ON login_attempts (updated_at);
ALTER TABLE users DROP COLUMN failed_attempts;
