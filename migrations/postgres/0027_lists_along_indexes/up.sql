-- Each way to ask for a list has an index in the order of the list: docs/adr/0017.
-- A school's people, newest first, and those of one commune. What is here of the person changes
-- with the person.
ALTER TABLE trainee_schools ADD COLUMN commune_id UUID, ADD COLUMN created_at TIMESTAMPTZ;
UPDATE trainee_schools SET commune_id = trainees.commune_id, created_at = trainees.created_at
FROM trainees WHERE id = trainee_id;
ALTER TABLE trainee_schools ALTER COLUMN commune_id SET NOT NULL, ALTER COLUMN created_at SET NOT NULL;
CREATE INDEX trainee_schools_by_age ON trainee_schools (school_id, created_at, trainee_id);
CREATE INDEX trainee_schools_by_commune ON trainee_schools (school_id, commune_id, sort_key, trainee_id);

DROP INDEX enrolments_by_class;
CREATE INDEX enrolments_by_class ON enrolments (class_id, created_at, id);
CREATE INDEX enrolments_by_status ON enrolments (status, created_at, id);

-- The commune of the enrolment, which never changes.
ALTER TABLE certificates ADD COLUMN commune_id UUID REFERENCES admin_units (id);
UPDATE certificates SET commune_id = enrolments.commune_id
FROM enrolments WHERE enrolments.id = enrolment_id;
ALTER TABLE certificates ALTER COLUMN commune_id SET NOT NULL;
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
