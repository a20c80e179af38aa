DROP INDEX change_log_by_organisation;
DROP INDEX change_log_served_by_commune;
DROP TABLE feed_state;
