-- How a school numbers its certificates, and the last number that each series has given in a year.
CREATE TABLE certificate_patterns (
    school_id                BLOB NOT NULL PRIMARY KEY REFERENCES schools (id),
    number_pattern           TEXT,
    register_number_pattern  TEXT,
    version                  INTEGER NOT NULL,
    updated_at               INTEGER NOT NULL
) STRICT;
CREATE TABLE certificate_counters (
    school_id  BLOB NOT NULL REFERENCES schools (id),
    series     TEXT NOT NULL CHECK (series IN ('NUMBER', 'REGISTER_NUMBER')),
    year       INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    PRIMARY KEY (school_id, series, year)
) STRICT;
