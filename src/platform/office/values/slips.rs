//! Writings that are nearly right. They are named, never repaired: who wrote an O for a zero may have
//! written another digit wrong as well.

use super::fault::{Fault, Slip};

/// The fault of a text that is not what was wanted: the slip, if it is one.
pub(super) fn or_slip(text: &str, fault: Fault) -> Fault {
    slip(text).map_or(fault, Fault::Slip)
}

fn slip(text: &str) -> Option<Slip> {
    let is_mark = |c: char| matches!(c, '/' | '-' | '.' | ',' | '+' | '(' | ')');
    let is_letter = |c: char| matches!(c, 'O' | 'o' | 'I' | 'l' | '|');
    let is_digit = |c: char| c.is_ascii_digit();
    let is_other_digit = |c: char| !c.is_ascii() && c.is_numeric();
    let fits = |c: char| {
        is_digit(c) || is_mark(c) || is_letter(c) || is_other_digit(c) || c.is_whitespace()
    };
    if !text.chars().all(fits) {
        return None;
    }
    if text.contains(is_other_digit) {
        return Some(Slip::Digits);
    }
    let digits = text.contains(is_digit);
    if digits && text.contains(is_letter) {
        return Some(Slip::Letters);
    }
    (digits && text.contains(char::is_whitespace)).then_some(Slip::Blanks)
}

/// Whether all of it is ASCII digits, and there is at least one.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1.43E+10` or `1,43E+10`, as spreadsheets show large numbers in narrow columns.
pub(super) fn is_scientific(text: &str) -> bool {
    text.split_once("E+").is_some_and(|(number, power)| {
        let mut parts = number.splitn(2, ['.', ',']);
        parts.all(is_digits) && is_digits(power)
    })
}
