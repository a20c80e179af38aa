-- Whether a school knows the person because it registered or enrolled them. One that only sent
-- the documents of somebody who was on file sees who they are, until it enrols them.
ALTER TABLE trainee_schools ADD COLUMN acquainted BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE trainee_schools SET acquainted = TRUE
WHERE EXISTS (
    SELECT 1 FROM trainees
    WHERE trainees.id = trainee_schools.trainee_id
      AND trainees.registered_by_school_id = trainee_schools.school_id
) OR EXISTS (
    SELECT 1 FROM enrolments
    WHERE enrolments.trainee_id = trainee_schools.trainee_id
      AND enrolments.school_id = trainee_schools.school_id
);
