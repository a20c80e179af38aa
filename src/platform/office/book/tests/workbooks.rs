//! What each program writes, in each format.

use super::*;

#[test]
fn sheets_are_named_with_what_they_are() {
    let book = book("openpyxl.xlsx");
    assert_eq!(book.kind(), BookKind::Xlsx);
    let found: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.visible, sheet.is_worksheet))
        .collect();
    assert_eq!(
        found,
        [
            ("Danh sách", true, true),
            ("Ẩn", false, true),
            ("Rất ẩn", false, true),
            ("Biểu đồ", true, false),
            ("Trống", true, true),
        ]
    );
}

#[test]
fn a_chart_has_no_rows_and_an_empty_sheet_has_none() {
    let mut book = book("openpyxl.xlsx");
    for sheet in [3, 5] {
        assert!(matches!(book.layout(sheet), Err(BookFault::NoSuchSheet)));
        let rows = book.rows::<BookFault>(sheet, &mut |_| Ok(()));
        assert!(matches!(rows, Err(BookFault::NoSuchSheet)));
    }
    assert_eq!(book.layout(4).expect("a layout"), Layout::default());
    assert_eq!(rows(&mut book, 4), []);
}

#[test]
fn a_workbook_of_openpyxl_is_read_in_each_format() {
    for (name, kind, sum, instant) in [
        ("openpyxl.xlsx", BookKind::Xlsx, "?", 38_054.000_347_22),
        // LibreOffice has worked out the formulas.
        (
            "libreoffice.ods",
            BookKind::Ods,
            "2",
            38_054.0 + 29.99 / 86_400.0,
        ),
        ("libreoffice.xls", BookKind::Xls, "2", 38_054.000_347_22),
    ] {
        let mut book = book(name);
        assert_eq!(book.kind(), kind);
        let layout = book.layout(0).expect("a layout");
        assert_eq!(layout.merged, [TITLE], "{name}");
        assert_eq!(layout.hidden_columns, [3, 4], "{name}");
        let font = layout.fonts[1].as_deref();
        assert_eq!(font, Some(".VnTime"), "{name}");
        assert_eq!(layout.fonts[3].as_deref(), Some("Calibri"), "{name}");
        let rows = rows(&mut book, 0);
        assert_eq!((hidden(&rows), struck(&rows)), (vec![4], vec![5]), "{name}");
        assert_eq!(told(&rows[0]), "'DANH SÁCH HỌC VIÊN'");
        assert_eq!(told(&rows[2]), format!("1 'Lò Thị 0' @38054 'x' 'y' {sum}"));
        // A format of Vietnam, and the one without a code.
        assert_eq!(rows[3].cells[2], Cell::Instant(38_055.0), "{name}");
        assert_eq!(rows[4].cells[2], Cell::Instant(38_056.0), "{name}");
        let Cell::Instant(days) = rows[5].cells[2] else {
            panic!("{:?}", rows[5]);
        };
        assert!((days - instant).abs() < 1e-7, "{name}: {days}");
        assert_eq!(rows[6].cells[2], Cell::Number(38_054.5), "{name}");
    }
}

#[test]
fn filters_outlines_and_parts_of_texts_are_seen() {
    for (name, more) in [
        ("xlsxwriter.xlsx", "true 2 ? #NAME?"),
        ("xlsxwriter_1904.xlsx", "true 2 ? #NAME?"),
        ("libreoffice_rich.ods", "1 2 '' #NAME?"),
    ] {
        let mut book = book(name);
        let layout = book.layout(0).expect("a layout");
        assert_eq!(layout.hidden_columns, [3], "{name}");
        assert_eq!(layout.fonts[0].as_deref(), Some(".VnTime"), "{name}");
        let rows = rows(&mut book, 0);
        assert_eq!(hidden(&rows), [5, 7], "{name}");
        assert_eq!(struck(&rows), [9], "{name}");
        assert_eq!(
            told(&rows[1]),
            format!("'Lò Thị' 'Lò Văn Long Dài' @38054 {more}")
        );
        assert_eq!(rows[2].cells[2], Cell::Instant(38_054.5), "{name}");
    }
}

