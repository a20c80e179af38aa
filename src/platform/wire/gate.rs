//! The gate for texts and numbers: what two people type alike is one text, however their keyboards
//! compose it, and what JSON Schema calls an integer is one, however it is written.
//!
//! Names, keys, codes and passwords come in as NFC. Nothing else is changed: what may not stand in
//! a text is refused where it is known which member it is.

use serde_json::Value;

use crate::platform::values::integer;
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::text::composed;

/// [`composed`] for every text of a body, and `120.0` and `1e2` as the integers that they are. Names of
/// members stay as they are.
pub fn compose(body: &mut Value) {
    match body {
        Value::String(text) => *text = composed(std::mem::take(text)),
        Value::Number(number) if number.is_f64() => {
            if let Some(whole) = number.as_f64().and_then(integer::whole) {
                *number = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(compose),
        Value::Object(members) => members.values_mut().for_each(compose),
        _ => {}
    }
}

/// Whether a text of a body holds a NUL.
#[must_use]
pub fn holds_nul(body: &Value) -> bool {
    match body {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(members) => members.values().any(holds_nul),
        _ => false,
    }
}

/// The format `one-line` of names and addresses: no line breaks, and no number as long as a citizen
/// ID. A cell of a broken table holds what stands in the cells and rows behind it.
#[must_use]
pub fn is_one_line(text: &str) -> bool {
    const LONGEST_NUMBER: usize = 11;
    let breaks = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let mut numbers = text.split(|c: char| !c.is_numeric());
    !text.contains(breaks) && numbers.all(|number| number.chars().count() <= LONGEST_NUMBER)
}

/// The format `partial-date`: a day, a month or a year.
#[must_use]
pub fn is_partial_date(text: &str) -> bool {
    text.parse::<PartialDate>().is_ok()
}

/// Whether the path of a request holds a NUL: no row has one in its key, and PostgreSQL refuses to
/// look for it.
#[must_use]
pub fn has_nul(path: &str) -> bool {
    path.contains("%00")
}

/// Whether every `%` of a URL begins an escape: a reader that lets others stand reads another text than
/// was meant.
#[must_use]
pub fn is_escaped_rightly(url: &str) -> bool {
    let mut rest = url.as_bytes();
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        let digits = rest.get(at + 1..at + 3);
        if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            return false;
        }
        rest = &rest[at + 3..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_text_of_a_body_is_composed_and_nothing_else() {
        let mut body = json!({"name": "Lo\u{0300}", "keys": [{"value": "a\u{0301} "}], "n": 1});
        compose(&mut body);
        let expected = json!({"name": "Lò", "keys": [{"value": "á "}], "n": 1});
        assert_eq!(body, expected);
    }

    #[test]
    fn names_and_addresses_are_one_line_without_long_numbers() {
        for text in ["Bản Mòng, số 12", "Quầy 02123852001", "H’Hen Niê"] {
            assert!(is_one_line(text), "{text}");
        }
        for text in [
            "Lò\nThị",
            "Bản Mòng,014302910004",
            "a\u{2028}b",
            "٠١٤٣٠٢٩١٠٠٠٤",
        ] {
            assert!(!is_one_line(text), "{text}");
        }
    }

    #[test]
    fn an_escape_is_a_percent_sign_and_two_digits() {
        for (text, expected) in [
            ("", true),
            ("q=a%20b&r=%C3%A0", true),
            ("q=%zz", false),
            ("q=100%", false),
            ("q=%2", false),
            ("%%20", false),
        ] {
            assert_eq!(is_escaped_rightly(text), expected, "{text}");
        }
    }
}
