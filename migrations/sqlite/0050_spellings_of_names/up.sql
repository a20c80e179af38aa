-- Apostrophes, hyphens and spaces count for nothing where two names are compared. Folded names hold
-- letters, digits and single spaces, so that a key of before becomes one of now without its spaces.
-- Of the birth day a match key has the year alone: behind the name stand ten signs of the day and
-- thirty-six of the commune.
UPDATE trainees SET match_key =
    replace(substr(match_key, 1, length(match_key) - 48), ' ', '') || ' '
    || substr(match_key, length(match_key) - 46, 4) || substr(match_key, length(match_key) - 36)
WHERE length(match_key) >= 48;
-- The program fills the indexes anew at its next start.
INSERT OR IGNORE INTO search_refills VALUES ('trainees'), ('schools'), ('enterprises');
