//! Telephone numbers that have been through a spreadsheet, and cells with more than one.

use super::fault::{Fault, Remark};
use super::slips::or_slip;
use crate::platform::values::phone::Phone;

/// Of a cell with telephone numbers, bytes.
const LONGEST: usize = 100;
/// Numbers in a cell.
const MOST: usize = 5;

/// The number as it stands, or with the zero that it has lost. Whether it is one of an old range
/// stays to be seen.
pub(super) fn of_text(text: &str, remarks: &mut Vec<Remark>) -> Result<String, Fault> {
    let Err(invalid) = Phone::parse(text) else {
        return Ok(text.to_owned());
    };
    if let Some((whole, _)) = with_zero(text) {
        remarks.push(Remark::PhoneZeroRestored);
        return Ok(whole);
    }
    let mut found = Vec::new();
    if text.len() > LONGEST || !several(text, &mut found) {
        return Err(or_slip_of(text, Fault::Phone(invalid)));
    }
    let [first, others @ ..] = &found[..] else {
        return Err(Fault::Phone(invalid));
    };
    if others.iter().any(|other| other.phone != first.phone) {
        return Err(Fault::SeveralPhones { count: found.len() });
    }
    remarks.push(Remark::PhoneRepeated { count: found.len() });
    if first.restored {
        remarks.push(Remark::PhoneZeroRestored);
    }
    Ok(first.text.clone())
}

/// Blanks are usual in telephone numbers, so they are no slip.
fn or_slip_of(text: &str, fault: Fault) -> Fault {
    match or_slip(text, fault.clone()) {
        Fault::Slip(super::Slip::Blanks) => fault,
        slip => slip,
    }
}

struct Found {
    text: String,
    phone: Phone,
    restored: bool,
}

/// A number that wants nothing but the zero before it.
fn with_zero(text: &str) -> Option<(String, Phone)> {
    let is_written = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{A0}' | '.' | '-');
    if !text.chars().all(is_written) || text.starts_with('0') {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // Ten digits may be a number of another country or an old one: only mobile numbers are certain.
    let is_mobile = digits.len() == 9 && digits.starts_with(['3', '5', '7', '8', '9']);
    let whole = is_mobile.then(|| format!("0{digits}"))?;
    let phone = Phone::parse(&whole).ok()?;
    Some((whole, phone))
}

fn one(text: &str) -> Option<Found> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '-' || c == '.');
    match Phone::parse(text) {
        Ok(phone) => Some(Found {
            text: text.to_owned(),
            phone,
            restored: false,
        }),
        Err(_) => with_zero(text).map(|(text, phone)| Found {
            text,
            phone,
            restored: true,
        }),
    }
}

/// Numbers with a mark or a blank between them: each is as short as it can be.
fn several(text: &str, found: &mut Vec<Found>) -> bool {
    let mut rest = text;
    while found.len() < MOST {
        if let Some(last) = one(rest) {
            found.push(last);
            return true;
        }
        let mut marks = rest.char_indices().filter(|(_, c)| is_between(*c));
        let next = marks.find_map(|(at, c)| Some((one(&rest[..at])?, at + c.len_utf8())));
        let Some((first, after)) = next else {
            return false;
        };
        found.push(first);
        rest = rest[after..].trim_start_matches(is_between);
    }
    false
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | ';' | ',' | '-' | '–' | '|' | '\\')
}
