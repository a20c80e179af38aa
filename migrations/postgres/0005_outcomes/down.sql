DROP TABLE employment_outcomes;
DROP TABLE enterprises;
