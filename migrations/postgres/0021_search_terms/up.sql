-- SQLite's index alone is another one; here the rows carry what they did.
SELECT 1;
