DROP TABLE trainee_matches;
ALTER TABLE trainees DROP COLUMN merged_into_id;
ALTER TABLE trainees DROP COLUMN match_key;
DROP TABLE refusals;
DELETE FROM external_ids AS later USING external_ids AS sooner
WHERE later.resource = sooner.resource AND later.system = sooner.system AND later.value = sooner.value
  AND later.organisation_id > sooner.organisation_id;
ALTER TABLE external_ids DROP CONSTRAINT external_ids_pkey;
ALTER TABLE external_ids ALTER COLUMN organisation_id DROP NOT NULL;
ALTER TABLE external_ids ADD PRIMARY KEY (resource, system, value);
UPDATE external_ids SET organisation_id = NULL WHERE organisation_id = '00000000-0000-0000-0000-000000000000';
