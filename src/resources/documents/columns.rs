//! The columns of each list, without those of a roll's days.

use super::model::ListKind;
use super::words::Words;
use crate::platform::error::Language;
use crate::platform::office::paper::{Align, Column, Kind};

struct Shape(Words, f32, Align, Kind);

const NUMBER: Shape = Shape(Words("STT", "No."), 4.0, Align::Center, Kind::Index);
const NAME: Shape = Shape(
    Words("Họ và tên", "Full name"),
    19.0,
    Align::Left,
    Kind::Text,
);
const BORN: Shape = Shape(
    Words("Ngày sinh", "Date of birth"),
    10.0,
    Align::Center,
    Kind::Day,
);
const SEX: Shape = Shape(Words("Giới tính", "Sex"), 6.0, Align::Center, Kind::Text);
const DOCUMENT: Shape = Shape(
    Words("Số CCCD/hộ chiếu", "Citizen ID or passport"),
    13.0,
    Align::Center,
    Kind::Text,
);
const ETHNIC_GROUP: Shape = Shape(
    Words("Dân tộc", "Ethnic group"),
    8.0,
    Align::Center,
    Kind::Text,
);
const HOME: Shape = Shape(
    Words("Nơi cư trú", "Residence"),
    24.0,
    Align::Left,
    Kind::Text,
);
const NOTE: Shape = Shape(Words("Ghi chú", "Notes"), 12.0, Align::Left, Kind::Text);

const fn centred(vi: &'static str, en: &'static str, weight: f32) -> Shape {
    Shape(Words(vi, en), weight, Align::Center, Kind::Text)
}

const fn number(vi: &'static str, en: &'static str, weight: f32) -> Shape {
    Shape(Words(vi, en), weight, Align::Center, Kind::Number)
}

const fn day(vi: &'static str, en: &'static str) -> Shape {
    Shape(Words(vi, en), 10.0, Align::Center, Kind::Day)
}

const TRAINEES: &[Shape] = &[
    NUMBER,
    NAME,
    BORN,
    SEX,
    DOCUMENT,
    ETHNIC_GROUP,
    HOME,
    centred("Số điện thoại", "Phone", 12.0),
    centred("Trình độ học vấn", "Schooling", 15.0),
    day("Ngày nhập học", "Admitted"),
    NOTE,
];
const RESULTS: &[Shape] = &[
    NUMBER,
    NAME,
    BORN,
    SEX,
    HOME,
    number("Số giờ đã học", "Hours attended", 8.0),
    number("Điểm", "Score", 7.0),
    centred("Kết quả", "Result", 9.0),
    day("Ngày hoàn thành", "Completed"),
    NOTE,
];
const CERTIFICATES: &[Shape] = &[
    NUMBER,
    NAME,
    BORN,
    SEX,
    centred("Loại văn bằng, chứng chỉ", "Kind", 16.0),
    centred("Số hiệu", "Number", 14.0),
    centred("Số vào sổ", "Register number", 14.0),
    day("Ngày cấp", "Issued"),
    centred("Người nhận ký tên", "Signature of the holder", 14.0),
    NOTE,
];
const ROLL: &[Shape] = &[
    NUMBER,
    NAME,
    centred("Tổng số buổi", "Days attended", 6.0),
    Shape(Words("Ghi chú", "Notes"), 8.0, Align::Left, Kind::Text),
];
const BENEFICIARIES: &[Shape] = &[
    NUMBER,
    NAME,
    BORN,
    SEX,
    DOCUMENT,
    HOME,
    Shape(
        Words("Đối tượng", "Beneficiary groups"),
        18.0,
        Align::Left,
        Kind::Text,
    ),
    Shape(
        Words("Giấy tờ chứng minh", "Evidence"),
        18.0,
        Align::Left,
        Kind::Text,
    ),
    Shape(
        Words("Diện được xét hỗ trợ", "Booked under"),
        14.0,
        Align::Left,
        Kind::Text,
    ),
    NOTE,
];

/// Columns of a list; that of ethnic groups only on a paper that shows them.
pub fn columns(kind: ListKind, in_plain: bool, language: Language) -> Vec<Column> {
    let shapes = match kind {
        ListKind::Trainees => TRAINEES,
        ListKind::Results => RESULTS,
        ListKind::Certificates => CERTIFICATES,
        ListKind::Roll => ROLL,
        ListKind::Beneficiaries => BENEFICIARIES,
    };
    let shown = |shape: &&Shape| in_plain || shape.0.0 != ETHNIC_GROUP.0.0;
    let column = |shape: &Shape| Column {
        heading: shape.0.say(language).to_owned(),
        group: None,
        weight: shape.1,
        align: shape.2,
        kind: shape.3,
    };
    shapes.iter().filter(shown).map(column).collect()
}

/// How many columns of a roll stand before its days.
pub const BEFORE_DAYS: usize = 2;

/// The empty column of a day.
pub fn of_day(day: i8, month: &str) -> Column {
    Column {
        heading: day.to_string(),
        group: Some(month.to_owned()),
        weight: 2.4,
        align: Align::Center,
        kind: Kind::Text,
    }
}
