-- Two records with one document: one person, which the lead agency confirms, or its case. Pairs of before
-- were found by their names.
ALTER TABLE trainee_matches
    ADD COLUMN cause TEXT COLLATE "C" NOT NULL DEFAULT 'NAME' CHECK (cause IN ('NAME', 'DOCUMENT')),
    DROP CONSTRAINT trainee_matches_status_check,
    ADD CHECK (status IN ('OPEN', 'LINKED', 'CONFIRMED', 'MERGED', 'DISTINCT'));
ALTER TABLE trainee_matches ALTER COLUMN cause DROP DEFAULT;

-- A rule that an enrolment breaks by what another school has recorded of the person: the lead agency
-- decides, and support waits. The other enrolment may be of another record.
CREATE TABLE enrolment_cases (
    id                  UUID NOT NULL,
    trainee_id          UUID NOT NULL REFERENCES trainees (id),
    enrolment_id        UUID NOT NULL,
    rule                TEXT COLLATE "C" NOT NULL CHECK (rule IN ('CLASS_OVERLAP')),
    other_trainee_id    UUID NOT NULL,
    other_enrolment_id  UUID NOT NULL,
    status              TEXT COLLATE "C" NOT NULL CHECK (status IN ('OPEN', 'CLEARED', 'UPHELD')),
    reason              TEXT,
    decided_by          UUID,
    decided_at          TIMESTAMPTZ,
    version             BIGINT NOT NULL,
    created_at          TIMESTAMPTZ NOT NULL,
    updated_at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (trainee_id, id),
    FOREIGN KEY (trainee_id, enrolment_id) REFERENCES enrolments (trainee_id, id)
        DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX enrolment_cases_key ON enrolment_cases (trainee_id, enrolment_id, other_enrolment_id, rule);
CREATE INDEX enrolment_cases_by_id ON enrolment_cases (id);
CREATE INDEX enrolment_cases_by_enrolment ON enrolment_cases (enrolment_id);
CREATE INDEX enrolment_cases_by_other ON enrolment_cases (other_enrolment_id);
CREATE INDEX enrolment_cases_by_age ON enrolment_cases (created_at, id);
CREATE INDEX enrolment_cases_by_status ON enrolment_cases (status, created_at, id);
