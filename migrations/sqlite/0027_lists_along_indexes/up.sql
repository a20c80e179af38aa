-- Each way to ask for a list has an index in the order of the list: docs/adr/0017.
-- A school's people, newest first, and those of one commune. What is here of the person changes
-- with the person.
ALTER TABLE trainee_schools RENAME TO trainee_schools_before;
DROP INDEX trainee_schools_by_trainee;
DROP INDEX trainee_schools_in_order;
CREATE TABLE trainee_schools (
    school_id   BLOB NOT NULL REFERENCES schools (id),
    trainee_id  BLOB NOT NULL REFERENCES trainees (id),
    sort_key    TEXT NOT NULL,
    acquainted  INTEGER NOT NULL DEFAULT 0 CHECK (acquainted IN (0, 1)),
    commune_id  BLOB NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (school_id, trainee_id)
) STRICT, WITHOUT ROWID;
INSERT INTO trainee_schools (school_id, trainee_id, sort_key, acquainted, commune_id, created_at)
SELECT school_id, trainee_id, before.sort_key, acquainted, commune_id, created_at
FROM trainee_schools_before AS before JOIN trainees ON id = trainee_id
ORDER BY school_id, trainee_id;
DROP TABLE trainee_schools_before;
CREATE INDEX trainee_schools_by_trainee ON trainee_schools (trainee_id);
CREATE INDEX trainee_schools_in_order ON trainee_schools (school_id, sort_key, trainee_id);
CREATE INDEX trainee_schools_by_age ON trainee_schools (school_id, created_at, trainee_id);
CREATE INDEX trainee_schools_by_commune ON trainee_schools (school_id, commune_id, sort_key, trainee_id);

DROP INDEX enrolments_by_class;
CREATE INDEX enrolments_by_class ON enrolments (class_id, created_at, id);
CREATE INDEX enrolments_by_status ON enrolments (status, created_at, id);

-- The commune of the enrolment, which never changes.
ALTER TABLE certificates RENAME TO certificates_before;
DROP INDEX certificates_number;
DROP INDEX certificates_register_number;
DROP INDEX certificates_by_number;
DROP INDEX certificates_live;
DROP INDEX certificates_by_enrolment;
DROP INDEX certificates_by_trainee;
DROP INDEX certificates_by_age;
DROP INDEX certificates_by_school;
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
    updated_at       INTEGER NOT NULL,
    commune_id       BLOB NOT NULL REFERENCES admin_units (id)
) STRICT;
INSERT INTO certificates
SELECT before.*, enrolments.commune_id
FROM certificates_before AS before JOIN enrolments ON enrolments.id = enrolment_id
ORDER BY before.rowid;
-- The drop looks for rows that were issued in place of each.
CREATE INDEX certificates_before_replaces ON certificates_before (replaces_id);
DROP TABLE certificates_before;
CREATE UNIQUE INDEX certificates_number ON certificates (school_id, number);
CREATE UNIQUE INDEX certificates_register_number ON certificates (school_id, register_number);
CREATE INDEX certificates_by_number ON certificates (number);
CREATE UNIQUE INDEX certificates_live ON certificates (enrolment_id) WHERE status = 'ISSUED';
CREATE INDEX certificates_by_enrolment ON certificates (enrolment_id);
CREATE INDEX certificates_by_trainee ON certificates (trainee_id);
CREATE INDEX certificates_by_age ON certificates (created_at, id);
CREATE INDEX certificates_by_school ON certificates (school_id, created_at, id);
CREATE INDEX certificates_by_commune ON certificates (commune_id, created_at, id);
CREATE INDEX certificates_by_status ON certificates (status, created_at, id);
CREATE INDEX certificates_by_register_number ON certificates (register_number);

DROP INDEX classes_code;
CREATE UNIQUE INDEX classes_code ON classes (code, school_id);
CREATE INDEX classes_by_school ON classes (school_id, start_date, id);
DROP INDEX classes_by_commune;
CREATE INDEX classes_by_commune ON classes (commune_id, start_date, id);
DROP INDEX classes_by_course;
CREATE INDEX classes_by_course ON classes (course_id, start_date, id);

-- An id alone tells the resource.
DROP INDEX audit_events_by_resource;
CREATE INDEX audit_events_by_resource ON audit_events (resource_id, seq);

CREATE INDEX jobs_of_actor ON jobs (actor_id, kind, created_at, id);
