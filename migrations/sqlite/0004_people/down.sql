DROP TABLE certificates;
DROP TABLE enrolments;
DROP TABLE beneficiary_statuses;
DROP TABLE trainee_schools;
DROP TABLE trainees;
