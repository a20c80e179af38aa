-- A record is what one registrar says of a person: documents are unique among the records of one
-- registrar, and records of one person are linked (docs/adr/0023).

-- Among whose records the documents are unique: a school, a commune, or nobody's own: the lead agency,
-- and communes before.
ALTER TABLE trainees
    ADD COLUMN registrar_id UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    -- The eldest record of the same person, where this is not it.
    ADD COLUMN person_id UUID,
    DROP CONSTRAINT trainees_citizen_id,
    DROP CONSTRAINT trainees_passport;
-- A school that has given up the record may register the person anew.
UPDATE trainees SET registrar_id = registered_by_school_id
WHERE EXISTS (SELECT 1 FROM trainee_schools
              WHERE trainee_id = trainees.id AND school_id = registered_by_school_id);
CREATE UNIQUE INDEX trainees_citizen_id ON trainees (citizen_id, registrar_id);
CREATE UNIQUE INDEX trainees_passport ON trainees (passport_country, passport_number, registrar_id);
CREATE INDEX trainees_by_person ON trainees (person_id) WHERE person_id IS NOT NULL;

ALTER TABLE trainee_former_ids
    ADD COLUMN registrar_id UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
UPDATE trainee_former_ids SET registrar_id = trainees.registrar_id
FROM trainees WHERE trainees.id = trainee_id;
DROP INDEX trainee_former_ids_number;
CREATE UNIQUE INDEX trainee_former_ids_number ON trainee_former_ids (number, registrar_id);

-- A number that one person had is no present one of another of the same registrar, nor the other way
-- round.
CREATE OR REPLACE FUNCTION trainees_expect_no_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM trainee_former_ids
               WHERE number = NEW.citizen_id AND registrar_id = NEW.registrar_id) THEN
        RAISE unique_violation USING CONSTRAINT = 'trainees_citizen_id',
            MESSAGE = 'the citizen ID is a former one of somebody';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION trainee_former_ids_expect_no_present() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM trainees
               WHERE citizen_id = NEW.number AND registrar_id = NEW.registrar_id) THEN
        RAISE unique_violation USING CONSTRAINT = 'trainee_former_ids_number',
            MESSAGE = 'the former number is the present one of somebody';
    END IF;
    RETURN NULL;
END $$;
