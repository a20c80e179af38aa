-- A commune that is made of two may have two villages of one name. That a new village has a name of its
-- own is checked under the lock of its commune.
DROP INDEX admin_units_by_name;
CREATE INDEX admin_units_by_name ON admin_units (parent_id, name, valid_from);

-- A commune that came from several former districts was counted in the first of them. Of whom its own
-- code or one of its villages was stated, nobody knows the district; of whom a former commune was, it stays.
CREATE TEMP TABLE unclear_communes AS
    SELECT successor_id AS id FROM admin_unit_successors
    JOIN admin_units AS former ON former.id = admin_unit_successors.unit_id
    GROUP BY successor_id HAVING count(DISTINCT former.district_id) > 1;
CREATE TEMP TABLE unclear_units AS
    SELECT id FROM admin_units WHERE district_id IS NOT NULL
       AND (id IN (SELECT id FROM unclear_communes)
         OR (level = 'VILLAGE' AND parent_id IN (SELECT id FROM unclear_communes)));
CREATE TEMP TABLE unclear_people AS
    SELECT id FROM trainees
    WHERE commune_id IN (SELECT id FROM unclear_communes) AND district_id IS NOT NULL
      AND residence_unit_id IN (SELECT id FROM unclear_units);
-- Who has moved since was enrolled in a district that nobody knows either.
CREATE TEMP TABLE unclear_enrolments AS
    SELECT enrolments.id FROM enrolments JOIN trainees ON trainees.id = enrolments.trainee_id
    WHERE enrolments.commune_id IN (SELECT id FROM unclear_communes) AND enrolments.district_id IS NOT NULL
      AND (trainees.id IN (SELECT id FROM unclear_people) OR trainees.commune_id <> enrolments.commune_id);

UPDATE admin_units
SET district_id = NULL, version = version + 1, updated_at = now(),
    shipped_version = CASE WHEN shipped_version = version THEN version + 1 ELSE shipped_version END
WHERE id IN (SELECT id FROM unclear_units);
UPDATE trainees SET district_id = NULL, version = version + 1, updated_at = now()
WHERE id IN (SELECT id FROM unclear_people);
UPDATE enrolments SET district_id = NULL, version = version + 1, updated_at = now()
WHERE id IN (SELECT id FROM unclear_enrolments);

-- Whoever keeps a copy is told.
INSERT INTO change_log (at, resource, resource_id, op, version, keys)
SELECT now(), 'admin-units', id, 'UPSERT', version, '{}' FROM admin_units
WHERE id IN (SELECT id FROM unclear_units);
INSERT INTO change_log (at, resource, resource_id, op, version, keys, school_id, commune_id, is_served)
SELECT now(), 'trainees', trainees.id, 'UPSERT', trainees.version, '{}', trainee_schools.school_id, trainees.commune_id,
    CASE WHEN EXISTS (SELECT 1 FROM enrolments
        WHERE enrolments.trainee_id = trainees.id AND enrolments.status = 'COMPLETED') THEN TRUE ELSE FALSE END
FROM trainees LEFT JOIN trainee_schools ON trainee_schools.trainee_id = trainees.id
WHERE trainees.id IN (SELECT id FROM unclear_people) AND trainees.merged_into_id IS NULL;
INSERT INTO change_log (at, resource, resource_id, op, version, keys, school_id, commune_id, is_served)
SELECT now(), 'enrolments', id, 'UPSERT', version, '{}', school_id, commune_id,
    CASE WHEN status = 'COMPLETED' THEN TRUE ELSE FALSE END
FROM enrolments WHERE id IN (SELECT id FROM unclear_enrolments);

DROP TABLE unclear_enrolments;
DROP TABLE unclear_people;
DROP TABLE unclear_units;
DROP TABLE unclear_communes;
