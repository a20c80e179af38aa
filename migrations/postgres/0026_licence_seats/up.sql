-- Seats that the classes of a licence line take, by the calendar year in which they start: what its
-- yearly quota is held against. Every class has its line's row of its year. A cancelled class takes
-- no seats.

CREATE TABLE licence_seats (
    licence_line_id  UUID NOT NULL REFERENCES licence_lines (id) ON DELETE CASCADE,
    year             SMALLINT NOT NULL,
    seats_taken      BIGINT NOT NULL CHECK (seats_taken >= 0),
    PRIMARY KEY (licence_line_id, year)
);

INSERT INTO licence_seats (licence_line_id, year, seats_taken)
SELECT licence_line_id, extract(YEAR FROM start_date)::SMALLINT AS year,
       sum(CASE status WHEN 'CANCELLED' THEN 0 ELSE seats_taken END)
FROM classes
GROUP BY licence_line_id, extract(YEAR FROM start_date);
