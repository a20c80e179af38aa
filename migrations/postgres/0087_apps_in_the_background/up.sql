-- What an app began for somebody in the background goes on only while it may act for them.
ALTER TABLE webhooks ADD COLUMN app_id UUID;
ALTER TABLE jobs ADD COLUMN app_id UUID;
