//! What the codes of [`ImportUnderstood`](super::ImportUnderstood) mean, in the language of who reads it.

use super::record::{Record, SheetUnderstood};
use crate::platform::error::Language;

/// Code, Vietnamese, English.
type Words = (&'static str, &'static str, &'static str);

/// Why a column is left out.
const COLUMNS: &[Words] = &[
    ("RUNNING_NUMBER", "số thứ tự", "running number"),
    ("REMARK", "ghi chú", "remark"),
    ("SIGNATURE", "ký nhận", "signature"),
    (
        "UNKNOWN",
        "không rõ là mục nào",
        "means no member that is known",
    ),
    ("NO_HEADING", "không có tiêu đề", "has no heading"),
    ("BLANK", "cột trống", "is blank"),
    ("HIDDEN", "cột bị ẩn", "is hidden"),
    ("ASKED", "được yêu cầu bỏ qua", "was asked to be left out"),
    (
        "READ_ONLY",
        "chỉ để xem, không nhập vào",
        "is there to be read alone",
    ),
];

/// Why a row is left out.
const ROWS: &[Words] = &[
    ("TITLE", "dòng tiêu đề của bảng", "title"),
    ("HEADER", "dòng tên cột", "header"),
    ("NUMBERING", "dòng đánh số cột", "numbers of columns"),
    ("GROUP", "dòng tên nhóm", "head of a group"),
    ("TOTAL", "dòng cộng", "total"),
    ("NOTE", "dòng ghi chú", "note"),
    ("SIGNATURE", "dòng ký tên", "signature"),
    ("HIDDEN", "dòng bị ẩn", "hidden"),
    ("STRUCK_THROUGH", "dòng bị gạch ngang", "struck through"),
    (
        "OTHER_TABLE",
        "dòng của bảng khác bên dưới",
        "of another table beneath",
    ),
    ("EXAMPLE", "dòng ví dụ", "example"),
    (
        "NOTHING_SAID",
        "dòng không có gì để nhập",
        "says nothing of this kind",
    ),
];

/// Why a sheet is left out.
const SHEETS: &[Words] = &[
    ("NO_CELLS", "không phải trang có ô", "has no cells"),
    ("NOT_ASKED_FOR", "không được chọn", "was not asked for"),
    ("HIDDEN", "trang bị ẩn", "is hidden"),
    ("EMPTY", "trang trống", "is empty"),
    ("GUIDE", "trang hướng dẫn", "is a guide"),
    (
        "COLUMNS_MISSING",
        "thiếu cột bắt buộc",
        "lacks columns that are needed",
    ),
    (
        "NO_TABLE",
        "không có bảng để nhập",
        "has no table to be read",
    ),
];

/// How days are written.
const ORDERS: &[Words] = &[
    ("DAY_FIRST", "ngày trước, tháng sau", "day first"),
    ("MONTH_FIRST", "tháng trước, ngày sau", "month first"),
    (
        "TURNED",
        "ngày và tháng được đảo lại",
        "day and month put right",
    ),
];

/// What texts were converted from.
const ENCODINGS: &[Words] = &[
    (
        "TCVN3",
        "chuyển từ TCVN3 (ABC)",
        "converted from TCVN3 (ABC)",
    ),
    ("VNI", "chuyển từ VNI", "converted from VNI"),
    (
        "WINDOWS_1258",
        "chuyển từ windows-1258",
        "converted from windows-1258",
    ),
    (
        "DOUBLED_UTF8",
        "chuyển từ UTF-8 bị đọc nhầm bảng mã",
        "converted from UTF-8 that was read as something else",
    ),
];

/// Put the codes of a record into words.
pub fn tell(record: &mut Record, language: Language) {
    for sheet in &mut record.sheets {
        tell_sheet(sheet, language);
    }
    for sheet in &mut record.sheets_left_out {
        sheet.reason_text = of(SHEETS, &sheet.reason, language);
    }
}

fn tell_sheet(sheet: &mut SheetUnderstood, language: Language) {
    for column in &mut sheet.columns {
        let told = |table, code: &Option<String>| {
            let code = code.as_ref();
            code.map(|code| of(table, code, language))
        };
        column.left_out_text = told(COLUMNS, &column.left_out);
        column.date_order_text = told(ORDERS, &column.date_order);
        column.encoding_text = told(ENCODINGS, &column.encoding);
    }
    for row in &mut sheet.left_out {
        row.reason_text = of(ROWS, &row.reason, language);
    }
    let reasons = sheet.left_out_counts.keys();
    sheet.left_out_texts = reasons
        .map(|reason| (reason.clone(), of(ROWS, reason, language)))
        .collect();
}

/// The words of a code; one of another version of the program is said as it is.
fn of(table: &[Words], code: &str, language: Language) -> String {
    let row = table.iter().find(|(known, ..)| *known == code);
    let words = row.map(|(_, vi, en)| match language {
        Language::Vietnamese => *vi,
        Language::English => *en,
    });
    words.unwrap_or(code).to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;

    /// The codes that stand in quotes in the sources of this folder that hold `mark`, but for their tests.
    fn codes(mark: &str) -> BTreeSet<String> {
        let is_code = |text: &&str| {
            let is_part =
                |byte: u8| byte.is_ascii_uppercase() || byte == b'_' || byte.is_ascii_digit();
            text.len() > 2 && text.starts_with(char::is_uppercase) && text.bytes().all(is_part)
        };
        let mut found = BTreeSet::new();
        for entry in fs::read_dir("src/resources/imports/table").expect("a folder") {
            let text = fs::read_to_string(entry.expect("an entry").path()).unwrap_or_default();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            if text.contains(mark) {
                let quoted = text.split('"').skip(1).step_by(2);
                found.extend(quoted.filter(is_code).map(str::to_owned));
            }
        }
        found.remove("CARGO_PKG_VERSION");
        found
    }

    #[test]
    fn every_code_in_the_sources_has_words() {
        for (mark, tables, least) in [
            ("fn why_name(", &[COLUMNS, ORDERS, SHEETS][..], 11),
            ("fn as_str(self)", &[ROWS], 10),
            ("SheetLeftOut::new(", &[SHEETS], 6),
            ("fn name_of(", &[ENCODINGS], 4),
        ] {
            let codes = codes(mark);
            assert!(codes.len() >= least, "{mark} {codes:?}");
            for code in codes {
                let is_known = |table: &&[Words]| table.iter().any(|(known, ..)| *known == code);
                assert!(
                    tables.iter().any(is_known),
                    "{code} beside {mark} has no words"
                );
            }
        }
    }

    #[test]
    fn no_words_are_those_of_the_other_language() {
        for table in [COLUMNS, ROWS, SHEETS, ORDERS, ENCODINGS] {
            let mut seen = BTreeSet::new();
            for (code, vi, en) in table {
                assert!(seen.insert(code), "{code} stands twice");
                assert_ne!(vi, en, "{code}");
            }
        }
    }
}
