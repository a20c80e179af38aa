DROP INDEX trainees_without_match;
ALTER TABLE occupations DROP COLUMN shipped_version;
ALTER TABLE code_list_items DROP COLUMN shipped_version;
ALTER TABLE admin_units DROP COLUMN shipped_version;
DROP INDEX beneficiary_statuses_in_order;
DROP INDEX campuses_in_order;
