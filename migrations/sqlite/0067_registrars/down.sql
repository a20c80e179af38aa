-- Fails where two registrars have a record of one person: merge them first. The constraints come back as
-- indexes, whose messages are the same.
DROP TRIGGER trainees_former_update;
DROP TRIGGER trainee_former_ids_present;
DROP INDEX trainees_by_person;
DROP INDEX trainees_citizen_id;
DROP INDEX trainees_passport;
DROP INDEX trainee_former_ids_number;
ALTER TABLE trainees DROP COLUMN person_id;
ALTER TABLE trainees DROP COLUMN registrar_id;
ALTER TABLE trainee_former_ids DROP COLUMN registrar_id;
CREATE UNIQUE INDEX trainees_citizen_id ON trainees (citizen_id);
CREATE UNIQUE INDEX trainees_passport ON trainees (passport_country, passport_number);
CREATE UNIQUE INDEX trainee_former_ids_number ON trainee_former_ids (number);
CREATE TRIGGER trainees_former_update BEFORE UPDATE OF citizen_id ON trainees
WHEN NEW.citizen_id IS NOT OLD.citizen_id
    AND EXISTS (SELECT 1 FROM trainee_former_ids WHERE number = NEW.citizen_id)
BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: trainees.citizen_id');
END;
CREATE TRIGGER trainee_former_ids_present BEFORE INSERT ON trainee_former_ids
WHEN EXISTS (SELECT 1 FROM trainees WHERE citizen_id = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: trainee_former_ids.number');
END;
