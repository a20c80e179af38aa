//! Files of one night, and what was there before.

use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::civil::{Date, date};
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::{Value, json};

use super::ground::Ground;

/// Trainees in one class; a class takes no more.
const IN_A_CLASS: usize = 500;

/// How much of a file is known before it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Night {
    /// Nothing: new trainees, and an enrolment of each.
    New,
    /// All trainees, who have been enrolled before. The enrolments are new.
    Known,
    /// Every other trainee. The enrolments are new.
    Half,
    /// Everything: the same file as the night before.
    Nothing,
}

impl Night {
    pub fn named(name: &str) -> Self {
        match name {
            "new" => Self::New,
            "known" => Self::Known,
            "half" => Self::Half,
            "nothing" => Self::Nothing,
            _ => panic!("--night takes new, known, half or nothing"),
        }
    }

    /// Write the file of the nights before.
    pub fn write_before(self, path: &Path, ground: &Ground, enrolments: usize) {
        let numbers: Vec<usize> = match self {
            Self::New => return,
            Self::Known => (0..enrolments).collect(),
            Self::Half => (0..enrolments).step_by(2).collect(),
            Self::Nothing => {
                write_rows(path, ground, enrolments);
                return;
            }
        };
        write(path, ground, &Term::BEFORE, &numbers);
    }
}

/// Write the file of the night: how many rows it has.
pub fn write_rows(path: &Path, ground: &Ground, enrolments: usize) -> usize {
    let numbers: Vec<usize> = (0..enrolments).collect();
    write(path, ground, &Term::NOW, &numbers)
}

/// How a file of people is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    Ndjson,
    Csv,
    Xlsx,
}

impl People {
    pub fn named(name: &str) -> Self {
        match name {
            "ndjson" => Self::Ndjson,
            "csv" => Self::Csv,
            "xlsx" => Self::Xlsx,
            _ => panic!("--people takes ndjson, csv or xlsx"),
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Ndjson => "application/x-ndjson",
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Write the same new trainees, as a program sends them or as an office has them.
    pub fn write(self, path: &Path, count: usize) -> usize {
        match self {
            Self::Ndjson => {
                let mut file = BufWriter::new(std::fs::File::create(path).expect("a file"));
                for number in 0..count {
                    writeln!(file, "{}", trainee(number)).expect("a row");
                }
                file.flush().expect("a file");
            }
            Self::Csv => {
                let mut file = BufWriter::new(std::fs::File::create(path).expect("a file"));
                writeln!(file, "\u{feff}{}", HEADINGS.join(";")).expect("a header");
                for number in 0..count {
                    writeln!(file, "{}", cells(number).join(";")).expect("a row");
                }
                file.flush().expect("a file");
            }
            Self::Xlsx => write_xlsx(path, count).expect("a workbook"),
        }
        count
    }
}

const HEADINGS: [&str; 10] = [
    "STT",
    "Mã học viên",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Dân tộc",
    "Mã xã",
    "Bản",
    "Điện thoại",
];

/// A trainee as a line of a list.
fn cells(number: usize) -> [String; 10] {
    [
        (number + 1).to_string(),
        format!("HV-{number}"),
        full_name(number),
        birth_date(number).strftime("%d/%m/%Y").to_string(),
        "Nữ".to_owned(),
        format!("014304{number:06}"),
        "Thái".to_owned(),
        "03646".to_owned(),
        "Bản Mòng".to_owned(),
        "0912345678".to_owned(),
    ]
}

fn write_xlsx(path: &Path, count: usize) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.write_string(0, 0, "DANH SÁCH HỌC VIÊN")?;
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        sheet.write_string(1, column, heading)?;
    }
    for (row, number) in (2_u32..).zip(0..count) {
        for (column, cell) in (0_u16..).zip(cells(number)) {
            sheet.write_string(row, column, cell)?;
        }
    }
    book.save(path)
}

/// A trainee as a row of a program.
/// Women of one commune, hardly two of whom have one name and one day of birth: pairs would be looked for.
fn trainee(number: usize) -> Value {
    json!({
        "externalId": format!("HV-{number}"), "citizenId": format!("014304{number:06}"),
        "fullName": full_name(number), "sex": "FEMALE", "birthDate": birth_date(number).to_string(),
        "ethnicGroup": "03", "residenceCode": "03646", "address": "Bản Mòng", "phone": "0912345678"
    })
}

fn full_name(number: usize) -> String {
    const FAMILIES: [&str; 8] = ["Lò", "Cầm", "Quàng", "Lường", "Tòng", "Hà", "Vì", "Bạc"];
    const MIDDLES: [&str; 5] = ["Thị", "Thị Ngọc", "Thị Thu", "Minh", "Thanh"];
    const GIVEN: [&str; 10] = [
        "Mai", "Hoa", "Lan", "Xuân", "Hương", "Thảo", "Yến", "Dung", "Hạnh", "Nga",
    ];
    let pick = |names: &[&'static str], by: usize| names[number / by % names.len()];
    let (family, middle) = (pick(&FAMILIES, 1), pick(&MIDDLES, 8));
    format!("{family} {middle} {}", pick(&GIVEN, 40))
}

/// In the year that the citizen ID says.
fn birth_date(number: usize) -> Date {
    let day = i16::try_from(number / 400 % 366).expect("a day of the year");
    let first = date(2004, 1, 1);
    first
        .with()
        .day_of_year(day + 1)
        .build()
        .expect("a leap year")
}

/// When classes are held, and what their keys begin with.
struct Term {
    class: &'static str,
    enrolment: &'static str,
    start: &'static str,
    end: &'static str,
    applied: &'static str,
}

impl Term {
    const BEFORE: Self = Self {
        class: "T",
        enrolment: "GT",
        start: "2025-09-01",
        end: "2025-12-26",
        applied: "2025-08-04",
    };
    const NOW: Self = Self {
        class: "L",
        enrolment: "GD",
        start: "2026-03-02",
        end: "2026-06-26",
        applied: "2026-02-02",
    };
}

/// Write classes, trainees and enrolments: how many rows.
fn write(path: &Path, ground: &Ground, term: &Term, numbers: &[usize]) -> usize {
    let file = std::fs::File::create(path).expect("a file");
    let mut file = BufWriter::new(file);
    let mut put = |row: &Value| writeln!(file, "{row}").expect("a row");
    let classes = numbers.len().div_ceil(IN_A_CLASS);
    for class in 0..classes {
        let code = format!("{}-{class}", term.class);
        put(&json!({
            "kind": "classes", "externalId": code, "courseId": ground.course, "code": code,
            "name": format!("Lớp {code}"), "unitCode": "03646", "startDate": term.start,
            "endDate": term.end, "capacity": IN_A_CLASS, "status": "OPEN"
        }));
    }
    for (place, number) in numbers.iter().enumerate() {
        put(&json!({
            "kind": "trainees", "externalId": format!("HV-{number}"),
            "citizenId": format!("014304{number:06}"), "fullName": format!("Lò Thị Mai {number}"),
            "sex": "FEMALE", "birthDate": "2004-05-17", "ethnicGroup": "03",
            "residenceCode": "03646", "address": "Bản Mòng", "phone": "0912345678"
        }));
        put(&json!({
            "kind": "enrolments", "externalId": format!("{}-{number}", term.enrolment),
            "trainee": format!("HV-{number}"),
            "class": format!("{}-{}", term.class, place / IN_A_CLASS),
            "appliedDate": term.applied
        }));
    }
    file.flush().expect("a file");
    classes + 2 * numbers.len()
}
