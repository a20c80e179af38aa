-- Who hires, and what became of those who were trained.

CREATE TABLE enterprises (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    id              BLOB NOT NULL UNIQUE,
    legal_form      TEXT NOT NULL,
    tax_code        TEXT NOT NULL CONSTRAINT enterprises_tax_code UNIQUE,
    name            TEXT NOT NULL,
    sort_key        TEXT NOT NULL,
    industry        TEXT,
    unit_id         BLOB REFERENCES admin_units (id),
    commune_id      BLOB REFERENCES admin_units (id),
    address         TEXT,
    phone           TEXT,
    email           TEXT,
    representative  TEXT,
    status          TEXT NOT NULL CHECK (status IN ('ACTIVE', 'CLOSED')),
    demo            INTEGER NOT NULL CHECK (demo IN (0, 1)),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX enterprises_in_order ON enterprises (sort_key, id);
CREATE INDEX enterprises_by_age ON enterprises (created_at, id);

-- Append-only: a correction is a new row, and the latest confirmed one of a checkpoint counts.
CREATE TABLE employment_outcomes (
    id                   BLOB NOT NULL PRIMARY KEY,
    enrolment_id         BLOB NOT NULL REFERENCES enrolments (id),
    trainee_id           BLOB NOT NULL REFERENCES trainees (id),
    school_id            BLOB NOT NULL REFERENCES schools (id),
    commune_id           BLOB NOT NULL REFERENCES admin_units (id),
    checkpoint_months    INTEGER NOT NULL CHECK (checkpoint_months IN (3, 6, 12)),
    kind                 TEXT NOT NULL,
    provenance           TEXT NOT NULL,
    observed_date        TEXT NOT NULL,
    enterprise_id        BLOB REFERENCES enterprises (id),
    employer_name        TEXT,
    income_before        INTEGER CHECK (income_before >= 0),
    income_after         INTEGER CHECK (income_after >= 0),
    related_to_training  INTEGER CHECK (related_to_training IN (0, 1)),
    escaped_poverty      INTEGER CHECK (escaped_poverty IN (0, 1)),
    became_better_off    INTEGER CHECK (became_better_off IN (0, 1)),
    note                 TEXT,
    confirmed_at         INTEGER,
    confirmed_date       TEXT,
    confirmed_by         BLOB,
    demo                 INTEGER NOT NULL CHECK (demo IN (0, 1)),
    version              INTEGER NOT NULL,
    created_at           INTEGER NOT NULL
) STRICT;
CREATE INDEX employment_outcomes_by_enrolment ON employment_outcomes (enrolment_id, checkpoint_months, observed_date);
CREATE INDEX employment_outcomes_by_school ON employment_outcomes (school_id, created_at, id);
CREATE INDEX employment_outcomes_by_enterprise ON employment_outcomes (enterprise_id, created_at, id);
CREATE INDEX employment_outcomes_by_commune ON employment_outcomes (commune_id, created_at, id);
CREATE INDEX employment_outcomes_by_age ON employment_outcomes (created_at, id);
