//! Numbers of people where none belongs: in keys, which stand in URLs, in logs and beside masks.

/// Digits of a citizen ID (số định danh cá nhân).
const DIGITS: usize = 12;

/// Where the digits 0 to 9 of a script begin.
const ZEROES: [char; 14] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}',
    '\u{19d0}', '\u{1a80}', '\u{a9d0}', '\u{aa50}', '\u{ff10}',
];

/// Whether twelve digits in `text`, no more and no fewer in a row, may be somebody's citizen ID:
/// whatever stands before and after them, with blanks among them, in the digits of any script.
#[must_use]
pub fn holds_citizen_id(text: &str) -> bool {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    let digits: String = letters.map(|letter| digit(letter).unwrap_or(' ')).collect();
    digits.split(' ').any(may_be_citizen_id)
}

fn digit(letter: char) -> Option<char> {
    ZEROES.into_iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    })
}

/// What is readable of a number of somebody, in characters from its end.
const READABLE: usize = 3;

/// What stands in the place of a character that is not readable.
const BULLET: char = '•';

/// Bullets (U+2022) in place of all but the last three characters.
#[must_use]
pub fn mask(text: &str) -> String {
    let hidden = text.chars().count().saturating_sub(READABLE);
    let readable = text.chars().skip(hidden);
    std::iter::repeat_n(BULLET, hidden)
        .chain(readable)
        .collect()
}

/// Whether a text is what [`mask`] makes of one.
#[must_use]
pub fn is_masked(text: &str) -> bool {
    let hidden = text.chars().count().saturating_sub(READABLE);
    hidden > 0 && text.chars().take(hidden).all(|letter| letter == BULLET)
}

/// The number of a province, 001 to 096, then one digit for century and
/// sex: nobody alive was born outside the 20th and 21st.
fn may_be_citizen_id(digits: &str) -> bool {
    let place = digits.get(..3).and_then(|place| place.parse::<u16>().ok());
    let in_place = place.is_some_and(|place| (1..=96).contains(&place));
    digits.len() == DIGITS && in_place && matches!(digits.as_bytes()[3], b'0'..=b'3')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citizen_id_is_found_in_any_dress() {
        for text in [
            "014304001234",
            "CCCD-014304001234",
            " 014 304 001 234 ",
            "014304001234 (2)",
            "០១៤៣០៤០០១២៣៤",
            "０１４３０４００１２３４",
        ] {
            assert!(holds_citizen_id(text), "{text}");
        }
    }

    #[test]
    fn what_was_masked_is_told_from_what_people_write() {
        for text in ["014304001234", "B1234567", "Bé 17"] {
            assert!(is_masked(&mask(text)) && !is_masked(text), "{text}");
        }
        for text in ["• 0912345678", "•••", "abc", "", "••0912345678"] {
            assert!(!is_masked(text), "{text}");
        }
    }

    #[test]
    fn keys_of_other_systems_are_none() {
        for text in [
            "HV-2026-00017",
            "202600017",
            "2026000000170",
            "0143040012345",
            "014-304-001234",
            "999304001234",
            "014904001234",
            "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
        ] {
            assert!(!holds_citizen_id(text), "{text}");
        }
    }
}
