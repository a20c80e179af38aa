//! Who may come in.

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    organisations (id) {
        id -> Uid,
        kind -> Text,
        name -> Text,
        folded_name -> Text,
        sort_key -> Text,
        unit_id -> Nullable<Uid>,
        school_id -> Nullable<Uid>,
        enterprise_id -> Nullable<Uid>,
        active -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    users (id) {
        id -> Uid,
        organisation_id -> Uid,
        username -> Text,
        display_name -> Text,
        email -> Nullable<Text>,
        roles -> JsonDoc,
        password_hash -> Text,
        active -> Bool,
        failed_attempts -> Integer,
        locked_until -> Nullable<Instant>,
        last_login_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        tokens_from -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    clients (id) {
        id -> Uid,
        organisation_id -> Uid,
        name -> Text,
        role -> Text,
        scopes -> JsonDoc,
        secret_hash -> Binary,
        previous_secret_hash -> Nullable<Binary>,
        previous_secret_expires -> Nullable<Instant>,
        active -> Bool,
        last_used_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    refresh_tokens (token_hash) {
        token_hash -> Binary,
        family_id -> Uid,
        user_id -> Uid,
        scope -> Text,
        issued_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
        revoked_at -> Nullable<Instant>,
    }
}
