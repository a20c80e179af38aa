-- Who may come in, for whom, and with what.

CREATE TABLE organisations (
    id             UUID PRIMARY KEY,
    kind           TEXT COLLATE "C" NOT NULL CHECK (kind IN ('AGENCY', 'SCHOOL', 'ENTERPRISE', 'APP_OWNER')),
    name           TEXT NOT NULL,
    folded_name    TEXT COLLATE "C" NOT NULL,
    sort_key       TEXT COLLATE "C" NOT NULL,
    -- What its people reach: an agency its unit, a school or an enterprise its own record.
    unit_id        UUID REFERENCES admin_units (id),
    school_id      UUID REFERENCES schools (id),
    enterprise_id  UUID REFERENCES enterprises (id),
    active         BOOLEAN NOT NULL,
    version        BIGINT NOT NULL,
    created_at     TIMESTAMPTZ NOT NULL,
    updated_at     TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX organisations_name ON organisations (name);
CREATE UNIQUE INDEX organisations_school ON organisations (school_id);
CREATE UNIQUE INDEX organisations_enterprise ON organisations (enterprise_id);
CREATE INDEX organisations_in_order ON organisations (sort_key, id);

CREATE TABLE users (
    id                   UUID PRIMARY KEY,
    organisation_id      UUID NOT NULL REFERENCES organisations (id),
    username             TEXT COLLATE "C" NOT NULL,
    display_name         TEXT NOT NULL,
    email                TEXT,
    roles                JSONB NOT NULL,
    password_hash        TEXT NOT NULL,
    active               BOOLEAN NOT NULL,
    failed_attempts      INTEGER NOT NULL,
    locked_until         TIMESTAMPTZ,
    last_login_at        TIMESTAMPTZ,
    version              BIGINT NOT NULL,
    created_at           TIMESTAMPTZ NOT NULL,
    updated_at           TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX users_username ON users (username);
CREATE INDEX users_by_organisation ON users (organisation_id);

-- OAuth clients. A rotated secret stays good for a while, so that a nightly job does not fail.
CREATE TABLE clients (
    id                       UUID PRIMARY KEY,
    organisation_id          UUID NOT NULL REFERENCES organisations (id),
    name                     TEXT NOT NULL,
    role                     TEXT COLLATE "C" NOT NULL,
    scopes                   JSONB NOT NULL,
    secret_hash              BYTEA NOT NULL,
    previous_secret_hash     BYTEA,
    previous_secret_expires  TIMESTAMPTZ,
    active                   BOOLEAN NOT NULL,
    last_used_at             TIMESTAMPTZ,
    version                  BIGINT NOT NULL,
    created_at               TIMESTAMPTZ NOT NULL,
    updated_at               TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX clients_name ON clients (organisation_id, name);
CREATE INDEX clients_in_order ON clients (created_at, id);

-- A family is one log-in. Using a token twice revokes its whole family.
CREATE TABLE refresh_tokens (
    token_hash  BYTEA PRIMARY KEY,
    family_id   UUID NOT NULL,
    user_id     UUID NOT NULL REFERENCES users (id),
    scope       TEXT NOT NULL,
    issued_at   TIMESTAMPTZ NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL,
    used_at     TIMESTAMPTZ,
    revoked_at  TIMESTAMPTZ
);
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
