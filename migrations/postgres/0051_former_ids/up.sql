-- Numbers that a person had before: a citizen ID in whose place another came, and the identity card of
-- nine digits. The row carries them for who reads it; the table finds the person and keeps numbers
-- apart.
ALTER TABLE trainees ADD COLUMN former_ids JSONB;
CREATE TABLE trainee_former_ids (
    trainee_id  UUID NOT NULL REFERENCES trainees (id),
    number      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (trainee_id, number)
);
CREATE UNIQUE INDEX trainee_former_ids_number ON trainee_former_ids (number);

-- A number that one person had is no present one of another, nor the other way round. A citizen ID
-- becomes a former one in the transaction that takes it from the row, and whoever enters it meanwhile
-- waits for that at the unique index. So these look after the row is written, when the other has
-- committed. Cards of nine digits are no citizen IDs.
CREATE FUNCTION trainees_expect_no_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM trainee_former_ids WHERE number = NEW.citizen_id) THEN
        RAISE unique_violation USING CONSTRAINT = 'trainees_citizen_id',
            MESSAGE = 'the citizen ID is a former one of somebody';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER trainees_former_insert AFTER INSERT ON trainees
FOR EACH ROW WHEN (NEW.citizen_id IS NOT NULL) EXECUTE FUNCTION trainees_expect_no_former();
CREATE TRIGGER trainees_former_update AFTER UPDATE OF citizen_id ON trainees
FOR EACH ROW WHEN (NEW.citizen_id IS DISTINCT FROM OLD.citizen_id)
EXECUTE FUNCTION trainees_expect_no_former();
CREATE FUNCTION trainee_former_ids_expect_no_present() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM trainees WHERE citizen_id = NEW.number) THEN
        RAISE unique_violation USING CONSTRAINT = 'trainee_former_ids_number',
            MESSAGE = 'the former number is the present one of somebody';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER trainee_former_ids_present AFTER INSERT ON trainee_former_ids
FOR EACH ROW EXECUTE FUNCTION trainee_former_ids_expect_no_present();
