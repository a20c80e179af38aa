//! One folder per resource: routes → service → store → model.

pub mod admin_units;
pub mod audit_events;
pub mod beneficiary_statuses;
pub mod campuses;
pub mod certificates;
pub mod classes;
pub mod clients;
pub mod code_lists;
pub mod courses;
pub mod employment_outcomes;
pub mod enrolments;
pub mod enterprises;
pub mod error_codes;
pub mod health;
pub mod licence_lines;
pub mod oauth;
pub mod occupations;
pub mod organisations;
pub mod schools;
pub mod statistics;
pub mod trainees;
pub mod users;
