-- A key names one row within the organisation that gave it: no organisation can take, or learn
-- of, the key of another. Who has no organisation gives keys as sixteen zero bytes.
ALTER TABLE external_ids RENAME TO external_ids_before;
DROP INDEX external_ids_by_row;
CREATE TABLE external_ids (
    resource         TEXT NOT NULL,
    organisation_id  BLOB NOT NULL,
    system           TEXT NOT NULL,
    value            TEXT NOT NULL,
    resource_id      BLOB NOT NULL,
    PRIMARY KEY (resource, organisation_id, system, value)
) STRICT;
INSERT INTO external_ids (resource, organisation_id, system, value, resource_id)
SELECT resource, COALESCE(organisation_id, zeroblob(16)), system, value, resource_id
FROM external_ids_before;
DROP TABLE external_ids_before;
CREATE INDEX external_ids_by_row ON external_ids (resource, resource_id);

-- Requests that were refused in a way that lets a caller guess, counted for a while.
CREATE TABLE refusals (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    -- The organisation of the caller, or who they are where they have none.
    subject  BLOB NOT NULL,
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX refusals_by_subject ON refusals (kind, subject, at);
CREATE INDEX refusals_by_age ON refusals (at);

-- People who may be one: same name without accents, birth date and commune.
ALTER TABLE trainees ADD COLUMN match_key TEXT;
CREATE INDEX trainees_by_match ON trainees (match_key) WHERE match_key IS NOT NULL;

-- Where the id of a trainee who was merged leads. The row stays for taking the merge apart, and so
-- that its documents are not registered again; nobody sees it.
ALTER TABLE trainees ADD COLUMN merged_into_id BLOB REFERENCES trainees (id);
CREATE INDEX trainees_merged ON trainees (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Two trainees who may be one person, the elder row first, and what was decided of them.
CREATE TABLE trainee_matches (
    id              BLOB NOT NULL PRIMARY KEY,
    first_id        BLOB NOT NULL,
    second_id       BLOB NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('OPEN', 'MERGED', 'DISTINCT')),
    -- The row that stayed, and what the merge moved to it, for taking it apart again.
    survivor_id     BLOB,
    moved           TEXT,
    reason          TEXT,
    decided_by      BLOB,
    decided_at      INTEGER,
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX trainee_matches_key ON trainee_matches (first_id, second_id);
CREATE INDEX trainee_matches_by_age ON trainee_matches (created_at, id);
CREATE INDEX trainee_matches_by_status ON trainee_matches (status, created_at, id);
CREATE INDEX trainee_matches_by_second ON trainee_matches (second_id);
