use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;

use super::*;
use crate::platform::values::phone::InvalidPhone;
use crate::platform::values::time::Date;

const DAY: Date = Date::constant(2004, 5, 17);

#[test]
fn numbers_of_people_are_not_repeated() {
    let masked = |text: &str| masked(text, LONGEST_CELL);
    assert_eq!(masked("014304001234"), "•••••••••234");
    assert_eq!(masked("0912.345.678"), "••••.•••.678");
    assert_eq!(masked("31/02/2004"), "31/02/2004");
    assert_eq!(masked("bản Mòng, tổ 12"), "bản Mòng, tổ 12");
    assert_eq!(masked(&"à".repeat(61)).chars().count(), 61);
}

/// The variants of an enum of `office/values/fault.rs`, by their names.
fn variants(name: &str) -> BTreeSet<String> {
    let text = fs::read_to_string("src/platform/office/values/fault.rs").expect("the source");
    let (_, rest) = text
        .split_once(&format!("pub enum {name} {{\n"))
        .expect("the enum");
    let body = rest.split("\n}").next().unwrap_or_default();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    lines
        .filter(|line| line.starts_with(char::is_uppercase))
        .map(first_word)
        .collect()
}

fn first_word(text: &str) -> String {
    let letters = text.chars().take_while(char::is_ascii_alphanumeric);
    letters.collect()
}

fn named(values: &[impl Debug]) -> BTreeSet<String> {
    let values = values.iter();
    values
        .map(|value| first_word(&format!("{value:?}")))
        .collect()
}

fn faults() -> Vec<(Fault, &'static str)> {
    let text = || "x".to_owned();
    vec![
        (Fault::NotComputed, "CELL_NOT_COMPUTED"),
        (Fault::CellError(text()), "CELL_FAULT"),
        (Fault::WrongType, "FIELD_TYPE"),
        (Fault::NotText, "CELL_NOT_TEXT"),
        (Fault::ZerosLost { missing: 1 }, "CELL_NOT_TEXT"),
        (Fault::DigitsLost, "CELL_DIGITS_LOST"),
        (Fault::DayInstead { day: DAY }, "CELL_IS_DATE"),
        (Fault::Slip(Slip::Blanks), "CELL_MISTYPED"),
        (Fault::NotADay, "CELL_NOT_DATE"),
        (Fault::NoSuchDay, "DAY_UNKNOWN"),
        (Fault::HoldsTime, "CELL_HOLDS_TIME"),
        (Fault::OtherZone, "CELL_OTHER_ZONE"),
        (
            Fault::SerialNumber {
                serial: 38_124,
                day: DAY,
            },
            "CELL_SERIAL_DATE",
        ),
        (Fault::YearAlone { year: 1965 }, "DAY_INCOMPLETE"),
        (
            Fault::MonthAlone {
                month: 7,
                year: 1965,
            },
            "DAY_INCOMPLETE",
        ),
        (
            Fault::YearAsDay {
                year: 1985,
                day: DAY,
            },
            "CELL_YEAR_AS_DATE",
        ),
        (Fault::Asks(Question::MonthFirst), "DAY_ORDER_UNKNOWN"),
        (
            Fault::Asks(Question::DatesTurnedRound),
            "DATES_TURNED_ROUND",
        ),
        (Fault::NotANumber, "FIELD_TYPE"),
        (Fault::Percent, "CELL_PERCENT"),
        (
            Fault::AmbiguousNumber {
                thousands: text(),
                decimal: text(),
            },
            "NUMBER_AMBIGUOUS",
        ),
        (Fault::NotWhole, "FIELD_TYPE"),
        (Fault::NumberTooLarge, "FIELD_RANGE"),
        (Fault::NotAFlag, "FIELD_TYPE"),
        (Fault::Phone(InvalidPhone::Prefix), "PHONE_INVALID"),
        (Fault::SeveralPhones { count: 2 }, "PHONE_SEVERAL"),
        (Fault::CodeUnknown, "CODE_UNKNOWN"),
        (
            Fault::CodeAmbiguous {
                codes: vec![text()],
            },
            "CODE_AMBIGUOUS",
        ),
        (
            Fault::CodeDisagrees {
                code: text(),
                label_of: text(),
            },
            "CODE_DISAGREES",
        ),
    ]
}

fn remarks() -> Vec<(Remark, &'static str)> {
    let value = || "1234".to_owned();
    vec![
        (
            Remark::CenturyTaken {
                written: 65,
                year: 1965,
            },
            "CELL_READ_AS",
        ),
        (Remark::TimeDropped, "CELL_TIME_DROPPED"),
        (Remark::MonthFirst, "CELL_MONTH_FIRST"),
        (Remark::TurnedBack { shown: DAY }, "CELL_TURNED_BACK"),
        (Remark::ThousandsMark { value: value() }, "CELL_READ_AS"),
        (Remark::DecimalMark { value: value() }, "CELL_READ_AS"),
        (Remark::Exponent { value: value() }, "CELL_READ_AS"),
        (Remark::CurrencyDropped, "CELL_CURRENCY_DROPPED"),
        (
            Remark::CitizenIdRestored { zeros: 2 },
            "LEADING_ZEROS_RESTORED",
        ),
        (Remark::PhoneZeroRestored, "LEADING_ZEROS_RESTORED"),
        (Remark::PhoneRepeated { count: 2 }, "PHONE_REPEATED"),
        (
            Remark::LabelWithoutAccents { code: value() },
            "CELL_READ_AS",
        ),
        (Remark::CodeZerosRestored { code: value() }, "CELL_READ_AS"),
    ]
}

#[test]
fn each_fault_of_a_cell_has_its_stable_code() {
    let table = faults();
    let (given, _): (Vec<Fault>, Vec<&str>) = table.iter().cloned().unzip();
    assert_eq!(named(&given), variants("Fault"), "all faults are here");
    for (fault, code) in table {
        let told = fault_at("phone", "text", &fault);
        let place = Place::Pointer("/phone".to_owned());
        assert_eq!((told.code.as_str(), told.place), (code, place), "{fault:?}");
    }
}

#[test]
fn each_remark_on_a_cell_has_its_stable_code() {
    let table = remarks();
    let (given, _): (Vec<Remark>, Vec<&str>) = table.iter().cloned().unzip();
    assert_eq!(named(&given), variants("Remark"), "all remarks are here");
    for (remark, code) in table {
        let told = remark_at("phone", &remark);
        let place = Place::Pointer("/phone".to_owned());
        assert_eq!(
            (told.code.as_str(), told.place),
            (code, place),
            "{remark:?}"
        );
    }
}
