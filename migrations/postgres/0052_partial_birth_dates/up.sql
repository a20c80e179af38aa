-- How closely the day of birth is known: `birth_date` is the first day of the period.
ALTER TABLE trainees ADD COLUMN birth_precision TEXT COLLATE "C" NOT NULL DEFAULT 'DAY'
    CHECK (birth_precision IN ('DAY', 'MONTH', 'YEAR'));
-- How closely a school that joined somebody knew the day: it sees no more until it enrols them.
ALTER TABLE trainee_schools ADD COLUMN birth_precision TEXT COLLATE "C" NOT NULL DEFAULT 'DAY'
    CHECK (birth_precision IN ('DAY', 'MONTH', 'YEAR'));
-- And how closely it was known on the day of issue.
ALTER TABLE certificates ADD COLUMN holder_birth_precision TEXT COLLATE "C" NOT NULL DEFAULT 'DAY'
    CHECK (holder_birth_precision IN ('DAY', 'MONTH', 'YEAR'));
