//! Fixed words of readers of files, in Vietnamese: what a word means depends on the name under which it
//! is sent. English has the words themselves.

/// Name, word, Vietnamese.
const WORDS: &[(&str, &str, &str)] = &[
    // A column of several that make a member.
    ("part", "DAY", "cột ngày"),
    ("part", "MONTH", "cột tháng"),
    ("part", "YEAR", "cột năm"),
    ("part", "FAMILY_NAMES", "cột họ và tên đệm"),
    ("part", "GIVEN_NAME", "cột tên"),
    ("part", "MALE", "cột Nam"),
    ("part", "FEMALE", "cột Nữ"),
    ("part", "PASSED", "cột Đạt"),
    ("part", "FAILED", "cột Không đạt"),
    ("part", "PLACE", "cột địa chỉ"),
    ("part", "DISTRICT", "cột huyện"),
    ("part", "PROVINCE", "cột tỉnh"),
    // What makes a cell nearly right.
    ("slip", "blanks", "có dấu cách thừa"),
    ("slip", "digits", "có chữ số lạ"),
    ("slip", "letters", "có chữ O, l hoặc I thay cho chữ số"),
    // What a file is that is no table.
    ("found", "EXCEL_4", "tệp của Excel 4 hoặc cũ hơn"),
    ("found", "PDF", "tệp PDF"),
    ("found", "RTF", "văn bản RTF"),
    ("found", "XML", "tệp XML"),
    ("found", "PICTURE", "ảnh"),
    ("found", "ARCHIVE", "tệp nén"),
    ("found", "UNKNOWN", "loại tệp không nhận ra"),
    ("found", "a Word document", "văn bản Word"),
    ("found", "a presentation", "bài trình chiếu"),
    (
        "found",
        "a document of OpenDocument",
        "tài liệu OpenDocument không phải bảng tính",
    ),
    // What there is too much of in a workbook.
    ("of", "bytes", "byte"),
    ("of", "bytes in a row", "byte trong một dòng"),
    ("of", "cells", "ô"),
    ("of", "letters", "chữ cái"),
    ("of", "merged areas", "vùng ô gộp"),
    ("of", "parts", "thành phần của tệp"),
    ("of", "repeated rows", "dòng giống nhau"),
    ("of", "sheets", "trang tính"),
    ("of", "styles", "kiểu định dạng"),
    ("of", "texts", "ô chữ"),
    // How letters were written.
    ("encoding", "TCVN3", "TCVN3 (ABC)"),
    ("encoding", "VNI", "VNI Windows"),
    ("encoding", "WINDOWS_1258", "windows-1258"),
    ("encoding", "DOUBLED_UTF8", "UTF-8 bị đọc nhầm bảng mã"),
];

/// The Vietnamese of a word that is sent under that name.
pub(super) fn worded(name: &str, word: &str) -> Option<&'static str> {
    let row = WORDS
        .iter()
        .find(|(sent, known, _)| *sent == name && *known == word);
    row.map(|(.., vi)| *vi)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;
    use crate::platform::error::words::{schema, tests};

    /// The texts in quotes behind each of `marks` in a source or those beneath a folder, but for tests.
    fn sent(path: &str, marks: &[&str]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut read = |text: &str| {
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for mark in marks {
                for after in text.split(mark).skip(1) {
                    let quoted = after.trim_start().strip_prefix('"');
                    found.extend(
                        quoted
                            .and_then(|rest| rest.split('"').next())
                            .map(str::to_owned),
                    );
                }
            }
        };
        match fs::read_to_string(path) {
            Ok(text) => read(&text),
            Err(_) => tests::walk(std::path::Path::new(path), &mut read).expect("the sources"),
        }
        found
    }

    /// The texts in quotes of one function of a source.
    fn told_by(path: &str, function: &str) -> BTreeSet<String> {
        let text = fs::read_to_string(path).expect("a source");
        let (_, rest) = text.split_once(function).expect("the function");
        let body = rest.split("\n}").next().unwrap_or_default();
        body.split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_fixed_word_that_a_reader_of_files_sends_has_vietnamese_words() {
        let table = "src/resources/imports/table";
        let book = "src/platform/office/book";
        let marks = ["other(", "found: ", "found.or(Some(", "found = Some("];
        for (name, words, least) in [
            (
                "part",
                told_by(&format!("{table}/faults.rs"), "fn part_name("),
                12,
            ),
            (
                "slip",
                told_by(&format!("{table}/cells.rs"), "fn slip_name("),
                3,
            ),
            (
                "encoding",
                told_by(&format!("{table}/letters.rs"), "fn name_of("),
                4,
            ),
            ("found", sent(&format!("{book}/kind.rs"), &marks), 10),
            ("of", sent(book, &["what: ", "what = "]), 7),
        ] {
            assert!(words.len() >= least, "{name}: {words:?}");
            for word in words {
                assert!(worded(name, &word).is_some(), "no words for {name}: {word}");
            }
        }
        let columns = "src/resources/imports/read/columns.rs";
        for expected in told_by(columns, "pub const fn name(self)") {
            let is_known = schema::TYPES.iter().any(|(known, ..)| *known == expected);
            assert!(is_known, "no words for what is expected: {expected}");
        }
    }

    #[test]
    fn a_word_has_one_meaning_under_its_name() {
        let mut seen = BTreeSet::new();
        for (name, word, _) in WORDS {
            assert!(seen.insert((name, word)), "{name}: {word} stands twice");
        }
    }
}
