CREATE OR REPLACE FUNCTION trainees_expect_no_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM trainee_former_ids WHERE number = NEW.citizen_id) THEN
        RAISE unique_violation USING CONSTRAINT = 'trainees_citizen_id',
            MESSAGE = 'the citizen ID is a former one of somebody';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION trainee_former_ids_expect_no_present() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM trainees WHERE citizen_id = NEW.number) THEN
        RAISE unique_violation USING CONSTRAINT = 'trainee_former_ids_number',
            MESSAGE = 'the former number is the present one of somebody';
    END IF;
    RETURN NULL;
END $$;
-- Fails where two registrars have a record of one person: merge them first.
DROP INDEX trainee_former_ids_number;
CREATE UNIQUE INDEX trainee_former_ids_number ON trainee_former_ids (number);
ALTER TABLE trainee_former_ids DROP COLUMN registrar_id;
DROP INDEX trainees_by_person;
DROP INDEX trainees_citizen_id;
DROP INDEX trainees_passport;
ALTER TABLE trainees
    DROP COLUMN registrar_id,
    DROP COLUMN person_id,
    ADD CONSTRAINT trainees_citizen_id UNIQUE (citizen_id),
    ADD CONSTRAINT trainees_passport UNIQUE (passport_country, passport_number);
