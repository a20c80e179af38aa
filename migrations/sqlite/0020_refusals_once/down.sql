DROP INDEX refusals_by_matter;
ALTER TABLE refusals DROP COLUMN about;
