-- The code that stands on a certificate: 5 letters that are its place in the status lists, each one's
-- alone, and 26 drawn by chance. Certificates of before are put in an order by chance, so that a place
-- tells nothing of when one was issued.
ALTER TABLE certificates ADD COLUMN code TEXT NOT NULL DEFAULT '';
WITH start (first) AS MATERIALIZED (SELECT random() & 33554431),
places (of_id, place) AS MATERIALIZED (
    SELECT id, (row_number() OVER (ORDER BY random()) * 20501557 + first) & 33554431
    FROM certificates, start),
alphabet (letters) AS (SELECT '0123456789ABCDEFGHJKMNPQRSTVWXYZ')
UPDATE certificates SET code = substr(letters, 1 + ((place >> 20) & 31), 1)
    || substr(letters, 1 + ((place >> 15) & 31), 1)
    || substr(letters, 1 + ((place >> 10) & 31), 1)
    || substr(letters, 1 + ((place >> 5) & 31), 1)
    || substr(letters, 1 + ((place >> 0) & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
    || substr(letters, 1 + (random() & 31), 1) || substr(letters, 1 + (random() & 31), 1)
FROM places, alphabet WHERE places.of_id = certificates.id;
CREATE UNIQUE INDEX certificates_place ON certificates (substr(code, 1, 5));
-- Which places of the status lists are marked.
CREATE INDEX certificates_ended ON certificates (code) WHERE status <> 'ISSUED';
