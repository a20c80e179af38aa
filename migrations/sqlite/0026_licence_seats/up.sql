-- Seats that the classes of a licence line take, by the calendar year in which they start: what its
-- yearly quota is held against. Every class has its line's row of its year. A cancelled class takes
-- no seats.

CREATE TABLE licence_seats (
    licence_line_id  BLOB NOT NULL REFERENCES licence_lines (id) ON DELETE CASCADE,
    year             INTEGER NOT NULL,
    seats_taken      INTEGER NOT NULL CHECK (seats_taken >= 0),
    PRIMARY KEY (licence_line_id, year)
) STRICT, WITHOUT ROWID;

INSERT INTO licence_seats (licence_line_id, year, seats_taken)
SELECT licence_line_id, CAST(substr(start_date, 1, 4) AS INTEGER) AS year,
       sum(CASE status WHEN 'CANCELLED' THEN 0 ELSE seats_taken END)
FROM classes
GROUP BY licence_line_id, year;
