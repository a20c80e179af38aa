-- What is taught: schools, what they are licensed for, their courses and classes.

CREATE TABLE schools (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          BLOB NOT NULL UNIQUE,
    code        TEXT NOT NULL CONSTRAINT schools_code UNIQUE,
    name_vi     TEXT NOT NULL,
    name_en     TEXT,
    sort_key    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    ownership   TEXT NOT NULL,
    unit_id     BLOB REFERENCES admin_units (id),
    address     TEXT,
    phone       TEXT,
    email       TEXT,
    website     TEXT,
    status      TEXT NOT NULL CHECK (status IN ('ACTIVE', 'CLOSED')),
    demo        INTEGER NOT NULL CHECK (demo IN (0, 1)),
    version     INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX schools_in_order ON schools (sort_key, id);
CREATE INDEX schools_by_age ON schools (created_at, id);

CREATE TABLE campuses (
    id          BLOB NOT NULL PRIMARY KEY,
    school_id   BLOB NOT NULL REFERENCES schools (id),
    name        TEXT NOT NULL,
    unit_id     BLOB REFERENCES admin_units (id),
    address     TEXT,
    phone       TEXT,
    version     INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX campuses_name ON campuses (school_id, name);

CREATE TABLE licence_lines (
    id               BLOB NOT NULL PRIMARY KEY,
    school_id        BLOB NOT NULL REFERENCES schools (id),
    occupation_id    BLOB NOT NULL REFERENCES occupations (id),
    level            TEXT NOT NULL,
    yearly_quota     INTEGER NOT NULL CHECK (yearly_quota > 0),
    decision_number  TEXT NOT NULL,
    valid_from       TEXT NOT NULL,
    valid_to         TEXT,
    version          INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX licence_lines_key ON licence_lines (school_id, occupation_id, level, valid_from);
CREATE INDEX licence_lines_by_age ON licence_lines (created_at, id);

CREATE TABLE courses (
    id                  BLOB NOT NULL PRIMARY KEY,
    school_id           BLOB NOT NULL REFERENCES schools (id),
    occupation_id       BLOB NOT NULL REFERENCES occupations (id),
    code                TEXT NOT NULL,
    edition             INTEGER NOT NULL CHECK (edition > 0),
    name                TEXT NOT NULL,
    folded_name         TEXT NOT NULL,
    sort_key            TEXT NOT NULL,
    level               TEXT NOT NULL,
    kind                TEXT NOT NULL,
    theory_hours        INTEGER NOT NULL CHECK (theory_hours >= 0),
    practice_hours      INTEGER NOT NULL CHECK (practice_hours >= 0),
    digital_hours       INTEGER NOT NULL CHECK (digital_hours >= 0),
    tags                TEXT NOT NULL,
    status              TEXT NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'RETIRED')),
    version             INTEGER NOT NULL,
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX courses_code ON courses (school_id, code, edition);
CREATE INDEX courses_in_order ON courses (sort_key, id);
CREATE INDEX courses_by_age ON courses (created_at, id);
CREATE INDEX courses_by_occupation ON courses (occupation_id);

CREATE TABLE classes (
    id               BLOB NOT NULL PRIMARY KEY,
    school_id        BLOB NOT NULL REFERENCES schools (id),
    course_id        BLOB NOT NULL REFERENCES courses (id),
    licence_line_id  BLOB NOT NULL REFERENCES licence_lines (id),
    code             TEXT NOT NULL,
    name             TEXT NOT NULL,
    campus_id        BLOB REFERENCES campuses (id),
    -- Where the class is held, and the present commune of that place.
    unit_id          BLOB NOT NULL REFERENCES admin_units (id),
    commune_id       BLOB NOT NULL REFERENCES admin_units (id),
    start_date       TEXT NOT NULL,
    end_date         TEXT NOT NULL,
    capacity         INTEGER NOT NULL CHECK (capacity > 0),
    seats_taken      INTEGER NOT NULL CHECK (seats_taken >= 0),
    trainers         TEXT NOT NULL,
    funding_line     TEXT,
    commission       TEXT,
    status           TEXT NOT NULL CHECK (status IN ('PLANNED', 'OPEN', 'RUNNING', 'COMPLETED', 'CANCELLED')),
    status_reason    TEXT,
    demo             INTEGER NOT NULL CHECK (demo IN (0, 1)),
    version          INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    CHECK (end_date >= start_date),
    CHECK (seats_taken <= capacity)
) STRICT;
CREATE UNIQUE INDEX classes_code ON classes (school_id, code);
CREATE INDEX classes_by_start ON classes (start_date, id);
CREATE INDEX classes_by_age ON classes (created_at, id);
CREATE INDEX classes_by_course ON classes (course_id);
CREATE INDEX classes_by_licence_line ON classes (licence_line_id, start_date);
CREATE INDEX classes_by_commune ON classes (commune_id, start_date);
