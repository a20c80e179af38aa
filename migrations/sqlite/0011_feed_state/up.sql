-- What holds for the whole change feed, in one row: which log its cursors are for, and up to where
-- entries have been removed because of their age.
CREATE TABLE feed_state (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    epoch      BLOB NOT NULL,
    home       TEXT NOT NULL,
    swept_tx   INTEGER NOT NULL,
    swept_seq  INTEGER NOT NULL
) STRICT;

-- An employment centre of a few communes, and the keys that one organisation gave.
CREATE INDEX change_log_served_by_commune ON change_log (commune_id, resource, seq) WHERE is_served = 1;
CREATE INDEX change_log_by_organisation ON change_log (organisation_id, seq) WHERE organisation_id IS NOT NULL;
