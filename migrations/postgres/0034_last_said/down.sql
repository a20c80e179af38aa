ALTER TABLE external_ids DROP COLUMN digest, DROP COLUMN said_at;
