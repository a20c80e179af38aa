-- Trainees, their beneficiary statuses, enrolments and certificates.

CREATE TABLE trainees (
    seq                      INTEGER PRIMARY KEY AUTOINCREMENT,
    id                       BLOB NOT NULL UNIQUE,
    citizen_id               TEXT CONSTRAINT trainees_citizen_id UNIQUE,
    citizen_id_override      TEXT,
    passport_country         TEXT,
    passport_number          TEXT,
    full_name                TEXT NOT NULL,
    sort_key                 TEXT NOT NULL,
    sex                      TEXT NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
    birth_date               TEXT NOT NULL,
    ethnic_group             TEXT,
    -- As given, and the present commune and former district that it rolls up to.
    residence_unit_id        BLOB NOT NULL REFERENCES admin_units (id),
    commune_id               BLOB NOT NULL REFERENCES admin_units (id),
    district_id              BLOB REFERENCES admin_units (id),
    address                  TEXT,
    phone                    TEXT,
    schooling_level          TEXT,
    disability_type          TEXT,
    disability_degree        TEXT,
    registered_by_school_id  BLOB REFERENCES schools (id),
    demo                     INTEGER NOT NULL CHECK (demo IN (0, 1)),
    version                  INTEGER NOT NULL,
    created_at               INTEGER NOT NULL,
    updated_at               INTEGER NOT NULL,
    CONSTRAINT trainees_passport UNIQUE (passport_country, passport_number)
) STRICT;
CREATE INDEX trainees_in_order ON trainees (sort_key, id);
CREATE INDEX trainees_by_age ON trainees (created_at, id);
CREATE INDEX trainees_by_commune ON trainees (commune_id, sort_key, id);

-- Which schools may see a trainee: who registered the person or has enrolled them.
CREATE TABLE trainee_schools (
    school_id   BLOB NOT NULL REFERENCES schools (id),
    trainee_id  BLOB NOT NULL REFERENCES trainees (id),
    PRIMARY KEY (school_id, trainee_id)
) STRICT;
CREATE INDEX trainee_schools_by_trainee ON trainee_schools (trainee_id);

CREATE TABLE beneficiary_statuses (
    id                   BLOB NOT NULL PRIMARY KEY,
    trainee_id           BLOB NOT NULL REFERENCES trainees (id),
    beneficiary_group    TEXT NOT NULL,
    evidence_kind        TEXT NOT NULL,
    evidence_number      TEXT,
    valid_from           TEXT NOT NULL,
    valid_to             TEXT,
    status               TEXT NOT NULL CHECK (status IN ('CLAIMED', 'CONFIRMED', 'REJECTED')),
    confirming_unit_id   BLOB REFERENCES admin_units (id),
    decided_by           BLOB,
    decided_at           INTEGER,
    decision_reason      TEXT,
    version              INTEGER NOT NULL,
    created_at           INTEGER NOT NULL,
    updated_at           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX beneficiary_statuses_key ON beneficiary_statuses (trainee_id, beneficiary_group, valid_from);

CREATE TABLE enrolments (
    id                     BLOB NOT NULL PRIMARY KEY,
    trainee_id             BLOB NOT NULL REFERENCES trainees (id),
    class_id               BLOB NOT NULL REFERENCES classes (id),
    school_id              BLOB NOT NULL REFERENCES schools (id),
    -- Present commune of the trainee when enrolled: the commune's reach and the tables by place.
    commune_id             BLOB NOT NULL REFERENCES admin_units (id),
    district_id            BLOB REFERENCES admin_units (id),
    status                 TEXT NOT NULL CHECK (status IN ('APPLIED', 'ELIGIBLE', 'ADMITTED', 'STUDYING', 'COMPLETED', 'DROPPED', 'EXPELLED', 'TRANSFERRED', 'REJECTED')),
    status_date            TEXT NOT NULL,
    status_reason          TEXT,
    beneficiary_status_id  BLOB REFERENCES beneficiary_statuses (id),
    beneficiary_group      TEXT,
    overlap_override       TEXT,
    applied_date           TEXT NOT NULL,
    admitted_date          TEXT,
    completed_date         TEXT,
    hours_attended         INTEGER CHECK (hours_attended >= 0),
    score                  INTEGER CHECK (score BETWEEN 0 AND 1000),
    result                 TEXT CHECK (result IN ('PASSED', 'FAILED')),
    result_note            TEXT,
    transferred_to_id      BLOB REFERENCES enrolments (id),
    demo                   INTEGER NOT NULL CHECK (demo IN (0, 1)),
    version                INTEGER NOT NULL,
    created_at             INTEGER NOT NULL,
    updated_at             INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX enrolments_key ON enrolments (trainee_id, class_id);
CREATE INDEX enrolments_by_class ON enrolments (class_id, status);
CREATE INDEX enrolments_by_school ON enrolments (school_id, created_at, id);
CREATE INDEX enrolments_by_commune ON enrolments (commune_id, created_at, id);
CREATE INDEX enrolments_by_age ON enrolments (created_at, id);
CREATE INDEX enrolments_by_completion ON enrolments (completed_date, id);

CREATE TABLE certificates (
    id               BLOB NOT NULL PRIMARY KEY,
    enrolment_id     BLOB NOT NULL REFERENCES enrolments (id),
    trainee_id       BLOB NOT NULL REFERENCES trainees (id),
    school_id        BLOB NOT NULL REFERENCES schools (id),
    kind             TEXT NOT NULL,
    number           TEXT NOT NULL,
    register_number  TEXT NOT NULL,
    holder_name      TEXT NOT NULL,
    holder_folded    TEXT NOT NULL,
    issue_date       TEXT NOT NULL,
    status           TEXT NOT NULL CHECK (status IN ('ISSUED', 'REVOKED', 'REPLACED')),
    status_date      TEXT,
    status_reason    TEXT,
    replaces_id      BLOB REFERENCES certificates (id),
    version          INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX certificates_number ON certificates (school_id, number);
CREATE UNIQUE INDEX certificates_register_number ON certificates (school_id, register_number);
CREATE INDEX certificates_by_number ON certificates (number);
CREATE UNIQUE INDEX certificates_live ON certificates (enrolment_id) WHERE status = 'ISSUED';
CREATE INDEX certificates_by_enrolment ON certificates (enrolment_id);
CREATE INDEX certificates_by_trainee ON certificates (trainee_id);
CREATE INDEX certificates_by_age ON certificates (created_at, id);
