-- What a refusal was about, as a digest: the same again, night after night, counts once.
ALTER TABLE refusals ADD COLUMN about INTEGER;
CREATE INDEX refusals_by_matter ON refusals (kind, subject, about);
