//! Numbers as people type them. In Vietnamese a comma stands before decimals and dots part thousands;
//! spreadsheets of other countries have it the other way round.

use super::days::day_near;
use super::facts::ColumnFacts;
use super::fault::{Fault, Remark};
use super::slips::{is_digits, or_slip};
use crate::platform::office::Cell;
use crate::platform::values::text::composed;

/// Largest whole number that a spreadsheet keeps exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// Marks in one number; an amount of so many thousands does not exist.
const MOST_MARKS: usize = 8;
/// Of a number in a text, bytes.
const LONGEST: usize = 60;
/// What may stand behind an amount.
const CURRENCIES: [&str; 6] = ["đồng", "vnđ", "vnd", "đ", "₫", "dong"];

/// How a number is put together. Blanks count as the mark `' '`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Plain,
    /// `7,5`
    Decimal(char),
    /// `1.234.567`, `1 234`
    Grouped(char),
    /// `1.234,5`: what parts thousands, and what stands before decimals.
    Both(char, char),
    /// `1.234`
    Either(char),
}

pub(super) fn whole_of_cell(cell: &Cell) -> Result<i64, Fault> {
    match cell {
        Cell::Number(number) => whole(*number),
        other => Err(not_a_number(other)),
    }
}

pub(super) fn number_of_cell(cell: &Cell) -> Result<f64, Fault> {
    match cell {
        Cell::Number(number) => Ok(*number),
        other => Err(not_a_number(other)),
    }
}

fn not_a_number(cell: &Cell) -> Fault {
    match cell {
        Cell::Instant(instant) => {
            day_near(*instant).map_or(Fault::HoldsTime, |day| Fault::DayInstead { day })
        }
        _ => Fault::WrongType,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a whole number below 2⁵³ is exact in both"
)]
pub(super) fn whole(number: f64) -> Result<i64, Fault> {
    if number.fract() != 0.0 {
        Err(Fault::NotWhole)
    } else if number.abs() < EXACT {
        Ok(number as i64)
    } else {
        Err(Fault::NumberTooLarge)
    }
}

pub(super) fn whole_of_text(
    text: &str,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<i64, Fault> {
    if is_digits(text) && text.len() <= 18 {
        return text.parse().map_err(|_| Fault::NumberTooLarge);
    }
    read(text, true, column, remarks, Figures::whole)
}

pub(super) fn number_of_text(
    text: &str,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<f64, Fault> {
    read(text, false, column, remarks, Figures::number)
}

/// A number taken apart: digits without marks, how many of them are decimals, and the power of ten.
struct Figures {
    negative: bool,
    digits: String,
    decimals: usize,
    power: i32,
}

impl Figures {
    fn plain(&self) -> String {
        let (whole, decimals) = self.digits.split_at(self.digits.len() - self.decimals);
        let sign = if self.negative { "-" } else { "" };
        let mark = if decimals.is_empty() { "" } else { "." };
        format!("{sign}{whole}{mark}{decimals}")
    }

    fn number(&self) -> Result<f64, Fault> {
        let text = format!("{}e{}", self.plain(), self.power);
        let number: f64 = text.parse().map_err(|_| Fault::NotANumber)?;
        if number.is_finite() {
            Ok(number)
        } else {
            Err(Fault::NumberTooLarge)
        }
    }

    fn whole(&self) -> Result<i64, Fault> {
        let decimals = i32::try_from(self.decimals).map_err(|_| Fault::NumberTooLarge)?;
        let mut digits = self.digits.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Ok(0);
        }
        let shift = self.power - decimals;
        let places = usize::try_from(shift.unsigned_abs()).unwrap_or(usize::MAX);
        if shift < 0 {
            let kept = digits.len().saturating_sub(places);
            if digits.bytes().skip(kept).any(|byte| byte != b'0') {
                return Err(Fault::NotWhole);
            }
            digits.truncate(kept);
        } else if places > 19 {
            return Err(Fault::NumberTooLarge);
        } else {
            digits.extend(std::iter::repeat_n('0', places));
        }
        let sign = if self.negative { "-" } else { "" };
        let number = format!("{sign}{digits}").parse();
        number.map_err(|_| Fault::NumberTooLarge)
    }
}

fn read<T: ToString>(
    text: &str,
    is_whole: bool,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
    number: impl Fn(&Figures) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let fault = || or_slip(text, Fault::NotANumber);
    if text.len() > LONGEST {
        return Err(Fault::NotANumber);
    }
    if text.ends_with('%') {
        return Err(Fault::Percent);
    }
    let (amount, currency) = without_currency(text);
    let (mantissa, power) = match amount.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, Some(power_of(power).ok_or_else(fault)?)),
        None => (amount, None),
    };
    let (negative, body) = unsigned(mantissa);
    let shape = shape(mantissa).ok_or_else(fault)?;
    let figures = |decimal: bool| {
        let mark = body.rfind(['.', ',']).filter(|_| decimal);
        let decimals = mark.map_or(0, |at| body.len() - at - 1);
        Figures {
            negative,
            digits: body.chars().filter(char::is_ascii_digit).collect(),
            decimals,
            power: power.unwrap_or(0),
        }
    };
    let mut said = Vec::new();
    let value = match (shape, power) {
        (Shape::Either(mark), None) => {
            let decimal =
                reading(mark, is_whole, body, column).ok_or_else(|| Fault::AmbiguousNumber {
                    thousands: figures(false).plain(),
                    decimal: figures(true).plain(),
                })?;
            let found = number(&figures(decimal))?;
            let value = found.to_string();
            said.push(if decimal {
                Remark::DecimalMark { value }
            } else {
                Remark::ThousandsMark { value }
            });
            found
        }
        // Powers go with decimals: nobody writes thousands with one.
        (Shape::Plain, _) | (Shape::Grouped(_), None) => number(&figures(false))?,
        (Shape::Decimal(_) | Shape::Either(_), _) | (Shape::Both(..), None) => {
            number(&figures(true))?
        }
        (Shape::Grouped(_) | Shape::Both(..), Some(_)) => return Err(fault()),
    };
    if power.is_some() {
        let value = value.to_string();
        said.push(Remark::Exponent { value });
    }
    if currency {
        said.push(Remark::CurrencyDropped);
    }
    remarks.append(&mut said);
    Ok(value)
}

