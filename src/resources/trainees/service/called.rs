//! People whom a row names without a key: by a document, or by name and day of birth among the records that
//! the sender sees.

use serde_json::Value;

use super::super::identity::born;
use super::super::input::TraineeInput;
use super::super::model::Trainee;
use super::super::{RESOURCE, known};
use super::{foresee, read};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::import::key;
use crate::platform::resource::named::Named;
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{AnyId, TraineeId};
use crate::platform::values::names::name_key;
use crate::platform::values::partial_date::PartialDate;

/// How a row names a person who is on file.
#[derive(Clone, Copy, Default)]
pub struct Called<'a> {
    /// In the system of the file.
    pub key: Option<&'a str>,
    pub id: Option<TraineeId>,
    pub citizen_id: Option<&'a str>,
    pub full_name: Option<&'a str>,
    pub birth_date: Option<PartialDate>,
}

impl Called<'_> {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.is_by_name() && self.full_name.is_none() && self.birth_date.is_none()
    }

    /// Whether name and day of birth alone say who is meant.
    #[must_use]
    pub fn is_by_name(&self) -> bool {
        self.key.is_none() && self.id.is_none() && self.citizen_id.is_none()
    }

    /// The member that says who is meant.
    #[must_use]
    pub fn pointer(&self) -> &'static str {
        if self.id.is_some() {
            "/traineeId"
        } else if self.key.is_some() || self.is_empty() {
            "/trainee"
        } else if self.citizen_id.is_some() {
            "/citizenId"
        } else {
            "/fullName"
        }
    }

    /// Name and day of birth; what is missing of them is noted.
    pub fn name_and_birth(&self, problems: &mut Problems) -> Option<(&str, PartialDate)> {
        problems.expect(
            self.full_name.is_some(),
            ErrorCode::FieldRequired,
            "/fullName",
        );
        let born = self.birth_date.is_some();
        problems.expect(born, ErrorCode::FieldRequired, "/birthDate");
        self.full_name.zip(self.birth_date)
    }
}

/// The person whom a row names. Why there is none is noted, and so is what the row says otherwise of them.
///
/// # Errors
/// When the database fails.
pub fn called(
    op: &mut Op,
    action: Action,
    system: &str,
    called: &Called,
    problems: &mut Problems,
) -> ApiResult<Option<TraineeId>> {
    let found = if called.key.is_some() || called.id.is_some() || called.is_empty() {
        let key = called.key.map(|value| key(system, value));
        let at = ("/traineeId", "/trainee");
        external_ids::referred(op, RESOURCE, called.id, key.as_ref(), at, problems)?
    } else if let Some(number) = called.citizen_id {
        let reach = op.actor.reach_for(action);
        let rows = reach.map(|reach| known::by_number(op.conn(), &reach, number));
        let rows = rows.transpose()?.unwrap_or_default();
        let rows = rows.into_iter().map(|row| row.id).collect();
        Named::among(rows).settle("/citizenId", problems)
    } else {
        let Some((name, born)) = called.name_and_birth(problems) else {
            return Ok(None);
        };
        return Ok(match namesakes(op, action, name, born)?[..] {
            [one] => Some(one),
            [] => {
                problems.add(ErrorCode::ReferenceUnknown, "/fullName");
                None
            }
            ref several => {
                let fault = problems.add(ErrorCode::PersonAmbiguous, "/fullName");
                fault.param("count", several.len());
                None
            }
        });
    };
    if let Some(id) = found {
        expect_called(op, action, id, called, problems)?;
    }
    Ok(found)
}

/// Those within reach who have this name and may be born then, the eldest record first.
///
/// # Errors
/// When the database fails.
pub fn namesakes(
    op: &mut Op,
    action: Action,
    name: &str,
    born: PartialDate,
) -> ApiResult<Vec<TraineeId>> {
    let Some(reach) = op.actor.reach_for(action) else {
        return Ok(Vec::new());
    };
    let rows = known::namesakes(op.conn(), &reach, name, born)?.into_iter();
    let rows = rows.filter(|row| row.is_called(name) && row.may_be_born(born));
    Ok(rows.map(|row| row.id).collect())
}

