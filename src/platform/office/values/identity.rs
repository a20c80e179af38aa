//! Citizen IDs (số CCCD) that have lost the zeros before them. They are put back only where the rest
//! of the row proves them.

use super::fault::{Fault, Remark};
use super::slips::is_digits;
use super::{ColumnFacts, Kind, Writing, value};
use crate::platform::office::Cell;

const LENGTH: usize = 12;
/// Every province has a number from 001 to 096.
const MOST_ZEROS: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    Male,
    Female,
}

/// The citizen ID of which these ten or eleven digits are left, if the number of the province is one
/// and if sex and year of birth are those that the ID says. The predicate gets three digits.
#[must_use]
pub fn restore_citizen_id(
    digits: &str,
    sex: Sex,
    birth_year: i16,
    is_province: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let missing = LENGTH.checked_sub(digits.len())?;
    if !(1..=MOST_ZEROS).contains(&missing) || !is_digits(digits) || digits.starts_with('0') {
        return None;
    }
    let whole = format!("{digits:0>LENGTH$}");
    let (province, rest) = whole.split_at(3);
    let digit = i16::from(rest.as_bytes().first()? - b'0');
    let two: i16 = rest.get(1..3)?.parse().ok()?;
    let said = if digit % 2 == 0 {
        Sex::Male
    } else {
        Sex::Female
    };
    let year = 1900 + digit / 2 * 100 + two;
    (is_province(province) && said == sex && year == birth_year).then_some(whole)
}

/// The citizen ID of a cell, restored if need be by what else the row says of the person.
///
/// # Errors
/// As [`value`] for [`Writing::CitizenId`].
pub fn citizen_id(
    cell: &Cell,
    person: Option<(Sex, i16)>,
    is_province: &dyn Fn(&str) -> bool,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<Option<serde_json::Value>, Fault> {
    let found = value(cell, Kind::Text(Writing::CitizenId), column, remarks);
    let (Err(Fault::ZerosLost { missing }), Some((sex, birth_year))) = (&found, person) else {
        return found;
    };
    let digits = match cell {
        Cell::Text(text) => super::as_meant(text.trim()).to_owned(),
        Cell::Number(number) => number.to_string(),
        _ => return found,
    };
    match restore_citizen_id(&digits, sex, birth_year, is_province) {
        Some(whole) => {
            remarks.push(Remark::CitizenIdRestored { zeros: *missing });
            Ok(Some(whole.into()))
        }
        None => found,
    }
}

/// What is wrong with digits that are too few or too many.
pub(super) fn fault(digits: &str) -> Fault {
    match LENGTH.checked_sub(digits.len()) {
        Some(missing @ 1..=MOST_ZEROS) if !digits.starts_with('0') => Fault::ZerosLost { missing },
        _ => Fault::NotText,
    }
}
