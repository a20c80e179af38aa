UPDATE import_rows SET warnings = NULL WHERE warnings IS NOT NULL;
