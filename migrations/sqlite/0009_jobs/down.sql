DROP TABLE import_rows;
DROP TABLE job_files;
DROP TABLE jobs;
