//! Upserts by the school's own key, each row once.
