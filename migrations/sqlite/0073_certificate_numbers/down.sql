DROP TABLE certificate_counters;
DROP TABLE certificate_patterns;
