//! What a token may be used for, and how people are told of it.

use std::collections::BTreeSet;

use crate::platform::auth::authz::{ACCOUNT_SCOPE, Action, IDENTITY_SCOPES};
use crate::platform::error::Language;

/// Scopes that say how much of the user an app may know.
pub const OPENID: &str = "openid";
pub const PROFILE: &str = "profile";
pub const EMAIL: &str = "email";

/// Each scope in Vietnamese and English, as an app's request is told to the user.
#[rustfmt::skip] // One line for each scope.
const WORDS: &[(&str, &str, &str)] = &[
    ("account", "Quản lý tài khoản của bạn: phiên đăng nhập, sự cho phép, mật khẩu", "Manage your account: sessions, consents, password"),
    ("audit:read", "Xem nhật ký kiểm toán", "See the audit trail"),
    ("beneficiaries:decide", "Xác nhận, từ chối hồ sơ đối tượng", "Confirm or refuse beneficiary statuses"),
    ("beneficiaries:read", "Xem hồ sơ đối tượng", "See beneficiary statuses"),
    ("beneficiaries:write", "Ghi hồ sơ đối tượng", "Record beneficiary statuses"),
    ("catalogues:write", "Sửa danh mục dùng chung", "Change shared catalogues"),
    ("certificates:read", "Xem văn bằng, chứng chỉ", "See certificates"),
    ("certificates:write", "Cấp, thu hồi văn bằng, chứng chỉ", "Issue and revoke certificates"),
    ("changes:read", "Theo dõi thay đổi của dữ liệu", "Follow changes of the data"),
    ("classes:read", "Xem lớp học", "See classes"),
    ("classes:write", "Mở, sửa lớp học", "Open and change classes"),
    ("clients:read", "Xem ứng dụng kết nối", "See client applications"),
    ("clients:write", "Thêm, sửa ứng dụng kết nối", "Add and change client applications"),
    ("courses:read", "Xem chương trình đào tạo", "See courses"),
    ("courses:write", "Thêm, sửa chương trình đào tạo", "Add and change courses"),
    ("email", "Biết địa chỉ thư điện tử của bạn", "Know your e-mail address"),
    ("enrolments:confirm", "Xác nhận ghi danh", "Confirm enrolments"),
    ("enrolments:read", "Xem ghi danh và kết quả học", "See enrolments and results"),
    ("enrolments:write", "Ghi danh, ghi kết quả học", "Enrol and record results"),
    ("enterprises:read", "Xem doanh nghiệp", "See enterprises"),
    ("enterprises:write", "Thêm, sửa doanh nghiệp", "Add and change enterprises"),
    ("exports:write", "Xuất dữ liệu ra tệp", "Export data to files"),
    ("imports:write", "Nhập dữ liệu từ tệp", "Import data from files"),
    ("licence-lines:write", "Ghi giấy phép đào tạo của cơ sở", "Record training licences of schools"),
    ("offline_access", "Giữ đăng nhập khi bạn không dùng ứng dụng", "Stay logged in while you do not use it"),
    ("openid", "Biết bạn là ai", "Know who you are"),
    ("organisations:read", "Xem tổ chức", "See organisations"),
    ("organisations:write", "Thêm, sửa tổ chức", "Add and change organisations"),
    ("outcomes:confirm", "Xác nhận kết quả việc làm", "Confirm employment outcomes"),
    ("outcomes:read", "Xem kết quả việc làm", "See employment outcomes"),
    ("outcomes:write", "Ghi kết quả việc làm", "Record employment outcomes"),
    ("partnerships:read", "Xem hợp tác giữa trường và doanh nghiệp", "See partnerships of schools and enterprises"),
    ("partnerships:write", "Ghi hợp tác giữa trường và doanh nghiệp", "Record partnerships of schools and enterprises"),
    ("profile", "Biết họ tên và tên đăng nhập của bạn", "Know your name and user name"),
    ("schools:read", "Xem cơ sở đào tạo", "See schools"),
    ("schools:write", "Thêm, sửa cơ sở đào tạo", "Add and change schools"),
    ("statistics:read", "Xem số liệu thống kê", "See statistics"),
    ("trainees.pii:read", "Xem số giấy tờ tùy thân của người học", "See identity document numbers of trainees"),
    ("trainees:merge", "Xử lý hồ sơ nghi trùng", "Decide on records that may be one person"),
    ("trainees:read", "Xem hồ sơ người học", "See records of trainees"),
    ("trainees:write", "Thêm, sửa hồ sơ người học", "Add and change records of trainees"),
    ("users:read", "Xem người dùng", "See users"),
    ("users:write", "Thêm, sửa người dùng", "Add and change users"),
    ("webhooks:write", "Đăng ký nhận tin về thay đổi", "Subscribe to messages about changes"),
];

/// Every scope, sorted.
#[must_use]
pub fn all() -> Vec<&'static str> {
    let mut scopes = Action::scopes();
    scopes.extend(IDENTITY_SCOPES);
    scopes.push(ACCOUNT_SCOPE);
    scopes.sort_unstable();
    scopes
}

/// Whether each of these scopes, separated by blanks, is one.
#[must_use]
pub fn are_known(wanted: &str) -> bool {
    let known = all();
    wanted
        .split_whitespace()
        .all(|scope| known.contains(&scope))
}

/// What a scope means, in words.
#[must_use]
pub fn words(scope: &str, language: Language) -> &str {
    let found = WORDS.iter().find(|(known, ..)| *known == scope);
    found.map_or(scope, |(_, vi, en)| match language {
        Language::Vietnamese => vi,
        Language::English => en,
    })
}

/// The scopes wanted that are allowed; all allowed ones when none are named. None when one is
/// unknown or nothing is left.
#[must_use]
pub fn granted(wanted: Option<&str>, allowed: &BTreeSet<&str>) -> Option<String> {
    let wanted = wanted.unwrap_or_default();
    if !are_known(wanted) {
        return None;
    }
    let wanted: BTreeSet<&str> = wanted.split_whitespace().collect();
    let scopes: Vec<&str> = if wanted.is_empty() {
        allowed.iter().copied().collect()
    } else {
        wanted.intersection(allowed).copied().collect()
    };
    (!scopes.is_empty()).then(|| scopes.join(" "))
}

/// As [`granted`], but nothing beyond what is allowed may be asked for: RFC 6749, section 6.
#[must_use]
pub fn exactly(wanted: Option<&str>, allowed: &BTreeSet<&str>) -> Option<String> {
    let beyond = |text: &str| text.split_whitespace().any(|s| !allowed.contains(s));
    if wanted.is_some_and(beyond) {
        return None;
    }
    granted(wanted, allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_narrowed_to_what_is_allowed() {
        let allowed: BTreeSet<&str> = ["schools:read", "users:read"].into();
        let cases = [
            (None, Some("schools:read users:read")),
            (Some(""), Some("schools:read users:read")),
            (Some("users:read"), Some("users:read")),
            (Some("users:read  courses:read"), Some("users:read")),
            (Some("courses:read"), None),
            (Some("users:read castles:read"), None),
        ];
        for (wanted, expected) in cases {
            let scope = granted(wanted, &allowed);
            assert_eq!(scope.as_deref(), expected, "{wanted:?}");
        }
        assert_eq!(exactly(Some("users:read courses:read"), &allowed), None);
    }

    #[test]
    fn every_scope_is_told_in_words_and_nothing_else_is() {
        let told: Vec<&str> = WORDS.iter().map(|(scope, ..)| *scope).collect();
        let mut known = all();
        known.sort_unstable();
        let mut sorted = told.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, known);
    }
}
