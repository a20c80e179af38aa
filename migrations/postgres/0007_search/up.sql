-- Word search over names without accents, one document per row of the searched table.
ALTER TABLE trainees ADD COLUMN search tsvector;
CREATE INDEX trainees_search ON trainees USING gin (search);
ALTER TABLE schools ADD COLUMN search tsvector;
CREATE INDEX schools_search ON schools USING gin (search);
ALTER TABLE enterprises ADD COLUMN search tsvector;
CREATE INDEX enterprises_search ON enterprises USING gin (search);
