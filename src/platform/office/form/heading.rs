//! A heading as it is compared: words without accents, case, punctuation and notes.

use std::borrow::Cow;

use crate::platform::office::Cell;
use crate::platform::values::text::{fold, nfc};

/// Parts the header rows of a heading.
pub(super) const BETWEEN_ROWS: &str = " / ";
/// Longer texts are no headings; cut before they are looked at.
const LONGEST: usize = 400;

/// In brackets they say whose or which, so the note belongs to the heading.
const TELLING: &[&str] = &[
    "cha",
    "me",
    "bo",
    "vo",
    "chong",
    "con",
    "chu ho",
    "nguoi than",
    "giam ho",
    "phu huynh",
    "giao vien",
    "gv",
    "giang vien",
    "nguoi day",
    "doanh nghiep",
    "cong ty",
    "don vi",
    "co so",
    "truong",
    "dai dien",
    "lien he",
    "truoc",
    "sau",
    "cccd",
    "cmnd",
    "ho chieu",
    "ma",
    "code",
    "chu nhiem",
    "cu",
    "moi",
    "chung chi",
    "nguoi lap",
    "nguoi ky",
    "id",
    "du kien",
    "lan 1",
    "lan 2",
    "lan 3",
    "noi cap",
    "ngay cap",
    "stt",
    "thuc te",
    "tam tru",
];

/// Formats of days that stand behind a heading without brackets.
const FORMATS: &[&str] = &[
    "dd mm yyyy",
    "d m yyyy",
    "dd mm yy",
    "yyyy mm dd",
    "mm dd yyyy",
];

/// One cell of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// As it stands, in one line.
    pub raw: String,
    /// Folded, with its notes.
    pub whole: String,
    /// Folded, without notes that only help who fills it in.
    pub bare: String,
    /// Both sides of a stroke, folded: a heading in two languages says one thing twice.
    pub halves: Option<(String, String)>,
}

impl Heading {
    pub fn new(text: &str) -> Self {
        let raw = nfc(cut(text));
        let whole = fold(&raw);
        let without = without_notes(&raw);
        let mut bare = match unnumbered(&without) {
            same if same == raw => whole.clone(),
            shorter => fold(shorter),
        };
        for format in FORMATS {
            if let Some(rest) = bare.strip_suffix(format) {
                bare = rest.trim_end().to_owned();
                break;
            }
        }
        if bare.is_empty() {
            bare.clone_from(&whole);
        }
        let halves = without.split_once('/');
        let halves = halves.map(|(one, other)| (fold(one), fold(other)));
        Self {
            raw,
            whole,
            bare,
            halves,
        }
    }

    /// Whether the letter of `Năm` (year) is written, which `Nam` (male) does not have.
    pub fn has_breve(&self) -> bool {
        self.raw.contains(['ă', 'Ă'])
    }
}

/// A cell of a row as a heading.
pub(super) fn heading_of(cell: &Cell) -> Option<Heading> {
    match cell {
        Cell::Text(text) if !text.trim().is_empty() => Some(Heading::new(text)),
        _ => None,
    }
}

fn cut(text: &str) -> &str {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// `Họ tên` of `1. Họ tên`.
fn unnumbered(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if rest.len() + 1 < text.len() && rest.contains(char::is_alphabetic) => rest,
        _ => text,
    }
}

/// The text without what stands in brackets, unless that changes what it means.
fn without_notes(text: &str) -> Cow<'_, str> {
    if !text.contains(['(', '[', '{']) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['(', '[', '{']) {
        let (before, from) = rest.split_at(start);
        kept.push_str(before);
        let end = from.find([')', ']', '}']).unwrap_or(from.len());
        let note = &from[1..end];
        if is_telling(note) {
            kept.push(' ');
            kept.push_str(note);
        }
        kept.push(' ');
        rest = from.get(end + 1..).unwrap_or_default();
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

fn is_telling(note: &str) -> bool {
    let note = format!(" {} ", fold(note));
    // Long notes explain; a note of a few words may name another thing.
    note.split(' ').count() <= 7
        && TELLING
            .iter()
            .any(|word| note.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_numbers_do_not_count_but_whose_it_is_does() {
        for (text, bare) in [
            ("Ngày,\ntháng, năm sinh (dd/mm/yyyy)", "ngay thang nam sinh"),
            ("Họ và tên (*)", "ho va ten"),
            ("(*) HỌ VÀ TÊN (chữ in hoa)", "ho va ten"),
            ("1. Họ tên", "ho ten"),
            ("Ngày sinh dd/mm/yyyy", "ngay sinh"),
            ("Họ tên (cha)", "ho ten cha"),
            ("Thu nhập (trước khi học)", "thu nhap truoc khi hoc"),
            ("(Nam/Nữ)", "nam nu"),
            ("Dân tộc (Kinh, Thái, Mông", "dan toc"),
            ("Điểm )", "diem"),
            ("12", "12"),
            ("(1)", "1"),
            ("#", ""),
            ("é(", "e"),
        ] {
            assert_eq!(Heading::new(text).bare, bare, "{text}");
        }
    }
}
