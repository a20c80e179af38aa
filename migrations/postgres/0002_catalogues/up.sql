-- Places, code lists and occupations. A place is identified by level, code and validity.

CREATE TABLE admin_units (
    id               UUID PRIMARY KEY,
    level            TEXT COLLATE "C" NOT NULL CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE', 'VILLAGE')),
    code             TEXT COLLATE "C",
    name             TEXT NOT NULL,
    unit_type        TEXT COLLATE "C" NOT NULL,
    folded_name      TEXT COLLATE "C" NOT NULL,
    sort_key         TEXT COLLATE "C" NOT NULL,
    parent_id        UUID REFERENCES admin_units (id),
    -- Former district of a present commune, for the roll-up onto the old map.
    district_id      UUID REFERENCES admin_units (id),
    valid_from       DATE NOT NULL,
    valid_to         DATE,
    difficulty_area  TEXT COLLATE "C",
    risk_areas       JSONB NOT NULL,
    version          BIGINT NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    updated_at       TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX admin_units_by_code ON admin_units (level, code, valid_from);
CREATE UNIQUE INDEX admin_units_by_name ON admin_units (parent_id, name, valid_from);
CREATE INDEX admin_units_in_order ON admin_units (sort_key, id);

CREATE TABLE admin_unit_successors (
    unit_id       UUID NOT NULL REFERENCES admin_units (id),
    successor_id  UUID NOT NULL REFERENCES admin_units (id),
    relation      TEXT COLLATE "C" NOT NULL,
    effective     DATE NOT NULL,
    PRIMARY KEY (unit_id, successor_id)
);
CREATE INDEX admin_unit_successors_back ON admin_unit_successors (successor_id);

CREATE TABLE code_list_items (
    list         TEXT COLLATE "C" NOT NULL,
    code         TEXT COLLATE "C" NOT NULL,
    label_vi     TEXT NOT NULL,
    label_en     TEXT NOT NULL,
    valid_from   DATE,
    valid_to     DATE,
    replaced_by  TEXT COLLATE "C",
    position     INTEGER NOT NULL,
    attributes   JSONB NOT NULL,
    version      BIGINT NOT NULL,
    updated_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (list, code)
);

CREATE TABLE code_crosswalks (
    list    TEXT COLLATE "C" NOT NULL,
    code    TEXT COLLATE "C" NOT NULL,
    system  TEXT COLLATE "C" NOT NULL,
    value   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (list, code, system, value),
    FOREIGN KEY (list, code) REFERENCES code_list_items (list, code)
);

CREATE TABLE occupations (
    id               UUID PRIMARY KEY,
    list             TEXT COLLATE "C" NOT NULL CHECK (list IN ('NATIONAL', 'PROVINCIAL')),
    code             TEXT COLLATE "C" NOT NULL,
    name_vi          TEXT NOT NULL,
    name_en          TEXT,
    folded_name      TEXT COLLATE "C" NOT NULL,
    sort_key         TEXT COLLATE "C" NOT NULL,
    level            TEXT COLLATE "C",
    field            TEXT COLLATE "C" NOT NULL CHECK (field IN ('AGRICULTURAL', 'NON_AGRICULTURAL')),
    duration_months  INTEGER,
    class_min        INTEGER,
    class_max        INTEGER,
    cost_cap         BIGINT,
    source           TEXT,
    valid_from       DATE NOT NULL,
    valid_to         DATE,
    version          BIGINT NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    updated_at       TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX occupations_by_code ON occupations (list, code);
CREATE INDEX occupations_in_order ON occupations (sort_key, id);
