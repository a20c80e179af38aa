//! What stands on the papers, in both languages.

use super::model::ListKind;
use crate::platform::error::Language;
use crate::platform::values::terms;

/// The same in Vietnamese and English.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub &'static str, pub &'static str);

impl Words {
    pub const fn say(self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.0,
            Language::English => self.1,
        }
    }
}

pub fn title(kind: ListKind) -> Words {
    match kind {
        ListKind::Trainees => Words("Danh sách người học", "List of trainees"),
        ListKind::Results => Words("Bảng kết quả học tập", "Results of training"),
        ListKind::Certificates => Words(
            "Sổ cấp văn bằng, chứng chỉ",
            "Register of diplomas and certificates",
        ),
        ListKind::Roll => Words("Sổ điểm danh", "Roll"),
        ListKind::Beneficiaries => Words(
            "Danh sách người học thuộc diện được hỗ trợ",
            "List of trainees entitled to support",
        ),
    }
}

/// The name of a file, without its ending.
pub fn file_name(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Trainees => "danh-sach-nguoi-hoc",
        ListKind::Results => "bang-ket-qua",
        ListKind::Certificates => "so-cap-chung-chi",
        ListKind::Roll => "so-diem-danh",
        ListKind::Beneficiaries => "danh-sach-doi-tuong",
    }
}

pub const CLASS: Words = Words("Lớp", "Class");
pub const OCCUPATION: Words = Words("Nghề", "Occupation");
pub const COURSE: Words = Words("Chương trình", "Course");
pub const LEVEL: Words = Words("Trình độ", "Level");
pub const DAYS: Words = Words("Thời gian", "Days");
pub const PLACE: Words = Words("Địa điểm", "Place");
pub const TRAINERS: Words = Words("Giáo viên", "Taught by");
pub const SIGN: Words = Words("(Ký, ghi rõ họ tên)", "(Signature and name)");
pub const SEAL: Words = Words("(Ký tên, đóng dấu)", "(Signature and seal)");
pub const PREPARED: Words = Words("Người lập biểu", "Prepared by");
pub const TEACHER: Words = Words("Giáo viên phụ trách", "Teacher in charge");
/// Under a list of which the reader sees a part.
pub const PART: Words = Words(
    "Chỉ gồm những người thuộc phạm vi được xem của đơn vị in danh sách.",
    "Only people whom the body that printed this list may see.",
);

/// What a value of an enumeration means.
pub fn term(member: &str, value: &str, language: Language) -> String {
    let term = terms::term(member, value).map(|term| match language {
        Language::Vietnamese => term.vi,
        Language::English => term.en,
    });
    terms::capitalised(term.unwrap_or(value))
}

/// The line under a list.
pub fn count(kind: ListKind, rows: usize, language: Language) -> String {
    match (language, kind) {
        (Language::Vietnamese, ListKind::Certificates) => {
            format!("Sổ này có {rows} văn bằng, chứng chỉ./.")
        }
        (Language::Vietnamese, _) => format!("Danh sách này có {rows} người./."),
        (Language::English, ListKind::Certificates) => format!("{rows} certificates."),
        (Language::English, _) => format!("{rows} people."),
    }
}
