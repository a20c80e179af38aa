//! What rows of a file would change of who people are, foreseen from their identities alone.

use std::collections::HashMap;

use serde_json::Value;

use super::super::model::Trainee;
use super::super::{known, store};
use super::called;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::exported::ID;
use crate::platform::resource::import::Touched;
use crate::platform::sync::external_ids;
use crate::platform::values::ids::TraineeId;

/// How many of the people on file whom these rows name would become somebody else. Rows that a
/// rule will refuse count too: no rule is asked. Two statements at most for rows with keys.
///
/// # Errors
/// When the database fails.
pub fn survey(op: &mut Op, system: &str, rows: &[&Value]) -> ApiResult<Touched> {
    let mut touched = Touched::default();
    let Some(reach) = op.actor.reach_for(Action::TraineeWrite) else {
        return Ok(touched);
    };
    let (by_id, rows): (Vec<&Value>, Vec<&Value>) =
        rows.iter().partition(|row| row[ID].is_string());
    touched += survey_known(op, &reach, &by_id)?;
    let mut by_key = named(&rows, "externalId");
    let owner = external_ids::owner(op);
    let keys: Vec<&str> = by_key.keys().copied().collect();
    for (key, before) in known::by_keys(op.conn(), owner, system, &keys)? {
        if let Some(row) = by_key.remove(&*key) {
            touched.people += 1;
            touched.changed += i64::from(changes(&reach, &before, row));
        }
    }
    let unkeyed = rows
        .iter()
        .filter(|row| row["externalId"].as_str().is_none());
    touched += survey_unkeyed(op, &reach, &unkeyed.copied().collect::<Vec<_>>())?;
    // Whoever has no such key yet may be on file under the same document.
    let rows = by_key.into_values();
    let unknown = rows.filter_map(|row| Some((row["citizenId"].as_str()?, row)));
    let unknown: HashMap<&str, &Value> = unknown.collect();
    if unknown.is_empty() {
        return Ok(touched);
    }
    let citizen_ids: Vec<&str> = unknown.keys().copied().collect();
    for before in known::by_citizen_ids(op.conn(), &reach, &citizen_ids)? {
        let row = before.citizen_id.as_deref().and_then(|id| unknown.get(id));
        if let Some(row) = row
            && let Some(given) = before.identified_by(row)
            && before.is_same_person(&given)
        {
            touched.people += 1;
            touched.changed += i64::from(changes(&reach, &before, row));
        }
    }
    Ok(touched)
}

/// Rows by what they say in `member`.
fn named<'a>(rows: &[&'a Value], member: &str) -> HashMap<&'a str, &'a Value> {
    let rows = rows.iter();
    rows.filter_map(|row| Some((row[member].as_str()?, *row)))
        .collect()
}

/// [`survey`] of rows that name records by their ids.
fn survey_known(op: &mut Op, reach: &Reach, rows: &[&Value]) -> ApiResult<Touched> {
    let mut touched = Touched::default();
    let ids = rows.iter().filter_map(|row| row[ID].as_str()?.parse().ok());
    let ids: Vec<TraineeId> = ids.collect();
    if ids.is_empty() {
        return Ok(touched);
    }
    let found = store::find_all(op.conn(), reach, &ids)?;
    let found: HashMap<TraineeId, Trainee> = found.into_iter().map(|row| (row.id, row)).collect();
    for row in rows {
        let id: Option<TraineeId> = row[ID].as_str().and_then(|id| id.parse().ok());
        if let Some(before) = id.and_then(|id| found.get(&id)) {
            touched.people += 1;
            touched.changed += i64::from(changes(reach, before, row));
        }
    }
    Ok(touched)
}

/// [`survey`] of rows without keys.
fn survey_unkeyed(op: &mut Op, reach: &Reach, rows: &[&Value]) -> ApiResult<Touched> {
    let mut touched = Touched::default();
    let numbers: Vec<&str> = rows
        .iter()
        .filter_map(|row| row["citizenId"].as_str())
        .collect();
    let held = if numbers.is_empty() {
        HashMap::new()
    } else {
        store::holders_of_all(op.conn(), reach, &numbers)?
    };
    for row in rows {
        let holders = row["citizenId"]
            .as_str()
            .and_then(|number| held.get(number));
        let within = holders.into_iter().flatten().filter(|holder| holder.within);
        let before = match within
            .map(|holder| &holder.trainee)
            .min_by_key(|row| row.id)
        {
            Some(holder) => Some(holder.clone()),
            None => called::named_by(op, reach, row)?,
        };
        if let Some(before) = before {
            touched.people += 1;
            touched.changed += i64::from(changes(reach, &before, row));
        }
    }
    Ok(touched)
}

/// Whether the row would make somebody else of the person, as far as the caller's word counts:
/// `docs/AUTHORITY.md`.
fn changes(reach: &Reach, before: &Trainee, row: &Value) -> bool {
    let (counts, decided) = match reach {
        Reach::All => (true, Vec::new()),
        Reach::Communes(communes) => (communes.contains(&before.commune_id), Vec::new()),
        Reach::School(own) => (
            own.have(before.registered_by_school_id),
            before.decided_members(),
        ),
        _ => (false, Vec::new()),
    };
    let Some(after) = before.identified_by(row).filter(|_| counts) else {
        return false;
    };
    let is_kept = |member: &str| decided.iter().any(|decided| decided.member == member);
    let mut changes = after.identity_changes(before).into_iter();
    let is_named = row["externalId"].is_string() || row[ID].is_string();
    let is_refused = after.replaces(before) || (!is_named && before.is_somebody_else(&after));
    changes.any(|change| !is_kept(&change.member)) && !is_refused
}
