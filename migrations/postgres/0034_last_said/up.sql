-- What a row of a file said under this key the last time, as a digest, and when: docs/adr/0022.
ALTER TABLE external_ids ADD COLUMN digest BYTEA, ADD COLUMN said_at TIMESTAMPTZ;
