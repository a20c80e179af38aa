//! The ways in which days, months and years are written, and times of day beside them. What does not
//! tell itself which number is the month is left open.

use super::slips::is_digits;
use crate::platform::values::text::fold;

/// Of a day in words, bytes.
const LONGEST: usize = 80;

const BLANKS: [char; 2] = [' ', '\u{A0}'];

/// A day as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Of which the order of day and month has to be known.
    Triple {
        first: u8,
        second: u8,
        year: Year,
    },
    /// Which says itself what is what.
    Day {
        day: u8,
        month: u8,
        year: Year,
    },
    Month {
        month: u8,
        year: i16,
    },
    Year(i16),
    Serial(i32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) number: i16,
    /// 2 or 4.
    pub(super) digits: usize,
}

/// A text as far as it is a day, and what time of day stands beside it.
pub(super) fn read(text: &str) -> (Option<Written>, Time) {
    let (day, time) = without_time(text);
    (figures(day).or_else(|| words(day)), time)
}

/// Of `12/03/2026` and `ngày 12/03/2026` the first two numbers.
pub(super) fn first_two(text: &str) -> Option<(u8, u8)> {
    let (mut day, _) = without_time(text);
    if day.starts_with(['N', 'n']) {
        day = day.split_once(BLANKS)?.1.trim_start();
    }
    match figures(day)? {
        Written::Triple { first, second, .. } => Some((first, second)),
        _ => None,
    }
}

/// Up to three numbers with one mark between them.
fn figures(text: &str) -> Option<Written> {
    let bytes = text.as_bytes();
    let mut parts = [(0_i32, 0_usize); 3];
    let (mut index, mut mark) = (0, None);
    for &byte in bytes {
        let (number, digits) = parts.get_mut(index)?;
        if byte.is_ascii_digit() {
            if *digits == 6 {
                return None;
            }
            (*number, *digits) = (*number * 10 + i32::from(byte - b'0'), *digits + 1);
        } else if matches!(byte, b'/' | b'-' | b'.') && *mark.get_or_insert(byte) == byte {
            index += 1;
        } else {
            return None;
        }
    }
    let short = |(number, digits): (i32, usize)| {
        (1..=2)
            .contains(&digits)
            .then(|| u8::try_from(number).ok())
            .flatten()
    };
    let long = |(number, digits): (i32, usize)| {
        let fits = digits == 4 && number >= 1000;
        fits.then(|| i16::try_from(number).ok()).flatten()
    };
    let year = |part: (i32, usize)| {
        let two = || short(part).filter(|_| part.1 == 2).map(i16::from);
        let number = long(part).or_else(two)?;
        Some(Year {
            number,
            digits: part.1,
        })
    };
    let [one, two, three] = parts;
    match index {
        0 if one.1 == 4 => Some(Written::Year(long(one)?)),
        0 if one.1 == 5 => Some(Written::Serial(one.0)),
        1 if one.1 == 4 && mark != Some(b'.') => Some(Written::Month {
            month: short(two)?,
            year: long(one)?,
        }),
        1 => Some(Written::Month {
            month: short(one)?,
            year: long(two)?,
        }),
        2 if one.1 == 4 => Some(Written::Day {
            day: short(three)?,
            month: short(two)?,
            year: year(one)?,
        }),
        2 => Some(Written::Triple {
            first: short(one)?,
            second: short(two)?,
            year: year(three)?,
        }),
        _ => None,
    }
}

/// `ngày 12 tháng 3 năm 2026` and parts of it, `ngày 12/3/2026`.
fn words(text: &str) -> Option<Written> {
    let is_part =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '/' | '-' | '.' | ',' | '\u{A0}');
    let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    if !has_letters || text.len() > LONGEST || !fold_marks(text).all(is_part) {
        return None;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |text: &str| {
        let is_short = is_digits(text) && text.len() <= 2;
        is_short.then(|| text.parse::<u8>().ok()).flatten()
    };
    let year = |text: &str| {
        let fits =
            is_digits(text) && (text.len() == 2 || (text.len() == 4 && !text.starts_with('0')));
        let number = text.parse().ok().filter(|_| fits)?;
        Some(Year {
            number,
            digits: text.len(),
        })
    };
    let four = |text: &str| {
        year(text)
            .filter(|year| year.digits == 4)
            .map(|year| year.number)
    };
    match words[..] {
        ["ngay", day, "thang" | "thg", month, "nam", of]
        | [day, "thang" | "thg", month, "nam", of]
        | ["ngay", day, "thang" | "thg", month, of]
        | [day, "thang" | "thg", month, of] => Some(Written::Day {
            day: number(day)?,
            month: number(month)?,
            year: year(of)?,
        }),
        ["thang" | "thg", month, "nam", of] | ["thang" | "thg", month, of] => {
            Some(Written::Month {
                month: number(month)?,
                year: four(of)?,
            })
        }
        ["nam", of] => four(of).map(Written::Year),
        ["ngay", ..] => figures(text.split_once(BLANKS)?.1.trim()),
        _ => None,
    }
}

/// The characters of a text without combining marks, which are no letters in decomposed texts.
fn fold_marks(text: &str) -> impl Iterator<Item = char> {
    let is_mark = |c: &char| unicode_normalization::char::is_combining_mark(*c);
    text.chars().filter(move |c| !is_mark(c))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// None is written, or midnight.
    None,
    OfDay,
    OtherZone,
}

/// A text without the time of day behind or before its day.
fn without_time(text: &str) -> (&str, Time) {
    if !text.contains(':') {
        return (text, Time::None);
    }
    if let Some((day, time)) = text.split_once('T')
        && day.len() >= 8
        && let Some(time) = time_of(time, "")
    {
        return (day, time);
    }
    let behind = text.rsplit_once(' ').and_then(|(rest, last)| {
        if let Some(time) = time_of(last, "") {
            return Some((rest.trim_end(), time));
        }
        let (rest, time) = rest.trim_end().rsplit_once(' ')?;
        Some((rest.trim_end(), time_of(time, last)?))
    });
    let before = || {
        let (first, rest) = text.split_once(' ')?;
        Some((rest.trim_start(), time_of(first, "")?))
    };
    behind.or_else(before).unwrap_or((text, Time::None))
}

/// `8:30`, `08:30:00.000`, with the half of the day that stands behind it, or a zone.
fn time_of(text: &str, half: &str) -> Option<Time> {
    let (clock, zone) = match text.find(['Z', '+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = [0_u8; 3];
    let mut count = 0;
    for part in clock.split(':') {
        let slot = parts.get_mut(count)?;
        *slot = part
            .parse()
            .ok()
            .filter(|_| is_digits(part) && part.len() <= 2)?;
        count += 1;
    }
    let [hours, minutes, seconds] = parts;
    if count < 2 || hours > 23 || minutes > 59 || seconds > 59 || !is_digits(fraction) {
        return None;
    }
    // Midnight is twelve in the morning where the clock has two halves.
    let hours = match half {
        "" => hours,
        "AM" | "am" | "SA" | "sa" if hours <= 12 => hours % 12,
        "PM" | "pm" | "CH" | "ch" if (1..=12).contains(&hours) => hours % 12 + 12,
        _ => return None,
    };
    if !zone.is_empty() {
        return Some(Time::OtherZone);
    }
    let midnight =
        hours == 0 && minutes == 0 && seconds == 0 && fraction.bytes().all(|b| b == b'0');
    Some(if midnight { Time::None } else { Time::OfDay })
}
