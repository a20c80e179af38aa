//! What every resource stands on: keys, the audit trail, the change log, jobs.

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    secrets (name) {
        name -> Text,
        value -> Binary,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    signing_keys (kid) {
        kid -> Text,
        private_key -> Binary,
        public_key -> Binary,
        created_at -> Instant,
        retired_at -> Nullable<Instant>,
        algorithm -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    catalogue_loads (name) {
        name -> Text,
        digest -> Text,
        loaded_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    audit_events (seq) {
        seq -> BigInt,
        at -> Instant,
        actor_kind -> Text,
        actor_id -> Nullable<Uid>,
        client_id -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        action -> Text,
        resource -> Text,
        resource_id -> Nullable<Uid>,
        request_id -> Text,
        purpose -> Nullable<Text>,
        details -> JsonDoc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    before_images (seq) {
        seq -> BigInt,
        resource -> Text,
        row_id -> Uid,
        version -> BigInt,
        deleted -> Bool,
        at -> Instant,
        author -> Text,
        actor_kind -> Text,
        actor_id -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        request_id -> Text,
        import_id -> Nullable<Uid>,
        image -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    access_log (seq) {
        seq -> BigInt,
        at -> Instant,
        actor_kind -> Text,
        actor_id -> Nullable<Uid>,
        client_id -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        resource -> Text,
        resource_ids -> JsonDoc,
        row_count -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    change_log (seq) {
        seq -> BigInt,
        tx -> BigInt,
        at -> Instant,
        resource -> Text,
        resource_id -> Uid,
        op -> Text,
        version -> BigInt,
        keys -> JsonDoc,
        school_id -> Nullable<Uid>,
        commune_id -> Nullable<Uid>,
        enterprise_id -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        is_open -> Bool,
        is_served -> Bool,
    }
}

diesel::table! {
    /// Only on SQLite.
    change_log_filing (id) {
        id -> Integer,
        filed_seq -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    feed_state (id) {
        id -> Integer,
        epoch -> Uid,
        home -> Text,
        swept_tx -> BigInt,
        swept_seq -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    idempotency_keys (actor_id, key) {
        actor_id -> Uid,
        key -> Text,
        request_hash -> Binary,
        status -> Integer,
        etag -> Nullable<Text>,
        location -> Nullable<Text>,
        body -> Binary,
        created_at -> Instant,
        actions -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    external_ids (resource, organisation_id, system, value) {
        resource -> Text,
        organisation_id -> Uid,
        system -> Text,
        value -> Text,
        resource_id -> Uid,
        digest -> Nullable<Binary>,
        said_version -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    jobs (id) {
        id -> Uid,
        kind -> Text,
        actor_kind -> Text,
        actor_id -> Uid,
        scopes -> Text,
        organisation_id -> Nullable<Uid>,
        request_id -> Text,
        purpose -> Nullable<Text>,
        parameters -> JsonDoc,
        state -> Text,
        done -> BigInt,
        total -> Nullable<BigInt>,
        checkpoint -> Nullable<JsonDoc>,
        result -> Nullable<JsonDoc>,
        error -> Nullable<JsonDoc>,
        attempts -> Integer,
        lease_owner -> Nullable<Uid>,
        lease_until -> Nullable<Instant>,
        created_at -> Instant,
        started_at -> Nullable<Instant>,
        finished_at -> Nullable<Instant>,
        updated_at -> Instant,
        app_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    job_files (job_id, name, part) {
        job_id -> Uid,
        name -> Text,
        part -> Integer,
        content -> Binary,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    import_rows (job_id, line) {
        job_id -> Uid,
        line -> BigInt,
        kind -> Nullable<Text>,
        external_id -> Nullable<Text>,
        outcome -> Text,
        resource_id -> Nullable<Uid>,
        problems -> Nullable<JsonDoc>,
        warnings -> Nullable<JsonDoc>,
        identity -> Nullable<JsonDoc>,
    }
}

diesel::table! {
    search_refills (name) {
        name -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    import_mappings (id) {
        id -> Uid,
        organisation_id -> Uid,
        name -> Text,
        sort_key -> Text,
        kind -> Text,
        mapped_columns -> JsonDoc,
        constants -> JsonDoc,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}
