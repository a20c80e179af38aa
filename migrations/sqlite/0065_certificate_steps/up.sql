-- The end of a certificate is a row of its own, so that it can be taken back. What was recorded of it
-- before comes from the audit trail; elsewhere from the certificate, and `known` is false.
CREATE TABLE certificate_steps (
    trainee_id            BLOB NOT NULL,
    certificate_id        BLOB NOT NULL REFERENCES certificates (id) ON DELETE CASCADE,
    -- Grows from step to step: the version of the row that it made.
    number                INTEGER NOT NULL,
    status                TEXT NOT NULL CHECK (status IN ('REVOKED', 'REPLACED')),
    -- When it was true.
    date                  TEXT NOT NULL,
    reason                TEXT,
    known                 INTEGER NOT NULL CHECK (known IN (0, 1)),
    recorded_at           INTEGER NOT NULL,
    recorded_by           BLOB,
    organisation_id       BLOB,
    undone_at             INTEGER,
    undone_by             BLOB,
    undo_organisation_id  BLOB,
    undo_reason           TEXT,
    PRIMARY KEY (certificate_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO certificate_steps
SELECT trainee_id, certificates.id, version, status, status_date, status_reason,
       seq IS NOT NULL, COALESCE(at, updated_at), actor_id, ended.organisation_id, NULL, NULL, NULL, NULL
FROM certificates LEFT JOIN (
    SELECT seq, resource_id, at, actor_id, organisation_id, row_number() OVER (PARTITION BY resource_id ORDER BY seq DESC) AS latest
    FROM audit_events
    WHERE resource = 'certificates' AND action IN ('certificate.revoke', 'certificate.replace')
) AS ended ON ended.resource_id = certificates.id AND latest = 1
WHERE status <> 'ISSUED' AND status_date IS NOT NULL;
