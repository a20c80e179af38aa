//! Signatures beneath a table.

use super::super::cells::{filled, text};
use super::super::lines::{is_dated, small};
use crate::platform::office::{Cell, Row};

/// Signatures, as whole lines.
const SIGNERS: &[&str] = &[
    "người lập",
    "người lập bảng",
    "người lập biểu",
    "người lập danh sách",
    "người tổng hợp",
    "người kiểm tra",
    "người báo cáo",
    "người viết",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "giám đốc",
    "phó giám đốc",
    "chủ tịch",
    "phó chủ tịch",
    "thủ trưởng",
    "thủ trưởng đơn vị",
    "kế toán",
    "kế toán trưởng",
    "phụ trách kế toán",
    "thủ quỹ",
    "cán bộ phụ trách",
    "cán bộ theo dõi",
    "cán bộ quản lý lớp",
    "giáo viên",
    "giáo viên chủ nhiệm",
    "giáo viên phụ trách",
    "gvcn",
    "giáo viên giảng dạy",
    "giảng viên",
    "phòng đào tạo",
    "trưởng phòng",
    "trưởng phòng đào tạo",
    "phòng công tác học sinh sinh viên",
    "phó trưởng phòng",
    "trưởng khoa",
    "lớp trưởng",
    "đại diện lớp",
    "đại diện học viên",
    "trưởng thôn",
    "trưởng bản",
    "người giao",
    "người nhận",
    "lãnh đạo đơn vị",
    "thủ trưởng cơ quan",
    "trưởng ban",
    "tổ trưởng",
    "bí thư",
];

/// With these begins a line of a signature.
const SIGNING: &[&str] = &[
    "ký, ",
    "ký và ",
    "ký tên",
    "ký ghi",
    "ký,ghi",
    "ký, đóng",
    "ký và đóng",
    "đã ký",
    "tm. ",
    "kt. ",
    "kt.",
    "tm.",
    "tl. ",
    "q. ",
    "xác nhận của ",
    "nơi nhận",
    "đại diện ",
    "thủ trưởng đơn vị",
    "hiệu trưởng ",
    "giám đốc ",
    "người lập biểu",
    "người lập danh sách",
    "chủ tịch ubnd",
    "t/m ",
    "k/t ",
    "duyệt của",
];

/// Whether each cell of a row belongs to signatures.
pub fn is_signature(row: &Row) -> bool {
    filled(row).all(|(_, cell)| {
        let text = text(cell).filter(|text| text.contains(char::is_alphabetic));
        text.is_some_and(|text| is_dated(text) || is_signer(text))
    })
}

fn is_signer(text: &str) -> bool {
    let small = small(text);
    let whole = small.trim_end_matches([')', ':', '.', ' ']);
    SIGNERS.contains(&whole)
        || SIGNING.iter().any(|signing| small.starts_with(signing))
        || is_signer_of_lines(text)
}

/// A title, and beneath it in the same cell how it is to be signed.
fn is_signer_of_lines(text: &str) -> bool {
    if !text.contains('\n') {
        return false;
    }
    let mut lines = text.lines().map(small);
    let is_signer = lines
        .next()
        .is_some_and(|line| SIGNERS.contains(&line.trim()));
    is_signer && lines.any(|line| SIGNING.iter().any(|signing| line.starts_with(signing)))
}

/// Whether a text can be a name beneath a signature: words of letters, and degrees before them.
pub fn is_name(cell: &Cell) -> bool {
    let Some(text) = text(cell) else { return false };
    let words = text.split_whitespace().count();
    let is_letter = |c: char| c.is_alphabetic() || c.is_whitespace() || ".'’-".contains(c);
    (2..=7).contains(&words) && text.chars().all(is_letter)
}
