//! Totals beneath rows.

use super::super::cells::{digits, filled};
use super::super::lines::small;
use super::{Line, Place, begins_with};
use crate::platform::office::Cell;

/// With these begins a total. Accents count: `Tống Công` is a name.
const TOTALS: &[&str] = &[
    "tổng cộng",
    "tổng số",
    "tổng:",
    "cộng:",
    "tổng :",
    "cộng :",
    "cộng trang",
    "cộng chuyển",
    "cộng dồn",
    "cộng lớp",
    "cộng nhóm",
    "cộng khối",
    "cộng toàn trường",
    "cộng toàn khóa",
    "cộng xã",
    "cộng phường",
    "cộng huyện",
    "cộng mục",
    "cộng phần",
    "mang sang",
    "chuyển trang sau",
    "tổng lớp",
    "tổng xã",
    "tổng học viên",
    "tổng toàn trường",
    "tổng hợp:",
    "tổng sĩ số",
    "danh sách này có",
    "danh sách gồm",
    "danh sách có",
    "danh sách trên có",
    "ấn định danh sách",
    "total",
    "grand total",
    "subtotal",
    "sub-total",
];

/// Letters of the longest of the units.
const LETTERS: usize = 8;

/// Units of what is added up.
const UNITS: &[&str] = &[
    "học viên",
    "người học",
    "người",
    "học sinh",
    "sinh viên",
    "lớp",
    "đồng",
    "vnđ",
    "hv",
    "lượt",
    "đ",
    "nữ",
    "nam",
    "giờ",
    "tiết",
];

impl Place {
    /// `Tổng cộng: 30 học viên`.
    pub fn is_total(&self, line: &Line<'_>) -> bool {
        let row = line.row;
        let mut filled = filled(row);
        let Some((column, Cell::Text(text))) = filled.next() else {
            return false;
        };
        if self.has_running(row) || !filled.clone().all(|(_, cell)| is_figure(cell)) {
            return false;
        }
        let text = small(text);
        let label = text.trim_end_matches(['.', ' ', ':', '/']).trim();
        if matches!(label, "cộng" | "tổng") {
            let summed = |column: usize| self.summed.get(column).copied().unwrap_or(true);
            // In the place of a name it may be one: figures show that it is not, where such are
            // added up.
            return self.counts(column)
                || (filled.clone().next().is_some() && filled.all(|(column, _)| summed(column)));
        }
        let begins = TOTALS.iter().any(|total| begins_with(&text, total));
        let counted = ["cộng", "tổng"].iter().any(|word| {
            let rest = text.strip_prefix(word);
            rest.is_some_and(|rest| {
                rest.trim_start_matches([' ', ':', '='])
                    .starts_with(|c: char| c.is_ascii_digit())
            })
        });
        begins || counted
    }
}

/// A sum: a number, or a text of digits with the unit behind it.
pub fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) | Cell::NotComputed | Cell::Error(_) => true,
        Cell::Text(text) => is_sum(text),
        _ => false,
    }
}

fn is_sum(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || " .,/%()+-=".contains(c);
    let has_digits = digits(text) > 0;
    // Names and numbers are told by their letters, without their small form.
    if has_digits && text.chars().all(is_part) {
        return true;
    }
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    if has_digits {
        if letters.nth(LETTERS).is_some() {
            return false;
        }
        let small = small(text);
        let unit = small.trim_matches(is_part);
        unit.is_empty() || UNITS.contains(&unit)
    } else {
        letters.all(|c| matches!(c, 'x' | 'X')) && matches!(&*small(text), "x" | "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_unit_has_more_letters_than_are_looked_at() {
        for unit in UNITS {
            let letters = unit.chars().filter(|c| c.is_alphabetic()).count();
            assert!(letters <= LETTERS, "{unit}");
        }
    }

    #[test]
    fn figures_are_told_from_names_and_other_texts() {
        for (text, expected) in [
            ("12", true),
            ("1.200.000 đ", true),
            ("(30 Học viên)", true),
            ("12 người học", true),
            ("12 người ho\u{323}c", true),
            ("- X", true),
            ("“", true),
            ("17/05/2004", true),
            ("12 nữ sinh", false),
            ("Tổ 5, phường Chiềng Lề", false),
            ("nữ", false),
            ("xx", false),
            ("Lò Thị Mai", false),
        ] {
            assert_eq!(is_figure(&Cell::Text(text.to_owned())), expected, "{text}");
        }
    }
}
