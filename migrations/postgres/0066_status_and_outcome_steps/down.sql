DROP TABLE outcome_steps;
ALTER TABLE employment_outcomes
    DROP COLUMN recorded_by,
    DROP COLUMN organisation_id,
    DROP COLUMN provenance_before,
    DROP COLUMN withdrawn_at;
DROP TABLE beneficiary_status_steps;
ALTER TABLE beneficiary_statuses DROP COLUMN steps_undone;
