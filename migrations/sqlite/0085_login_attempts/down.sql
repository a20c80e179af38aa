ALTER TABLE users ADD COLUMN failed_attempts INTEGER NOT NULL DEFAULT 0;
DROP TABLE login_attempts;
