DROP INDEX certificates_by_school;
DROP INDEX trainees_by_commune_and_age;
