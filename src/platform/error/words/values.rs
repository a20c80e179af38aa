//! Values in words, beside those of enumerations: yes and no, and days as people write them. English has
//! the codes, which are English words.

use serde_json::Value;

use super::{actions, fixed};
use crate::platform::error::Language;
use crate::platform::values::terms;

/// Code, Vietnamese.
const CODES: &[(&str, &str)] = &[
    // What is linked, counted, copied and sent.
    ("LINK", "nối hồ sơ"),
    ("ID", "định danh"),
    ("EXTERNAL_ID", "mã ngoài"),
    ("none", "không đếm"),
    ("estimate", "ước tính"),
    ("exact", "đếm chính xác"),
    ("month", "tháng"),
    ("quarter", "quý"),
    ("year", "năm"),
    ("group", "nhóm đối tượng"),
    ("sex", "giới tính"),
    ("level", "trình độ"),
    ("field", "lĩnh vực"),
    ("occupation", "nghề"),
    ("school", "cơ sở đào tạo"),
    ("commune", "xã"),
    ("district", "huyện"),
    ("period", "kỳ"),
    // Resources and lists.
    ("clients", "phần mềm kết nối"),
    ("enrolment-cases", "vụ việc ghi danh"),
    ("fields", "lĩnh vực"),
    ("imports", "lần nhập tệp"),
    ("exports", "lần xuất dữ liệu"),
    ("organisations", "tổ chức"),
    ("users", "người dùng"),
    ("webhooks", "webhook"),
    // Why a cursor leads nowhere.
    ("LOG_REPLACED", "nhật ký thay đổi đã được thay mới"),
    ("REACH_CHANGED", "phạm vi được xem đã thay đổi"),
    ("TOO_OLD", "đã quá cũ"),
    ("AHEAD_OF_LOG", "ở sau cuối bảng tin"),
    // What readers of files and headers say.
    ("the file is not UTF-8", "tệp không phải UTF-8"),
    ("the file holds a NUL", "tệp có ký tự NUL"),
    (
        "an ETag in its quotes: \"1\"",
        "cần ETag trong dấu nháy: \"1\"",
    ),
];

/// These are sent back as they are: their codes stand beside the words.
pub(super) const TO_BE_SENT: [&str; 3] = ["allowed", "expected", "accepted"];
/// These say in English what a library found; who reads Vietnamese is told what is known in words.
const OF_LIBRARIES: [&str; 1] = ["reason"];

/// Names, numbers and texts of people's own, and what only programs call so.
pub(super) const AS_IT_IS: [&str; 17] = [
    "cell",
    "character",
    "code",
    "column",
    "format",
    "found",
    "header",
    "heading",
    "meant",
    "name",
    "organisation",
    "pattern",
    "scope",
    "sheet",
    "snapshot",
    "unknown",
    "username",
];

/// The value of that name in words; none of what is for programs alone.
pub(super) fn worded(name: &str, value: &Value, language: Language) -> Option<String> {
    match value {
        Value::Null | Value::Object(_) => None,
        Value::Array(items) => {
            let items = items.iter().filter_map(|item| worded(name, item, language));
            let items: Vec<String> = items.collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Bool(yes) => Some(match (language, yes) {
            (Language::Vietnamese, true) => "có".to_owned(),
            (Language::Vietnamese, false) => "không".to_owned(),
            (Language::English, true) => "yes".to_owned(),
            (Language::English, false) => "no".to_owned(),
        }),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => match language {
            Language::English => Some(text.clone()),
            Language::Vietnamese => vietnamese(name, text),
        },
    }
}

fn vietnamese(name: &str, text: &str) -> Option<String> {
    if let Some(words) = fixed::worded(name, text) {
        return Some(words.to_owned());
    }
    if AS_IT_IS.contains(&name) {
        return Some(text.to_owned());
    }
    if name == "action"
        && let Some(words) = actions::worded(text)
    {
        return Some(words);
    }
    if let Some(word) = code(name, text) {
        return Some(if TO_BE_SENT.contains(&name) {
            format!("{text} ({word})")
        } else {
            word.to_owned()
        });
    }
    if OF_LIBRARIES.contains(&name) {
        return None;
    }
    if text.contains(',') && TO_BE_SENT.contains(&name) {
        let parts = text.split(',').map(str::trim);
        let parts = parts.filter_map(|part| vietnamese(name, part));
        return Some(parts.collect::<Vec<_>>().join(", "));
    }
    Some(day(text).unwrap_or_else(|| text.to_owned()))
}

/// The Vietnamese of a code under that name.
fn code(name: &str, text: &str) -> Option<&'static str> {
    let row = CODES.iter().find(|(known, _)| *known == text);
    let other = row.map(|(_, vi)| *vi);
    terms::term(name, text).map(|term| term.vi).or(other)
}

/// `17/05/2004` of `2004-05-17`, `05/2004` of `2004-05`.
fn day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let are_digits = parts
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let turned = || parts.iter().rev().copied().collect::<Vec<_>>().join("/");
    (are_digits && matches!(lengths.as_slice(), [4, 2, 2] | [4, 2])).then(turned)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_code_has_one_word() {
        let mut seen = HashSet::new();
        for (code, _) in CODES {
            assert!(seen.insert(code), "{code} stands twice");
            assert_eq!(terms::term("", code), None, "{code} has a word");
        }
    }

    #[test]
    fn values_are_said_as_people_say_them() {
        let vi = |name, value| worded(name, &value, Language::Vietnamese);
        assert_eq!(
            vi("date", json!("2004-05-17")).as_deref(),
            Some("17/05/2004")
        );
        assert_eq!(vi("given", json!("2004-05")).as_deref(), Some("05/2004"));
        assert_eq!(vi("given", json!("2004-5-1")).as_deref(), Some("2004-5-1"));
        assert_eq!(vi("given", json!(true)).as_deref(), Some("có"));
        assert_eq!(vi("from", json!("APPLIED")).as_deref(), Some("đã đăng ký"));
        let allowed = vi("allowed", json!(["MALE", "FEMALE"]));
        assert_eq!(allowed.as_deref(), Some("MALE (nam), FEMALE (nữ)"));
        assert_eq!(vi("reason", json!("invalid type: map")), None);
        assert_eq!(vi("otherTo", json!(null)), None);
    }
}
