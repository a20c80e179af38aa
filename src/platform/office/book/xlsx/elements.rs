//! What the elements of a sheet say in their attributes.

use quick_xml::events::BytesStart;

use super::super::guard::MOST_COLUMNS;
use super::super::xml::{attributes, is_true};

/// What the element of a cell says about it.
#[derive(Clone, Copy)]
pub struct About {
    pub place: Option<(usize, Option<u32>)>,
    pub style: usize,
    pub kind: Kind,
}

/// What the value of a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Number,
    Shared,
    InlineText,
    FormulaText,
    Bool,
    Error,
    IsoDay,
}

impl About {
    pub fn of(element: &BytesStart) -> Self {
        let mut about = Self {
            place: None,
            style: 0,
            kind: Kind::Number,
        };
        for (name, value) in attributes(element) {
            match name {
                "r" => about.place = place_of(value),
                "s" => about.style = value.parse().unwrap_or(0),
                "t" => {
                    about.kind = match value {
                        "s" => Kind::Shared,
                        "inlineStr" | "is" => Kind::InlineText,
                        "str" => Kind::FormulaText,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        "d" => Kind::IsoDay,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        about
    }
}

/// The column from 0 and the row from 1 of `AB12`.
pub fn place_of(text: &str) -> Option<(usize, Option<u32>)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut column = 0;
    for letter in text.bytes().take(letters) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        if column > 1_000_000 {
            return None;
        }
    }
    Some((column.checked_sub(1)?, text[letters..].parse().ok()))
}

/// The number of a row, and whether it is hidden.
pub fn row_of(element: &BytesStart) -> (Option<u32>, bool) {
    let (mut number, mut hidden) = (None, false);
    for (name, value) in attributes(element) {
        match name {
            "r" => number = value.parse().ok(),
            "hidden" => hidden |= is_true(value),
            "ht" => hidden |= value.parse() == Ok(0.0),
            _ => {}
        }
    }
    (number, hidden)
}

/// Add the columns that an element hides.
pub fn hide_columns(element: &BytesStart, hidden: &mut Vec<usize>) {
    let (mut first, mut last, mut is_hidden) = (0, 0, false);
    for (name, value) in attributes(element) {
        match name {
            "min" => first = value.parse().unwrap_or(0),
            "max" => last = value.parse().unwrap_or(0),
            "hidden" => is_hidden |= is_true(value),
            "width" => is_hidden |= value.parse() == Ok(0.0),
            _ => {}
        }
    }
    if is_hidden && first > 0 && hidden.len() < MOST_COLUMNS * 16 {
        hidden.extend((first..=last.min(MOST_COLUMNS)).map(|column| column - 1));
    }
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn places_are_columns_and_rows() {
        for (text, expected) in [
            ("A1", Some((0, Some(1)))),
            ("ab12", Some((27, Some(12)))),
            ("XFD1048576", Some((16_383, Some(1_048_576)))),
            ("B", Some((1, None))),
            ("12", None),
            ("ZZZZZZZZZZZZZZZZZZ1", None),
            ("Đ1", None),
            ("", None),
        ] {
            assert_eq!(place_of(text), expected, "{text}");
        }
    }
}
