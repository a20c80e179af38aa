DROP TABLE external_ids;
DROP TABLE idempotency_keys;
DROP TABLE change_log;
DROP TABLE access_log;
DROP TABLE audit_events;
DROP TABLE catalogue_loads;
DROP TABLE signing_keys;
DROP TABLE secrets;
