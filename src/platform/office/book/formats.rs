//! Which number formats show a number as a day, a time or in percent, and what ISO days are in days.

use crate::platform::office::Cell;

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    #[default]
    Number,
    /// As a day, a time of day or both.
    Instant,
    /// As hours or minutes that passed, `[h]:mm`.
    Elapsed,
    /// As hundredths.
    Percent,
}

impl Shown {
    /// The cell of a number that is shown so. Nobody who sees `75%` means 0.75, so it is that text.
    pub fn cell(self, number: f64, since_1904: bool) -> Cell {
        match self {
            Self::Number => Cell::Number(number),
            Self::Percent => Cell::Text(percent(number)),
            Self::Instant | Self::Elapsed => Cell::Instant(instant(number, self, since_1904)),
        }
    }
}

/// As it is shown, without what floats add to hundredths.
fn percent(number: f64) -> String {
    const SHOWN: f64 = 1e6;
    format!("{}%", (number * 100.0 * SHOWN).round() / SHOWN)
}

/// Between the first days of the two systems that workbooks count in.
pub const DAYS_TO_1904: f64 = 1462.0;

/// The formats that have a number and no code, ECMA-376 part 1, 18.8.30.
pub fn built_in(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Instant,
        46 => Shown::Elapsed,
        9 | 10 => Shown::Percent,
        _ => Shown::Number,
    }
}

/// What a format's code makes of a number. Only its first section counts: the others are for
/// negative numbers, zero and texts.
pub fn shown_by(code: &str) -> Shown {
    let mut characters = code.chars().peekable();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let is_run = |of: char| !inside.is_empty() && inside.chars().all(|c| c == of);
                if is_run('h') || is_run('m') || is_run('s') {
                    return Shown::Elapsed;
                }
            }
            '%' => return Shown::Percent,
            ';' => return Shown::Number,
            'd' | 'm' | 'y' | 'h' | 's' => return Shown::Instant,
            // A word, not a format: `General`, and `Standard` of German programs.
            'g' if code.eq_ignore_ascii_case("general") => return Shown::Number,
            // `0.00E+00`
            'e' if matches!(characters.peek(), Some('+' | '-')) => {
                characters.next();
            }
            _ => {}
        }
    }
    Shown::Number
}

/// Days since 1899-12-30 of the number of a workbook. Excel takes 1900 for a leap year, so its first
/// two months are a day early.
pub fn instant(number: f64, shown: Shown, since_1904: bool) -> f64 {
    match shown {
        Shown::Elapsed => number,
        _ if since_1904 => number + DAYS_TO_1904,
        _ if (1.0..60.0).contains(&number) => number + 1.0,
        _ => number,
    }
}

/// Days since 1899-12-30 of `2004-03-08`, `2004-03-08T07:30:00`, with or without `Z`.
pub fn iso_instant(text: &str) -> Option<f64> {
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let mut parts = day.split('-').map(str::parse::<i64>);
    let (year, month, day) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    let is_day = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    if parts.next().is_some() || !is_day {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "days of four-digit years")]
    let days = days_since_1899_12_30(year, month, day) as f64;
    match time {
        None => Some(days),
        Some(time) => Some(days + iso_time(time.trim_end_matches('Z'))?),
    }
}

/// The part of a day of `07:30:00.5`.
fn iso_time(text: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut parts = text.split(':');
    for unit in [3600.0, 60.0, 1.0] {
        let Some(part) = parts.next() else { break };
        let part: f64 = part.parse().ok()?;
        if !(0.0..=60.0).contains(&part) {
            return None;
        }
        seconds += part * unit;
    }
    (seconds < 86_400.0 && parts.next().is_none()).then_some(seconds / 86_400.0)
}

