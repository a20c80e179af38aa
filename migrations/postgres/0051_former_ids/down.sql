DROP TRIGGER trainees_former_insert ON trainees;
DROP TRIGGER trainees_former_update ON trainees;
DROP FUNCTION trainees_expect_no_former;
DROP TABLE trainee_former_ids;
DROP FUNCTION trainee_former_ids_expect_no_present;
ALTER TABLE trainees DROP COLUMN former_ids;
