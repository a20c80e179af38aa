DROP INDEX beneficiary_statuses_in_order;
DROP INDEX campuses_in_order;
