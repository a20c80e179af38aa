-- What became of each row of an import that is taken back stands in a report of its own.
ALTER TABLE import_rows DROP CONSTRAINT import_rows_outcome_check;
ALTER TABLE import_rows ADD CONSTRAINT import_rows_outcome_check CHECK (outcome IN ('CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED', 'TAKEN_BACK', 'PARTLY_TAKEN_BACK', 'KEPT'));
