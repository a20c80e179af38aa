//! The citizen ID (số CCCD) of a trainee: what can be read from it, and where it disagrees
//! with what was entered beside it.
//!
//! Twelve digits: three for the province or country of birth registration, one for century
//! and sex, two for the birth year, six serial. There is no check digit.

use std::fmt;

use jiff::civil::Date;
use thiserror::Error;

use crate::text_enum;

const LENGTH: usize = 12;

/// Provinces of birth registration as of 30 June 2025, ascending. Prefixes of provinces that
/// were merged then stay valid: people keep their number for life.
///
/// Source: `reference/provinces-cccd-prefix.csv`, from `vietnamadminunits` 1.0.4 (MIT,
/// © 2025 Tran Ngoc Minh Hieu).
const PROVINCE_PREFIXES: [u16; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
];

/// Whether births of a province are registered under these three digits.
#[must_use]
pub fn is_province_prefix(digits: &str) -> bool {
    let prefix = digits.parse().ok();
    prefix.is_some_and(|prefix| PROVINCE_PREFIXES.binary_search(&prefix).is_ok())
}

/// A citizen ID: exactly twelve ASCII digits.
///
/// It is personal data that must reach neither log, URL nor unmasked answer by accident. So
/// `Debug` masks it, it has neither `Display` nor `Serialize`, and the one way to the digits
/// is [`CitizenId::expose`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CitizenId(String);

/// The text is not twelve digits. It is not repeated here: it may be nearly somebody's ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a citizen ID has exactly 12 digits")]
pub struct InvalidCitizenId;

text_enum! {
    /// Sex as civil status registers it; the only two values that a citizen ID can express.
    pub enum Sex {
        Male = "MALE",
        Female = "FEMALE",
    }
}

/// A point where a citizen ID does not fit the data given with it: `expected` is what the ID
/// says, `given` what was entered.
///
/// It is grounds for refusal that an authorised person may override with a reason, since the
/// population database itself holds such cases.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Disagreement {
    /// Calendar years.
    #[error("the citizen ID says birth year {expected}, not {given}")]
    BirthYear { expected: i16, given: i16 },
    #[error("the citizen ID says {expected}, not {given}")]
    Sex { expected: Sex, given: Sex },
    /// No province has it: a country of birth, or a slip of the pen.
    #[error("no province registers births under the prefix {prefix}")]
    UnknownPrefix { prefix: String },
}

