//! What the published schema asks of a value, in the words of who types it, and what to do.

use serde_json::{Map, Value};

use super::values::worded;
use crate::platform::error::{ErrorCode, Language};

/// Key, Vietnamese, English.
type Words = (&'static str, &'static str, &'static str);

/// What a text looks like.
pub(super) const PATTERNS: &[Words] = &[
    (
        "^[0-9]{12}$",
        "cần đúng 12 chữ số; bảng tính có thể đã bỏ số 0 ở đầu",
        "twelve digits are needed; a spreadsheet may have dropped the zero in front",
    ),
    (
        "^([0-9]{9}|[0-9]{12})$",
        "cần đúng 9 hoặc 12 chữ số",
        "nine or twelve digits are needed",
    ),
    (
        "^[!-~]+$",
        "cần một địa chỉ không dấu, không khoảng trắng",
        "an address without blanks and in ASCII letters is needed",
    ),
    (
        "^[A-Z]{2}$",
        "cần đúng hai chữ cái viết hoa, như VN",
        "two capital letters are needed, like VN",
    ),
    (
        "^#[0-9A-Fa-f]{6}$",
        "viết mã màu như #1F4E79",
        "write a colour like #1F4E79",
    ),
    (
        "^[0-9]{4}-(0[1-9]|1[0-2])$",
        "viết tháng như 2026-09",
        "write a month like 2026-09",
    ),
    ("^(vi|en)$", "viết vi hoặc en", "write vi or en"),
    (
        "^[A-Z0-9]+$",
        "chỉ dùng chữ cái viết hoa không dấu và chữ số, không có khoảng trắng",
        "use only capital letters without accents and digits, and no blanks",
    ),
    (
        "^[A-Z0-9][A-Z0-9-]*$",
        "chỉ dùng chữ cái viết hoa không dấu, chữ số và dấu -; bắt đầu bằng chữ hoặc số",
        "use only capital letters without accents, digits and -; begin with a letter or a digit",
    ),
    (
        "^[A-Z0-9][A-Z0-9.-]*$",
        "chỉ dùng chữ cái viết hoa không dấu, chữ số và các dấu . -; bắt đầu bằng chữ hoặc số",
        "use only capital letters without accents, digits, . and -; begin with a letter or a digit",
    ),
    (
        "^[A-Z0-9][A-Z0-9_.-]*$",
        "chỉ dùng chữ cái viết hoa không dấu, chữ số và các dấu _ . -; bắt đầu bằng chữ hoặc số",
        "use only capital letters without accents, digits, _ . and -; begin with a letter or a digit",
    ),
    (
        "^[A-Z][A-Z0-9_]*$",
        "chỉ dùng chữ cái viết hoa không dấu, chữ số và dấu _; bắt đầu bằng chữ cái",
        "use only capital letters without accents, digits and _; begin with a letter",
    ),
    (
        "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
        "chỉ dùng chữ cái không dấu, chữ số và các dấu . _ / -; bắt đầu bằng chữ hoặc số",
        "use only letters without accents, digits and . _ / -; begin with a letter or a digit",
    ),
    (
        "^[A-Za-z0-9._-]{3,64}$",
        "cần 3 đến 64 chữ cái không dấu, chữ số hoặc các dấu . _ -",
        "3 to 64 letters without accents, digits or . _ - are needed",
    ),
    (
        "^[A-Za-z0-9._:-]+$",
        "chỉ dùng chữ cái không dấu, chữ số và các dấu . _ : -",
        "use only letters without accents, digits and . _ : -",
    ),
    (
        "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$",
        "chỉ dùng chữ cái, chữ số, khoảng trắng và các dấu . / _ -; bắt đầu bằng chữ hoặc số",
        "use only letters, digits, blanks and . / _ -; begin with a letter or a digit",
    ),
    (
        "^[0-9A-Za-zÀ-ỹ{][0-9A-Za-zÀ-ỹ ./_{}:-]*$",
        "chỉ dùng chữ cái, chữ số, khoảng trắng, các dấu . / _ : - và các chỗ thay như {seq}",
        "use only letters, digits, blanks, . / _ : - and places to fill like {seq}",
    ),
    (
        "^[0-9a-f]{32}$",
        "cần đúng 32 chữ số thập lục phân (0–9, a–f)",
        "32 hexadecimal digits (0–9, a–f) are needed",
    ),
    (
        "^(0|[1-9][0-9]{0,14})$",
        "cần số nguyên không âm, nhiều nhất 15 chữ số",
        "a whole number from 0 on is needed, of 15 digits at most",
    ),
];

/// What a text stands for.
pub(super) const FORMATS: &[Words] = &[
    (
        "date",
        "viết ngày như 2004-05-17",
        "write a day like 2004-05-17",
    ),
    (
        "date-time",
        "viết thời điểm như 2026-09-07T08:00:00+07:00",
        "write an instant like 2026-09-07T08:00:00+07:00",
    ),
    (
        "partial-date",
        "viết ngày như 2004-05-17; chỉ biết tháng thì 2004-05, chỉ biết năm thì 2004",
        "write a day like 2004-05-17; where only the month is known 2004-05, where only the year 2004",
    ),
    (
        "uuid",
        "cần định danh (UUID) của bản ghi",
        "the id (UUID) of a record is needed",
    ),
    (
        "email",
        "viết địa chỉ thư điện tử như ten@donvi.vn",
        "write an e-mail address like name@office.vn",
    ),
    (
        "uri",
        "viết địa chỉ trang web đầy đủ như https://donvi.vn",
        "write a whole web address like https://office.vn",
    ),
    (
        "one-line",
        "viết trên một dòng và không ghi số dài từ 12 chữ số",
        "write one line, without numbers of twelve digits or more",
    ),
    (
        "person-name",
        "viết họ tên trên một dòng và không ghi số dài từ 12 chữ số",
        "write the name on one line, without numbers of twelve digits or more",
    ),
];

/// What kind of value it is: of the schema, and of the columns of tables.
pub(super) const TYPES: &[Words] = &[
    ("string", "cần chữ", "a text is needed"),
    ("text", "cần chữ", "a text is needed"),
    (
        "integer",
        "cần số nguyên, như 120",
        "a whole number is needed, like 120",
    ),
    (
        "number",
        "cần số, viết dấu chấm thập phân: 7.25",
        "a number is needed, with a decimal point: 7.25",
    ),
    (
        "boolean",
        "viết true (có) hoặc false (không)",
        "write true or false",
    ),
    (
        "true or false",
        "viết true (có) hoặc false (không)",
        "write true or false",
    ),
    ("array", "cần danh sách", "a list is needed"),
    ("object", "cần đối tượng JSON", "a JSON object is needed"),
    (
        "date",
        "viết ngày như 2004-05-17",
        "write a day like 2004-05-17",
    ),
    (
        "date, or the year or month alone",
        "viết ngày như 2004-05-17; chỉ biết tháng thì 05/2004, chỉ biết năm thì 2004",
        "write a day like 2004-05-17; where only the month is known 05/2004, where only the year 2004",
    ),
    (
        "texts separated by ;",
        "viết các giá trị cách nhau bằng dấu ;",
        "write the values with ; between them",
    ),
];

fn find(table: &[Words], key: &str, language: Language) -> Option<String> {
    let (_, vi, en) = table.iter().find(|(known, ..)| *known == key)?;
    Some(match language {
        Language::Vietnamese => (*vi).to_owned(),
        Language::English => (*en).to_owned(),
    })
}

/// What is asked for, and the names of the values that it says.
pub(super) fn asked(
    fault: ErrorCode,
    params: &Map<String, Value>,
    language: Language,
) -> Option<(String, &'static [&'static str])> {
    let text = |name: &str| params.get(name).and_then(Value::as_str);
    if let Some(pattern) = text("pattern") {
        let words = find(PATTERNS, pattern, language);
        let words = words.or_else(|| of_format(fault, language))?;
        return Some((words, &["pattern", "minimum", "maximum"]));
    }
    if let Some(format) = text("format") {
        let words = find(FORMATS, format, language);
        return Some((words.or_else(|| of_format(fault, language))?, &["format"]));
    }
    if let Some(expected) = text("expected") {
        return Some((kinds(expected, language)?, &["expected"]));
    }
    match fault {
        ErrorCode::FieldRange => bounds(params, language, false).map(|words| (words, BOUNDS)),
        ErrorCode::FieldLength => bounds(params, language, true).map(|words| (words, BOUNDS)),
        ErrorCode::FieldValue => Some((choice(params, language)?, &["allowed"])),
        _ => None,
    }
}

