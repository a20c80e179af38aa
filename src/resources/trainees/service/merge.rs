//! Two rows of one person become one, and two again.

use std::collections::HashMap;

use serde_json::json;

use super::super::model::Trainee;
use super::super::sharing::SchoolLink;
use super::super::taken::Taken;
use super::super::{RESOURCE, store};
use super::{foresee, read, rules};
use crate::platform::auth::authz::Reach;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{SchoolId, TraineeId};
use crate::resources::{beneficiary_statuses, organisations};

/// Lock both rows against enrolments and changes, and read them.
fn both(op: &mut Op, one: TraineeId, other: TraineeId) -> ApiResult<()> {
    let mut ids = [one, other];
    ids.sort_unstable();
    ids.iter()
        .try_for_each(|id| dialect::lock_row(op.conn(), RESOURCE, *id))
}

/// Let the row `gone` go into `survivor`: its documents where the survivor has none, its schools
/// and its external ids. Of two citizen IDs that of the record `valid` holds, and the other stays as
/// a former one. Rows that hang on a trainee are their own resources' to move, before.
///
/// # Errors
/// 409 when the documents speak against it, or when one of the rows was merged already.
pub fn merge(
    op: &mut Op,
    survivor: TraineeId,
    gone: TraineeId,
    valid: Option<TraineeId>,
) -> ApiResult<Taken> {
    both(op, survivor, gone)?;
    let mut survivor = read::within(op, &Reach::All, survivor)?;
    let mut gone = read::within(op, &Reach::All, gone)?;
    let (before, as_it_was) = (survivor.clone(), gone.clone());
    let mut taken = take_documents(op, &mut survivor, &mut gone, valid)?;
    // The files that made both rows go on saying both.
    taken.filled = survivor.decide_by_merge(&as_it_was, op);
    let both = before.citizen_id.is_some() && as_it_was.citizen_id.is_some();
    if both && before.citizen_id != as_it_was.citizen_id {
        survivor.decide("citizenId", op);
    }
    // With the completed training of the other, the survivor comes into the sight of those who
    // serve such people.
    let served = store::is_served(op.conn(), gone.id)?;
    // Readers of the row learn of the merge.
    let into = survivor.id.any();
    gone.version += 1;
    gone.updated_at = op.now;
    gone.merged_into_id = Some(survivor.id);
    let change = Change::merge("trainee.merge", RESOURCE, gone.id.any(), gone.version, into);
    rules::for_audience(op, &gone, change.replacing(&as_it_was, op.now)?)?;
    let schools = store::schools_of(op.conn(), gone.id)?;
    for SchoolLink { school, acquainted } in &schools {
        if !acquainted {
            let known = store::strangers_to(op.conn(), &(*school).into(), &[gone.id])?;
            let known = known.into_values().map(|known| (*school, known));
            taken.births_known.extend(known);
            taken.strangers.push(*school);
        }
        store::leave_school(op.conn(), &gone, *school)?;
        foresee::seen_by_others(op, gone.id);
        taken.schools.push(*school);
    }
    // First the row that gives its documents up, then the one that takes them.
    store::forget_numbers(op.conn(), gone.id)?;
    store::update(op.conn(), &gone)?;
    // Whoever registered it may have another record of the person one day.
    taken.registrar = Some(gone.registrar_id);
    store::give_up(op.conn(), &gone)?;
    survivor.version += 1;
    survivor.updated_at = op.now;
    store::update_numbers(op.conn(), &before, &survivor)?;
    let known = store::schools_of(op.conn(), survivor.id)?;
    let closer = |link: &&SchoolLink| !known.iter().any(|known| known.covers(link));
    let closer: Vec<SchoolLink> = schools.iter().filter(closer).copied().collect();
    for link in &closer {
        if known.iter().any(|known| known.school == link.school) {
            store::set_acquainted(op.conn(), survivor.id, *link)?;
            taken.acquainted.push(link.school);
        } else {
            store::join_school(op.conn(), &survivor, *link)?;
            know_birth(op, survivor.id, link.school, &taken)?;
            taken.new_schools.push(link.school);
        }
        foresee::seen_by_others(op, survivor.id);
    }
    taken.external_ids = external_ids::everyones(op, RESOURCE, gone.id.any())?;
    external_ids::move_to(op, RESOURCE, &taken.external_ids, into)?;
    let details = json!({"mergedId": gone.id});
    let change = survivor.change("trainee.absorb").details(details);
    let change = change.replacing(&before, op.now)?;
    rules::for_audience(op, &survivor, change.served(served))?;
    for link in closer {
        beneficiary_statuses::service::follow_trainee(op, &survivor, link)?;
    }
    Ok(taken)
}

