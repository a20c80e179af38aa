-- A row for each name that a transaction has locked: see `dialect::lock_names`. What is lost with a
-- crash locked nothing any more.
CREATE UNLOGGED TABLE name_locks (
    key    BIGINT PRIMARY KEY,
    taken  BOOLEAN NOT NULL DEFAULT TRUE
);
