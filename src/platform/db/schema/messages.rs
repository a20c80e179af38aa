//! Subscriptions and their messages.

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    webhooks (id) {
        id -> Uid,
        organisation_id -> Uid,
        owner_kind -> Text,
        owner_id -> Uid,
        scopes -> Text,
        url -> Text,
        types -> JsonDoc,
        wanted_ops -> Nullable<JsonDoc>,
        description -> Nullable<Text>,
        status -> Text,
        status_reason -> Nullable<Text>,
        secret -> Binary,
        previous_secret -> Nullable<Binary>,
        previous_secret_expires -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        cursor -> Nullable<JsonDoc>,
        cursor_at -> Nullable<Instant>,
        turns -> BigInt,
        failing_since -> Nullable<Instant>,
        last_turn_at -> Instant,
        app_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    webhook_deliveries (id) {
        id -> Uid,
        webhook_id -> Uid,
        kind -> Text,
        payload -> Text,
        changes -> Integer,
        status -> Text,
        attempts -> Integer,
        tries -> Integer,
        next_attempt_at -> Nullable<Instant>,
        leased_until -> Nullable<Instant>,
        created_at -> Instant,
        finished_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    webhook_attempts (delivery_id, number) {
        delivery_id -> Uid,
        number -> Integer,
        at -> Instant,
        duration_ms -> Integer,
        outcome -> Text,
        http_status -> Nullable<Integer>,
    }
}
