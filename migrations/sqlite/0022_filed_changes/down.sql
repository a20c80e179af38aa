DROP TRIGGER change_log_unfile;
DROP TRIGGER change_log_file;
DROP TABLE change_log_filed;
CREATE INDEX change_log_by_school ON change_log (school_id, resource, seq) WHERE school_id IS NOT NULL;
CREATE INDEX change_log_by_commune ON change_log (commune_id, resource, seq) WHERE commune_id IS NOT NULL;
