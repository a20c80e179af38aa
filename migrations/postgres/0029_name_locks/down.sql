DROP TABLE name_locks;
