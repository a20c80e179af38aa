-- How a school numbers its certificates, and the last number that each series has given in a year.
CREATE TABLE certificate_patterns (
    school_id                UUID NOT NULL PRIMARY KEY REFERENCES schools (id),
    number_pattern           TEXT,
    register_number_pattern  TEXT,
    version                  BIGINT NOT NULL,
    updated_at               TIMESTAMPTZ NOT NULL
);
CREATE TABLE certificate_counters (
    school_id  UUID NOT NULL REFERENCES schools (id),
    series     TEXT COLLATE "C" NOT NULL CHECK (series IN ('NUMBER', 'REGISTER_NUMBER')),
    year       SMALLINT NOT NULL,
    last       INTEGER NOT NULL,
    PRIMARY KEY (school_id, series, year)
);
