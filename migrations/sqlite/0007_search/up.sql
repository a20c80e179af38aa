-- Word search over names without accents, one document per row of the searched table.
CREATE VIRTUAL TABLE trainees_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7');
CREATE VIRTUAL TABLE schools_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7');
CREATE VIRTUAL TABLE enterprises_search USING fts5 (document, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7');