/// Every row, also merged ones, of the people whose rows these are, each with the person.
///
/// # Errors
/// When the database fails.
pub fn kin(op: &mut Op, ids: &[TraineeId]) -> ApiResult<Vec<(TraineeId, TraineeId)>> {
    store::kin(op.conn(), ids)
}

/// The person of every row that is not the eldest of theirs.
///
/// # Errors
/// When the database fails.
pub fn people(op: &mut Op) -> ApiResult<HashMap<TraineeId, TraineeId>> {
    store::people(op.conn())
}

/// Let a row be one of a person whose eldest row is `person`. Who sees whose it is hears of it; to schools
/// the row is as it was, so that it makes no version.
///
/// # Errors
/// When the database fails.
pub fn set_person(op: &mut Op, id: TraineeId, person: TraineeId) -> ApiResult<()> {
    foresee::seen_by_others(op, id);
    store::set_person(op.conn(), id, person)?;
    match store::find(op.conn(), &Reach::All, id)? {
        Some(row) => op.record_effect(&row.change("trainee.person")),
        None => Ok(()),
    }
}

/// A school that did not know the day of birth of one row is not told it by the other.
fn know_birth(op: &mut Op, id: TraineeId, school: SchoolId, taken: &Taken) -> ApiResult<()> {
    let mut births = taken.births_known.iter();
    match births.find(|(stranger, _)| *stranger == school) {
        Some((_, known)) => store::set_birth_known(op.conn(), id, school, *known),
        None => Ok(()),
    }
}

fn take_documents(
    op: &Op,
    survivor: &mut Trainee,
    gone: &mut Trainee,
    valid: Option<TraineeId>,
) -> ApiResult<Taken> {
    let differ = || ApiError::at(ErrorCode::MergeDocumentsDiffer, "/validCitizenIdOf");
    let brings = |row: &Trainee| valid == Some(row.id) && row.citizen_id.is_some();
    if valid.is_some() && !brings(survivor) && !brings(gone) {
        let code = ErrorCode::CitizenIdOfNeither;
        return Err(ApiError::at(code, "/validCitizenIdOf"));
    }
    let takes = survivor.take_numbers(gone, valid, op.now);
    let mut taken = Taken {
        citizen_id: takes.ok_or_else(differ)?,
        tracked: true,
        ..Taken::default()
    };
    if taken.citizen_id {
        let fits = survivor.disagreements().is_empty();
        if !fits && survivor.citizen_id_override.is_none() {
            return Err(differ());
        }
    }
    // Passports are renewed: the survivor's is the valid one, and the other stays on the trace.
    if survivor.passport_number.is_none() && gone.passport_number.is_some() {
        survivor.passport_country = gone.passport_country.take();
        survivor.passport_number = gone.passport_number.take();
        taken.passport = true;
    }
    Ok(taken)
}

