-- How an organisation's files call what the registry has members for.
CREATE TABLE import_mappings (
    id               BLOB NOT NULL PRIMARY KEY,
    organisation_id  BLOB NOT NULL REFERENCES organisations (id),
    name             TEXT NOT NULL,
    -- What a list is in the order of.
    sort_key         TEXT NOT NULL,
    kind             TEXT NOT NULL,
    mapped_columns   TEXT NOT NULL,
    constants        TEXT NOT NULL,
    version          INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX import_mappings_name ON import_mappings (organisation_id, name);
CREATE INDEX import_mappings_by_name ON import_mappings (sort_key, id);
CREATE INDEX import_mappings_in_order ON import_mappings (created_at, id);
CREATE INDEX import_mappings_of_organisation_by_name ON import_mappings (organisation_id, sort_key, id);
CREATE INDEX import_mappings_of_organisation ON import_mappings (organisation_id, created_at, id);
