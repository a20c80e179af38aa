//! The tables as Diesel sees them: the same on SQLite and PostgreSQL.
//!
//! `seq` comes first where a table has one; search columns stay in the database.

mod catalogues;
mod identity;
mod messages;
mod people;
mod platform;
mod supply;

pub use catalogues::*;
pub use identity::*;
pub use messages::*;
pub use people::*;
pub use platform::*;
pub use supply::*;

diesel::allow_tables_to_appear_in_same_query!(
    secrets,
    signing_keys,
    catalogue_loads,
    audit_events,
    before_images,
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
    licence_seats,
    courses,
    partnerships,
    classes,
    class_steps,
    trainees,
    trainee_schools,
    trainee_former_ids,
    beneficiary_statuses,
    beneficiary_status_steps,
    enrolments,
    enrolment_steps,
    enrolment_cases,
    certificates,
    certificate_patterns,
    certificate_counters,
    certificate_templates,
    certificate_steps,
    enterprises,
    employment_outcomes,
    outcome_steps,
    organisations,
    users,
    clients,
    refresh_tokens,
    user_sessions,
    app_consents,
    authorization_codes,
    device_codes,
    pushed_requests,
    used_proofs,
    login_attempts,
    recovery_codes,
    jobs,
    job_files,
    import_rows,
    import_mappings,
    trainee_matches,
);