/// Note where a row says otherwise who the person is than the record does: a list that was sorted by one
/// column alone says so. Of somebody whom a school sees as an outline nothing is told.
///
/// # Errors
/// When the database fails.
pub fn expect_called(
    op: &mut Op,
    action: Action,
    id: TraineeId,
    called: &Called,
    problems: &mut Problems,
) -> ApiResult<()> {
    let Called {
        citizen_id,
        full_name,
        birth_date,
        ..
    } = *called;
    if citizen_id.is_none() && full_name.is_none() && birth_date.is_none() {
        return Ok(());
    }
    let Some(reach) = op.actor.reach_for(action) else {
        return Ok(());
    };
    let row = match read::within(op, &reach, id) {
        Ok(row) => row,
        // Whoever needs the person says that there is none.
        Err(error) if [ErrorCode::NotFound, ErrorCode::TraineeMerged].contains(&error.code()) => {
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    if read::is_stranger(op, &reach, &row)? {
        return Ok(());
    }
    let has = |number: &str| row.citizen_id.as_deref() == Some(number) || row.has_former(number);
    for (agrees, pointer) in [
        (citizen_id.is_none_or(has), "/citizenId"),
        (
            full_name.is_none_or(|name| row.is_called(name)),
            "/fullName",
        ),
        (
            birth_date.is_none_or(|born| row.may_be_born(born)),
            "/birthDate",
        ),
    ] {
        problems.expect(agrees, ErrorCode::ReferenceDisagrees, pointer);
    }
    Ok(())
}

impl Trainee {
    fn is_called(&self, name: &str) -> bool {
        name_key(&self.full_name) == name_key(name)
    }

    fn may_be_born(&self, born: PartialDate) -> bool {
        let mut other = self.clone();
        other.set_born(born);
        self.has_birth_of(&other)
    }

    /// Whether `given`, whom a row without a key says to have a document of this record, has neither its name
    /// nor its day of birth: the number is somebody else's.
    #[must_use]
    pub(super) fn is_somebody_else(&self, given: &Self) -> bool {
        !self.has_name_of(given) && !self.has_birth_of(given)
    }

    /// Whether `given`, whom a row names without a key and without a document of this record, is this person:
    /// as where records are matched, and no document speaks against it.
    #[must_use]
    pub(super) fn is_meant_by(&self, given: &Self) -> bool {
        let passports = self.passport().zip(given.passport());
        let differ = passports.is_some_and(|(own, given)| own != given);
        let same_id = self.citizen_id.is_some() && self.citizen_id == given.citizen_id;
        self.is_same_person(given) && (same_id || !differ)
    }
}

/// The record of the caller that a row without a key is about: that of its citizen ID, its passport or a
/// former number; or else the only one of its name, day of birth and sex that no document speaks against.
///
/// # Errors
/// 422 when several fit.
pub(super) fn on_file(
    op: &mut Op,
    reach: &Reach,
    input: &TraineeInput,
) -> ApiResult<Option<TraineeId>> {
    // What is wrong with it is told when it is taken over.
    let mut given = Trainee::new(input, op.now, &mut Problems::new());
    given.register(reach);
    let mut holders = foresee::holders(op, reach, &given)?;
    holders.retain(|holder| holder.within);
    let own = given.registrar_id;
    // Of several the caller's own, and then the eldest.
    holders.sort_by_key(|holder| (holder.trainee.registrar_id != own, holder.trainee.id));
    if let Some(holder) = holders.first() {
        return Ok(Some(holder.trainee.id));
    }
    let alike = alone_or_none(op, reach, &given)?;
    Ok(alike.map(|row| row.id))
}

fn alone_or_none(op: &mut Op, reach: &Reach, given: &Trainee) -> ApiResult<Option<Trainee>> {
    let mut alike = known::namesakes(op.conn(), reach, &given.full_name, given.born())?;
    if *reach == Reach::All {
        // Records of others are not the lead agency's own.
        alike.retain(|row| row.registrar_id == AnyId::nil());
    }
    alike.retain(|row| row.is_meant_by(given));
    if alike.len() > 1 {
        let fault = FieldError::at(ErrorCode::PersonAmbiguous, "/fullName");
        return Err(fault.with("count", alike.len()).into());
    }
    Ok(alike.pop())
}

/// The record of the caller that a row without a key is about, from the members of the row: that of its
/// passport, or else [`alone_or_none`]. Citizen IDs are looked for before.
///
/// # Errors
/// When the database fails.
pub(super) fn named_by(op: &mut Op, reach: &Reach, row: &Value) -> ApiResult<Option<Trainee>> {
    let passport = row["passportCountry"]
        .as_str()
        .zip(row["passportNumber"].as_str());
    if let Some(passport) = passport
        && let Some(holder) = known::by_passport(op.conn(), reach, passport)?.pop()
    {
        return Ok(Some(holder));
    }
    let Some((name, born)) = row["fullName"].as_str().zip(born(row)) else {
        return Ok(None);
    };
    let mut alike = known::namesakes(op.conn(), reach, name, born)?;
    alike.retain(|before| {
        let given = before.identified_by(row);
        given.is_some_and(|given| before.is_meant_by(&given))
    });
    Ok(alike.pop().filter(|_| alike.is_empty()))
}
