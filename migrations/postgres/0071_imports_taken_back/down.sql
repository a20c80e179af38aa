DELETE FROM import_rows WHERE outcome IN ('TAKEN_BACK', 'PARTLY_TAKEN_BACK', 'KEPT');
DELETE FROM jobs WHERE kind = 'import-undos';
ALTER TABLE import_rows DROP CONSTRAINT import_rows_outcome_check;
ALTER TABLE import_rows ADD CONSTRAINT import_rows_outcome_check CHECK (outcome IN ('CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED'));
