DROP INDEX change_log_in_order;
CREATE INDEX change_log_in_order ON change_log (tx, seq);
DROP INDEX change_log_by_organisation;
DROP INDEX change_log_served_by_commune;
DROP TABLE feed_state;
