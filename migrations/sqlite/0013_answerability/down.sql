DROP INDEX classes_by_end;
ALTER TABLE users DROP COLUMN tokens_from;
ALTER TABLE idempotency_keys DROP COLUMN actions;
DROP INDEX beneficiary_statuses_by_claimant;
ALTER TABLE beneficiary_statuses DROP COLUMN claimant_id;
