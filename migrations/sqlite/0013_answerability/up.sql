-- Who claimed a beneficiary status: only they take the claim back. Unknown for older rows.
ALTER TABLE beneficiary_statuses ADD COLUMN claimant_id BLOB REFERENCES organisations (id);
CREATE INDEX beneficiary_statuses_by_claimant ON beneficiary_statuses (claimant_id) WHERE claimant_id IS NOT NULL;

-- The permissions that a stored answer took, by name and separated by spaces: asked for again
-- before it is given again.
ALTER TABLE idempotency_keys ADD COLUMN actions TEXT NOT NULL DEFAULT '';

-- Access tokens from before this moment are good no more.
ALTER TABLE users ADD COLUMN tokens_from INTEGER;

CREATE INDEX classes_by_end ON classes (end_date, id);
