//! Texts, and numbers that stand where texts belong.

use super::days::day_near;
use super::fault::{Fault, Remark};
use super::slips::{is_digits, is_scientific, or_slip};
use super::{Writing, identity, is_error, numbers, phones};
use crate::platform::office::Cell;

/// Spreadsheets keep fifteen digits of a number.
const KEPT: f64 = 1e15;
/// Of a citizen ID, and of the identity card that it took the place of.
const CITIZEN_ID: usize = 12;
const IDENTITY_CARD: usize = 9;

pub(super) fn of_cell(
    cell: &Cell,
    writing: Writing,
    remarks: &mut Vec<Remark>,
) -> Result<String, Fault> {
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Instant(instant) => {
            let fault = |day| Fault::DayInstead { day };
            return Err(day_near(*instant).map_or(Fault::HoldsTime, fault));
        }
        _ => return Err(Fault::WrongType),
    };
    let digits = digits_of(number)?;
    if writing != Writing::Plain && !is_digits(&digits) {
        return Err(Fault::NotText);
    }
    match writing {
        Writing::Plain => Ok(digits),
        Writing::LeadingZeros => Err(Fault::NotText),
        Writing::CitizenId => as_citizen_id(&digits).map_err(|_| identity::fault(&digits)),
        Writing::Phone => phones::of_text(&digits, remarks),
    }
}

/// The digits of a whole number.
pub(super) fn digits_of(number: f64) -> Result<String, Fault> {
    if number.abs() >= KEPT {
        return Err(Fault::DigitsLost);
    }
    let whole = numbers::whole(number).map_err(|_| Fault::NotText)?;
    Ok(whole.to_string())
}

pub(super) fn of_text(
    text: &str,
    writing: Writing,
    remarks: &mut Vec<Remark>,
) -> Result<String, Fault> {
    if writing != Writing::Plain && is_scientific(text) {
        return Err(Fault::DigitsLost);
    }
    match writing {
        Writing::Plain | Writing::LeadingZeros => Ok(text.to_owned()),
        Writing::CitizenId => as_citizen_id(text),
        Writing::Phone => phones::of_text(text, remarks),
    }
}

/// A text that has been through a spreadsheet and a text file has lost its zeros like a number.
/// Whether other texts are numbers of documents is for the row to say.
fn as_citizen_id(text: &str) -> Result<String, Fault> {
    if is_digits(text) {
        return match text.len() {
            CITIZEN_ID | IDENTITY_CARD => Ok(text.to_owned()),
            _ => Err(identity::fault(text)),
        };
    }
    match or_slip(text, Fault::NotText) {
        Fault::Slip(slip) => Err(Fault::Slip(slip)),
        _ => Ok(text.to_owned()),
    }
}

/// The items of a cell; `None` if there are none.
///
/// # Errors
/// One of the items is `#N/A` or the like.
pub(super) fn several(text: &str) -> Result<Option<Vec<String>>, Fault> {
    let items = text.split([';', '\n', '\r']).map(str::trim);
    let items: Vec<String> = items
        .filter(|item| !item.is_empty())
        .map(|item| {
            if is_error(item) {
                Err(Fault::CellError(item.to_owned()))
            } else {
                Ok(item.to_owned())
            }
        })
        .collect::<Result<_, _>>()?;
    Ok((!items.is_empty()).then_some(items))
}
