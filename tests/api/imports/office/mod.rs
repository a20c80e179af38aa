//! Tables as offices have them: what is understood is shown, and what is in doubt asked about.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet};
use serde_json::{Value, json};

use super::{CSV, School, XLSX, counts, ended, problems, push, report};
use crate::support::{Case, Client};

mod doubts;
mod forms;
mod lost;
mod mappings;

const HEADER: [&str; 7] = [
    "STT",
    "Mã học viên",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Số CCCD",
    "Mã xã",
];

/// A cell of a list that is written.
pub(super) enum Put<'a> {
    Text(&'a str),
    Number(f64),
    Day(u16, u8, u8),
    Formula(&'a str),
}

pub(super) fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Put) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    match cell {
        Put::Text(text) => sheet.write_string(row, column, *text).map(drop),
        Put::Number(number) => sheet.write_number(row, column, *number).map(drop),
        Put::Day(year, month, date) => {
            let at = ExcelDateTime::from_ymd(*year, *month, *date).expect("a day");
            sheet
                .write_datetime_with_format(row, column, &at, &day)
                .map(drop)
        }
        Put::Formula(formula) => sheet
            .write_formula(row, column, Formula::new(formula))
            .map(drop),
    }
    .expect("a cell");
}

/// A list as schools have it: titles, the header in row 4, people from row 5 on.
pub(super) fn list(sheet: &mut Worksheet, people: u32) {
    for (row, title) in [
        (0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (1, "DANH SÁCH HỌC VIÊN"),
    ] {
        let centred = Format::new().set_align(FormatAlign::Center);
        sheet
            .merge_range(row, 0, row, 6, title, &centred)
            .expect("a title");
    }
    for (column, heading) in (0..).zip(HEADER) {
        put(sheet, 3, column, &Put::Text(heading));
    }
    for number in 0..people {
        let row = 4 + number;
        put(sheet, row, 0, &Put::Number(f64::from(number + 1)));
        put(sheet, row, 1, &Put::Text(&format!("HV-{}", number + 1)));
        put(
            sheet,
            row,
            2,
            &Put::Text(&format!(
                "Lò Thị {}",
                ["Mai", "Hoa", "Lan"][number as usize % 3]
            )),
        );
        put(sheet, row, 3, &Put::Text("Nữ"));
        put(sheet, row, 4, &Put::Day(2004, 5, 17));
        put(sheet, row, 5, &Put::Text(&format!("014304{number:06}")));
        put(sheet, row, 6, &Put::Text("03646"));
    }
    put(
        sheet,
        5 + people,
        1,
        &Put::Text(&format!("Tổng cộng: {people} học viên")),
    );
    put(
        sheet,
        6 + people,
        4,
        &Put::Text("Sơn La, ngày 12 tháng 3 năm 2026"),
    );
    put(sheet, 7 + people, 4, &Put::Text("HIỆU TRƯỞNG"));
}

pub(super) fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

async fn imported(by: &Client, query: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Value {
    let queued = push(by, query, media_type, body.into()).await.expect(202);
    ended(by, &queued.id()).await
}

fn codes(questions: &Value) -> Vec<&str> {
    let questions = questions.as_array().expect("questions").iter();
    questions
        .map(|question| question["code"].as_str().expect("a code"))
        .collect()
}
