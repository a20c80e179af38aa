//! Numbers that a school leaves to the registry: the next of its series in the year of issue.

use serde_json::json;

use super::input::CertificateNumbersInput;
use super::model::{Certificate, CertificateNumbers, Series};
use super::pattern::{self, Pattern};
use super::store::{self, patterns};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource;
use crate::platform::values::ids::SchoolId;
use crate::platform::values::number::number_key;
use crate::platform::values::text::nfc;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::schools::School;

const RESOURCE: &str = "certificate-numbers";

/// How a school numbers its certificates.
pub fn read(op: &mut Op, school: SchoolId) -> ApiResult<CertificateNumbers> {
    let reach = op.require(Action::SchoolRead)?;
    resource::service::within::<School>(op, &reach, school)?;
    of_school(op, school)
}

/// Say how a school numbers its certificates from now on.
pub fn change(
    op: &mut Op,
    school: SchoolId,
    seen: &IfMatch,
    input: &CertificateNumbersInput,
) -> ApiResult<CertificateNumbers> {
    let reach = op.require(Action::SchoolChange)?;
    let row = resource::service::own_locked::<School>(op, &reach, school)?;
    if matches!(&reach, Reach::School(own) if own.own() != school) {
        // Who issues in the place of a closed school does so under numbers of its own.
        return Err(ApiError::at(ErrorCode::FieldReserved, ""));
    }
    let known = of_school(op, school)?;
    seen.check(known.version)?;
    let numbers = CertificateNumbers {
        number_pattern: input.number_pattern.as_deref().map(nfc),
        register_number_pattern: input.register_number_pattern.as_deref().map(nfc),
        version: known.version + 1,
        updated_at: Some(op.now),
        school_id: school,
    };
    let mut problems = Problems::new();
    for (text, pointer) in [
        (&numbers.number_pattern, "/numberPattern"),
        (&numbers.register_number_pattern, "/registerNumberPattern"),
    ] {
        pattern::check(text.as_deref(), &row.code, pointer, &mut problems);
    }
    problems.check()?;
    patterns::put(op.conn(), &numbers)?;
    let details = json!({
        "numberPattern": numbers.number_pattern,
        "registerNumberPattern": numbers.register_number_pattern,
    });
    op.audit("school.change", RESOURCE, Some(school.any()), details)?;
    Ok(numbers)
}

fn of_school(op: &mut Op, school: SchoolId) -> ApiResult<CertificateNumbers> {
    let known = patterns::find(op.conn(), school)?;
    Ok(known.unwrap_or(CertificateNumbers {
        school_id: school,
        number_pattern: None,
        register_number_pattern: None,
        version: 0,
        updated_at: None,
    }))
}

/// Let nobody else take numbers of a school until the transaction ends. Taken before any row is
/// locked, so that nobody who has it waits for a row of somebody who waits for it.
///
/// # Errors
/// When the database fails.
pub fn lock(op: &mut Op, school: SchoolId) -> ApiResult<()> {
    dialect::lock(op.conn(), &format!("{RESOURCE} {school}"))
}

/// [`lock`] for a school that issues certificates.
///
/// # Errors
/// When the database fails.
pub fn lock_own(op: &mut Op) -> ApiResult<()> {
    match op.actor.reach_for(Action::CertificateWrite) {
        Some(Reach::School(own)) => lock(op, own.own()),
        _ => Ok(()),
    }
}

/// A number that a series gives: its place there, and how it is written.
pub struct Given {
    pub seq: i32,
    pub number: String,
}

/// The next number of a school's series that no certificate has. What was given by hand is passed
/// over. It is taken by [`Given::take`], after the certificate is stored.
///
/// # Errors
/// 422 when the school has no pattern for it.
pub fn next(op: &mut Op, school: SchoolId, series: Series, year: i16) -> ApiResult<Given> {
    let missing = || ApiError::at(ErrorCode::NumberPatternMissing, series.pointer());
    let known = of_school(op, school)?;
    let text = match series {
        Series::Number => known.number_pattern,
        Series::RegisterNumber => known.register_number_pattern,
    };
    let text = text.ok_or_else(missing)?;
    let pattern = Pattern::read(&text).ok_or_else(missing)?;
    let code = resource::service::within::<School>(op, &Reach::All, school)?.code;
    let mut seq = patterns::last(op.conn(), school, series, year)?;
    loop {
        seq += 1;
        let number = pattern.number(seq, year, &code);
        if !store::is_number_taken(op.conn(), school, series, &number_key(&number))? {
            return Ok(Given { seq, number });
        }
    }
}

impl Given {
    /// Count on from this number.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take(&self, op: &mut Op, of: &Certificate, series: Series) -> ApiResult<()> {
        let year = of.issue_date.year();
        patterns::count(op.conn(), of.school_id, series, year, self.seq)
    }
}
