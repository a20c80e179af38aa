//! What a row costs in each form, beside a bare loop of the workbook library. Prints microseconds of
//! processor time a row. `cargo bench --bench paper -- FOLDER` also writes the files.

use std::fs;
use std::hint::black_box;
use std::io::Cursor;

use jiff::civil::{DateTime, date};
use registry::platform::office::paper::*;

const COLUMNS: usize = 12;

fn main() {
    let folder = std::env::args()
        .nth(1)
        .filter(|argument| !argument.starts_with("--"));
    for (rows, form) in [
        (20_000, Form::Xlsx),
        (20_000, Form::Csv { excel: false }),
        (2_000, Form::Pdf),
        (3_000, Form::Pdf),
        (20_000, Form::Pdf),
    ] {
        let begun = processor_time();
        let bytes = print(list(), form, rows);
        report(&format!("{form:?}, {rows} rows"), begun, rows, bytes.len());
        if let Some(folder) = &folder {
            let name = match form {
                Form::Xlsx => "list.xlsx",
                Form::Csv { .. } => "list.csv",
                Form::Pdf => "list.pdf",
            };
            fs::write(format!("{folder}/{rows}-{name}"), bytes)
                .expect("a paper that can be printed");
        }
    }
    let begun = processor_time();
    let bytes = bare(20_000);
    report("bare workbook, 20000 rows", begun, 20_000, bytes.len());
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn report(what: &str, begun: u64, rows: usize, bytes: usize) {
    let spent = processor_time() - begun;
    let a_row = spent as f64 / rows as f64;
    println!(
        "{what}: {a_row:.1} us a row, {} KiB, peak {} MiB",
        bytes / 1024,
        peak()
    );
}

/// Microseconds this process has used, to 10 ms.
fn processor_time() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("figures of Linux");
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .expect("figures of Linux")
        .1
        .split_whitespace()
        .collect();
    let ticks = |at: usize| fields[at].parse::<u64>().expect("figures of Linux");
    (ticks(11) + ticks(12)) * 10_000
}

fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("figures of Linux");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .expect("figures of Linux");
    line.split_whitespace()
        .nth(1)
        .expect("figures of Linux")
        .parse::<u64>()
        .expect("figures of Linux")
        / 1024
}

fn row(index: usize, id: &str) -> [Item<'_>; COLUMNS - 1] {
    const NAMES: [&str; 4] = [
        "Lò Thị Hoà",
        "Đỗ Ngọc Ưng",
        "Giàng A Pó",
        "Nguyễn Thị Ngượng",
    ];
    [
        Item::Text(NAMES[index % 4]),
        Item::Day(date(1999, 2, 3)),
        Item::Text(if index.is_multiple_of(2) {
            "Nữ"
        } else {
            "Nam"
        }),
        Item::Text(id),
        Item::Text("Thái"),
        Item::Text("Bản Nà Lo, xã Ít Ong"),
        Item::Text("0912345678"),
        Item::Number(7.5),
        Item::Number(8.0),
        Item::Number(1_500_000.0),
        Item::Text("Hộ nghèo"),
    ]
}

fn list() -> Paper {
    let column = |heading: &str, weight, kind, align| Column {
        heading: heading.to_owned(),
        group: heading.starts_with('Đ').then(|| "Điểm".to_owned()),
        weight,
        align,
        kind,
    };
    Paper {
        authority: vec![
            "Sở Nội vụ tỉnh Sơn La".to_owned(),
            "Trung tâm GDNN - GDTX huyện Mường La".to_owned(),
        ],
        motto: true,
        title: "Danh sách học viên được hỗ trợ học nghề".to_owned(),
        subtitle: vec!["(Kèm theo Quyết định số 12/QĐ-TTGDNN ngày 05/6/2026)".to_owned()],
        facts: [
            ("Lớp", "Kỹ thuật chế biến món ăn K12"),
            ("Trình độ", "Sơ cấp"),
            ("Khai giảng", "05/01/2026"),
            ("Địa điểm", "Nhà văn hóa xã Ít Ong"),
        ]
        .map(|(label, value)| Fact {
            label: label.to_owned(),
            value: value.to_owned(),
        })
        .to_vec(),
        columns: vec![
            column("STT", 5.0, Kind::Index, Align::Center),
            column("Họ và tên", 20.0, Kind::Text, Align::Left),
            column("Ngày sinh", 12.0, Kind::Day, Align::Center),
            column("Giới tính", 6.0, Kind::Text, Align::Center),
            column("Số CCCD", 15.0, Kind::Text, Align::Center),
            column("Dân tộc", 8.0, Kind::Text, Align::Center),
            column("Nơi thường trú", 20.0, Kind::Text, Align::Left),
            column("Số máy", 12.0, Kind::Text, Align::Center),
            column("Điểm lý thuyết", 8.0, Kind::Number, Align::Center),
            column("Điểm thực hành", 8.0, Kind::Number, Align::Center),
            column("Số tiền hỗ trợ (đồng)", 12.0, Kind::Number, Align::Right),
            column("Ghi chú", 12.0, Kind::Text, Align::Left),
        ],
        place_and_day: Some("Mường La, ngày 05 tháng 6 năm 2026".to_owned()),
        signatures: ["Người lập biểu", "Kế toán", "Giám đốc"]
            .map(|role| Signature {
                role: role.to_owned(),
                note: "(Ký, ghi rõ họ tên)".to_owned(),
            })
            .to_vec(),
        language: Language::Vietnamese,
        made: DateTime::constant(2026, 6, 5, 3, 4, 5, 0),
    }
}

fn print(list: Paper, form: Form, rows: usize) -> Vec<u8> {
    let mut printer =
        Printer::begin(list, form, Cursor::new(Vec::new())).expect("a paper that can be printed");
    for index in 0..rows {
        printer
            .row(&row(index, &format!("01430{index:07}")))
            .expect("a paper that can be printed");
    }
    black_box(
        printer
            .finish(&["Danh sách này do Trung tâm lập./."])
            .expect("a paper that can be printed")
            .into_inner(),
    )
}

/// The same cells without looks, heads and checks.
fn bare(rows: usize) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book
        .add_worksheet_with_constant_memory()
        .expect("a paper that can be printed");
    for index in 0..rows {
        let at = u32::try_from(index).expect("a row of a sheet");
        sheet
            .write_number(at, 0, at + 1)
            .expect("a paper that can be printed");
        let id = format!("01430{index:07}");
        for (column, item) in (1_u16..).zip(row(index, &id)) {
            match item {
                Item::Text(text) => sheet
                    .write_string(at, column, text)
                    .expect("a paper that can be printed"),
                Item::Number(number) => sheet
                    .write_number(at, column, number)
                    .expect("a paper that can be printed"),
                _ => sheet
                    .write_number(at, column, 36_194.0)
                    .expect("a paper that can be printed"),
            };
        }
    }
    book.save_to_buffer().expect("a paper that can be printed")
}
