DROP TABLE outcome_steps;
ALTER TABLE employment_outcomes DROP COLUMN recorded_by;
ALTER TABLE employment_outcomes DROP COLUMN organisation_id;
ALTER TABLE employment_outcomes DROP COLUMN provenance_before;
ALTER TABLE employment_outcomes DROP COLUMN withdrawn_at;
DROP TABLE beneficiary_status_steps;
ALTER TABLE beneficiary_statuses DROP COLUMN steps_undone;
