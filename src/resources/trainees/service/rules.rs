//! What must hold for a trainee, and who is told of a change.

use serde_json::{Value, json};

use super::super::input::TraineeInput;
use super::super::model::Trainee;
use super::super::residence::VIET_NAM;
use super::super::sharing::SchoolLink;
use super::super::store;

use crate::platform::auth::authz::{Action, Reach, Schools};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::changes::Change;
use crate::platform::op::{Op, code_values};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{SchoolId, TraineeId, UnitId};
use crate::platform::values::phone::Phone;
use crate::resources::admin_units;

/// Check `trainee`, the next version of `before` or a new row, and fill in the places that its
/// residence rolls up to. What has not changed is not checked again: a code may have expired
/// and a person may have grown old since.
pub(super) fn check(
    op: &mut Op,
    reach: &Reach,
    trainee: &mut Trainee,
    before: Option<&Trainee>,
    mut problems: Problems,
) -> ApiResult<()> {
    if !matches!(reach, Reach::All | Reach::School(_) | Reach::Communes(_)) {
        // A role without an organisation to act for.
        return Err(ApiError::new(ErrorCode::ActionForbidden)
            .with("action", Action::TraineeWrite.rule().name));
    }
    check_citizen_id(op, trainee, before, &mut problems);
    trainee.check_former(before, &mut problems);
    check_codes(op, trainee, before, &mut problems)?;
    if before.is_none_or(|before| !before.lives_as(trainee)) && problems.is_free("/residence") {
        settle(op, reach, trainee, before, &mut problems)?;
    }
    trainee.set_match_key();
    problems.check()
}

/// Find the commune and the former district of the residence.
fn settle(
    op: &mut Op,
    reach: &Reach,
    trainee: &mut Trainee,
    before: Option<&Trainee>,
    problems: &mut Problems,
) -> ApiResult<()> {
    let (commune, district, pointer) = if trainee.lives_elsewhere() {
        check_elsewhere(op, trainee, before, problems)?;
        (admin_units::province(), None, "/residenceElsewhere")
    } else {
        let (unit, pointer) = (trainee.residence_unit_id, "/residenceUnitId");
        let Some(place) = admin_units::service::place_of(op, unit, pointer, problems)? else {
            return Ok(());
        };
        (place.commune, place.district, pointer)
    };
    trainee.commune_id = commune;
    trainee.district_id = district;
    let in_charge = match reach {
        Reach::Communes(communes) => communes.contains(&commune),
        _ => true,
    };
    problems.expect(in_charge, ErrorCode::ResidenceOutOfReach, pointer);
    Ok(())
}

/// A place elsewhere is one: neither this province nor, as a country, Viet Nam.
fn check_elsewhere(
    op: &mut Op,
    trainee: &Trainee,
    before: Option<&Trainee>,
    problems: &mut Problems,
) -> ApiResult<()> {
    let (province, country) = (
        "/residenceElsewhere/provinceCode",
        "/residenceElsewhere/countryCode",
    );
    let is_other = trainee.residence_province.as_deref() != Some(admin_units::PROVINCE_CODE);
    problems.expect(is_other, ErrorCode::ResidenceWithin, province);
    let is_abroad = trainee.residence_country.as_deref() != Some(VIET_NAM);
    problems.expect(is_abroad, ErrorCode::ResidenceWithin, country);
    let held = before.and_then(|before| before.residence_province.as_deref());
    let codes = (held, trainee.residence_province.as_deref());
    code_values::expect_chosen(op, problems, "provinces", codes, province)
}

/// Say that somebody of whose residence nothing is said is taken to live in the country of their
/// passport.
pub(super) fn warn_of_residence(op: &mut Op, input: &TraineeInput) {
    if input.residence_of_passport().is_some() {
        let assumed = ErrorCode::ResidenceOfPassport;
        op.warn(FieldError::at(assumed, "/residenceElsewhere"));
    }
}

/// Say that the phone is taken as the number that took its place.
pub(super) fn warn_of_phone(op: &mut Op, phone: Option<&str>) {
    if phone.is_some_and(Phone::is_renumbered) {
        op.warn(FieldError::at(ErrorCode::PhoneRenumbered, "/phone"));
    }
}

/// A citizen ID or a passport number must not serve as a key: keys stand in URLs.
pub(super) fn check_keys(trainee: &Trainee, keys: &[ExternalId], problems: &mut Problems) {
    let documents = [&trainee.citizen_id, &trainee.passport_number];
    let is_personal = |key: &ExternalId| {
        documents.contains(&&Some(key.value.clone())) || trainee.has_former(&key.value)
    };
    for (index, key) in keys.iter().enumerate() {
        let pointer = format!("/externalIds/{index}/value");
        problems.expect(!is_personal(key), ErrorCode::ExternalIdPersonal, &pointer);
    }
}

