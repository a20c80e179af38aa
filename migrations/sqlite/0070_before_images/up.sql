-- Every version of a row that a change has replaced, whole and sealed: for the history of the row, and for
-- taking an import back. A row that is new has none.
CREATE TABLE before_images (
    seq              INTEGER PRIMARY KEY,
    resource         TEXT NOT NULL,
    row_id           BLOB NOT NULL,
    -- The version that was replaced.
    version          INTEGER NOT NULL,
    -- The row was deleted, and this is what it was.
    deleted          INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    at               INTEGER NOT NULL,
    -- What the author was: LEAD_AGENCY, COMMUNE, …
    author           TEXT NOT NULL,
    actor_kind       TEXT NOT NULL,
    actor_id         BLOB,
    organisation_id  BLOB,
    request_id       TEXT NOT NULL,
    import_id        BLOB,
    image            BLOB NOT NULL
) STRICT;
CREATE INDEX before_images_by_row ON before_images (row_id, version);
CREATE INDEX before_images_by_import ON before_images (import_id, seq) WHERE import_id IS NOT NULL;
CREATE INDEX before_images_of_deleted ON before_images (at) WHERE deleted = 1;
