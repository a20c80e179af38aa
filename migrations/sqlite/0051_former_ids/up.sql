-- Numbers that a person had before: a citizen ID in whose place another came, and the identity card of
-- nine digits. The row carries them for who reads it; the table finds the person and keeps numbers
-- apart.
ALTER TABLE trainees ADD COLUMN former_ids TEXT;
CREATE TABLE trainee_former_ids (
    trainee_id  BLOB NOT NULL REFERENCES trainees (id),
    number      TEXT NOT NULL,
    PRIMARY KEY (trainee_id, number)
) STRICT;
CREATE UNIQUE INDEX trainee_former_ids_number ON trainee_former_ids (number);

-- A number that one person had is no present one of another, nor the other way round. The messages
-- are those of the unique indexes. Of new people the program asks before it inserts them: a trigger
-- there would make each insert a savepoint, at which the search index writes all that it holds.
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
