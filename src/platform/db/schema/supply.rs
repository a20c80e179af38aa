//! Schools and what they offer.

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    schools (seq) {
        seq -> BigInt,
        id -> Uid,
        code -> Text,
        name_vi -> Text,
        name_en -> Nullable<Text>,
        sort_key -> Text,
        kind -> Text,
        ownership -> Text,
        unit_id -> Nullable<Uid>,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        website -> Nullable<Text>,
        status -> Text,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        successor_school_id -> Nullable<Uid>,
        successor_from -> Nullable<Day>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    campuses (id) {
        id -> Uid,
        school_id -> Uid,
        name -> Text,
        unit_id -> Nullable<Uid>,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    licence_lines (id) {
        id -> Uid,
        school_id -> Uid,
        occupation_id -> Uid,
        level -> Text,
        yearly_quota -> Integer,
        decision_number -> Text,
        valid_from -> Day,
        valid_to -> Nullable<Day>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    licence_seats (licence_line_id, year) {
        licence_line_id -> Uid,
        year -> SmallInt,
        seats_taken -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    partnerships (id) {
        id -> Uid,
        school_id -> Uid,
        enterprise_id -> Uid,
        occupation_id -> Uid,
        level -> Text,
        signed_date -> Day,
        expiry_date -> Nullable<Day>,
        scope -> Nullable<Text>,
        practice_places -> Nullable<Integer>,
        contact_name -> Nullable<Text>,
        contact_phone -> Nullable<Text>,
        contact_email -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        decided -> Nullable<JsonDoc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    courses (id) {
        id -> Uid,
        school_id -> Uid,
        occupation_id -> Uid,
        code -> Text,
        edition -> Integer,
        name -> Text,
        folded_name -> Text,
        sort_key -> Text,
        level -> Text,
        kind -> Text,
        theory_hours -> Integer,
        practice_hours -> Integer,
        digital_hours -> Integer,
        tags -> JsonDoc,
        status -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        decided -> Nullable<JsonDoc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    classes (id) {
        id -> Uid,
        school_id -> Uid,
        course_id -> Uid,
        licence_line_id -> Uid,
        code -> Text,
        name -> Text,
        campus_id -> Nullable<Uid>,
        unit_id -> Uid,
        commune_id -> Uid,
        start_date -> Day,
        end_date -> Day,
        capacity -> Integer,
        seats_taken -> Integer,
        trainers -> JsonDoc,
        funding_line -> Nullable<Text>,
        commission -> Nullable<Text>,
        status -> Text,
        status_reason -> Nullable<Text>,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        decided -> Nullable<JsonDoc>,
        status_date -> Nullable<Day>,
        steps_undone -> Bool,
        split_from_id -> Nullable<Uid>,
        merged_into_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    class_steps (class_id, number) {
        class_id -> Uid,
        number -> BigInt,
        status -> Text,
        date -> Day,
        reason -> Nullable<Text>,
        known -> Bool,
        recorded_at -> Instant,
        recorded_by -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        undone_at -> Nullable<Instant>,
        undone_by -> Nullable<Uid>,
        undo_organisation_id -> Nullable<Uid>,
        undo_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    certificate_patterns (school_id) {
        school_id -> Uid,
        number_pattern -> Nullable<Text>,
        register_number_pattern -> Nullable<Text>,
        version -> BigInt,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    certificate_counters (school_id, series, year) {
        school_id -> Uid,
        series -> Text,
        year -> SmallInt,
        last -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    certificate_templates (school_id, kind) {
        school_id -> Uid,
        kind -> Text,
        template -> Nullable<JsonDoc>,
        background_type -> Nullable<Text>,
        background -> Nullable<Binary>,
        version -> BigInt,
        updated_at -> Instant,
    }
}
