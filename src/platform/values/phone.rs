//! Telephone numbers, held in E.164 so that a shared phone is found however it was typed.

use std::fmt;

use serde::Serialize;
use thiserror::Error;

const VIETNAM: &str = "84";

/// A telephone number in E.164 form: `+`, country code, national number, digits only
/// (`+84912345678`).
///
/// A Vietnamese number has the length and first digit of a mobile or land line; whether the
/// line exists is not known. Of a foreign one only the E.164 length is checked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Phone(String);

/// Why a text is no telephone number. It never repeats the text, which is personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidPhone {
    #[error("a phone number has digits, spaces, dots, dashes, brackets and one leading + only")]
    Characters,
    #[error("a phone number starts with 0, with 84, or with + and a country code")]
    Prefix,
    #[error(
        "a Vietnamese number has 9 digits after the 0 or 84 starting with 3, 5, 7, 8 or 9, \
         or 10 digits starting with 2"
    )]
    Vietnamese,
    #[error("an international number has 8 to 15 digits after the +")]
    Length,
}

impl Phone {
    /// Read a number as people write it: `0912 345 678`, `0912.345.678`, `84912345678`,
    /// `+84 912 345 678`, `0084…`, `+84 (0)912…`, or `+` and another country's number.
    ///
    /// # Errors
    /// The first rule of [`InvalidPhone`] that the text breaks.
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        let compact: String = text.chars().filter(|&c| !is_separator(c)).collect();
        let (plus, digits) = match compact.strip_prefix('+') {
            Some(digits) => (true, digits),
            None => (false, compact.as_str()),
        };
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(InvalidPhone::Characters);
        }
        match national_part(plus, digits) {
            Some(national) => vietnamese(national),
            None if plus => international(digits),
            None => Err(InvalidPhone::Prefix),
        }
    }

    /// Read a number of an institution: as [`Phone::parse`], or a service number (`1900 545 464`,
    /// `1800 1166`), which nobody has as their own.
    ///
    /// # Errors
    /// As [`Phone::parse`].
    pub fn parse_of_institution(text: &str) -> Result<Self, InvalidPhone> {
        let compact: String = text.chars().filter(|&c| !is_separator(c)).collect();
        let (plus, digits) = match compact.strip_prefix('+') {
            Some(digits) => (true, digits),
            None => (false, compact.as_str()),
        };
        // It is dialled without a trunk 0.
        let dialled = (!plus).then_some(digits).filter(|it| is_service(it));
        match dialled.or_else(|| national_part(plus, digits)) {
            Some(national) if is_service(national) => Ok(Phone(format!("+{VIETNAM}{national}"))),
            _ => Self::parse(text),
        }
    }

    /// Whether the text is a mobile number of before 2018, which [`Phone::parse`] reads as the
    /// number that took its place.
    #[must_use]
    pub fn is_renumbered(text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        Self::parse(text).is_ok_and(|phone| !digits.ends_with(&phone.0[1 + VIETNAM.len()..]))
    }

    /// The E.164 form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What follows the country code or the trunk 0 of a Vietnamese number; `None` for a number
/// that is not Vietnamese.
fn national_part(plus: bool, digits: &str) -> Option<&str> {
    let after_country = match digits.strip_prefix("00") {
        Some(rest) if !plus => rest.strip_prefix(VIETNAM),
        _ => digits.strip_prefix(VIETNAM),
    };
    match after_country {
        // `+84 (0)912…` keeps the trunk 0; no national number starts with one.
        Some(national) => Some(national.strip_prefix('0').unwrap_or(national)),
        None if plus || digits.starts_with("00") => None,
        None => digits.strip_prefix('0'),
    }
}

/// Beginnings of mobile numbers of before 2018, when they had ten national digits, and what took
/// their place.
///
/// Source: the change of eleven-digit mobile numbers that the Ministry of Information and
/// Communications ordered for 15 September to 15 November 2018.
const RENUMBERED: [(&str, &str); 21] = [
    ("120", "70"),
    ("121", "79"),
    ("122", "77"),
    ("123", "83"),
    ("124", "84"),
    ("125", "85"),
    ("126", "76"),
    ("127", "81"),
    ("128", "78"),
    ("129", "82"),
    ("162", "32"),
    ("163", "33"),
    ("164", "34"),
    ("165", "35"),
    ("166", "36"),
    ("167", "37"),
    ("168", "38"),
    ("169", "39"),
    ("186", "56"),
    ("188", "58"),
    ("199", "59"),
];

/// Mobile numbers have had nine national digits since 2018, land lines ten since 2017.
fn vietnamese(national: &str) -> Result<Phone, InvalidPhone> {
    if national.len() == 10
        && let Some((old, new)) = RENUMBERED.iter().find(|(old, _)| national.starts_with(old))
    {
        return Ok(Phone(format!("+{VIETNAM}{new}{}", &national[old.len()..])));
    }
    match (national.as_bytes(), national.len()) {
        ([b'3' | b'5' | b'7' | b'8' | b'9', ..], 9) | ([b'2', ..], 10) => {
            Ok(Phone(format!("+{VIETNAM}{national}")))
        }
        _ => Err(InvalidPhone::Vietnamese),
    }
}

