ALTER TABLE enterprises DROP COLUMN search;
ALTER TABLE schools DROP COLUMN search;
ALTER TABLE trainees DROP COLUMN search;
