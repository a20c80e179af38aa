-- The steps of a class are rows of their own, and the class stands where they lead. What was recorded
-- of them before comes from the audit trail. Where that does not tell (demonstrations), they are put
-- together from the days of the class, and `known` says so.
ALTER TABLE classes ADD COLUMN status_date TEXT;
ALTER TABLE classes ADD COLUMN steps_undone INTEGER NOT NULL DEFAULT 0 CHECK (steps_undone IN (0, 1));

CREATE TABLE class_steps (
    class_id              BLOB NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
    -- Grows from step to step: the version of the row that it made.
    number                INTEGER NOT NULL,
    status                TEXT NOT NULL CHECK (status IN ('PLANNED', 'OPEN', 'RUNNING', 'COMPLETED', 'CANCELLED')),
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
    PRIMARY KEY (class_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO class_steps
SELECT classes.id, version - count(*) OVER (PARTITION BY classes.id) + row_number() OVER (PARTITION BY classes.id ORDER BY seq),
       details ->> 'to', date(at / 1000000 + 25200, 'unixepoch'), details ->> 'reason', TRUE, at, actor_id, audit_events.organisation_id, NULL, NULL, NULL, NULL
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
           start_date, end_date, updated_at, date(updated_at / 1000000 + 25200, 'unixepoch') AS updated
    FROM classes LEFT JOIN told ON told.resource_id = classes.id AND told.ordinal = 1),
steps (status, ordinal, step) AS (VALUES
    ('OPEN', 1, 'OPEN'), ('RUNNING', 1, 'OPEN'), ('RUNNING', 2, 'RUNNING'),
    ('COMPLETED', 1, 'OPEN'), ('COMPLETED', 2, 'RUNNING'), ('COMPLETED', 3, 'COMPLETED'),
    ('CANCELLED', 1, 'CANCELLED'))
INSERT INTO class_steps
SELECT id, next - count(*) OVER (PARTITION BY id) + row_number() OVER (PARTITION BY id ORDER BY ordinal) - 1, step,
       CASE WHEN step = 'CANCELLED' THEN updated
            WHEN step = 'COMPLETED' THEN min(end_date, updated)
            ELSE min(start_date, updated) END,
       CASE WHEN step = began.status THEN reason END, FALSE, updated_at, NULL, NULL, NULL, NULL, NULL, NULL
FROM began JOIN steps USING (status);

UPDATE classes SET status_date = (SELECT date FROM class_steps WHERE class_id = classes.id ORDER BY number DESC LIMIT 1);
