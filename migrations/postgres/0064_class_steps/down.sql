DROP TABLE class_steps;
ALTER TABLE classes
    DROP COLUMN status_date,
    DROP COLUMN steps_undone;
