//! Papers read back from what was written.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::{DateTime, date};

use super::*;

const NAMES: [&str; 4] = [
    "Lò Thị Hoà",
    "Đỗ Ngọc Ưng",
    "Giàng A Pó",
    "Nguyễn Thị Ngượng",
];

fn column(heading: &str, weight: f32, kind: Kind, align: Align) -> Column {
    Column {
        heading: heading.to_owned(),
        group: None,
        weight,
        align,
        kind,
    }
}

fn paper() -> Paper {
    let marks = |heading| Column {
        group: Some("Điểm".to_owned()),
        ..column(heading, 8.0, Kind::Number, Align::Center)
    };
    Paper {
        authority: vec![
            "Sở Lao động - Thương binh và Xã hội".to_owned(),
            "Trung tâm GDNN - GDTX Mường La".to_owned(),
        ],
        motto: true,
        title: "Danh sách học viên lớp Kỹ thuật chế biến món ăn".to_owned(),
        subtitle: vec!["(Kèm theo Quyết định số 12/QĐ-TT)".to_owned()],
        facts: vec![Fact {
            label: "Địa điểm".to_owned(),
            value: "Xã Ít Ong".to_owned(),
        }],
        columns: vec![
            column("STT", 5.0, Kind::Index, Align::Center),
            column("Họ và tên", 22.0, Kind::Text, Align::Left),
            column("Ngày sinh", 12.0, Kind::Day, Align::Center),
            column("Số CCCD", 14.0, Kind::Text, Align::Center),
            marks("Lý thuyết"),
            marks("Thực hành"),
            column("Số giờ", 12.0, Kind::Number, Align::Right),
            column("Ghi chú", 14.0, Kind::Text, Align::Left),
        ],
        place_and_day: Some("Mường La, ngày 05 tháng 6 năm 2026".to_owned()),
        signatures: ["Người lập biểu", "Giám đốc"]
            .map(|role| Signature {
                role: role.to_owned(),
                note: "(Ký, ghi rõ họ tên)".to_owned(),
            })
            .to_vec(),
        language: Language::Vietnamese,
        made: DateTime::constant(2026, 6, 5, 3, 4, 5, 0),
    }
}

fn printed(paper: Paper, form: Form, rows: usize) -> Vec<u8> {
    let mut printer = Printer::begin(paper, form, Cursor::new(Vec::new())).unwrap();
    for row in 0..rows {
        printer
            .row(&[
                Item::Text(NAMES[row % NAMES.len()]),
                Item::Day(date(1999, 2, 3)),
                Item::Text("014304001234"),
                Item::Number(7.5),
                Item::Empty,
                Item::Number(290.0),
                Item::Text("=1+1"),
            ])
            .unwrap();
    }
    let notes = ["Danh sách này có 4 học viên./."];
    printer.finish(&notes).unwrap().into_inner()
}

/// The words of each page as a reader finds them by the fonts' tables of letters.
fn pdf_text(bytes: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = |page| document.extract_text(&[page]).unwrap();
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    numbers.into_iter().map(text).map(squeezed).collect()
}

#[test]
fn a_pdf_gives_its_texts_back_letter_by_letter() {
    let pages = pdf_text(&printed(paper(), Form::Pdf, 4));
    assert_eq!(pages.len(), 1);
    for text in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "Lò Thị Hoà",
        "Đỗ Ngọc Ưng",
        "Nguyễn Thị Ngượng",
        "03/02/1999",
        "014304001234",
        "7,5",
        "290",
        "Danh sách này có 4 học viên./.",
        "=1+1",
        "Mường La, ngày 05 tháng 6 năm 2026",
        "(Ký, ghi rõ họ tên)",
        "Trang 1/1",
    ] {
        assert!(pages[0].contains(text), "{text} in {}", pages[0]);
    }
}

#[test]
fn every_vietnamese_letter_survives_the_way_into_a_pdf_and_back() {
    let letters: String = ('\u{1EA0}'..='\u{1EF9}')
        .chain("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư₫".chars())
        .collect();
    let list = Paper {
        columns: vec![column("Chữ", 1.0, Kind::Text, Align::Left)],
        ..paper()
    };
    let mut printer = Printer::begin(list, Form::Pdf, Vec::new()).unwrap();
    printer.row(&[Item::Text(&letters)]).unwrap();
    let bytes = printer.finish(&[]).unwrap();
    let found = pdf_text(&bytes).concat().replace(' ', "");
    assert!(found.contains(&letters), "{found}");
}

