-- Up to where the log is filed. The writer files it before a commit; a trigger would make SQLite
-- keep a copy of every page that an entry touches, for a statement that might fail half-way. See
-- docs/adr/0013.
DROP TRIGGER change_log_file;
CREATE TABLE change_log_filing (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    filed_seq  INTEGER NOT NULL
) STRICT;
INSERT INTO change_log_filing
SELECT 1, coalesce(max(seq) / 1024 * 1024, 0) FROM change_log;
