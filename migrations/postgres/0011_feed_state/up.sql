-- What holds for the whole change feed, in one row: which log its cursors are for, and up to where
-- entries have been removed because of their age.
CREATE TABLE feed_state (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    epoch      UUID NOT NULL,
    home       TEXT COLLATE "C" NOT NULL,
    swept_tx   BIGINT NOT NULL,
    swept_seq  BIGINT NOT NULL
);

-- The whole log in its order, for those who see all of it. As an expression, so that the planner
-- cannot take it for the entries of one resource, of which there may be none for millions.
DROP INDEX change_log_in_order;
CREATE INDEX change_log_in_order ON change_log ((tx + 0), (seq + 0));

-- An employment centre of a few communes, and the keys that one organisation gave.
CREATE INDEX change_log_served_by_commune ON change_log (commune_id, resource, tx, seq) WHERE is_served;
CREATE INDEX change_log_by_organisation ON change_log (organisation_id, tx, seq) WHERE organisation_id IS NOT NULL;
