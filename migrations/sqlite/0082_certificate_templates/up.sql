-- What a school prints its certificates on, by kind. The template that ships is used where there is none.
CREATE TABLE certificate_templates (
    school_id        BLOB NOT NULL REFERENCES schools (id),
    kind             TEXT NOT NULL,
    template         TEXT,
    background_type  TEXT,
    background       BLOB,
    version          INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    PRIMARY KEY (school_id, kind)
) STRICT;