/// The part of a day, or the days, of `PT07H30M00S`.
pub fn iso_duration(text: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut rest = text.strip_prefix("PT")?;
    while !rest.is_empty() {
        let end = rest.find(['H', 'M', 'S'])?;
        let part: f64 = rest[..end].parse().ok()?;
        seconds += part
            * match rest.as_bytes()[end] {
                b'H' => 3600.0,
                b'M' => 60.0,
                _ => 1.0,
            };
        rest = &rest[end + 1..];
    }
    let days: f64 = seconds / 86_400.0;
    days.is_finite().then_some(days)
}

/// Howard Hinnant's algorithm, <https://howardhinnant.github.io/date_algorithms.html>.
fn days_since_1899_12_30(year: i64, month: i64, day: i64) -> i64 {
    /// From 1899-12-30 to 1970-01-01.
    const TO_1970: i64 = 25_569;
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + TO_1970
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_days_and_times_are_told_from_codes_of_numbers() {
        for (code, expected) in [
            ("dd/mm/yyyy", Shown::Instant),
            ("DD/MM/YYYY", Shown::Instant),
            ("[$-42A]dd mmmm yyyy;@", Shown::Instant),
            ("[$-1010000]d/m/yyyy", Shown::Instant),
            ("\"ngày \"dd\" tháng \"mm\" năm \"yyyy", Shown::Instant),
            ("yyyy", Shown::Instant),
            ("hh:mm", Shown::Instant),
            ("0%", Shown::Percent),
            ("0.00%;-0.00%", Shown::Percent),
            ("0\\%", Shown::Number),
            ("0\"%\"", Shown::Number),
            ("[h]:mm:ss", Shown::Elapsed),
            ("[mm]:ss", Shown::Elapsed),
            ("General", Shown::Number),
            ("GENERAL", Shown::Number),
            ("0", Shown::Number),
            ("@", Shown::Number),
            ("#,##0\\ \"đồng\"", Shown::Number),
            ("#,##0\\d", Shown::Number),
            ("#,##0_d;dd", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("[Red]0", Shown::Number),
            ("[$VND]\\ #,##0", Shown::Number),
            ("_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-", Shown::Number),
            ("\"", Shown::Number),
            ("[", Shown::Number),
        ] {
            assert_eq!(shown_by(code), expected, "{code}");
        }
    }

    #[test]
    fn what_is_shown_in_percent_is_the_text_that_is_seen() {
        for (number, expected) in [(0.75, "75%"), (0.07, "7%"), (1.0, "100%"), (0.825, "82.5%")] {
            let cell = Shown::Percent.cell(number, false);
            assert_eq!(cell, Cell::Text(expected.to_owned()));
        }
    }

    #[test]
    fn iso_days_become_numbers_of_days() {
        for (text, expected) in [
            ("1899-12-30", Some(0.0)),
            ("1970-01-01", Some(25_569.0)),
            ("2004-03-08", Some(38_054.0)),
            ("2004-02-29T12:00:00", Some(38_046.5)),
            ("2004-03-08T06:00:00.000Z", Some(38_054.25)),
            ("2004-13-08", None),
            ("2004-03", None),
            ("08/03/2004", None),
            ("2004-03-08T99:00", None),
            ("", None),
        ] {
            assert_eq!(iso_instant(text), expected, "{text}");
        }
        assert_eq!(iso_duration("PT07H30M00S"), Some(0.3125));
        assert_eq!(iso_duration("PT7X"), None);
    }

    #[test]
    fn the_first_two_months_of_1900_are_a_day_later_than_they_count() {
        for (number, shown, since_1904, expected) in [
            (1.0, Shown::Instant, false, 2.0),
            (61.0, Shown::Instant, false, 61.0),
            (0.5, Shown::Instant, false, 0.5),
            (1.5, Shown::Elapsed, false, 1.5),
            (0.0, Shown::Instant, true, 1462.0_f64),
        ] {
            let found = instant(number, shown, since_1904);
            assert_eq!(found.to_bits(), expected.to_bits(), "{number}");
        }
    }
}
