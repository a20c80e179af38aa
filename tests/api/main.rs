//! The registry as its users meet it: a real server over HTTP, a database of its own per test.
//!
//! On SQLite by default; on PostgreSQL when `REGISTRY_TEST_DATABASE_URL` names a server on which
//! databases may be created.

mod admin_units;
mod audit_events;
mod authority;
mod beneficiary_statuses;
mod campuses;
mod certificates;
mod change_feed;
mod classes;
mod cli;
mod clients;
mod code_lists;
mod contract;
mod corrections;
mod courses;
mod demo;
mod employment_outcomes;
mod enrolments;
mod enterprises;
mod exports;
mod external_ids;
mod former_communes;
mod former_ids;
mod ground;
mod histories;
mod http;
mod imports;
mod jobs;
mod layers;
mod licence_lines;
mod limits;
mod lists;
mod oauth;
mod occupations;
mod operations;
mod organisations;
mod parameters;
mod partnerships;
mod policy;
mod reach;
mod reconciliation;
mod rules;
mod schools;
mod serve;
mod statistics;
mod support;
mod sync_health;
mod texts;
mod trainee_matches;
mod trainee_sharing;
mod trainees;
mod users;
mod villages;
mod webhooks;
