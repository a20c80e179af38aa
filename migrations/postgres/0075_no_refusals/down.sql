CREATE TABLE refusals (
    seq      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind     TEXT COLLATE "C" NOT NULL,
    -- The organisation of the caller, or who they are where they have none.
    subject  UUID NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    about    BIGINT
);
CREATE INDEX refusals_by_subject ON refusals (kind, subject, at);
CREATE INDEX refusals_by_age ON refusals (at);
CREATE INDEX refusals_by_matter ON refusals (kind, subject, about);
