-- Exports read campuses and beneficiary statuses whole, in the order of their making.
CREATE INDEX campuses_in_order ON campuses (created_at, id);
CREATE INDEX beneficiary_statuses_in_order ON beneficiary_statuses (created_at, id);

-- The version that came with the program, of rows of its catalogues: whoever finds another one in the
-- row knows that an operator has changed it since.
ALTER TABLE admin_units ADD COLUMN shipped_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE code_list_items ADD COLUMN shipped_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE occupations ADD COLUMN shipped_version INTEGER NOT NULL DEFAULT 1;

-- People who were registered before there were match keys, to give them one; nobody else stands in it.
CREATE INDEX trainees_without_match ON trainees (id) WHERE match_key IS NULL;
