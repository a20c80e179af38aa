DROP TRIGGER trainees_former_update;
DROP TABLE trainee_former_ids;
ALTER TABLE trainees DROP COLUMN former_ids;
