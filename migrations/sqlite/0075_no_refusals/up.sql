-- Schools have records of their own, so nobody learns of others by trying, and no refusal is counted:
-- docs/adr/0023-a-record-is-what-one-registrar-says.md.
DROP TABLE refusals;
