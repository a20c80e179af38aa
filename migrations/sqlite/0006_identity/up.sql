-- Who may come in, for whom, and with what.

CREATE TABLE organisations (
    id             BLOB NOT NULL PRIMARY KEY,
    kind           TEXT NOT NULL CHECK (kind IN ('AGENCY', 'SCHOOL', 'ENTERPRISE', 'APP_OWNER')),
    name           TEXT NOT NULL,
    folded_name    TEXT NOT NULL,
    sort_key       TEXT NOT NULL,
    -- What its people reach: an agency its unit, a school or an enterprise its own record.
    unit_id        BLOB REFERENCES admin_units (id),
    school_id      BLOB REFERENCES schools (id),
    enterprise_id  BLOB REFERENCES enterprises (id),
    active         INTEGER NOT NULL CHECK (active IN (0, 1)),
    version        INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX organisations_name ON organisations (name);
CREATE UNIQUE INDEX organisations_school ON organisations (school_id);
CREATE UNIQUE INDEX organisations_enterprise ON organisations (enterprise_id);
CREATE INDEX organisations_in_order ON organisations (sort_key, id);

CREATE TABLE users (
    id                   BLOB NOT NULL PRIMARY KEY,
    organisation_id      BLOB NOT NULL REFERENCES organisations (id),
    username             TEXT NOT NULL,
    display_name         TEXT NOT NULL,
    email                TEXT,
    roles                TEXT NOT NULL,
    password_hash        TEXT NOT NULL,
    active               INTEGER NOT NULL CHECK (active IN (0, 1)),
    failed_attempts      INTEGER NOT NULL,
    locked_until         INTEGER,
    last_login_at        INTEGER,
    version              INTEGER NOT NULL,
    created_at           INTEGER NOT NULL,
    updated_at           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX users_username ON users (username);
CREATE INDEX users_by_organisation ON users (organisation_id);

-- OAuth clients. A rotated secret stays good for a while, so that a nightly job does not fail.
CREATE TABLE clients (
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
CREATE UNIQUE INDEX clients_name ON clients (organisation_id, name);
CREATE INDEX clients_in_order ON clients (created_at, id);

-- A family is one log-in. Using a token twice revokes its whole family.
CREATE TABLE refresh_tokens (
    token_hash  BLOB NOT NULL PRIMARY KEY,
    family_id   BLOB NOT NULL,
    user_id     BLOB NOT NULL REFERENCES users (id),
    scope       TEXT NOT NULL,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    used_at     INTEGER,
    revoked_at  INTEGER
) STRICT;
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
