DROP INDEX admin_units_by_name;
CREATE UNIQUE INDEX admin_units_by_name ON admin_units (parent_id, name, valid_from);
