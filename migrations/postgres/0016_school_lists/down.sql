DROP INDEX trainee_schools_in_order;
ALTER TABLE trainee_schools DROP COLUMN sort_key;