/// Take a merge apart: the row `gone` is there again with what was `taken` of it.
///
/// # Errors
/// 409 when the survivor was merged into yet another row.
pub fn restore(op: &mut Op, survivor: TraineeId, gone: TraineeId, taken: &Taken) -> ApiResult<()> {
    both(op, survivor, gone)?;
    let entangled = || ApiError::new(ErrorCode::MergeEntangled);
    let mut survivor = store::find(op.conn(), &Reach::All, survivor)?.ok_or_else(entangled)?;
    let gone = store::find_merged(op.conn(), gone, survivor.id)?;
    let mut gone = gone.ok_or_else(entangled)?;
    let (before, as_it_was) = (survivor.clone(), gone.clone());
    survivor.give_back_numbers(&mut gone);
    if taken.citizen_id && !taken.tracked {
        gone.citizen_id = survivor.citizen_id.take();
        gone.citizen_id_override = survivor.citizen_id_override.take();
    }
    if taken.passport {
        gone.passport_country = survivor.passport_country.take();
        gone.passport_number = survivor.passport_number.take();
    }
    for row in [&survivor, &gone] {
        if row.citizen_id.is_none() && row.passport_number.is_none() {
            return Err(entangled());
        }
    }
    survivor.forget_merge(&taken.filled);
    survivor.version += 1;
    survivor.updated_at = op.now;
    store::update_numbers(op.conn(), &before, &survivor)?;
    gone.version += 1;
    gone.updated_at = op.now;
    gone.merged_into_id = None;
    store::restore_numbers(op.conn(), &gone)?;
    if let Some(registrar) = taken.registrar {
        let taken = |error: ApiError| match error.code() {
            ErrorCode::IdentityConflict => entangled(),
            _ => error,
        };
        store::set_registrar(op.conn(), &gone, registrar).map_err(taken)?;
    }
    for school in &taken.schools {
        let acquainted = !taken.strangers.contains(school);
        let school = *school;
        store::join_school(op.conn(), &gone, SchoolLink { school, acquainted })?;
        know_birth(op, gone.id, school, taken)?;
        foresee::seen_by_others(op, gone.id);
    }
    let here = external_ids::everyones(op, RESOURCE, survivor.id.any())?;
    let mut keys = taken.external_ids.clone();
    keys.retain(|key| here.contains(key));
    external_ids::move_to(op, RESOURCE, &keys, gone.id.any())?;
    let details = json!({"separatedFromId": survivor.id});
    let change = gone.change("trainee.restore").details(details);
    let change = change.replacing(&as_it_was, op.now)?;
    let served = store::is_served(op.conn(), survivor.id)?;
    rules::for_audience(op, &gone, change.served(served))?;
    // Record this while the schools that may leave are still addressees.
    let details = json!({"separatedId": gone.id});
    let change = survivor.change("trainee.separate").details(details);
    rules::for_audience(op, &survivor, change.replacing(&before, op.now)?)
}

/// The schools that saw the survivor because of the merge alone no longer do, and those that it
/// acquainted are strangers again, unless they have enrolled them since. Keys that the first have
/// given since are free again, for whom they mean.
///
/// # Errors
/// When the database fails.
pub fn leave_behind(op: &mut Op, survivor: TraineeId, taken: &Taken) -> ApiResult<()> {
    let survivor = read::within(op, &Reach::All, survivor)?;
    for link in store::schools_of(op.conn(), survivor.id)? {
        let school = link.school;
        let (is_new, became_acquainted) = (
            taken.new_schools.contains(&school),
            taken.acquainted.contains(&school),
        );
        if !(is_new || became_acquainted)
            || store::has_enrolments(op.conn(), survivor.id, Some(school))?
        {
            continue;
        }
        if is_new {
            store::leave_school(op.conn(), &survivor, school)?;
            if let Some(owner) = organisations::service::of_school(op, school)? {
                external_ids::take_from(op, survivor.keyed(), owner)?;
            }
        } else {
            let acquainted = false;
            store::set_acquainted(op.conn(), survivor.id, SchoolLink { acquainted, ..link })?;
        }
        foresee::seen_by_others(op, survivor.id);
        beneficiary_statuses::service::follow_trainee(op, &survivor, link)?;
    }
    Ok(())
}
