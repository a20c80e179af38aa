-- Exports read campuses and beneficiary statuses whole, in the order of their making.
CREATE INDEX campuses_in_order ON campuses (created_at, id);
CREATE INDEX beneficiary_statuses_in_order ON beneficiary_statuses (created_at, id);
