DROP TABLE enterprises_search;
DROP TABLE schools_search;
DROP TABLE trainees_search;
