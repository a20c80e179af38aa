-- PostgreSQL's keys alone change: docs/adr/0020. One file keeps what it has.
SELECT 1;
