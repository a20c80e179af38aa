-- The program of before gives keys to people without one.
UPDATE trainees SET match_key = NULL;
DROP TABLE search_refills;