impl CitizenId {
    /// Read an ID; blanks around it are ignored.
    ///
    /// # Errors
    /// [`InvalidCitizenId`] when it is not twelve digits. An unknown prefix is none; see
    /// [`CitizenId::known_prefix`].
    pub fn parse(text: &str) -> Result<Self, InvalidCitizenId> {
        let digits = text.trim();
        if digits.len() != LENGTH || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(InvalidCitizenId);
        }
        Ok(Self(digits.to_owned()))
    }

    /// The raw digits, for encryption, the look-up hash and callers with the scope to see them.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Nine bullets (U+2022) and the last three digits.
    #[must_use]
    pub fn masked(&self) -> String {
        let hidden = LENGTH - 3;
        format!("{}{}", "•".repeat(hidden), &self.0[hidden..])
    }

    /// Whether the first three digits belong to a province of Vietnam.
    ///
    /// People born abroad have the code of a country, of which no list is at hand.
    #[must_use]
    pub fn known_prefix(&self) -> bool {
        PROVINCE_PREFIXES.binary_search(&self.prefix()).is_ok()
    }

    /// Whether the first three digits can be a place of birth at all: countries have numbers above
    /// those of provinces.
    #[must_use]
    pub fn possible_prefix(&self) -> bool {
        self.known_prefix() || self.prefix() > 100
    }

    fn prefix(&self) -> u16 {
        (0..3).fold(0, |number, i| number * 10 + u16::from(self.digit(i)))
    }

    /// The first year of the century of birth (1900 to 2300) and the sex, from the fourth
    /// digit: 0/1 for 1900, 2/3 for 2000 and so on, even for male, odd for female.
    #[must_use]
    pub fn century_and_sex(&self) -> (i16, Sex) {
        let digit = self.digit(3);
        let century = 1900 + i16::from(digit / 2) * 100;
        let sex = if digit.is_multiple_of(2) {
            Sex::Male
        } else {
            Sex::Female
        };
        (century, sex)
    }

    /// The calendar year of birth, 1900 to 2399.
    #[must_use]
    pub fn birth_year(&self) -> i16 {
        let (century, _) = self.century_and_sex();
        century + i16::from(self.digit(4)) * 10 + i16::from(self.digit(5))
    }

    /// The sex under which the birth was registered.
    #[must_use]
    pub fn sex(&self) -> Sex {
        self.century_and_sex().1
    }

    /// Everything in which this ID does not fit the person's data; empty when it fits.
    #[must_use]
    pub fn disagreements(&self, birth_date: Date, sex: Sex) -> Vec<Disagreement> {
        let mut found = Vec::new();
        if !self.known_prefix() {
            let prefix = self.0[..3].to_owned();
            found.push(Disagreement::UnknownPrefix { prefix });
        }
        let (expected, given) = (self.birth_year(), birth_date.year());
        if expected != given {
            found.push(Disagreement::BirthYear { expected, given });
        }
        let (expected, given) = (self.sex(), sex);
        if expected != given {
            found.push(Disagreement::Sex { expected, given });
        }
        found
    }

    /// The digit at `index` as a number; `parse` has made sure that it is one.
    fn digit(&self, index: usize) -> u8 {
        self.0.as_bytes()[index] - b'0'
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Made up: Sơn La, a woman born in 1999.
    const SON_LA_WOMAN: &str = "014199000123";

    fn id(text: &str) -> CitizenId {
        CitizenId::parse(text).unwrap()
    }

    #[test]
    fn twelve_digits_are_an_id() {
        assert_eq!(id(" 014199000123\n").expose(), SON_LA_WOMAN);
        for text in [
            "",
            "01419900012",
            "0141990001234",
            "01419900012x",
            "014 199 000 123",
            "٠١٤١٩٩",
        ] {
            assert_eq!(CitizenId::parse(text), Err(InvalidCitizenId), "{text}");
        }
    }

    #[test]
    fn the_fourth_digit_tells_century_and_sex() {
        let expected = [1900, 2000, 2100, 2200, 2300]
            .into_iter()
            .flat_map(|century| [(century, Sex::Male), (century, Sex::Female)]);
        for (digit, expected) in expected.enumerate() {
            assert_eq!(
                id(&format!("014{digit}99000123")).century_and_sex(),
                expected
            );
        }
    }

    #[test]
    fn the_birth_year_has_the_century_of_the_fourth_digit() {
        assert_eq!(id(SON_LA_WOMAN).birth_year(), 1999);
        assert_eq!(id("014207000123").birth_year(), 2007);
        assert_eq!(id("014999000123").birth_year(), 2399);
        assert_eq!(id("014207000123").sex(), Sex::Male);
    }

    #[test]
    fn provinces_of_birth_registration_are_known() {
        assert!(PROVINCE_PREFIXES.is_sorted());
        for known in ["001", "014", "079", "096"] {
            assert!(id(&format!("{known}199000123")).known_prefix());
        }
        for unknown in ["000", "003", "097", "140", "999"] {
            assert!(!id(&format!("{unknown}199000123")).known_prefix());
        }
    }

    #[test]
    fn fitting_data_raises_no_disagreement() {
        assert_eq!(
            id(SON_LA_WOMAN).disagreements(date(1999, 12, 31), Sex::Female),
            []
        );
    }

    #[test]
    fn every_disagreement_is_reported() {
        let found = id("140099000123").disagreements(date(2000, 1, 1), Sex::Female);
        let expected = [
            Disagreement::UnknownPrefix {
                prefix: "140".into(),
            },
            Disagreement::BirthYear {
                expected: 1999,
                given: 2000,
            },
            Disagreement::Sex {
                expected: Sex::Male,
                given: Sex::Female,
            },
        ];
        assert_eq!(found, expected);
        assert_eq!(found[2].to_string(), "the citizen ID says MALE, not FEMALE");
    }

    #[test]
    fn debug_shows_the_masked_id_only() {
        assert_eq!(id(SON_LA_WOMAN).masked(), "•••••••••123");
        assert_eq!(
            format!("{:?}", Some(id(SON_LA_WOMAN))),
            "Some(CitizenId(•••••••••123))"
        );
    }
}
