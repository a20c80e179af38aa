-- What schools and enterprises have agreed to train together.

CREATE TABLE partnerships (
    id               UUID PRIMARY KEY,
    school_id        UUID NOT NULL REFERENCES schools (id),
    enterprise_id    UUID NOT NULL REFERENCES enterprises (id),
    occupation_id    UUID NOT NULL REFERENCES occupations (id),
    level            TEXT COLLATE "C" NOT NULL,
    signed_date      DATE NOT NULL,
    expiry_date      DATE,
    scope            TEXT,
    practice_places  INTEGER CHECK (practice_places >= 0),
    contact_name     TEXT,
    contact_phone    TEXT,
    contact_email    TEXT,
    version          BIGINT NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    updated_at       TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX partnerships_key
    ON partnerships (school_id, enterprise_id, occupation_id, level, signed_date);
CREATE INDEX partnerships_by_age ON partnerships (created_at, id);
CREATE INDEX partnerships_by_enterprise ON partnerships (enterprise_id, created_at, id);
CREATE INDEX partnerships_by_occupation ON partnerships (occupation_id, created_at, id);