const BOUNDS: &[&str] = &["minimum", "maximum"];

/// A pattern or a format that the tables lack is not shown: nobody who types can read it.
fn of_format(fault: ErrorCode, language: Language) -> Option<String> {
    (fault == ErrorCode::FieldFormat).then(|| match language {
        Language::Vietnamese => "xem cách viết của mục này trong tài liệu".to_owned(),
        Language::English => "see in the document how it is written".to_owned(),
    })
}

/// One or several types, as in `string or integer`.
fn kinds(expected: &str, language: Language) -> Option<String> {
    if let Some(words) = find(TYPES, expected, language) {
        return Some(words);
    }
    let kinds: Option<Vec<String>> = expected
        .split(" or ")
        .map(|kind| find(TYPES, kind, language))
        .collect();
    let or = match language {
        Language::Vietnamese => " hoặc ",
        Language::English => ", or ",
    };
    Some(kinds?.join(or))
}

fn bounds(params: &Map<String, Value>, language: Language, length: bool) -> Option<String> {
    let limit = |name: &str| worded(name, params.get(name)?, language);
    let (least, most) = (limit("minimum"), limit("maximum"));
    let unit = match (language, length) {
        (_, false) => "",
        (Language::Vietnamese, true) => " ký tự (của danh sách: mục)",
        (Language::English, true) => " characters (of a list: items)",
    };
    let words = match (language, least, most) {
        (Language::Vietnamese, Some(least), Some(most)) => format!("cần từ {least} đến {most}"),
        (Language::Vietnamese, Some(least), None) => format!("cần ít nhất {least}"),
        (Language::Vietnamese, None, Some(most)) => format!("nhiều nhất là {most}"),
        (Language::English, Some(least), Some(most)) => format!("{least} to {most} are needed"),
        (Language::English, Some(least), None) => format!("at least {least}"),
        (Language::English, None, Some(most)) => format!("at most {most}"),
        (_, None, None) => return None,
    };
    Some(format!("{words}{unit}"))
}

fn choice(params: &Map<String, Value>, language: Language) -> Option<String> {
    let allowed = worded("allowed", params.get("allowed")?, language)?;
    Some(match language {
        Language::Vietnamese => format!("chọn trong: {allowed}"),
        Language::English => format!("choose from: {allowed}"),
    })
}
