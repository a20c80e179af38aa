-- Which entries of the log a school or a commune may see, filed for 1,024 entries at a time: filed
-- one by one, each would write a page of its own. Readers find the entries since the last multiple
-- of 1,024 in the log itself (src/platform/sync/feed/filed.rs). See docs/adr/0013.
DROP INDEX change_log_by_school;
DROP INDEX change_log_by_commune;
CREATE TABLE change_log_filed (
    -- A school or a commune.
    audience  BLOB NOT NULL,
    resource  TEXT NOT NULL,
    seq       INTEGER NOT NULL,
    PRIMARY KEY (audience, resource, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO change_log_filed
SELECT school_id AS audience, resource, seq FROM change_log
WHERE school_id IS NOT NULL AND seq <= (SELECT max(seq) / 1024 * 1024 FROM change_log)
UNION ALL
SELECT commune_id, resource, seq FROM change_log
WHERE commune_id IS NOT NULL AND seq <= (SELECT max(seq) / 1024 * 1024 FROM change_log)
ORDER BY audience, resource, seq;

-- Plain inserts leave no gaps in the numbers: those of a transaction that is rolled back are given
-- again.
CREATE TRIGGER change_log_file AFTER INSERT ON change_log WHEN NEW.seq % 1024 = 0
BEGIN
    INSERT INTO change_log_filed
    SELECT school_id AS audience, resource, seq FROM change_log
    WHERE school_id IS NOT NULL AND seq > NEW.seq - 1024 AND seq <= NEW.seq
    UNION ALL
    SELECT commune_id, resource, seq FROM change_log
    WHERE commune_id IS NOT NULL AND seq > NEW.seq - 1024 AND seq <= NEW.seq
    ORDER BY audience, resource, seq;
END;

CREATE TRIGGER change_log_unfile AFTER DELETE ON change_log
BEGIN
    DELETE FROM change_log_filed
    WHERE audience IN (OLD.school_id, OLD.commune_id) AND resource = OLD.resource AND seq = OLD.seq;
END;
