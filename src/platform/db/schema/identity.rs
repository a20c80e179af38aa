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
        locked_until -> Nullable<Instant>,
        last_login_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        tokens_from -> Nullable<Instant>,
        totp_secret -> Nullable<Binary>,
        totp_offered -> Nullable<Binary>,
        totp_step -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    clients (id) {
        id -> Uid,
        organisation_id -> Uid,
        name -> Text,
        role -> Nullable<Text>,
        scopes -> JsonDoc,
        auth_method -> Text,
        secret_hash -> Nullable<Binary>,
        previous_secret_hash -> Nullable<Binary>,
        previous_secret_expires -> Nullable<Instant>,
        public_keys -> JsonDoc,
        redirect_uris -> JsonDoc,
        device_login -> Bool,
        id_token_algorithm -> Text,
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
        session_id -> Uid,
        issued_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    user_sessions (id) {
        id -> Uid,
        user_id -> Uid,
        kind -> Text,
        client_id -> Nullable<Uid>,
        scope -> Text,
        cookie_hash -> Nullable<Binary>,
        user_agent -> Nullable<Text>,
        dpop_key -> Nullable<Text>,
        authenticated_at -> Instant,
        last_used_at -> Instant,
        expires_at -> Instant,
        ended_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    app_consents (id) {
        id -> Uid,
        user_id -> Uid,
        client_id -> Uid,
        scope -> Text,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    authorization_codes (code_hash) {
        code_hash -> Binary,
        session_id -> Uid,
        user_id -> Uid,
        client_id -> Uid,
        redirect_uri -> Text,
        scope -> Text,
        code_challenge -> Text,
        nonce -> Nullable<Text>,
        user_agent -> Nullable<Text>,
        dpop_key -> Nullable<Text>,
        authenticated_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    device_codes (device_code_hash) {
        device_code_hash -> Binary,
        user_code -> Text,
        session_id -> Uid,
        client_id -> Uid,
        scope -> Text,
        state -> Text,
        user_id -> Nullable<Uid>,
        user_agent -> Nullable<Text>,
        authenticated_at -> Nullable<Instant>,
        interval_seconds -> Integer,
        polled_at -> Nullable<Instant>,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    pushed_requests (uri_hash) {
        uri_hash -> Binary,
        client_id -> Uid,
        parameters -> Text,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    used_proofs (proof_hash) {
        proof_hash -> Binary,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    login_attempts (name_hash, origin_hash) {
        name_hash -> Binary,
        origin_hash -> Binary,
        failures -> Integer,
        locked_until -> Nullable<Instant>,
        succeeded_at -> Nullable<Instant>,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    recovery_codes (user_id, code_hash) {
        user_id -> Uid,
        code_hash -> Binary,
    }
}
