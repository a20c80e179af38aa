-- Places, code lists and occupations. A place is identified by level, code and validity.

CREATE TABLE admin_units (
    id               BLOB NOT NULL PRIMARY KEY,
    level            TEXT NOT NULL CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE', 'VILLAGE')),
    code             TEXT,
    name             TEXT NOT NULL,
    unit_type        TEXT NOT NULL,
    folded_name      TEXT NOT NULL,
    sort_key         TEXT NOT NULL,
    parent_id        BLOB REFERENCES admin_units (id),
    -- Former district of a present commune, for the roll-up onto the old map.
    district_id      BLOB REFERENCES admin_units (id),
    valid_from       TEXT NOT NULL,
    valid_to         TEXT,
    difficulty_area  TEXT,
    risk_areas       TEXT NOT NULL,
    version          INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX admin_units_by_code ON admin_units (level, code, valid_from);
CREATE UNIQUE INDEX admin_units_by_name ON admin_units (parent_id, name, valid_from);
CREATE INDEX admin_units_in_order ON admin_units (sort_key, id);

CREATE TABLE admin_unit_successors (
    unit_id       BLOB NOT NULL REFERENCES admin_units (id),
    successor_id  BLOB NOT NULL REFERENCES admin_units (id),
    relation      TEXT NOT NULL,
    effective     TEXT NOT NULL,
    PRIMARY KEY (unit_id, successor_id)
) STRICT;
CREATE INDEX admin_unit_successors_back ON admin_unit_successors (successor_id);

CREATE TABLE code_list_items (
    list         TEXT NOT NULL,
    code         TEXT NOT NULL,
    label_vi     TEXT NOT NULL,
    label_en     TEXT NOT NULL,
    valid_from   TEXT,
    valid_to     TEXT,
    replaced_by  TEXT,
    position     INTEGER NOT NULL,
    attributes   TEXT NOT NULL,
    version      INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    PRIMARY KEY (list, code)
) STRICT;

CREATE TABLE code_crosswalks (
    list    TEXT NOT NULL,
    code    TEXT NOT NULL,
    system  TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (list, code, system, value),
    FOREIGN KEY (list, code) REFERENCES code_list_items (list, code)
) STRICT;

CREATE TABLE occupations (
    id               BLOB NOT NULL PRIMARY KEY,
    list             TEXT NOT NULL CHECK (list IN ('NATIONAL', 'PROVINCIAL')),
    code             TEXT NOT NULL,
    name_vi          TEXT NOT NULL,
    name_en          TEXT,
    folded_name      TEXT NOT NULL,
    sort_key         TEXT NOT NULL,
    level            TEXT,
    field            TEXT NOT NULL CHECK (field IN ('AGRICULTURAL', 'NON_AGRICULTURAL')),
    duration_months  INTEGER,
    class_min        INTEGER,
    class_max        INTEGER,
    cost_cap         INTEGER,
    source           TEXT,
    valid_from       TEXT NOT NULL,
    valid_to         TEXT,
    version          INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX occupations_by_code ON occupations (list, code);
CREATE INDEX occupations_in_order ON occupations (sort_key, id);
