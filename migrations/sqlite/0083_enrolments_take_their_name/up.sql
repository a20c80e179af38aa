-- One writer at a time reads no name that another one is changing.
SELECT 1;
