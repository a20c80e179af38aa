DROP TABLE class_steps;
ALTER TABLE classes DROP COLUMN status_date;
ALTER TABLE classes DROP COLUMN steps_undone;
