DROP TABLE licence_seats;
