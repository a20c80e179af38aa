use std::fs::File;

use super::*;

/// A part of a workbook that is kept with the tests.
fn part(book: &str, name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/books/");
    let file = File::open(format!("{folder}{book}")).expect(book);
    let mut bytes = Vec::new();
    let mut package = Package::open(file).expect(book);
    package
        .part(name)
        .expect(name)
        .read_to_end(&mut bytes)
        .expect(name);
    bytes
}

/// Every version of a part in which one byte is another.
fn spoiled(part: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..part.len()).flat_map(move |at| {
        [b'<', b'>', b'"', b'/', b'&', 0xff].map(|byte| {
            let mut part = part.to_vec();
            part[at] = byte;
            part
        })
    })
}

#[test]
fn a_sheet_with_a_wrong_byte_is_a_fault_or_read() {
    let mut shared = Shared {
        texts: Texts::default(),
        styles: Vec::new(),
        fonts: Fonts::default(),
        since_1904: false,
        recalculated: false,
    };
    let part = part("hand.xlsx", "xl/worksheets/sheet1.xml");
    for part in spoiled(&part) {
        if let Ok(sheet) = Sheet::begin(&part[..], &mut shared) {
            let _ = look_through(sheet);
        }
        if let Ok(mut sheet) = Sheet::begin(&part[..], &mut shared) {
            while let Ok(Some(_)) = sheet.next_row() {}
        }
    }
}

#[test]
fn styles_and_texts_with_a_wrong_byte_are_a_fault_or_read() {
    for part in spoiled(&part("exceljs.xlsx", "xl/styles.xml")) {
        let _ = styles::read(&part[..], &mut Fonts::default());
    }
    for part in spoiled(&part("exceljs.xlsx", "xl/sharedStrings.xml")) {
        let _ = Texts::read(&part[..], &mut Fonts::default());
    }
    for part in spoiled(&part("exceljs.xlsx", "xl/workbook.xml")) {
        let _ = Contents::read(&part[..]);
    }
}
