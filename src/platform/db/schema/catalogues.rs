//! Places, code lists and occupations.

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    admin_units (id) {
        id -> Uid,
        level -> Text,
        code -> Nullable<Text>,
        name -> Text,
        unit_type -> Text,
        folded_name -> Text,
        sort_key -> Text,
        parent_id -> Nullable<Uid>,
        district_id -> Nullable<Uid>,
        valid_from -> Day,
        valid_to -> Nullable<Day>,
        difficulty_area -> Nullable<Text>,
        risk_areas -> JsonDoc,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        shipped_version -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    admin_unit_successors (unit_id, successor_id) {
        unit_id -> Uid,
        successor_id -> Uid,
        relation -> Text,
        effective -> Day,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    code_list_items (list, code) {
        list -> Text,
        code -> Text,
        label_vi -> Text,
        label_en -> Text,
        valid_from -> Nullable<Day>,
        valid_to -> Nullable<Day>,
        replaced_by -> Nullable<Text>,
        position -> Integer,
        attributes -> JsonDoc,
        version -> BigInt,
        updated_at -> Instant,
        shipped_version -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    code_crosswalks (list, code, system, value) {
        list -> Text,
        code -> Text,
        system -> Text,
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    occupations (id) {
        id -> Uid,
        list -> Text,
        code -> Text,
        name_vi -> Text,
        name_en -> Nullable<Text>,
        folded_name -> Text,
        sort_key -> Text,
        level -> Nullable<Text>,
        field -> Text,
        duration_months -> Nullable<Integer>,
        class_min -> Nullable<Integer>,
        class_max -> Nullable<Integer>,
        cost_cap -> Nullable<BigInt>,
        source -> Nullable<Text>,
        valid_from -> Day,
        valid_to -> Nullable<Day>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        shipped_version -> BigInt,
    }
}
