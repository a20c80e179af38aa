-- What was said under a key is known by the version that it left of the record, not by the moment
-- (docs/adr/0022). Nothing is known to have been said until a file says it again. The table is made
-- anew, because some databases have the column of versions already, and some that of moments.
ALTER TABLE external_ids RENAME TO external_ids_before;
DROP INDEX external_ids_by_row;
CREATE TABLE external_ids (
    resource         TEXT NOT NULL,
    organisation_id  BLOB NOT NULL,
    system           TEXT NOT NULL,
    value            TEXT NOT NULL,
    resource_id      BLOB NOT NULL,
    digest           BLOB,
    said_version     INTEGER,
    PRIMARY KEY (resource, organisation_id, system, value)
) STRICT;
INSERT INTO external_ids (resource, organisation_id, system, value, resource_id)
SELECT resource, organisation_id, system, value, resource_id FROM external_ids_before;
DROP TABLE external_ids_before;
CREATE INDEX external_ids_by_row ON external_ids (resource, resource_id);
DROP INDEX IF EXISTS before_images_by_import;
-- Signs that have come to count for nothing in names: the program makes these keys anew.
UPDATE trainees SET match_key = NULL WHERE match_key GLOB '*[^a-z0-9 -]*';
-- A class that is deleted is looked for among those that came from it or went into it.
CREATE INDEX classes_by_split ON classes (split_from_id) WHERE split_from_id IS NOT NULL;
CREATE INDEX classes_by_merge ON classes (merged_into_id) WHERE merged_into_id IS NOT NULL;
