ALTER TABLE external_ids DROP COLUMN digest;
ALTER TABLE external_ids DROP COLUMN said_at;
