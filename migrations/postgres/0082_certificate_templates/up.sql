-- What a school prints its certificates on, by kind. The template that ships is used where there is none.
CREATE TABLE certificate_templates (
    school_id        UUID NOT NULL REFERENCES schools (id),
    kind             TEXT COLLATE "C" NOT NULL,
    template         JSONB,
    background_type  TEXT COLLATE "C",
    background       BYTEA,
    version          BIGINT NOT NULL,
    updated_at       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (school_id, kind)
);
