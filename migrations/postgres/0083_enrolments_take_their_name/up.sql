-- A trainee may be renamed between the read of the name and the insert, and then no change of the name
-- finds the enrolment. So it takes the name as it is stored, which stays until the transaction ends.
CREATE FUNCTION take_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sort_key := coalesce(
        (SELECT sort_key FROM trainees WHERE id = NEW.trainee_id FOR SHARE), NEW.sort_key);
    RETURN NEW;
END;
$$;
CREATE TRIGGER enrolments_named BEFORE INSERT OR UPDATE OF trainee_id ON enrolments
FOR EACH ROW EXECUTE FUNCTION take_name();
