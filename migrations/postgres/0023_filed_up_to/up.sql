-- Its indexes by school and by commune stay: see docs/adr/0013.
SELECT 1;
