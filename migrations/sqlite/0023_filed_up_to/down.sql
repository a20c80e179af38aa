-- Filed up to the last multiple of 1,024, as the trigger left it.
DELETE FROM change_log_filed WHERE seq > (SELECT max(seq) / 1024 * 1024 FROM change_log);
INSERT OR IGNORE INTO change_log_filed
SELECT school_id AS audience, resource, seq FROM change_log
WHERE school_id IS NOT NULL AND seq <= (SELECT max(seq) / 1024 * 1024 FROM change_log)
UNION ALL
SELECT commune_id, resource, seq FROM change_log
WHERE commune_id IS NOT NULL AND seq <= (SELECT max(seq) / 1024 * 1024 FROM change_log)
ORDER BY audience, resource, seq;
DROP TABLE change_log_filing;
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
