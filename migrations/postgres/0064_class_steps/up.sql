-- The steps of a class are rows of their own, and the class stands where they lead. What was recorded
-- of them before comes from the audit trail. Where that does not tell (demonstrations), they are put
-- together from the days of the class, and `known` says so.
ALTER TABLE classes
    ADD COLUMN status_date DATE,
    ADD COLUMN steps_undone BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE class_steps (
    class_id              UUID NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
    -- Grows from step to step: the version of the row that it made.
    number                BIGINT NOT NULL,
    status                TEXT COLLATE "C" NOT NULL CHECK (status IN ('PLANNED', 'OPEN', 'RUNNING', 'COMPLETED', 'CANCELLED')),
    -- When it was true.
    date                  DATE NOT NULL,
    reason                TEXT,
    known                 BOOLEAN NOT NULL,
    recorded_at           TIMESTAMPTZ NOT NULL,
    recorded_by           UUID,
    organisation_id       UUID,
    undone_at             TIMESTAMPTZ,
    undone_by             UUID,
    undo_organisation_id  UUID,
    undo_reason           TEXT,
    PRIMARY KEY (class_id, number)
);

INSERT INTO class_steps
SELECT classes.id, version - count(*) OVER (PARTITION BY classes.id) + row_number() OVER (PARTITION BY classes.id ORDER BY seq),
       details ->> 'to', (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, details ->> 'reason', TRUE, at, actor_id, audit_events.organisation_id, NULL, NULL, NULL, NULL
FROM audit_events JOIN classes ON classes.id = audit_events.resource_id
WHERE audit_events.resource = 'classes' AND action = 'class.transition';

-- The steps to where a class stands, or to where the first step that was recorded found it.
WITH told AS (
    SELECT resource_id, details ->> 'from' AS first, row_number() OVER (PARTITION BY resource_id ORDER BY seq) AS ordinal
    FROM audit_events WHERE resource = 'classes' AND action = 'class.transition'),
began AS (
    SELECT classes.id, COALESCE(told.first, classes.status) AS status,
           CASE WHEN told.first IS NULL THEN status_reason END AS reason,
           COALESCE((SELECT min(number) FROM class_steps WHERE class_id = classes.id), version + 1) AS next,
           start_date, end_date, updated_at, (updated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS updated
    FROM classes LEFT JOIN told ON told.resource_id = classes.id AND told.ordinal = 1),
steps (status, ordinal, step) AS (VALUES
    ('OPEN', 1, 'OPEN'), ('RUNNING', 1, 'OPEN'), ('RUNNING', 2, 'RUNNING'),
    ('COMPLETED', 1, 'OPEN'), ('COMPLETED', 2, 'RUNNING'), ('COMPLETED', 3, 'COMPLETED'),
    ('CANCELLED', 1, 'CANCELLED'))
INSERT INTO class_steps
SELECT id, next - count(*) OVER (PARTITION BY id) + row_number() OVER (PARTITION BY id ORDER BY ordinal) - 1, step,
       CASE WHEN step = 'CANCELLED' THEN updated
            WHEN step = 'COMPLETED' THEN LEAST(end_date, updated)
            ELSE LEAST(start_date, updated) END,
       CASE WHEN step = began.status THEN reason END, FALSE, updated_at, NULL, NULL, NULL, NULL, NULL, NULL
FROM began JOIN steps USING (status);

UPDATE classes SET status_date = (SELECT date FROM class_steps WHERE class_id = classes.id ORDER BY number DESC LIMIT 1);