/// Service numbers have four or six digits after 1800, where the callee pays, or 1900.
fn is_service(national: &str) -> bool {
    let begins = national.starts_with("1800") || national.starts_with("1900");
    let is_digits = national.bytes().all(|byte| byte.is_ascii_digit());
    begins && is_digits && matches!(national.len(), 8 | 10)
}

/// No country code starts with 0 (ITU-T E.164).
fn international(digits: &str) -> Result<Phone, InvalidPhone> {
    if digits.starts_with('0') {
        return Err(InvalidPhone::Prefix);
    }
    if !(8..=15).contains(&digits.len()) {
        return Err(InvalidPhone::Length);
    }
    Ok(Phone(format!("+{digits}")))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '–' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, InvalidPhone> {
        Phone::parse(text).map(|phone| phone.to_string())
    }

    #[test]
    fn every_way_to_write_a_mobile_number_is_one_number() {
        for text in [
            "0912345678",
            "0912 345 678",
            "0912.345.678",
            " 0912-345-678 ",
            "84912345678",
            "+84912345678",
            "+84 (0)912 345 678",
            "0084912345678",
            "(0912)\u{A0}345\u{A0}678",
        ] {
            assert_eq!(parsed(text).as_deref(), Ok("+84912345678"), "{text}");
        }
    }

    #[test]
    fn every_mobile_range_is_accepted() {
        for first in ["3", "5", "7", "8", "9"] {
            assert!(parsed(&format!("0{first}12345678")).is_ok());
        }
    }

    #[test]
    fn a_mobile_number_that_starts_with_84_keeps_it() {
        assert_eq!(parsed("0841234567").as_deref(), Ok("+84841234567"));
        assert_eq!(parsed("84841234567").as_deref(), Ok("+84841234567"));
    }

    #[test]
    fn a_land_line_has_ten_national_digits() {
        assert_eq!(parsed("0212 3852 001").as_deref(), Ok("+842123852001"));
        assert_eq!(parsed("+84 24 3825 1234").as_deref(), Ok("+842438251234"));
        assert_eq!(parsed("022 3852 001"), Err(InvalidPhone::Vietnamese));
    }

    #[test]
    fn a_vietnamese_number_of_wrong_length_or_range_is_refused() {
        for text in [
            "0",
            "84",
            "091234567",
            "09123456789",
            "0112345678",
            "+84612345678",
        ] {
            assert_eq!(parsed(text), Err(InvalidPhone::Vietnamese), "{text}");
        }
    }

    #[test]
    fn a_foreign_number_needs_the_plus() {
        assert_eq!(parsed("+856 20 5512 3456").as_deref(), Ok("+8562055123456"));
        assert_eq!(parsed("+82 2-312-3456").as_deref(), Ok("+8223123456"));
        for text in [
            "8562055123456",
            "008562055123456",
            "912345678",
            "",
            "+0123456789",
        ] {
            assert_eq!(parsed(text), Err(InvalidPhone::Prefix), "{text}");
        }
    }

    #[test]
    fn a_foreign_number_has_8_to_15_digits() {
        assert!(parsed("+12345678").is_ok());
        assert!(parsed("+123456789012345").is_ok());
        for text in ["+", "+1234567", "+1234567890123456"] {
            assert_eq!(parsed(text), Err(InvalidPhone::Length), "{text}");
        }
    }

    #[test]
    fn a_mobile_number_of_before_2018_is_the_one_that_took_its_place() {
        for (old, new) in [
            ("01681234567", "+84381234567"),
            ("+84 123 456 7890", "+84834567890"),
            ("0120.123.4567", "+84701234567"),
        ] {
            assert_eq!(parsed(old).as_deref(), Ok(new));
            assert!(Phone::is_renumbered(old) && !Phone::is_renumbered(new));
        }
        assert!(!Phone::is_renumbered("0912 345 678") && !Phone::is_renumbered("x"));
        // 0130 never was one.
        assert_eq!(parsed("01991234567").as_deref(), Ok("+84591234567"));
        assert_eq!(parsed("01301234567"), Err(InvalidPhone::Vietnamese));
    }

    #[test]
    fn other_characters_are_refused() {
        for text in [
            "0912 345 67x",
            "++84912345678",
            "84+912345678",
            "0912345678/9",
            "٠٩١٢٣٤٥٦٧٨",
        ] {
            assert_eq!(parsed(text), Err(InvalidPhone::Characters), "{text}");
        }
    }

    #[test]
    fn a_service_number_is_one_of_an_institution_alone() {
        let read = |text: &str| Phone::parse_of_institution(text).map(|phone| phone.to_string());
        for (text, stored) in [
            ("1900 545 464", "+841900545464"),
            ("1800.1166", "+8418001166"),
            ("(+84) 1900 6789", "+8419006789"),
            ("84 1800 599 920", "+841800599920"),
            ("0212 3852 001", "+842123852001"),
            ("0912345678", "+84912345678"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(stored), "{text}");
            assert_eq!(read(stored).as_deref(), Ok(stored));
        }
        for text in [
            "190054546",
            "19005454641",
            "1700 1234",
            "1900",
            "1900 12x4",
            "+1900545464a",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        for text in ["1900 545 464", "+84 1800 1166", "+841900545464"] {
            assert!(parsed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_stored_form_reads_back() {
        for text in ["0912345678", "02123852001", "+8562055123456"] {
            let stored = parsed(text).unwrap();
            assert_eq!(parsed(&stored), Ok(stored));
        }
    }
}
