DROP TABLE refresh_tokens;
DROP TABLE clients;
DROP TABLE users;
DROP TABLE organisations;
