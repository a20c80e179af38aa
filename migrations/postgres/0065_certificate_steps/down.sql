DROP TABLE certificate_steps;
