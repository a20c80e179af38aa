-- Two records with one document: one person, which the lead agency confirms, or its case. Pairs of before
-- were found by their names.
CREATE TABLE trainee_matches_0068 (
    id              BLOB NOT NULL PRIMARY KEY,
    first_id        BLOB NOT NULL,
    second_id       BLOB NOT NULL,
    cause           TEXT NOT NULL CHECK (cause IN ('NAME', 'DOCUMENT')),
    status          TEXT NOT NULL CHECK (status IN ('OPEN', 'LINKED', 'CONFIRMED', 'MERGED', 'DISTINCT')),
    -- The row that stayed, and what the merge moved to it, for taking it apart again.
    survivor_id     BLOB,
    moved           TEXT,
    reason          TEXT,
    decided_by      BLOB,
    decided_at      INTEGER,
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;
INSERT INTO trainee_matches_0068
SELECT id, first_id, second_id, 'NAME', status, survivor_id, moved, reason, decided_by, decided_at, version,
       created_at, updated_at
FROM trainee_matches;
DROP TABLE trainee_matches;
ALTER TABLE trainee_matches_0068 RENAME TO trainee_matches;
CREATE UNIQUE INDEX trainee_matches_key ON trainee_matches (first_id, second_id);
CREATE INDEX trainee_matches_by_age ON trainee_matches (created_at, id);
CREATE INDEX trainee_matches_by_status ON trainee_matches (status, created_at, id);
CREATE INDEX trainee_matches_by_second ON trainee_matches (second_id);

-- A rule that an enrolment breaks by what another school has recorded of the person: the lead agency
-- decides, and support waits.
CREATE TABLE enrolment_cases (
    id                  BLOB NOT NULL PRIMARY KEY,
    trainee_id          BLOB NOT NULL REFERENCES trainees (id),
    enrolment_id        BLOB NOT NULL REFERENCES enrolments (id),
    rule                TEXT NOT NULL CHECK (rule IN ('CLASS_OVERLAP')),
    other_trainee_id    BLOB NOT NULL,
    other_enrolment_id  BLOB NOT NULL,
    status              TEXT NOT NULL CHECK (status IN ('OPEN', 'CLEARED', 'UPHELD')),
    reason              TEXT,
    decided_by          BLOB,
    decided_at          INTEGER,
    version             INTEGER NOT NULL,
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX enrolment_cases_key ON enrolment_cases (trainee_id, enrolment_id, other_enrolment_id, rule);
CREATE INDEX enrolment_cases_by_enrolment ON enrolment_cases (enrolment_id);
CREATE INDEX enrolment_cases_by_other ON enrolment_cases (other_enrolment_id);
CREATE INDEX enrolment_cases_by_age ON enrolment_cases (created_at, id);
CREATE INDEX enrolment_cases_by_status ON enrolment_cases (status, created_at, id);
