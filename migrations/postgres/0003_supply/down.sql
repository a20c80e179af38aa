DROP TABLE classes;
DROP TABLE courses;
DROP TABLE licence_lines;
DROP TABLE campuses;
DROP TABLE schools;
