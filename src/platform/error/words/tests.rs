use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use serde_json::{Value, json};

use super::*;
use crate::platform::error::StoredProblem;

const BOTH: [Language; 2] = [Language::Vietnamese, Language::English];

fn said(code: ErrorCode, params: Value, language: Language) -> String {
    let Value::Object(params) = params else {
        panic!("params are an object");
    };
    sentence(code, &params, language)
}

fn vi(code: ErrorCode, params: Value) -> String {
    said(code, params, Language::Vietnamese)
}

/// The names under which any source puts a value into an error.
fn used() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut read = |text: &str| {
        // What tests say is nobody's error.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in [".with(", ".param("] {
            for after in text.split(call).skip(1) {
                names.extend(quoted(after));
            }
        }
        for after in text.split("let params =").skip(1) {
            let object = after.split("});").next().unwrap_or_default();
            names.extend(object.split(['{', ',']).filter_map(|member| {
                let name = quoted(member)?;
                member.contains(&format!("\"{name}\":")).then_some(name)
            }));
        }
    };
    walk(Path::new("src"), &mut read).expect("the sources");
    names
}

/// The name that stands in quotes at the beginning.
fn quoted(text: &str) -> Option<String> {
    let name = text.trim_start().strip_prefix('"')?.split('"').next()?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then(|| name.to_owned())
}

