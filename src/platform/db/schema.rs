//! The tables as Diesel sees them: the same on SQLite and PostgreSQL.
//!
//! `seq` comes first where a table has one; search columns stay in the database.

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    secrets (name) {
        name -> Text,
        value -> Binary,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    signing_keys (kid) {
        kid -> Text,
        private_key -> Binary,
        public_key -> Binary,
        created_at -> Instant,
        retired_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    catalogue_loads (name) {
        name -> Text,
        digest -> Text,
        loaded_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

    webhook_attempts (delivery_id, number) {
        delivery_id -> Uid,
        number -> Integer,
        at -> Instant,
        duration_ms -> Integer,
        outcome -> Text,
        http_status -> Nullable<Integer>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

    external_ids (resource, organisation_id, system, value) {
        resource -> Text,
        organisation_id -> Uid,
        system -> Text,
        value -> Text,
        resource_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

    admin_unit_successors (unit_id, successor_id) {
        unit_id -> Uid,
        successor_id -> Uid,
        relation -> Text,
        effective -> Day,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

    code_crosswalks (list, code, system, value) {
        list -> Text,
        code -> Text,
        system -> Text,
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    trainees (seq) {
        seq -> BigInt,
        id -> Uid,
        citizen_id -> Nullable<Text>,
        citizen_id_override -> Nullable<Text>,
        passport_country -> Nullable<Text>,
        passport_number -> Nullable<Text>,
        full_name -> Text,
        sort_key -> Text,
        sex -> Text,
        birth_date -> Day,
        ethnic_group -> Nullable<Text>,
        residence_unit_id -> Uid,
        commune_id -> Uid,
        district_id -> Nullable<Uid>,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        schooling_level -> Nullable<Text>,
        disability_type -> Nullable<Text>,
        disability_degree -> Nullable<Text>,
        registered_by_school_id -> Nullable<Uid>,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        match_key -> Nullable<Text>,
        merged_into_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    trainee_schools (school_id, trainee_id) {
        school_id -> Uid,
        trainee_id -> Uid,
        sort_key -> Text,
        acquainted -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    beneficiary_statuses (id) {
        id -> Uid,
        trainee_id -> Uid,
        beneficiary_group -> Text,
        evidence_kind -> Text,
        evidence_number -> Nullable<Text>,
        valid_from -> Day,
        valid_to -> Nullable<Day>,
        status -> Text,
        confirming_unit_id -> Nullable<Uid>,
        decided_by -> Nullable<Uid>,
        decided_at -> Nullable<Instant>,
        decision_reason -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        claimant_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    enrolments (id) {
        id -> Uid,
        trainee_id -> Uid,
        class_id -> Uid,
        school_id -> Uid,
        commune_id -> Uid,
        district_id -> Nullable<Uid>,
        status -> Text,
        status_date -> Day,
        status_reason -> Nullable<Text>,
        beneficiary_status_id -> Nullable<Uid>,
        beneficiary_group -> Nullable<Text>,
        overlap_override -> Nullable<Text>,
        applied_date -> Day,
        admitted_date -> Nullable<Day>,
        completed_date -> Nullable<Day>,
        hours_attended -> Nullable<Integer>,
        score -> Nullable<Integer>,
        result -> Nullable<Text>,
        result_note -> Nullable<Text>,
        transferred_to_id -> Nullable<Uid>,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    certificates (id) {
        id -> Uid,
        enrolment_id -> Uid,
        trainee_id -> Uid,
        school_id -> Uid,
        kind -> Text,
        number -> Text,
        register_number -> Text,
        holder_name -> Text,
        holder_folded -> Text,
        issue_date -> Day,
        status -> Text,
        status_date -> Nullable<Day>,
        status_reason -> Nullable<Text>,
        replaces_id -> Nullable<Uid>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    enterprises (seq) {
        seq -> BigInt,
        id -> Uid,
        legal_form -> Text,
        tax_code -> Text,
        name -> Text,
        sort_key -> Text,
        industry -> Nullable<Text>,
        unit_id -> Nullable<Uid>,
        commune_id -> Nullable<Uid>,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        representative -> Nullable<Text>,
        status -> Text,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    employment_outcomes (id) {
        id -> Uid,
        enrolment_id -> Uid,
        trainee_id -> Uid,
        school_id -> Uid,
        commune_id -> Uid,
        checkpoint_months -> Integer,
        kind -> Text,
        provenance -> Text,
        observed_date -> Day,
        enterprise_id -> Nullable<Uid>,
        employer_name -> Nullable<Text>,
        income_before -> Nullable<BigInt>,
        income_after -> Nullable<BigInt>,
        related_to_training -> Nullable<Bool>,
        escaped_poverty -> Nullable<Bool>,
        became_better_off -> Nullable<Bool>,
        note -> Nullable<Text>,
        confirmed_at -> Nullable<Instant>,
        confirmed_date -> Nullable<Day>,
        confirmed_by -> Nullable<Uid>,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

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

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

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
    use crate::platform::db::types::sql::*;

    import_rows (job_id, line) {
        job_id -> Uid,
        line -> BigInt,
        kind -> Nullable<Text>,
        external_id -> Nullable<Text>,
        outcome -> Text,
        resource_id -> Nullable<Uid>,
        problems -> Nullable<JsonDoc>,
        warnings -> Nullable<JsonDoc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    refusals (seq) {
        seq -> BigInt,
        kind -> Text,
        subject -> Uid,
        at -> Instant,
        about -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::types::sql::*;

    trainee_matches (id) {
        id -> Uid,
        first_id -> Uid,
        second_id -> Uid,
        status -> Text,
        survivor_id -> Nullable<Uid>,
        moved -> Nullable<JsonDoc>,
        reason -> Nullable<Text>,
        decided_by -> Nullable<Uid>,
        decided_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    secrets,
    signing_keys,
    catalogue_loads,
    audit_events,
    access_log,
    change_log,
    webhooks,
    webhook_deliveries,
    webhook_attempts,
    feed_state,
    idempotency_keys,
    external_ids,
    admin_units,
    admin_unit_successors,
    code_list_items,
    code_crosswalks,
    occupations,
    schools,
    campuses,
    licence_lines,
    courses,
    classes,
    trainees,
    trainee_schools,
    beneficiary_statuses,
    enrolments,
    certificates,
    enterprises,
    employment_outcomes,
    organisations,
    users,
    clients,
    refresh_tokens,
    jobs,
    job_files,
    import_rows,
    refusals,
    trainee_matches,
);
