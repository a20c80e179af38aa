-- What became of each row of an import that is taken back stands in a report of its own.
CREATE TABLE import_rows_0071 (
    job_id       BLOB NOT NULL,
    line         INTEGER NOT NULL,
    kind         TEXT,
    external_id  TEXT,
    outcome      TEXT NOT NULL CHECK (outcome = 'CREATED' OR outcome = 'UPDATED' OR outcome = 'UNCHANGED' OR outcome = 'REJECTED' OR outcome = 'TAKEN_BACK' OR outcome = 'PARTLY_TAKEN_BACK' OR outcome = 'KEPT'),
    resource_id  BLOB,
    problems     TEXT,
    warnings     TEXT,
    identity     TEXT,
    PRIMARY KEY (job_id, line)
) STRICT, WITHOUT ROWID;
INSERT INTO import_rows_0071 (job_id, line, kind, external_id, outcome, resource_id, problems, warnings, identity)
SELECT job_id, line, kind, external_id, outcome, resource_id, problems, warnings, identity
FROM import_rows;
DROP TABLE import_rows;
ALTER TABLE import_rows_0071 RENAME TO import_rows;
CREATE INDEX import_rows_rejected ON import_rows (job_id, line) WHERE problems IS NOT NULL;
CREATE INDEX import_rows_identity ON import_rows (job_id, line) WHERE identity IS NOT NULL;
