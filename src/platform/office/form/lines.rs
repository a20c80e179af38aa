//! Lines of a sheet that show by themselves what they are.

use super::cells::{is_filled, shown};
use crate::platform::office::{Cell, Row};
use crate::platform::values::text::{fold, nfc};

/// A longer text of a row that is left out is cut.
const LONGEST_TEXT: usize = 200;

/// All texts of a row, in order.
pub(super) fn text_of(row: &Row) -> String {
    let mut text = String::new();
    for cell in row.cells.iter().filter_map(shown) {
        if !text.is_empty() {
            text.push_str(" | ");
        }
        text.push_str(&nfc(&cell));
        if text.chars().count() > LONGEST_TEXT {
            text = text.chars().take(LONGEST_TEXT).chain(['…']).collect();
            break;
        }
    }
    text
}

/// `(1) (2) (3)` or `A B 1 2 3` beneath a header: each cell counts on from the last, the first
/// being the first of its series.
pub(super) fn is_numbering(row: &Row) -> bool {
    let (mut cells, mut before) = (0, None);
    for text in row.cells.iter().filter_map(shown) {
        let Some(token) = Token::of(&text) else {
            return false;
        };
        let follows = match (before, token) {
            (None, token) => token.is_first(),
            (Some(Token::Letter(last)), Token::Letter(next)) => next == last + 1,
            (Some(Token::Letter(_)), Token::Number(next)) => next == 1,
            (Some(Token::Number(last)), Token::Number(next)) => next > last && next <= last + 2,
            (Some(Token::Number(_)), Token::Letter(_)) => false,
        };
        if !follows {
            return false;
        }
        before = Some(token);
        cells += 1;
    }
    cells >= 3
}

/// Whether each cell of a numbering row is in brackets, so that it can be nothing else.
pub(super) fn is_bracketed(row: &Row) -> bool {
    let mut cells = row.cells.iter().filter(|cell| is_filled(cell));
    cells.all(|cell| match cell {
        Cell::Text(text) | Cell::Error(text) => text.trim_start().starts_with(['(', '[']),
        cell => *cell == Cell::NotComputed,
    })
}

#[derive(Debug, Clone, Copy)]
enum Token {
    Letter(u8),
    Number(u32),
}

impl Token {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches(['(', '[']);
        let text = text.trim_end_matches([')', ']']).trim();
        // `(7=5+6)` says how a column is worked out.
        let (text, formula) = text.split_once('=').unwrap_or((text, "1"));
        let is_formula = |c: char| c.is_ascii_digit() || " +-*x:/()[]".contains(c);
        if !formula.chars().all(is_formula) {
            return None;
        }
        let text = text.trim().trim_end_matches([')', ']']);
        match text.as_bytes() {
            [letter @ b'A'..=b'Z'] => Some(Self::Letter(letter - b'A')),
            [letter @ b'a'..=b'z'] => Some(Self::Letter(letter - b'a')),
            digits if digits.len() <= 3 && digits.iter().all(u8::is_ascii_digit) => {
                text.parse().ok().map(Self::Number)
            }
            _ => None,
        }
    }

    fn is_first(self) -> bool {
        matches!(self, Self::Letter(0) | Self::Number(1))
    }
}

/// Whether a cell is a running number: digits, with a point behind them at most.
pub(super) fn is_running(cell: &Cell) -> bool {
    match cell {
        Cell::Number(number) => number.fract() == 0.0 && (0.0..10_000_000.0).contains(number),
        Cell::Text(text) => {
            let digits = text.trim().trim_end_matches(['.', ')', '/']);
            (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// Bytes of the three words of a day.
const DATED: usize = "ngàythángnăm".len();

/// Whether a text gives the day of a paper: `Sơn La, ngày 12 tháng 3 năm 2026`.
pub(super) fn is_dated(text: &str) -> bool {
    if text.len() < DATED {
        return false;
    }
    let text = format!(" {} ", nfc(text).to_lowercase());
    let Some(day) = text.find("ngày") else {
        return false;
    };
    let Some(month) = text[day..].find("tháng").map(|at| at + day) else {
        return false;
    };
    let Some(year) = text[month..].find("năm").map(|at| at + month) else {
        return false;
    };
    // Between them stand numbers, or dots to be written over.
    let is_filling = |text: &str| !text.chars().any(char::is_alphabetic);
    is_filling(&text[day + "ngày".len()..month])
        && is_filling(&text[month + "tháng".len()..year])
        && is_filling(&text[year + "năm".len()..])
}

/// Words of a text in small letters with their accents, of which the first ones are looked at.
pub(super) fn small(text: &str) -> String {
    let text: String = nfc(text).to_lowercase();
    let text = text.trim_start_matches(['(', '*', '-', '+', '“', '"', '.', ' ']);
    let mut text = text.to_owned();
    for (one, other) in [("oà", "òa"), ("oá", "óa"), ("kí ", "ký ")] {
        // Nearly no text has one, and to replace copies it.
        if text.contains(one) {
            text = text.replace(one, other);
        }
    }
    text
}

/// Lines that stand above each page of a table.
const TITLES: &[&str] = &[
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap tu do hanh phuc",
    "danh sach hoc vien",
    "danh sach nguoi hoc",
    "danh sach hoc sinh",
    "danh sach lop",
    "danh sach sinh vien",
    "ban hanh kem theo",
    "kem theo quyet dinh",
    "kem theo cong van",
    "kem theo to trinh",
];

/// Letters that each of them has at least.
const TITLE: usize = "danh sach lop".len();

/// Whether a text is a line that can only stand in a title.
pub(super) fn is_title_line(text: &str) -> bool {
    if text.len() < TITLE {
        return false;
    }
    let folded = fold(text);
    TITLES.iter().any(|title| folded.starts_with(title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::office::Struck;

    fn row(cells: &[&str]) -> Row {
        Row {
            number: 1,
            hidden: false,
            struck: Struck::Nothing,
            cells: cells
                .iter()
                .map(|text| Cell::Text((*text).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn a_numbering_row_counts_from_the_first_on() {
        for (cells, expected) in [
            (&["(1)", "(2)", "(3)"][..], true),
            (&["A", "B", "1", "2"], true),
            (&["1", "2", "", "3"], true),
            (&["[1]", "[2]", "[3=1+2]"], true),
            (&["(1)", "(2)", "(4)=(2)+(3)"], true),
            (&["1", "2"], false),
            (&["2", "3", "4"], false),
            (&["1", "Lò Thị Mai", "3"], false),
            (&["1", "1985", "1986"], false),
            (&["A", "C", "1"], false),
        ] {
            assert_eq!(is_numbering(&row(cells)), expected, "{cells:?}");
        }
    }

    #[test]
    fn no_line_of_a_title_is_shorter_than_what_is_looked_at() {
        assert!(TITLES.iter().all(|title| title.len() >= TITLE));
    }

    #[test]
    fn a_day_of_a_paper_is_told_from_other_texts() {
        for (text, expected) in [
            ("Sơn La, ngày 12 tháng 3 năm 2026", true),
            ("Sơn La, ngày ….. tháng ….. năm 20…", true),
            ("NGÀY 1 THÁNG 2 NĂM 2026", true),
            ("Ngày, tháng, năm sinh", false),
            ("Ngày 3 tháng sau, năm tới", false),
            ("Lò Văn Ngày", false),
        ] {
            assert_eq!(is_dated(text), expected, "{text}");
        }
    }
}
