-- One writer at a time needs no locks.
SELECT 1;
