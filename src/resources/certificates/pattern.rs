//! How a school forms the numbers of its certificates: `{seq:04}/{year}-{school}`.

use crate::platform::error::{ErrorCode, Problems};

/// The longest number that a certificate has.
const LONGEST: usize = 64;
/// A number of each series is no longer than that of this one.
const MANY: i32 = 9_999_999;

/// What no number has.
const MARKS: [char; 3] = ['{', '}', ':'];

/// What a number is made of.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    /// The number in the series, with zeros before it up to this width.
    Seq(usize),
    Year,
    School,
}

/// A pattern of a school.
#[derive(Debug)]
pub struct Pattern<'a>(Vec<Part<'a>>);

impl<'a> Pattern<'a> {
    /// None where the text is no pattern: unknown words in braces, or not exactly one `{seq}` and a
    /// `{year}`, without which the numbers of two years would be the same.
    #[must_use]
    pub fn read(text: &'a str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, word)) = rest.split_once('{') {
            let (word, after) = word.split_once('}')?;
            parts.push(Part::Text(before));
            parts.push(part(word)?);
            rest = after;
        }
        parts.push(Part::Text(rest));
        let count =
            |wanted: fn(&Part<'_>) -> bool| parts.iter().filter(|part| wanted(part)).count();
        let whole = count(|part| matches!(part, Part::Seq(_))) == 1
            && count(|part| *part == Part::Year) >= 1
            && count(|part| matches!(part, Part::Text(text) if text.contains(MARKS))) == 0;
        whole.then_some(Self(parts))
    }

    /// The number of that place in the series of a year.
    #[must_use]
    pub fn number(&self, seq: i32, year: i16, school: &str) -> String {
        let text = |part: &Part<'_>| match part {
            Part::Text(text) => (*text).to_owned(),
            Part::Seq(width) => format!("{seq:0width$}", width = *width),
            Part::Year => format!("{year:04}"),
            Part::School => school.to_owned(),
        };
        self.0.iter().map(text).collect()
    }
}

fn part(word: &str) -> Option<Part<'_>> {
    match word {
        "year" => Some(Part::Year),
        "school" => Some(Part::School),
        "seq" => Some(Part::Seq(1)),
        _ => {
            let width = word.strip_prefix("seq:0")?.parse().ok()?;
            (1..=9).contains(&width).then_some(Part::Seq(width))
        }
    }
}

/// Note a pattern that would not give numbers.
pub fn check(text: Option<&str>, school: &str, pointer: &str, problems: &mut Problems) {
    let Some(text) = text else { return };
    let number = Pattern::read(text).map(|pattern| pattern.number(MANY, 2026, school));
    let good = number.is_some_and(|number| number.chars().count() <= LONGEST);
    problems.expect(good, ErrorCode::NumberPatternInvalid, pointer);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_gives_numbers() {
        for (pattern, number) in [
            ("{seq:04}/{year}-{school}", "0017/2026-CD-SL"),
            ("CCSC.{year}.{seq}", "CCSC.2026.17"),
            ("{year}{seq:09}", "2026000000017"),
            ("{seq:01}/{year}", "17/2026"),
        ] {
            let read = Pattern::read(pattern).expect(pattern);
            assert_eq!(read.number(17, 2026, "CD-SL"), number);
        }
    }

    #[test]
    fn a_number_is_no_longer_than_a_certificate_has_it() {
        for (letters, good) in [(20, true), (21, false)] {
            let text = format!("{{seq}}/{{year}}-{{school}}{}", "A".repeat(letters));
            let mut problems = Problems::new();
            check(
                Some(&text),
                &"S".repeat(31),
                "/numberPattern",
                &mut problems,
            );
            assert_eq!(problems.is_empty(), good, "{text}");
        }
    }

    #[test]
    fn what_gives_no_number_of_its_own_is_no_pattern() {
        for wrong in [
            "SC-{year}",
            "SC-{seq}",
            "{seq}{seq}{year}",
            "{seq:4}/{year}",
            "{seq:00}/{year}",
            "{seq:010}/{year}",
            "{seq}/{year",
            "{seq}/{year}}",
            "A}{seq}/{year}",
            "SC:{seq}/{year}",
            "{Seq}/{year}",
            "{seq}/{year}/{name}",
        ] {
            assert!(Pattern::read(wrong).is_none(), "{wrong}");
        }
    }
}
