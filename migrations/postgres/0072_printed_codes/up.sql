-- The code that stands on a certificate: 5 letters that are its place in the status lists, each one's
-- alone, and 26 drawn by chance. Certificates of before are put in an order by chance, so that a place
-- tells nothing of when one was issued.
ALTER TABLE certificates ADD COLUMN code TEXT COLLATE "C";
WITH start AS MATERIALIZED (SELECT floor(random() * 33554432)::bigint AS first),
drawn AS MATERIALIZED (
    SELECT trainee_id, id,
           (row_number() OVER (ORDER BY gen_random_uuid()) * 20501557 + first) & 33554431 AS place,
           sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS chance
    FROM certificates, start),
alphabet AS (SELECT '0123456789ABCDEFGHJKMNPQRSTVWXYZ' AS letters)
UPDATE certificates SET code =
    (SELECT string_agg(substr(letters, 1 + ((place >> (20 - 5 * n)) & 31)::int, 1), '' ORDER BY n)
     FROM generate_series(0, 4) AS n)
    || (SELECT string_agg(substr(letters, 1 + (get_byte(chance, n) & 31), 1), '' ORDER BY n)
        FROM generate_series(0, 25) AS n)
FROM drawn, alphabet
WHERE certificates.trainee_id = drawn.trainee_id AND certificates.id = drawn.id;
ALTER TABLE certificates ALTER COLUMN code SET NOT NULL;
CREATE UNIQUE INDEX certificates_place ON certificates (substr(code, 1, 5));
-- Which places of the status lists are marked.
CREATE INDEX certificates_ended ON certificates (code) WHERE status <> 'ISSUED';
