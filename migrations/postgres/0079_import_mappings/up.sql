-- How an organisation's files call what the registry has members for.
CREATE TABLE import_mappings (
    id               UUID NOT NULL PRIMARY KEY,
    organisation_id  UUID NOT NULL REFERENCES organisations (id),
    name             TEXT COLLATE "C" NOT NULL,
    -- What a list is in the order of.
    sort_key         TEXT COLLATE "C" NOT NULL,
    kind             TEXT COLLATE "C" NOT NULL,
    mapped_columns   JSONB NOT NULL,
    constants        JSONB NOT NULL,
    version          BIGINT NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    updated_at       TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX import_mappings_name ON import_mappings (organisation_id, name);
CREATE INDEX import_mappings_by_name ON import_mappings (sort_key, id);
CREATE INDEX import_mappings_in_order ON import_mappings (created_at, id);
CREATE INDEX import_mappings_of_organisation_by_name ON import_mappings (organisation_id, sort_key, id);
CREATE INDEX import_mappings_of_organisation ON import_mappings (organisation_id, created_at, id);