/// Whether the mark of `1.234` stands before decimals; `None` if nobody can tell.
fn reading(mark: char, is_whole: bool, body: &str, column: &ColumnFacts) -> Option<bool> {
    let other = if mark == '.' { ',' } else { '.' };
    match (column.is_decimal(mark), column.is_decimal(other)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        // A whole number has no decimals, unless they are zeros.
        (false, false) if is_whole && (mark == '.' || !body.ends_with("000")) => Some(false),
        _ => None,
    }
}

fn without_currency(text: &str) -> (&str, bool) {
    if text.ends_with(|c: char| c.is_ascii_digit()) {
        return (text, false);
    }
    let at = text
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let (amount, name) = text.split_at(at);
    let name = composed(name.trim().to_lowercase());
    if CURRENCIES.contains(&&*name) {
        (amount, true)
    } else {
        (text, false)
    }
}

fn power_of(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let fits = is_digits(digits) && digits.len() <= 3;
    fits.then(|| text.parse().ok()).flatten()
}

fn unsigned(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// `None` for what is no number.
pub(super) fn shape(text: &str) -> Option<Shape> {
    let (_, body) = unsigned(text);
    if body.len() > LONGEST {
        return None;
    }
    let mut marks = [(' ', 0_usize); MOST_MARKS];
    let (mut count, mut digits) = (0, 0);
    let mut first = None;
    for c in body.chars() {
        let mark = match c {
            '0'..='9' => {
                first.get_or_insert(c);
                digits += 1;
                continue;
            }
            '.' | ',' => c,
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
            _ => return None,
        };
        *marks.get_mut(count)? = (mark, digits);
        count += 1;
    }
    let marks = &marks[..count];
    let Some(&(last, at)) = marks.last() else {
        return first.map(|_| Shape::Plain);
    };
    let behind = digits - at;
    let groups = |marks: &[(char, usize)], end: usize| {
        let starts = marks.iter().map(|(_, at)| *at);
        let ends = starts.clone().skip(1).chain([end]);
        let whole = marks.first().is_some_and(|(_, at)| (1..=3).contains(at));
        whole && first != Some('0') && starts.zip(ends).all(|(start, end)| end - start == 3)
    };
    let (grouping, _) = marks[0];
    if marks.iter().all(|(mark, _)| *mark == last) {
        return match (count, last) {
            (1, '.' | ',') if groups(marks, digits) => Some(Shape::Either(last)),
            (1, '.' | ',') => (at > 0 && behind > 0).then_some(Shape::Decimal(last)),
            _ => groups(marks, digits).then_some(Shape::Grouped(last)),
        };
    }
    let (_, before) = marks.split_last()?;
    let fits = last != ' '
        && before
            .iter()
            .all(|(mark, _)| *mark == grouping && *mark != last);
    (fits && behind > 0 && groups(before, at)).then_some(Shape::Both(grouping, last))
}
