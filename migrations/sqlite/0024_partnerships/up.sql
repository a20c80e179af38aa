-- What schools and enterprises have agreed to train together.

CREATE TABLE partnerships (
    id               BLOB NOT NULL PRIMARY KEY,
    school_id        BLOB NOT NULL REFERENCES schools (id),
    enterprise_id    BLOB NOT NULL REFERENCES enterprises (id),
    occupation_id    BLOB NOT NULL REFERENCES occupations (id),
    level            TEXT NOT NULL,
    signed_date      TEXT NOT NULL,
    expiry_date      TEXT,
    scope            TEXT,
    practice_places  INTEGER CHECK (practice_places >= 0),
    contact_name     TEXT,
    contact_phone    TEXT,
    contact_email    TEXT,
    version          INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX partnerships_key
    ON partnerships (school_id, enterprise_id, occupation_id, level, signed_date);
CREATE INDEX partnerships_by_age ON partnerships (created_at, id);
CREATE INDEX partnerships_by_enterprise ON partnerships (enterprise_id, created_at, id);
CREATE INDEX partnerships_by_occupation ON partnerships (occupation_id, created_at, id);
