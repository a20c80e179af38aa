-- Warnings of reports are codes now, put into words when they are read. Older ones were texts.
UPDATE import_rows SET warnings = NULL WHERE warnings IS NOT NULL;