#[test]
fn headings_stand_on_each_page_and_pages_are_numbered() {
    let pages = pdf_text(&printed(paper(), Form::Pdf, 120));
    assert!(pages.len() > 3, "{}", pages.len());
    for (index, page) in pages.iter().enumerate() {
        let number = format!("Trang {}/{}", index + 1, pages.len());
        assert!(page.contains(&number), "{number} in {page}");
        assert!(
            page.contains("Họ và tên") && page.contains("Lý thuyết"),
            "{page}"
        );
        assert_eq!(page.contains("CỘNG HÒA"), index == 0);
        assert_eq!(page.contains("Danh sách này"), index + 1 == pages.len());
    }
    let ids: usize = pages
        .iter()
        .map(|page| page.matches("014304001234").count())
        .sum();
    assert_eq!(ids, 120);
}

#[test]
fn a_workbook_holds_texts_days_and_numbers_as_such() {
    let bytes = printed(paper(), Form::Xlsx, 4);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Danh sách").unwrap();
    let rows: Vec<_> = sheet.rows().collect();
    let first = rows
        .iter()
        .position(|row| row[1] == Data::String("Lò Thị Hoà".to_owned()))
        .unwrap();
    let row = rows[first];
    assert_eq!(row[0], Data::Float(1.0));
    let is_day = |day: &calamine::ExcelDateTime| (day.as_f64() - 36_194.0).abs() < f64::EPSILON;
    assert!(matches!(&row[2], Data::DateTime(day) if is_day(day)));
    assert_eq!(row[3], Data::String("014304001234".to_owned()));
    assert_eq!(row[4], Data::Float(7.5));
    assert_eq!(row[5], Data::Empty);
    assert_eq!(row[6], Data::Float(290.0));
    assert_eq!(row[7], Data::String("=1+1".to_owned()));
    assert_eq!(rows[first - 1][4], Data::String("Lý thuyết".to_owned()));
    assert_eq!(rows[first - 2][4], Data::String("Điểm".to_owned()));
    assert_eq!(rows[first - 2][0], Data::String("STT".to_owned()));
    let signs = |row: &&[Data]| row.iter().any(|cell| *cell == "(Ký, ghi rõ họ tên)");
    assert_eq!(rows.iter().copied().filter(signs).count(), 1);
}

#[test]
fn a_csv_has_the_table_alone_and_one_for_excel_is_as_excel_wants_it() {
    let plain = String::from_utf8(printed(paper(), Form::Csv { excel: false }, 1)).unwrap();
    assert_eq!(
        plain,
        "STT,Họ và tên,Ngày sinh,Số CCCD,Điểm - Lý thuyết,Điểm - Thực hành,Số giờ,Ghi chú\r\n\
         1,Lò Thị Hoà,1999-02-03,014304001234,7.5,,290,'=1+1\r\n"
    );
    let excel = String::from_utf8(printed(paper(), Form::Csv { excel: true }, 1)).unwrap();
    assert_eq!(
        excel,
        "\u{feff}STT;Họ và tên;Ngày sinh;Số CCCD;Điểm - Lý thuyết;Điểm - Thực hành;Số giờ;\
         Ghi chú\r\n1;Lò Thị Hoà;03/02/1999;\"=\"\"014304001234\"\"\";7,5;;290;'=1+1\r\n"
    );
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for form in [Form::Xlsx, Form::Pdf, Form::Csv { excel: true }] {
        let first = printed(paper(), form, 50);
        assert!(first == printed(paper(), form, 50), "{form:?}");
    }
}

