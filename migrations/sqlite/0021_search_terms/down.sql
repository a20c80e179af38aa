-- Without documents: the program of before fills them as rows are written.
DROP TABLE trainees_search;
CREATE VIRTUAL TABLE trainees_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7');
DROP TABLE schools_search;
CREATE VIRTUAL TABLE schools_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7');
DROP TABLE enterprises_search;
CREATE VIRTUAL TABLE enterprises_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7');
DROP TABLE search_refills;