pub(super) fn walk(folder: &Path, read: &mut impl FnMut(&str)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, read)?;
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            read(&fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

#[test]
fn every_value_that_explains_an_error_has_a_name_in_both_languages() {
    let used = used();
    assert!(used.len() > 70, "{used:?}");
    let without: Vec<_> = used
        .iter()
        .filter(|name| {
            BOTH.iter()
                .any(|language| names::named(name, *language).is_none())
        })
        .collect();
    assert!(without.is_empty(), "names without words: {without:?}");
}

#[test]
fn the_names_are_in_order_and_each_stands_once() {
    for pair in names::NAMES.windows(2) {
        assert!(pair[0].0 < pair[1].0, "{:?} before {:?}", pair[0], pair[1]);
    }
}

#[test]
fn no_vietnamese_sentence_of_any_code_has_an_english_name_or_value() {
    let samples = [
        json!("RUNNING"),
        json!("2026-09-07"),
        json!(7),
        json!(true),
        json!(["PLANNED"]),
    ];
    for code in ErrorCode::ALL {
        for (name, vietnamese, _) in names::NAMES {
            for sample in &samples {
                let mut params = serde_json::Map::new();
                params.insert((*name).to_owned(), sample.clone());
                let text = sentence(*code, &params, Language::Vietnamese);
                let own = code.title(Language::Vietnamese);
                let added = text.replacen(own, "", 1);
                let shown = added.contains(&format!("{name}:")) && name != vietnamese;
                assert!(!shown, "{name} in: {text}");
                for english in ["RUNNING", "2026-09-07", "true"] {
                    let is_place = PLACES.contains(name) || values::AS_IT_IS.contains(name);
                    let is_sent = values::TO_BE_SENT.contains(name) && english == "RUNNING";
                    let shown = added.contains(english) && !is_place && !is_sent;
                    assert!(!shown, "{english} in: {text}");
                }
            }
        }
    }
}

#[test]
fn a_place_in_a_file_is_said_in_the_readers_language() {
    let params = json!({"line": 1, "column": 3});
    assert_eq!(
        vi(ErrorCode::JsonInvalid, params.clone()),
        "Nội dung không phải JSON hợp lệ (cột: 3, dòng: 1)"
    );
    assert_eq!(
        said(ErrorCode::JsonInvalid, params, Language::English),
        "The body is not valid JSON (column: 3, line: 1)"
    );
}

#[test]
fn a_fault_of_a_table_says_first_where_it_is() {
    let params = json!({"sheet": "Lớp 1", "row": 12, "heading": "Ngày sinh", "cell": "31/02/2004",
        "expected": "date"});
    assert_eq!(
        vi(ErrorCode::FieldType, params.clone()),
        "Trang «Lớp 1», dòng 12, cột «Ngày sinh», ô «31/02/2004»: Sai kiểu dữ liệu: viết ngày như 2004-05-17"
    );
    let english = said(ErrorCode::FieldType, params, Language::English);
    assert!(
        english.starts_with("Sheet «Lớp 1», row 12, column «Ngày sinh», cell «31/02/2004»: "),
        "{english}"
    );
    assert_eq!(
        vi(
            ErrorCode::FieldRequired,
            json!({"row": 3, "heading": "Họ và tên"})
        ),
        "Dòng 3, cột «Họ và tên»: Thiếu mục bắt buộc"
    );
}

#[test]
fn what_a_schema_asks_is_said_in_words() {
    for (code, params, expected) in [
        (
            ErrorCode::FieldRange,
            json!({"minimum": 1}),
            "Giá trị ngoài giới hạn: cần ít nhất 1",
        ),
        (
            ErrorCode::FieldRange,
            json!({"minimum": 1, "maximum": 9}),
            "Giá trị ngoài giới hạn: cần từ 1 đến 9",
        ),
        (
            ErrorCode::FieldLength,
            json!({"maximum": 200}),
            "Độ dài không hợp lệ: nhiều nhất là 200 ký tự (của danh sách: mục)",
        ),
        (
            ErrorCode::FieldType,
            json!({"expected": "string or integer"}),
            "Sai kiểu dữ liệu: cần chữ hoặc cần số nguyên, như 120",
        ),
        (
            ErrorCode::FieldValue,
            json!({"allowed": ["MALE", "FEMALE"]}),
            "Giá trị không được phép: chọn trong: MALE (nam), FEMALE (nữ)",
        ),
        (
            ErrorCode::FieldFormat,
            json!({"pattern": "^[A-Z]{2}$"}),
            "Sai định dạng: cần đúng hai chữ cái viết hoa, như VN",
        ),
        (
            ErrorCode::FieldFormat,
            json!({"pattern": "^x$"}),
            "Sai định dạng: xem cách viết của mục này trong tài liệu",
        ),
        (
            ErrorCode::ParameterInvalid,
            json!({"minimum": 1, "maximum": 200}),
            "Tham số không hợp lệ (nhiều nhất: 200, ít nhất: 1)",
        ),
        (
            ErrorCode::ActionForbidden,
            json!({"action": "trainee.write"}),
            "Vai trò không được phép làm việc này (việc: ghi người học)",
        ),
    ] {
        assert_eq!(vi(code, params), expected);
    }
}

#[test]
fn every_pattern_format_and_type_of_the_document_has_words() {
    let document = fs::read_to_string("openapi/registry.json").expect("the document");
    let document: Value = serde_json::from_str(&document).expect("JSON");
    let mut without = BTreeSet::new();
    asked_of(&document, &mut without);
    assert!(without.is_empty(), "{without:?}");
}

/// Patterns, formats and codes of all schemas below `value` that lack words.
fn asked_of(value: &Value, without: &mut BTreeSet<String>) {
    // These are no texts that somebody types into a member.
    const NO_TEXTS: [&str; 9] = [
        "int32", "int64", "float", "double", "binary", "password", "CSV", "NDJSON", "XLSX",
    ];
    if let Some(pattern) = value["pattern"].as_str()
        && !schema::PATTERNS.iter().any(|(known, ..)| *known == pattern)
    {
        without.insert(pattern.to_owned());
    }
    if let Some(format) = value["format"].as_str()
        && (value["type"].is_string() || value["type"].is_array())
        && !NO_TEXTS.contains(&format)
        && !schema::FORMATS.iter().any(|(known, ..)| *known == format)
    {
        without.insert(format.to_owned());
    }
    let members = value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(_, member)| member);
    let items = value.as_array().into_iter().flatten();
    members
        .chain(items)
        .for_each(|part| asked_of(part, without));
}

#[test]
fn values_for_programs_stay_as_they_are() {
    let stored = StoredProblem {
        pointer: Some("/status".to_owned()),
        code: "STATE_FORBIDS".to_owned(),
        params: serde_json::from_value(json!({"from": "APPLIED", "to": "ADMITTED"}))
            .expect("an object"),
    };
    let problem = stored.render(Language::Vietnamese);
    assert_eq!(problem.params["from"], "APPLIED");
    assert_eq!(
        problem.message,
        "Trạng thái hiện tại không cho phép (từ: đã đăng ký, đến: đã nhập học)"
    );
}
