//! Heads of groups between rows.

use super::super::cells::{digits, filled, text};
use super::super::lines::small;
use super::totals::is_figure;
use super::{Line, Place, begins_with};
use crate::platform::office::Cell;

/// A head of a group has no more figures beside it.
const MOST_FIGURES: usize = 3;
/// Digits that no number of people or things has.
const LONG: usize = 6;

/// With these, and more words, begins the head of a group.
const GROUPS: &[&str] = &[
    "lớp",
    "xã",
    "phường",
    "thị trấn",
    "huyện",
    "thành phố",
    "tỉnh",
    "bản",
    "thôn",
    "tiểu khu",
    "tổ dân phố",
    "khóa",
    "khoá",
    "nghề",
    "ngành",
    "nhóm",
    "đợt",
    "địa điểm",
    "khối",
    "khoa",
    "trường cao đẳng",
    "trường trung cấp",
    "trường thpt",
    "trường thcs",
    "trung tâm",
    "đối tượng",
    "hộ nghèo",
    "hộ cận nghèo",
    "danh sách",
    "class",
];

impl Place {
    /// `I. Lớp may`, `Xã Chiềng Mung`.
    pub fn is_group(&self, line: &Line<'_>) -> bool {
        let row = line.row;
        let mut texts = filled(row).filter(|(_, cell)| !is_figure(cell));
        let Some((column, first)) = texts.next() else {
            return false;
        };
        let second = texts.next();
        if texts.next().is_some() {
            return false;
        }
        let figures = filled(row).count() - 1 - usize::from(second.is_some());
        if figures > MOST_FIGURES || row.cells.iter().any(is_long) {
            return false;
        }
        let Some(first) = text(first) else {
            return false;
        };
        match second {
            Some((_, second)) => {
                // A list that counts in digits has no member I.
                let Some(second) = text(second) else {
                    return false;
                };
                self.counts(column)
                    && is_marker(first)
                    && !self.has_running(row)
                    && (is_group_name(second) || (self.counts_in_digits && is_no_name(second)))
            }
            None if is_group_name(unmarked(first)) => true,
            None if self.has_running(row) => false,
            // Merged from the running number on, it is nobody's name.
            None => self.counts(column) && (line.reach)(column) >= column + 2,
        }
    }
}

/// Digits as many as a person's number has.
pub fn is_long(cell: &Cell) -> bool {
    match cell {
        Cell::Number(number) => number.abs() >= 100_000_000.0,
        Cell::Text(text) => digits(text) >= LONG && !text.contains(char::is_alphabetic),
        _ => false,
    }
}

/// `I`, `IV.`, `A)`.
fn is_marker(text: &str) -> bool {
    let marker = text.trim().trim_end_matches(['.', ')', ':', '-', '/']);
    let is_roman =
        (1..=5).contains(&marker.len()) && marker.bytes().all(|byte| b"IVXL".contains(&byte));
    is_roman || (marker.len() == 1 && marker.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// `Lớp may` of `I. Lớp may`.
fn unmarked(text: &str) -> &str {
    let Some(at) = text.find(['.', ')', ':', '-', '/']) else {
        return text;
    };
    let marker = text[..at].trim();
    let is_number =
        (1..=2).contains(&marker.len()) && marker.bytes().all(|byte| byte.is_ascii_digit());
    if is_marker(marker) || is_number {
        text[at + 1..].trim()
    } else {
        text
    }
}

/// Whether a text of several words is not written as names are: `May công nghiệp`.
fn is_no_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_first_capital = words.next().is_some_and(is_capital);
    let mut small = words.filter(|word| word.chars().count() > 1 && !is_capital(word));
    let first = small.next();
    is_first_capital && first.is_some_and(|word| !matches!(word, "văn" | "thị" | "đình" | "hữu"))
}

fn is_group_name(text: &str) -> bool {
    let text = small(text);
    GROUPS.iter().any(|group| {
        let Some(rest) = text.strip_prefix(group) else {
            return false;
        };
        let next = rest
            .trim_start_matches([' ', ':', '-'])
            .split_whitespace()
            .next();
        // `Bản Văn A` may be a name that is written wrongly.
        begins_with(&text, group) && next.is_some_and(|next| !matches!(next, "văn" | "thị"))
    })
}
