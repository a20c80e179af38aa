DROP INDEX certificates_ended;
DROP INDEX certificates_place;
ALTER TABLE certificates DROP COLUMN code;
