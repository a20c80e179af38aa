DELETE FROM import_rows WHERE outcome IN ('TAKEN_BACK', 'PARTLY_TAKEN_BACK', 'KEPT');
DELETE FROM jobs WHERE kind = 'import-undos';
CREATE TABLE import_rows_0070 (
    job_id       BLOB NOT NULL,
    line         INTEGER NOT NULL,
    kind         TEXT,
    external_id  TEXT,
    outcome      TEXT NOT NULL CHECK (outcome = 'CREATED' OR outcome = 'UPDATED' OR outcome = 'UNCHANGED' OR outcome = 'REJECTED'),
    resource_id  BLOB,
    problems     TEXT,
    warnings     TEXT,
    identity     TEXT,
    PRIMARY KEY (job_id, line)
) STRICT, WITHOUT ROWID;
INSERT INTO import_rows_0070 (job_id, line, kind, external_id, outcome, resource_id, problems, warnings, identity)
SELECT job_id, line, kind, external_id, outcome, resource_id, problems, warnings, identity
FROM import_rows;
DROP TABLE import_rows;
ALTER TABLE import_rows_0070 RENAME TO import_rows;
CREATE INDEX import_rows_rejected ON import_rows (job_id, line) WHERE problems IS NOT NULL;
CREATE INDEX import_rows_identity ON import_rows (job_id, line) WHERE identity IS NOT NULL;
