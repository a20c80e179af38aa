-- SQLite makes a table of its own for a list of three values and more, at each INSERT that checks
-- it; alternatives it only compares. The rows are those they were, so the text of the schema is
-- changed in place, as https://sqlite.org/lang_altertable.html#otheralter describes.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'op IN (''UPSERT'', ''DELETE'', ''REKEY'', ''MERGE'')',
    'op = ''UPSERT'' OR op = ''DELETE'' OR op = ''REKEY'' OR op = ''MERGE''')
WHERE type = 'table' AND name = 'change_log';
UPDATE sqlite_schema SET sql = replace(sql,
    'status IN (''APPLIED'', ''ELIGIBLE'', ''ADMITTED'', ''STUDYING'', ''COMPLETED'', ''DROPPED'', ''EXPELLED'', ''TRANSFERRED'', ''REJECTED'')',
    'status = ''APPLIED'' OR status = ''ELIGIBLE'' OR status = ''ADMITTED'' OR status = ''STUDYING'' OR status = ''COMPLETED'' OR status = ''DROPPED'' OR status = ''EXPELLED'' OR status = ''TRANSFERRED'' OR status = ''REJECTED''')
WHERE type = 'table' AND name = 'enrolments';
UPDATE sqlite_schema SET sql = replace(sql,
    'outcome IN (''CREATED'', ''UPDATED'', ''UNCHANGED'', ''REJECTED'')',
    'outcome = ''CREATED'' OR outcome = ''UPDATED'' OR outcome = ''UNCHANGED'' OR outcome = ''REJECTED''')
WHERE type = 'table' AND name = 'import_rows';
PRAGMA writable_schema = OFF;

-- Nobody looks for enrolments that are not completed by the day of completion. The new index also
-- tells other connections that the schema is another one.
DROP INDEX enrolments_by_completion;
CREATE INDEX enrolments_by_completion ON enrolments (completed_date, id) WHERE completed_date IS NOT NULL;
PRAGMA writable_schema = RESET;
