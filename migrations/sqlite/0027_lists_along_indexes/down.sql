DROP INDEX jobs_of_actor;
DROP INDEX audit_events_by_resource;
CREATE INDEX audit_events_by_resource ON audit_events (resource, resource_id, seq);
DROP INDEX classes_by_course;
CREATE INDEX classes_by_course ON classes (course_id);
DROP INDEX classes_by_commune;
CREATE INDEX classes_by_commune ON classes (commune_id, start_date);
DROP INDEX classes_by_school;
DROP INDEX classes_code;
CREATE UNIQUE INDEX classes_code ON classes (school_id, code);

ALTER TABLE certificates RENAME TO certificates_after;
DROP INDEX certificates_number;
DROP INDEX certificates_register_number;
DROP INDEX certificates_by_number;
DROP INDEX certificates_live;
DROP INDEX certificates_by_enrolment;
DROP INDEX certificates_by_trainee;
DROP INDEX certificates_by_age;
DROP INDEX certificates_by_school;
DROP INDEX certificates_by_commune;
DROP INDEX certificates_by_status;
DROP INDEX certificates_by_register_number;
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
    updated_at       INTEGER NOT NULL
) STRICT;
INSERT INTO certificates
SELECT id, enrolment_id, trainee_id, school_id, kind, number, register_number, holder_name,
       holder_folded, issue_date, status, status_date, status_reason, replaces_id, version,
       created_at, updated_at
FROM certificates_after ORDER BY rowid;
-- The drop looks for rows that were issued in place of each.
CREATE INDEX certificates_after_replaces ON certificates_after (replaces_id);
DROP TABLE certificates_after;
CREATE UNIQUE INDEX certificates_number ON certificates (school_id, number);
CREATE UNIQUE INDEX certificates_register_number ON certificates (school_id, register_number);
CREATE INDEX certificates_by_number ON certificates (number);
CREATE UNIQUE INDEX certificates_live ON certificates (enrolment_id) WHERE status = 'ISSUED';
CREATE INDEX certificates_by_enrolment ON certificates (enrolment_id);
CREATE INDEX certificates_by_trainee ON certificates (trainee_id);
CREATE INDEX certificates_by_age ON certificates (created_at, id);
CREATE INDEX certificates_by_school ON certificates (school_id, created_at, id);

DROP INDEX enrolments_by_status;
DROP INDEX enrolments_by_class;
CREATE INDEX enrolments_by_class ON enrolments (class_id, status);

ALTER TABLE trainee_schools RENAME TO trainee_schools_after;
DROP INDEX trainee_schools_by_trainee;
DROP INDEX trainee_schools_in_order;
DROP INDEX trainee_schools_by_age;
DROP INDEX trainee_schools_by_commune;
CREATE TABLE trainee_schools (
    school_id   BLOB NOT NULL REFERENCES schools (id),
    trainee_id  BLOB NOT NULL REFERENCES trainees (id),
    sort_key    TEXT NOT NULL,
    acquainted  INTEGER NOT NULL DEFAULT 0 CHECK (acquainted IN (0, 1)),
    PRIMARY KEY (school_id, trainee_id)
) STRICT, WITHOUT ROWID;
INSERT INTO trainee_schools (school_id, trainee_id, sort_key, acquainted)
SELECT school_id, trainee_id, sort_key, acquainted FROM trainee_schools_after
ORDER BY school_id, trainee_id;
DROP TABLE trainee_schools_after;
CREATE INDEX trainee_schools_by_trainee ON trainee_schools (trainee_id);
CREATE INDEX trainee_schools_in_order ON trainee_schools (school_id, sort_key, trainee_id);
