-- The end of a certificate is a row of its own, so that it can be taken back. What was recorded of it
-- before comes from the audit trail; elsewhere from the certificate, and `known` is false.
CREATE TABLE certificate_steps (
    trainee_id            UUID NOT NULL,
    certificate_id        UUID NOT NULL,
    -- Grows from step to step: the version of the row that it made.
    number                BIGINT NOT NULL,
    status                TEXT COLLATE "C" NOT NULL CHECK (status IN ('REVOKED', 'REPLACED')),
    -- When it was true.
    date                  DATE NOT NULL,
    reason                TEXT,
    known                 BOOLEAN NOT NULL,
    recorded_at           TIMESTAMPTZ NOT NULL,
    recorded_by           UUID,
    organisation_id       UUID,
    undone_at             TIMESTAMPTZ,
    undone_by             UUID,
    undo_organisation_id  UUID,
    undo_reason           TEXT,
    PRIMARY KEY (trainee_id, certificate_id, number),
    FOREIGN KEY (trainee_id, certificate_id) REFERENCES certificates (trainee_id, id) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO certificate_steps
SELECT trainee_id, certificates.id, version, status, status_date, status_reason,
       seq IS NOT NULL, COALESCE(at, updated_at), actor_id, ended.organisation_id, NULL, NULL, NULL, NULL
FROM certificates LEFT JOIN (
    SELECT seq, resource_id, at, actor_id, organisation_id, row_number() OVER (PARTITION BY resource_id ORDER BY seq DESC) AS latest
    FROM audit_events
    WHERE resource = 'certificates' AND action IN ('certificate.revoke', 'certificate.replace')
) AS ended ON ended.resource_id = certificates.id AND latest = 1
WHERE status <> 'ISSUED' AND status_date IS NOT NULL;