#[test]
fn odd_papers_are_printed_or_refused_and_never_panic() {
    let many = |columns: usize| Paper {
        columns: vec![column("Ngày", 1.0, Kind::Text, Align::Center); columns],
        ..paper()
    };
    for columns in [0, MAX_COLUMNS + 1] {
        let refused = Printer::begin(many(columns), Form::Pdf, Vec::new());
        assert!(matches!(refused, Err(Fault::Columns(found)) if found == columns));
    }
    let long = "Chiềng ".repeat(6_000);
    let bare = Paper {
        authority: Vec::new(),
        motto: false,
        subtitle: Vec::new(),
        facts: Vec::new(),
        place_and_day: None,
        signatures: Vec::new(),
        ..paper()
    };
    let crowded = Paper {
        signatures: vec![paper().signatures[0].clone(); 4],
        facts: vec![paper().facts[0].clone(); 9],
        ..paper()
    };
    for form in [Form::Xlsx, Form::Pdf, Form::Csv { excel: false }] {
        for base in [paper(), bare.clone(), crowded.clone()] {
            for columns in [1, 2, MAX_COLUMNS] {
                let paper = Paper {
                    columns: many(columns).columns,
                    ..base.clone()
                };
                let mut printer = Printer::begin(paper, form, Cursor::new(Vec::new())).unwrap();
                let mut row = vec![Item::Text("漢\u{0}x"); columns];
                row[0] = Item::Text(&long);
                printer.row(&row).unwrap();
                let short = printer.row(&row[1..]);
                assert!(matches!(short, Err(Fault::Cells { .. })));
                printer.row(&vec![Item::Number(f64::NAN); columns]).unwrap();
                printer
                    .row(&vec![Item::Day(date(1850, 1, 1)); columns])
                    .unwrap();
                printer.finish(&[]).unwrap();
            }
        }
    }
}

#[test]
fn a_head_higher_than_a_page_goes_on_on_the_next() {
    let trainers: Vec<String> = (1..=20)
        .map(|number| format!("{number:02} {}", "Chiềng ".repeat(14)))
        .collect();
    let authority = "Ủy ban nhân dân xã Mường Bú ".repeat(7);
    let fact = |value: &str| Fact {
        label: "Lớp".to_owned(),
        value: value.to_owned(),
    };
    let high = Paper {
        authority: vec![authority.trim().to_owned(), "Trường A1".to_owned()],
        facts: vec![fact("L1"), fact("x"), fact("y"), fact(&trainers.join(", "))],
        ..paper()
    };
    let pages = pdf_text(&printed(high, Form::Pdf, 2));
    assert_eq!(pages.len(), 2, "{pages:?}");
    let on = |page: &str, number: u8| page.contains(&format!("{number:02} Chiềng"));
    for number in 1..=20 {
        assert_ne!(on(&pages[0], number), on(&pages[1], number), "{number}");
    }
    assert!(on(&pages[0], 1) && on(&pages[1], 20), "{pages:?}");
    assert!(!pages[0].contains("STT") && pages[1].contains("STT"));
}

#[test]
fn rows_of_a_sheet_are_as_high_as_their_texts() {
    let mut high = paper();
    for column in &mut high.columns[4..6] {
        column.group = Some("Điểm của các bài kiểm tra trong khoá".to_owned());
    }
    high.place_and_day = Some("Xã Mường Bú, huyện Mường La, tỉnh Sơn La ".repeat(6));
    let bytes = printed(high, Form::Xlsx, 1);
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    let mut part = book.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut sheet).unwrap();
    let row_of = |text: &str| {
        let (before, _) = sheet.split_once(text).unwrap();
        let (_, row) = before.rsplit_once("<row ").unwrap();
        let height = row
            .split_once(" ht=\"")
            .map(|(_, rest)| rest.split('"').next());
        height
            .flatten()
            .map(|height| height.parse::<f32>().unwrap())
    };
    for text in ["Điểm của các bài", "Xã Mường Bú"] {
        assert!(row_of(text).is_some_and(|height| height > 30.0), "{text}");
    }
}

#[test]
fn a_row_higher_than_a_page_loses_no_word() {
    let words: Vec<String> = (0..2_000).map(|word| format!("chữ{word}")).collect();
    let list = Paper {
        columns: vec![
            column("STT", 1.0, Kind::Index, Align::Center),
            column("Ghi chú", 2.0, Kind::Text, Align::Left),
            column("Khác", 6.0, Kind::Text, Align::Left),
        ],
        ..paper()
    };
    let mut printer = Printer::begin(list, Form::Pdf, Vec::new()).unwrap();
    let text = words.join(" ");
    printer.row(&[Item::Text(&text), Item::Text("x")]).unwrap();
    let bytes = printer.finish(&[]).unwrap();
    let found = pdf_text(&bytes).join(" ");
    for word in &words {
        assert!(found.contains(word.as_str()), "{word}");
    }
}

#[test]
fn the_licence_of_the_fonts_goes_where_the_notice_says() {
    let licence = include_str!("fonts/OFL.txt");
    assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"));
    let path = "src/platform/office/paper/fonts/OFL.txt";
    assert!(include_str!("../../../../NOTICE").contains(path));
    let copied = format!("/usr/share/doc/registry/{path}");
    assert!(include_str!("../../../../Dockerfile").contains(&copied));
}
