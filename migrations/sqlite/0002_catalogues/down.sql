DROP TABLE occupations;
DROP TABLE code_crosswalks;
DROP TABLE code_list_items;
DROP TABLE admin_unit_successors;
DROP TABLE admin_units;
