-- Whether a school knows the person because it registered or enrolled them. One that only sent
-- the documents of somebody who was on file sees who they are, until it enrols them.
ALTER TABLE trainee_schools ADD COLUMN acquainted INTEGER NOT NULL DEFAULT 0 CHECK (acquainted IN (0, 1));
UPDATE trainee_schools SET acquainted = 1
WHERE EXISTS (
    SELECT 1 FROM trainees
    WHERE trainees.id = trainee_schools.trainee_id
      AND trainees.registered_by_school_id = trainee_schools.school_id
) OR EXISTS (
    SELECT 1 FROM enrolments
    WHERE enrolments.trainee_id = trainee_schools.trainee_id
      AND enrolments.school_id = trainee_schools.school_id
);
