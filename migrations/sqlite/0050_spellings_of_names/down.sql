-- The program of before gives keys to people without one.
UPDATE trainees SET match_key = NULL;
INSERT OR IGNORE INTO search_refills VALUES ('trainees'), ('schools'), ('enterprises');
