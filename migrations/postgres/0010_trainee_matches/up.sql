-- A key names one row within the organisation that gave it: no organisation can take, or learn
-- of, the key of another. Who has no organisation gives keys as the nil UUID.
UPDATE external_ids SET organisation_id = '00000000-0000-0000-0000-000000000000' WHERE organisation_id IS NULL;
ALTER TABLE external_ids ALTER COLUMN organisation_id SET NOT NULL;
ALTER TABLE external_ids DROP CONSTRAINT external_ids_pkey;
ALTER TABLE external_ids ADD PRIMARY KEY (resource, organisation_id, system, value);

-- Requests that were refused in a way that lets a caller guess, counted for a while.
CREATE TABLE refusals (
    seq      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind     TEXT COLLATE "C" NOT NULL,
    -- The organisation of the caller, or who they are where they have none.
    subject  UUID NOT NULL,
    at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX refusals_by_subject ON refusals (kind, subject, at);
CREATE INDEX refusals_by_age ON refusals (at);

-- People who may be one: same name without accents, birth date and commune.
ALTER TABLE trainees ADD COLUMN match_key TEXT COLLATE "C";
CREATE INDEX trainees_by_match ON trainees (match_key) WHERE match_key IS NOT NULL;

-- Where the id of a trainee who was merged leads. The row stays for taking the merge apart, and so
-- that its documents are not registered again; nobody sees it.
ALTER TABLE trainees ADD COLUMN merged_into_id UUID REFERENCES trainees (id);
CREATE INDEX trainees_merged ON trainees (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Two trainees who may be one person, the elder row first, and what was decided of them.
CREATE TABLE trainee_matches (
    id              UUID PRIMARY KEY,
    first_id        UUID NOT NULL,
    second_id       UUID NOT NULL,
    status          TEXT COLLATE "C" NOT NULL CHECK (status IN ('OPEN', 'MERGED', 'DISTINCT')),
    -- The row that stayed, and what the merge moved to it, for taking it apart again.
    survivor_id     UUID,
    moved           JSONB,
    reason          TEXT,
    decided_by      UUID,
    decided_at      TIMESTAMPTZ,
    version         BIGINT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX trainee_matches_key ON trainee_matches (first_id, second_id);
CREATE INDEX trainee_matches_by_age ON trainee_matches (created_at, id);
CREATE INDEX trainee_matches_by_status ON trainee_matches (status, created_at, id);
CREATE INDEX trainee_matches_by_second ON trainee_matches (second_id);
