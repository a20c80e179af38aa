DROP TABLE certificate_templates;