#[test]
fn formulas_that_nobody_worked_out_have_no_value() {
    // XlsxWriter writes zero for them and leaves them to the program that opens the file.
    let rows = rows(&mut book("xlsxwriter.xlsx"), 0);
    assert_eq!(told(&rows[2]), "? - @38054.5 ?");
    let mut book = book("exceljs.xlsx");
    assert_eq!(book.layout(0).expect("a layout").hidden_columns, [3]);
    let rows = self::rows(&mut book, 0);
    assert_eq!(told(&rows[1]), "'Lò Thị Mai' @38054 ? 2");
    assert!(rows[1].hidden);
}

#[test]
fn what_other_programs_leave_out_or_write_otherwise_is_read() {
    for name in ["hand.xlsx", "hand_prefixed.xlsx", "hand_strict.xlsx"] {
        let mut book = book(name);
        let layout = book.layout(0).expect("a layout");
        assert_eq!(layout.merged[0].columns, (0, 2), "{name}");
        assert_eq!(
            layout.hidden_columns,
            (2..256).collect::<Vec<_>>(),
            "{name}"
        );
        assert_eq!(layout.fonts[1].as_deref(), Some("VNI-Times"), "{name}");
        assert_eq!(layout.fonts[4].as_deref(), Some(".VnTime"), "{name}");
        let rows = rows(&mut book, 0);
        let first = "'Trong ô' 'gạch' @38054 @38054.5 'Lò Thị Mai' '' ? ? #NAME? true";
        assert_eq!(told(&rows[0]), first, "{name}");
        assert_eq!(
            (rows[1].number, &*told(&rows[1])),
            (2, "'không r' - 2"),
            "{name}"
        );
        assert_eq!(rows[2].number, 9, "{name}");
        assert_eq!(rows[2].cells[1], Cell::Number(-1500.0), "{name}");
        // The next column would be one too many.
        assert_eq!(rows[2].cells.len(), 256, "{name}");
        assert_eq!(hidden(&rows), [10], "{name}");
    }
}

#[test]
fn rows_that_stand_in_no_order_are_sorted() {
    for name in ["hand.xlsx", "hand_prefixed.xlsx"] {
        let rows = all_told(&mut book(name), 1);
        let expected = [(1, "1"), (2, "2"), (3, "3 33")];
        assert_eq!(
            rows,
            expected.map(|(n, cells)| (n, cells.to_owned())),
            "{name}"
        );
    }
    assert_eq!(rows(&mut book("hand.xlsx"), 2), []);
}

#[test]
fn old_workbooks_tell_what_is_hidden_and_struck() {
    let mut book = book("xlwt.xls");
    assert_eq!(book.kind(), BookKind::Xls);
    let visible: Vec<bool> = book.sheets().iter().map(|sheet| sheet.visible).collect();
    assert_eq!(visible, [true, false]);
    let layout = book.layout(0).expect("a layout");
    assert_eq!(layout.merged, [TITLE]);
    assert_eq!(layout.hidden_columns, [3]);
    assert_eq!(layout.fonts[1].as_deref(), Some(".VnTime"));
    let rows = rows(&mut book, 0);
    assert_eq!((hidden(&rows), struck(&rows)), (vec![4, 5], vec![7]));
    assert_eq!(told(&rows[2]), "1 'Lò 2' @38048");
    assert_eq!(told(&rows[6]), "9 'Vàng' true");
}

#[test]
fn workbooks_of_sheetjs_are_read() {
    for (name, kind, name_of_mai) in [
        ("sheetjs.xlsb", BookKind::Xlsb, "Lò Thị Mai"),
        ("sheetjs.xls", BookKind::Xls, "Lò Thị Mai"),
        // Excel 95 has no Vietnamese letters.
        ("sheetjs_95.xls", BookKind::Xls, "L_ Th_ Mai"),
    ] {
        let mut book = book(name);
        assert_eq!(book.kind(), kind, "{name}");
        let rows = rows(&mut book, 0);
        assert_eq!(
            told(&rows[1]),
            format!("'{name_of_mai}' @38054 7.5 true"),
            "{name}"
        );
        assert_eq!(rows[2].number, 4, "{name}");
        assert_eq!(
            rows[2].cells[2..],
            [Cell::Error("#N/A".to_owned()), Cell::Number(2.0)]
        );
    }
}

#[test]
fn what_repeats_in_an_opendocument_table_is_given_as_often() {
    let rows = all_told(&mut book("odfpy.ods"), 0);
    let first = "'Lò Mai' 2.5 @38054 ? true 'hai' 'hai'";
    let expected = [(1, first), (5, "'lặp'"), (6, "'lặp'")];
    assert_eq!(rows, expected.map(|(n, cells)| (n, cells.to_owned())));
}
