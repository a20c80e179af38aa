-- The steps of an enrolment are rows of their own, and the enrolment stands where they lead. What was
-- recorded of them before comes from the audit trail. Of enrolments without one (demonstrations) they
-- are put together from their days, and `known` says so.
ALTER TABLE enrolments
    ADD COLUMN started_date DATE,
    ADD COLUMN started_estimated BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN steps_undone BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE enrolment_steps (
    trainee_id            UUID NOT NULL REFERENCES trainees (id),
    enrolment_id          UUID NOT NULL,
    -- Grows from step to step: the version of the enrolment that it made.
    number                BIGINT NOT NULL,
    status                TEXT COLLATE "C" NOT NULL CHECK (status IN ('ELIGIBLE', 'ADMITTED', 'STUDYING', 'COMPLETED', 'DROPPED', 'EXPELLED', 'TRANSFERRED', 'REJECTED')),
    -- When it was true.
    date                  DATE NOT NULL,
    reason                TEXT,
    freed_seat            BOOLEAN NOT NULL,
    known                 BOOLEAN NOT NULL,
    recorded_at           TIMESTAMPTZ NOT NULL,
    recorded_by           UUID,
    organisation_id       UUID,
    undone_at             TIMESTAMPTZ,
    undone_by             UUID,
    undo_organisation_id  UUID,
    undo_reason           TEXT,
    PRIMARY KEY (trainee_id, enrolment_id, number),
    FOREIGN KEY (trainee_id, enrolment_id) REFERENCES enrolments (trainee_id, id)
        DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO enrolment_steps
SELECT enrolments.trainee_id, enrolments.id,
       version - count(*) OVER (PARTITION BY enrolments.id)
           + row_number() OVER (PARTITION BY enrolments.id ORDER BY seq),
       COALESCE(details ->> 'to', details ->> 'status'),
       COALESCE((details ->> 'date')::date, admitted_date), details ->> 'reason',
       COALESCE(details ->> 'to' IN ('REJECTED', 'TRANSFERRED')
           OR (details ->> 'to' = 'DROPPED' AND details ->> 'from' <> 'STUDYING'), FALSE),
       TRUE, at, actor_id, audit_events.organisation_id, NULL, NULL, NULL, NULL
FROM audit_events JOIN enrolments ON enrolments.id = audit_events.resource_id
WHERE audit_events.resource = 'enrolments'
  AND (action = 'enrolment.transition'
       -- Who is transferred begins as admitted.
       OR (action = 'enrolment.create' AND details ->> 'status' = 'ADMITTED'));

WITH began AS (
    SELECT enrolments.trainee_id, enrolments.id, enrolments.status, status_date, enrolments.status_reason,
           admitted_date, enrolments.version, enrolments.updated_at,
           GREATEST(classes.start_date, admitted_date) AS start
    FROM enrolments JOIN classes ON classes.id = enrolments.class_id
    WHERE NOT EXISTS (SELECT 1 FROM enrolment_steps
                      WHERE enrolment_steps.trainee_id = enrolments.trainee_id
                        AND enrolment_steps.enrolment_id = enrolments.id)),
steps (status, ordinal, step) AS (VALUES
    ('ELIGIBLE', 1, 'ELIGIBLE'), ('REJECTED', 1, 'REJECTED'),
    ('ADMITTED', 1, 'ELIGIBLE'), ('ADMITTED', 2, 'ADMITTED'),
    ('STUDYING', 1, 'ELIGIBLE'), ('STUDYING', 2, 'ADMITTED'), ('STUDYING', 3, 'STUDYING'),
    ('COMPLETED', 1, 'ELIGIBLE'), ('COMPLETED', 2, 'ADMITTED'), ('COMPLETED', 3, 'STUDYING'), ('COMPLETED', 4, 'COMPLETED'),
    ('DROPPED', 1, 'ELIGIBLE'), ('DROPPED', 2, 'ADMITTED'), ('DROPPED', 3, 'STUDYING'), ('DROPPED', 4, 'DROPPED'),
    ('EXPELLED', 1, 'ELIGIBLE'), ('EXPELLED', 2, 'ADMITTED'), ('EXPELLED', 3, 'STUDYING'), ('EXPELLED', 4, 'EXPELLED'),
    ('TRANSFERRED', 1, 'ELIGIBLE'), ('TRANSFERRED', 2, 'ADMITTED'), ('TRANSFERRED', 3, 'STUDYING'), ('TRANSFERRED', 4, 'TRANSFERRED'))
INSERT INTO enrolment_steps
SELECT trainee_id, id,
       version - count(*) OVER (PARTITION BY id) + row_number() OVER (PARTITION BY id ORDER BY ordinal), step,
       CASE WHEN step = began.status THEN status_date
            WHEN step = 'STUDYING' THEN LEAST(start, status_date)
            ELSE COALESCE(admitted_date, status_date) END,
       CASE WHEN step = began.status THEN status_reason END,
       step IN ('REJECTED', 'TRANSFERRED') OR (step = 'DROPPED' AND start > status_date),
       FALSE, updated_at, NULL, NULL, NULL, NULL, NULL, NULL
FROM began JOIN steps USING (status)
-- Who left before the class began never studied.
WHERE NOT (step = 'STUDYING' AND began.status = 'DROPPED' AND start > status_date);

-- The first day of study: that of the step, but not before the class began. A step without a day was
-- dated when it was recorded; then it is the first day of the class, or of a later admission, as the
-- figures counted it.
UPDATE enrolments
SET started_date = CASE WHEN known AND date < (recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                        THEN GREATEST(date, start_date)
                        ELSE GREATEST(start_date, admitted_date) END,
    started_estimated = NOT (known AND date < (recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
FROM enrolment_steps, classes
WHERE enrolment_steps.trainee_id = enrolments.trainee_id AND enrolment_steps.enrolment_id = enrolments.id
  AND enrolment_steps.status = 'STUDYING' AND classes.id = enrolments.class_id;
-- A transfer into a running class made a student without a step.
UPDATE enrolments
SET started_date = GREATEST(start_date, admitted_date), started_estimated = TRUE
FROM classes
WHERE classes.id = enrolments.class_id AND started_date IS NULL
  AND enrolments.status IN ('STUDYING', 'COMPLETED', 'EXPELLED', 'TRANSFERRED');
UPDATE enrolments SET started_date = NULL, started_estimated = FALSE
WHERE status IN ('DROPPED', 'EXPELLED', 'TRANSFERRED') AND started_date > status_date;

-- Who has left may enrol in the class again.
DROP INDEX enrolments_key;
CREATE UNIQUE INDEX enrolments_key ON enrolments
    (trainee_id, class_id, (CASE WHEN status IN ('DROPPED', 'EXPELLED', 'TRANSFERRED', 'REJECTED') THEN NULL ELSE 1 END));