/// Who a person is, only the school that registered them may correct, and the province: one that
/// joined later by their document would otherwise rename the trainee of others.
pub(super) fn expect_identity_kept(
    schools: &Schools,
    before: &Trainee,
    after: &Trainee,
    problems: &mut Problems,
) {
    if schools.have(before.registered_by_school_id) {
        return;
    }
    for (kept, pointer) in [
        (after.citizen_id == before.citizen_id, "/citizenId"),
        (
            after.former_numbers() == before.former_numbers(),
            "/formerIds",
        ),
        (after.passport() == before.passport(), "/passport"),
        (after.full_name == before.full_name, "/fullName"),
        (after.sex == before.sex, "/sex"),
        (after.born() == before.born(), "/birthDate"),
    ] {
        problems.expect(kept, ErrorCode::FieldReserved, pointer);
    }
}

/// A citizen ID that disagrees needs a reason, given by somebody who may see it.
fn check_citizen_id(op: &Op, trainee: &Trainee, before: Option<&Trainee>, problems: &mut Problems) {
    let may_override = op.actor.reach_for(Action::TraineeReveal).is_some();
    let reason = &trainee.citizen_id_override;
    let same_reason = before.is_some_and(|before| before.citizen_id_override == *reason);
    if reason.is_some() && !same_reason && !may_override {
        problems.add(ErrorCode::FieldReserved, "/citizenIdOverride");
    }
    // A reason stands for the data that it was given for.
    let same_data = before.is_some_and(|before| {
        before.citizen_id == trainee.citizen_id
            && before.born() == trainee.born()
            && before.sex == trainee.sex
    });
    if reason.is_some() && (may_override || (same_reason && same_data)) {
        return;
    }
    for code in trainee.disagreements() {
        problems.add(code, "/citizenId");
    }
}

fn check_codes(
    op: &mut Op,
    trainee: &Trainee,
    before: Option<&Trainee>,
    problems: &mut Problems,
) -> ApiResult<()> {
    type Member = fn(&Trainee) -> Option<&str>;
    let members: [(&str, &str, Member); 4] = [
        ("ethnic-groups", "/ethnicGroup", |row| {
            row.ethnic_group.as_deref()
        }),
        ("schooling-levels", "/schoolingLevel", |row| {
            row.schooling_level.as_deref()
        }),
        ("disability-types", "/disabilityType", |row| {
            row.disability_type.as_deref()
        }),
        ("disability-degrees", "/disabilityDegree", |row| {
            row.disability_degree.as_deref()
        }),
    ];
    for (list, pointer, member) in members {
        let codes = (before.and_then(member), member(trainee));
        code_values::expect_chosen(op, problems, list, codes, pointer)?;
    }
    Ok(())
}

/// What the audit trail says of an overridden citizen ID.
pub(super) fn override_details(trainee: &Trainee) -> Value {
    let Some(reason) = &trainee.citizen_id_override else {
        return json!({});
    };
    let overridden: Vec<&str> = trainee
        .disagreements()
        .into_iter()
        .map(ErrorCode::as_str)
        .collect();
    json!({"overridden": overridden, "reason": reason})
}

/// The commune of a trainee, also of one that was merged.
///
/// # Errors
/// When the database fails.
pub fn commune_of(op: &mut Op, id: TraineeId) -> ApiResult<UnitId> {
    store::commune_of(op.conn(), id)
}

/// The schools that see a trainee, also one that was merged.
///
/// # Errors
/// When the database fails.
pub fn schools_of(op: &mut Op, id: TraineeId) -> ApiResult<Vec<SchoolLink>> {
    store::schools_of(op.conn(), id)
}

/// Tell the feed of a change of a trainee for a commune that was theirs before it.
///
/// # Errors
/// When the database fails.
pub fn for_commune(op: &mut Op, trainee: &Trainee, commune: UnitId) -> ApiResult<()> {
    let served = store::is_served(op.conn(), trainee.id)?;
    let change = trainee.change("trainee.change").served(served);
    op.record_effect(&change.commune(commune))
}

/// A training of the trainee is completed, or no longer is: employment centres serve them from now
/// on, or do not any more.
///
/// # Errors
/// When the database fails.
pub fn tell_those_who_serve(op: &mut Op, id: TraineeId) -> ApiResult<()> {
    let trainee = super::read::within(op, &Reach::All, id)?;
    op.record_effect(&trainee.change("trainee.complete").served(true))
}

/// Record `change` of a trainee for everybody who may see it: the audit trail once, the feed for
/// each school and for the present commune.
///
/// # Errors
/// When the database fails.
pub(super) fn for_audience(op: &mut Op, trainee: &Trainee, change: Change) -> ApiResult<()> {
    let schools = store::schools_of(op.conn(), trainee.id)?;
    let schools: Vec<SchoolId> = schools.iter().map(|link| link.school).collect();
    for_schools(op, trainee, change, &schools)
}

/// [`for_audience`] of a row that hangs on a trainee and that these schools see.
///
/// # Errors
/// When the database fails.
pub fn for_schools(
    op: &mut Op,
    trainee: &Trainee,
    change: Change,
    schools: &[SchoolId],
) -> ApiResult<()> {
    let served = store::is_served(op.conn(), trainee.id)?;
    let change = change.commune(trainee.commune_id).also_served(served);
    let Some((first, others)) = schools.split_first() else {
        return op.record(&change);
    };
    op.record(&change.clone().school(*first))?;
    for school in others {
        op.record_effect(&change.clone().school(*school))?;
    }
    Ok(())
}
