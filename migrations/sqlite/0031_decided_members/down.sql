ALTER TABLE trainees DROP COLUMN decided;
