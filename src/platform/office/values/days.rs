//! Days, months and years. In Vietnamese the day stands before the month, and nothing but the column
//! itself can say otherwise.

use jiff::civil;

use super::Era;
use super::facts::{ColumnFacts, DayOrder};
use super::fault::{Fault, Question, Remark};
use super::slips::or_slip;
use super::written::{Time, Written, Year, read};
use crate::platform::office::Cell;
use crate::platform::values::time::Date;

/// Day 0 of spreadsheets, 1899-12-30, in days since 1970.
const DAY_ZERO: i32 = -25_569;
/// 1900-03-01. Programs disagree about the days before it, because 1900 had no 29 February.
const FIRST_SERIAL: f64 = 61.0;
/// 9999-12-31.
const LAST_SERIAL: f64 = 2_958_465.0;
/// Programs that work out the time zone leave up to half a minute beside midnight.
const MINUTE: f64 = 1.0 / 1440.0;
/// Serial numbers of days that rows have: from 1927 to 2064.
const USUAL_SERIALS: std::ops::RangeInclusive<i32> = 10_000..=60_000;
/// A number of four digits that is a year.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// The day of a date cell, or the year of a number where a year is enough.
pub(super) fn of_cell(
    cell: &Cell,
    partial: bool,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<String, Fault> {
    match cell {
        Cell::Instant(instant) => {
            let day = day_near(*instant).ok_or(if instant.fract() == 0.0 {
                Fault::NoSuchDay
            } else {
                Fault::HoldsTime
            })?;
            of_date_cell(day, *instant, column, remarks).map(|day| day.to_string())
        }
        Cell::Number(number) => match whole_i32(*number) {
            Some(number) => whole_days(number, partial),
            None => Err(Fault::NotADay),
        },
        _ => Err(Fault::WrongType),
    }
}

/// The day that begins within a minute of this count of days, from March 1900 on.
pub fn day_near(instant: f64) -> Option<Date> {
    let whole = instant.round();
    let is_day = (FIRST_SERIAL..=LAST_SERIAL).contains(&whole) && (instant - whole).abs() <= MINUTE;
    is_day.then(|| whole_i32(whole).and_then(day_of)).flatten()
}

/// A year that was typed where days are formatted. Nobody who is in a row was born in 1905.
fn year_in(instant: f64) -> Option<i16> {
    let year = whole_i32(instant).and_then(|whole| i16::try_from(whole).ok());
    year.filter(|year| YEARS.contains(year))
}

/// The day of the month that a date cell shows, if it is a day at all.
pub(super) fn day_of_month(instant: f64) -> Option<i8> {
    let day = day_near(instant).filter(|_| year_in(instant).is_none());
    day.map(|day| day.civil().day())
}

fn day_of(serial: i32) -> Option<Date> {
    Date::from_days_since_1970(serial + DAY_ZERO).ok()
}

fn of_date_cell(
    day: Date,
    instant: f64,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<Date, Fault> {
    if let Some(year) = year_in(instant) {
        return Err(Fault::YearAsDay { year, day });
    }
    let civil = day.civil();
    if civil.day() > 12 || civil.day() == civil.month() {
        return Ok(day);
    }
    match column.turned_round() {
        None => Err(Fault::Asks(Question::DatesTurnedRound)),
        Some(false) => Ok(day),
        Some(true) => {
            let turned = civil::Date::new(civil.year(), civil.day(), civil.month());
            let turned = turned.map_err(|_| Fault::NoSuchDay)?;
            remarks.push(Remark::TurnedBack { shown: day });
            Ok(turned.into())
        }
    }
}

/// A number without any mark: a year, or a day as spreadsheets count them.
fn whole_days(number: i32, partial: bool) -> Result<String, Fault> {
    match i16::try_from(number) {
        Ok(year) if YEARS.contains(&year) && partial => return Ok(year.to_string()),
        Ok(year) if YEARS.contains(&year) => return Err(Fault::YearAlone { year }),
        _ => {}
    }
    match day_of(number).filter(|_| USUAL_SERIALS.contains(&number)) {
        Some(day) => Err(Fault::SerialNumber {
            serial: number,
            day,
        }),
        None => Err(Fault::NotADay),
    }
}

pub(super) fn of_text(
    text: &str,
    partial: bool,
    era: Era,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<String, Fault> {
    let (written, time) = read(text);
    if time == Time::OtherZone {
        return Err(Fault::OtherZone);
    }
    let (first, second, year) = match written.ok_or_else(|| or_slip(text, Fault::NotADay))? {
        Written::Year(year) => return whole_days(year.into(), partial),
        Written::Serial(serial) => return whole_days(serial, partial),
        Written::Month {
            month: 0 | 13.., ..
        } => return Err(Fault::NoSuchDay),
        Written::Month { month, year } if partial => return Ok(format!("{year:04}-{month:02}")),
        Written::Month { month, year } => return Err(Fault::MonthAlone { month, year }),
        Written::Day { day, month, year } => {
            return full(day, month, year, era, column, remarks, time);
        }
        Written::Triple {
            first,
            second,
            year,
        } => (first, second, year),
    };
    match column.order() {
        _ if first == second => full(first, second, year, era, column, remarks, time),
        None => Err(Fault::Asks(Question::MonthFirst)),
        Some(DayOrder::DayFirst) => full(first, second, year, era, column, remarks, time),
        Some(DayOrder::MonthFirst) => {
            let day = full(second, first, year, era, column, remarks, time)?;
            remarks.push(Remark::MonthFirst);
            Ok(day)
        }
    }
}

fn full(
    day: u8,
    month: u8,
    year: Year,
    era: Era,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
    time: Time,
) -> Result<String, Fault> {
    let on = |year: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        civil::Date::new(year, month, day).ok().map(Date::from)
    };
    let found = if year.digits == 4 {
        on(year.number).ok_or(Fault::NoSuchDay)?
    } else {
        let taken = century(year.number, era, column.today(), on).ok_or(Fault::NoSuchDay)?;
        remarks.push(Remark::CenturyTaken {
            written: year.number,
            year: taken.year(),
        });
        taken
    };
    if time == Time::OfDay {
        remarks.push(Remark::TimeDropped);
    }
    Ok(found.to_string())
}

/// The day in the century that the rule of the era gives.
fn century(two: i16, era: Era, today: Date, on: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let this = today.year();
    let base = this - this.rem_euclid(100) + two;
    match era {
        // A day of this year that is yet to come is taken a century before.
        Era::Past if base < this => on(base),
        Era::Past if base == this => on(base)
            .filter(|day| *day <= today)
            .or_else(|| on(base - 100)),
        Era::Past => on(base - 100),
        Era::Near if base > this + 49 => on(base - 100),
        Era::Near if base < this - 50 => on(base + 100),
        Era::Near => on(base),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "it is whole and within the bounds of the type"
)]
fn whole_i32(number: f64) -> Option<i32> {
    let fits = number.fract() == 0.0 && number.abs() < f64::from(i32::MAX);
    fits.then_some(number as i32)
}
