-- Each beginning of a word is a term of its own, for everybody and again for each group of callers
-- who may see the row: a search inside a school reads the school's rows alone. The documents are not
-- kept, so the program fills the indexes anew at its next start.
DROP TABLE trainees_search;
CREATE VIRTUAL TABLE trainees_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'");
DROP TABLE schools_search;
CREATE VIRTUAL TABLE schools_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'");
DROP TABLE enterprises_search;
CREATE VIRTUAL TABLE enterprises_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'");

-- What is to be filled; the program takes a name away as it fills that index.
CREATE TABLE search_refills (name TEXT PRIMARY KEY) STRICT;
INSERT INTO search_refills VALUES ('trainees'), ('schools'), ('enterprises');
