//! One folder per resource: routes → service, rules → store → model.

pub mod admin_units;
pub mod audit_events;
pub mod authz;
pub mod beneficiary_statuses;
pub mod campuses;
pub mod certificates;
pub mod change_feed;
pub mod classes;
pub mod clients;
pub mod code_lists;
pub mod courses;
pub mod documents;
pub mod employment_outcomes;
pub mod enrolment_cases;
pub mod enrolments;
pub mod enterprises;
pub mod error_codes;
pub mod exports;
pub mod health;
pub mod import_mappings;
pub mod imports;
pub mod licence_lines;
pub mod oauth;
pub mod occupations;
pub mod organisations;
pub mod partnerships;
pub mod reconciliation;
pub mod rules;
pub mod schools;
pub mod sessions;
pub mod statistics;
pub mod sync_health;
pub mod synced;
pub mod trainee_matches;
pub mod trainees;
pub mod users;
pub mod webhooks;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::resource::Part;
use crate::platform::values::time::Timestamp;

/// Every folder, in the order of the document's tags and of snapshots: what others refer to comes
/// before them.
pub static PARTS: &[Part] = &[
    oauth::PART,
    admin_units::PART,
    code_lists::PART,
    occupations::PART,
    schools::PART,
    campuses::PART,
    licence_lines::PART,
    courses::PART,
    classes::PART,
    trainees::PART,
    trainee_matches::PART,
    beneficiary_statuses::PART,
    enrolments::PART,
    enrolment_cases::PART,
    certificates::PART,
    certificates::PAGES,
    documents::PART,
    enterprises::PART,
    partnerships::PART,
    employment_outcomes::PART,
    statistics::PART,
    imports::PART,
    import_mappings::PART,
    change_feed::PART,
    reconciliation::PART,
    sync_health::PART,
    webhooks::PART,
    exports::PART,
    organisations::PART,
    users::PART,
    sessions::PART,
    authz::PART,
    clients::PART,
    audit_events::PART,
    error_codes::PART,
    rules::PART,
    health::PART,
];

/// Every operation under `/v1`, or every other one. The server tries one route after the other:
/// those of most requests come first.
pub fn configure(config: &mut ServiceConfig, versioned: bool) {
    let parts = PARTS.iter().filter(|part| part.versioned == versioned);
    let mut parts: Vec<&Part> = parts.collect();
    parts.sort_by_key(|part| part.rank);
    for part in parts {
        config.configure(part.configure);
    }
}

/// Fill the search indexes that a migration has made anew.
///
/// # Errors
/// When the database fails.
pub fn refill_search(conn: &mut DbConnection) -> ApiResult<()> {
    let mut searched = PARTS.iter().filter_map(|part| part.search.as_ref());
    searched.try_for_each(|search| (search.refill)(conn))
}

/// Remove what has had its time by `now`.
///
/// # Errors
/// When the database fails.
pub fn sweep(db: &Database, now: Timestamp) -> ApiResult<()> {
    let mut sweeps = PARTS.iter().filter_map(|part| part.sweep);
    sweeps.try_for_each(|sweep| sweep(db, now))
}
