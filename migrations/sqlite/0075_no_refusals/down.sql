CREATE TABLE refusals (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    -- The organisation of the caller, or who they are where they have none.
    subject  BLOB NOT NULL,
    at       INTEGER NOT NULL,
    about    INTEGER
) STRICT;
CREATE INDEX refusals_by_subject ON refusals (kind, subject, at);
CREATE INDEX refusals_by_age ON refusals (at);
CREATE INDEX refusals_by_matter ON refusals (kind, subject, about);
