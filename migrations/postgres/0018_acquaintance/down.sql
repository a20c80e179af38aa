ALTER TABLE trainee_schools DROP COLUMN acquainted;
