DROP TABLE enrolment_cases;
CREATE TABLE trainee_matches_0068 (
    id              BLOB NOT NULL PRIMARY KEY,
    first_id        BLOB NOT NULL,
    second_id       BLOB NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('OPEN', 'MERGED', 'DISTINCT')),
    survivor_id     BLOB,
    moved           TEXT,
    reason          TEXT,
    decided_by      BLOB,
    decided_at      INTEGER,
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;
INSERT INTO trainee_matches_0068
SELECT id, first_id, second_id, status, survivor_id, moved, reason, decided_by, decided_at, version,
       created_at, updated_at
FROM trainee_matches WHERE status NOT IN ('LINKED', 'CONFIRMED');
DROP TABLE trainee_matches;
ALTER TABLE trainee_matches_0068 RENAME TO trainee_matches;
CREATE UNIQUE INDEX trainee_matches_key ON trainee_matches (first_id, second_id);
CREATE INDEX trainee_matches_by_age ON trainee_matches (created_at, id);
CREATE INDEX trainee_matches_by_status ON trainee_matches (status, created_at, id);
CREATE INDEX trainee_matches_by_second ON trainee_matches (second_id);
