DROP TABLE trainee_matches;
DROP INDEX trainees_merged;
ALTER TABLE trainees DROP COLUMN merged_into_id;
DROP INDEX trainees_by_match;
ALTER TABLE trainees DROP COLUMN match_key;
DROP TABLE refusals;
ALTER TABLE external_ids RENAME TO external_ids_after;
DROP INDEX external_ids_by_row;
CREATE TABLE external_ids (
    resource         TEXT NOT NULL,
    system           TEXT NOT NULL,
    value            TEXT NOT NULL,
    resource_id      BLOB NOT NULL,
    organisation_id  BLOB,
    PRIMARY KEY (resource, system, value)
) STRICT;
INSERT OR IGNORE INTO external_ids (resource, system, value, resource_id, organisation_id)
SELECT resource, system, value, resource_id, NULLIF(organisation_id, zeroblob(16)) FROM external_ids_after;
DROP TABLE external_ids_after;
CREATE INDEX external_ids_by_row ON external_ids (resource, resource_id);
