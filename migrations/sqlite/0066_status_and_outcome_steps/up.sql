-- Decisions on beneficiary statuses, and confirmations of outcomes, are rows of their own, so that they
-- can be taken back. What was recorded of them before comes from the audit trail; elsewhere from the
-- row, and `known` is false.
ALTER TABLE beneficiary_statuses ADD COLUMN steps_undone INTEGER NOT NULL DEFAULT 0 CHECK (steps_undone IN (0, 1));

CREATE TABLE beneficiary_status_steps (
    trainee_id            BLOB NOT NULL,
    beneficiary_status_id BLOB NOT NULL REFERENCES beneficiary_statuses (id) ON DELETE CASCADE,
    -- Grows from step to step: the version of the row that it made.
    number                INTEGER NOT NULL,
    status                TEXT NOT NULL CHECK (status IN ('CONFIRMED', 'REJECTED')),
    -- When it was true.
    date                  TEXT NOT NULL,
    reason                TEXT,
    known                 INTEGER NOT NULL CHECK (known IN (0, 1)),
    recorded_at           INTEGER NOT NULL,
    recorded_by           BLOB,
    organisation_id       BLOB,
    undone_at             INTEGER,
    undone_by             BLOB,
    undo_organisation_id  BLOB,
    undo_reason           TEXT,
    PRIMARY KEY (beneficiary_status_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO beneficiary_status_steps
SELECT trainee_id, beneficiary_statuses.id, version, status, date(COALESCE(decided_at, updated_at) / 1000000 + 25200, 'unixepoch'), decision_reason,
       seq IS NOT NULL, COALESCE(decided_at, updated_at), decided_by, decided.organisation_id, NULL, NULL, NULL, NULL
FROM beneficiary_statuses LEFT JOIN (
    SELECT seq, resource_id, at, actor_id, organisation_id,
           row_number() OVER (PARTITION BY resource_id ORDER BY seq DESC) AS latest
    FROM audit_events WHERE resource = 'beneficiary-statuses' AND action = 'beneficiary-status.decide'
) AS decided ON decided.resource_id = beneficiary_statuses.id AND latest = 1
WHERE status <> 'CLAIMED';

-- Who recorded an outcome, how it was known before its employer confirmed it, and when it was taken back.
ALTER TABLE employment_outcomes ADD COLUMN recorded_by BLOB;
ALTER TABLE employment_outcomes ADD COLUMN organisation_id BLOB;
ALTER TABLE employment_outcomes ADD COLUMN provenance_before TEXT;
ALTER TABLE employment_outcomes ADD COLUMN withdrawn_at INTEGER;

UPDATE employment_outcomes SET recorded_by = audit_events.actor_id, organisation_id = audit_events.organisation_id
FROM audit_events
WHERE audit_events.resource = 'employment-outcomes' AND action = 'outcome.record' AND resource_id = employment_outcomes.id;
UPDATE employment_outcomes SET provenance_before = details ->> 'provenanceBefore'
FROM audit_events
WHERE audit_events.resource = 'employment-outcomes' AND action = 'outcome.confirm' AND resource_id = employment_outcomes.id
  AND details ->> 'provenanceBefore' <> provenance;

CREATE TABLE outcome_steps (
    trainee_id            BLOB NOT NULL,
    outcome_id            BLOB NOT NULL REFERENCES employment_outcomes (id) ON DELETE CASCADE,
    -- Grows from step to step: the version of the row that it made.
    number                INTEGER NOT NULL,
    status                TEXT NOT NULL CHECK (status IN ('RECORDED', 'CONFIRMED')),
    -- When it was true.
    date                  TEXT NOT NULL,
    reason                TEXT,
    known                 INTEGER NOT NULL CHECK (known IN (0, 1)),
    recorded_at           INTEGER NOT NULL,
    recorded_by           BLOB,
    organisation_id       BLOB,
    undone_at             INTEGER,
    undone_by             BLOB,
    undo_organisation_id  BLOB,
    undo_reason           TEXT,
    PRIMARY KEY (outcome_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO outcome_steps
SELECT trainee_id, employment_outcomes.id, version, 'CONFIRMED', confirmed_date, NULL,
       seq IS NOT NULL, COALESCE(confirmed_at, created_at), confirmed_by, confirmed.organisation_id, NULL, NULL, NULL, NULL
FROM employment_outcomes LEFT JOIN (
    SELECT seq, resource_id, at, actor_id, organisation_id,
           row_number() OVER (PARTITION BY resource_id ORDER BY seq DESC) AS latest
    FROM audit_events WHERE resource = 'employment-outcomes' AND action = 'outcome.confirm'
) AS confirmed ON confirmed.resource_id = employment_outcomes.id AND latest = 1
WHERE confirmed_date IS NOT NULL;
