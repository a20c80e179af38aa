-- A record is what one registrar says of a person: documents are unique among the records of one
-- registrar, and records of one person are linked (docs/adr/0023). The constraints of the table go with
-- the table alone.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS trainees_0067;
DROP TABLE IF EXISTS trainee_former_ids_0067;
CREATE TABLE trainees_0067 (
    seq                      INTEGER PRIMARY KEY AUTOINCREMENT,
    id                       BLOB NOT NULL UNIQUE,
    citizen_id               TEXT,
    citizen_id_override      TEXT,
    passport_country         TEXT,
    passport_number          TEXT,
    full_name                TEXT NOT NULL,
    sort_key                 TEXT NOT NULL,
    sex                      TEXT NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
    birth_date               TEXT NOT NULL,
    ethnic_group             TEXT,
    -- As given, and the present commune and former district that it rolls up to.
    residence_unit_id        BLOB NOT NULL REFERENCES admin_units (id),
    commune_id               BLOB NOT NULL REFERENCES admin_units (id),
    district_id              BLOB REFERENCES admin_units (id),
    address                  TEXT,
    phone                    TEXT,
    schooling_level          TEXT,
    disability_type          TEXT,
    disability_degree        TEXT,
    registered_by_school_id  BLOB REFERENCES schools (id),
    demo                     INTEGER NOT NULL CHECK (demo IN (0, 1)),
    version                  INTEGER NOT NULL,
    created_at               INTEGER NOT NULL,
    updated_at               INTEGER NOT NULL,
    match_key                TEXT,
    merged_into_id           BLOB REFERENCES trainees (id),
    decided                  TEXT,
    former_ids               TEXT,
    birth_precision          TEXT NOT NULL DEFAULT 'DAY' CHECK (birth_precision IN ('DAY', 'MONTH', 'YEAR')),
    -- Where somebody lives outside the province, as it was stated: the residence is the province then.
    residence_province       TEXT,
    residence_country        TEXT,
    residence_place          TEXT,
    -- Among whose records the documents are unique: a school, a commune, or nobody's own: the lead agency,
    -- and communes before.
    registrar_id             BLOB NOT NULL DEFAULT (x'00000000000000000000000000000000'),
    -- The eldest record of the same person, where this is not it.
    person_id                BLOB
) STRICT;
INSERT INTO trainees_0067 (seq, id, citizen_id, citizen_id_override, passport_country, passport_number,
    full_name, sort_key, sex, birth_date, ethnic_group, residence_unit_id, commune_id, district_id,
    address, phone, schooling_level, disability_type, disability_degree, registered_by_school_id, demo,
    version, created_at, updated_at, match_key, merged_into_id, decided, former_ids, birth_precision,
    residence_province, residence_country, residence_place, registrar_id)
SELECT seq, id, citizen_id, citizen_id_override, passport_country, passport_number,
    full_name, sort_key, sex, birth_date, ethnic_group, residence_unit_id, commune_id, district_id,
    address, phone, schooling_level, disability_type, disability_degree, registered_by_school_id, demo,
    version, created_at, updated_at, match_key, merged_into_id, decided, former_ids, birth_precision,
    residence_province, residence_country, residence_place,
    -- A school that has given up the record may register the person anew.
    COALESCE((SELECT school_id FROM trainee_schools
              WHERE trainee_id = trainees.id AND school_id = registered_by_school_id),
             x'00000000000000000000000000000000')
FROM trainees ORDER BY seq;
CREATE TABLE trainee_former_ids_0067 (
    trainee_id    BLOB NOT NULL REFERENCES trainees (id),
    number        TEXT NOT NULL,
    registrar_id  BLOB NOT NULL DEFAULT (x'00000000000000000000000000000000'),
    PRIMARY KEY (trainee_id, number)
) STRICT;
INSERT INTO trainee_former_ids_0067
SELECT trainee_id, number, trainees_0067.registrar_id
FROM trainee_former_ids JOIN trainees_0067 ON trainees_0067.id = trainee_id;
-- Numbers of rows that were given once are not given again.
DELETE FROM sqlite_sequence WHERE name = 'trainees_0067'
    AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'trainees');
UPDATE sqlite_sequence SET name = 'trainees_0067' WHERE name = 'trainees';
DROP TRIGGER IF EXISTS trainees_former_update;
DROP TRIGGER IF EXISTS trainee_former_ids_present;
DROP TABLE trainee_former_ids;
DROP TABLE trainees;
ALTER TABLE trainees_0067 RENAME TO trainees;
ALTER TABLE trainee_former_ids_0067 RENAME TO trainee_former_ids;
CREATE UNIQUE INDEX trainees_citizen_id ON trainees (citizen_id, registrar_id);
CREATE UNIQUE INDEX trainees_passport ON trainees (passport_country, passport_number, registrar_id);
CREATE INDEX trainees_in_order ON trainees (sort_key, id);
CREATE INDEX trainees_by_age ON trainees (created_at, id);
CREATE INDEX trainees_by_commune ON trainees (commune_id, sort_key, id);
CREATE INDEX trainees_by_commune_and_age ON trainees (commune_id, created_at, id);
CREATE INDEX trainees_by_match ON trainees (match_key) WHERE match_key IS NOT NULL;
CREATE INDEX trainees_merged ON trainees (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX trainees_without_match ON trainees (id) WHERE match_key IS NULL;
CREATE INDEX trainees_by_person ON trainees (person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX trainee_former_ids_number ON trainee_former_ids (number, registrar_id);
-- A number that one person had is no present one of another of the same registrar, nor the other way
-- round. The messages are those of the unique indexes.
CREATE TRIGGER trainees_former_update BEFORE UPDATE OF citizen_id ON trainees
WHEN NEW.citizen_id IS NOT OLD.citizen_id
    AND EXISTS (SELECT 1 FROM trainee_former_ids
                WHERE number = NEW.citizen_id AND registrar_id = NEW.registrar_id)
BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: trainees.citizen_id, trainees.registrar_id');
END;
CREATE TRIGGER trainee_former_ids_present BEFORE INSERT ON trainee_former_ids
WHEN EXISTS (SELECT 1 FROM trainees
             WHERE citizen_id = NEW.number AND registrar_id = NEW.registrar_id)
BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: trainee_former_ids.number, trainee_former_ids.registrar_id');
END;
COMMIT;
PRAGMA foreign_keys = ON;
