-- Whether a school knows the person because it registered or enrolled them. One that only sent
-- the documents of somebody who was on file sees what it has sent, until it enrols them.
ALTER TABLE trainee_schools ADD COLUMN acquainted INTEGER NOT NULL DEFAULT 1 CHECK (acquainted IN (0, 1));
