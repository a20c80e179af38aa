//! Days and numbers at random in every writing: each is read as what was meant, or something is said.

use jiff::civil;

use super::*;

/// A small generator of numbers, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn day(&mut self) -> civil::Date {
        let days = i32::try_from(self.below(36_000)).expect("small");
        let day = Date::from_days_since_1970(days - 14_000).expect("a day");
        day.civil()
    }
}

fn day_first(day: civil::Date) -> Vec<String> {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let short = y % 100;
    vec![
        format!("{d:02}/{m:02}/{y}"),
        format!("{d}/{m}/{y}"),
        format!("{d}-{m}-{y}"),
        format!("{d:02}.{m:02}.{y}"),
        format!("{d:02}/{m:02}/{short:02}"),
        format!("{d}-{m}-{short:02}"),
        format!("{d}.{m}.{short:02}"),
        format!("{d:02}/{m:02}/{y} 08:30"),
        format!("08:30 {d:02}/{m:02}/{y}"),
        format!("{d:02}/{m:02}/{y} 00:00:00"),
        format!("ngày {d}/{m}/{y}"),
    ]
}

/// Which nobody can read otherwise.
fn certain(day: civil::Date) -> Vec<String> {
    let (d, m, y) = (day.day(), day.month(), day.year());
    vec![
        format!("{y}-{m:02}-{d:02}"),
        format!("{y}/{m}/{d}"),
        format!("{y}-{m:02}-{d:02}T00:00:00"),
        format!("{y}-{m:02}-{d:02} 17:45:00"),
        format!("ngày {d} tháng {m} năm {y}"),
        format!("Ngày {d:02} tháng {m:02} năm {y}"),
        format!("{d} tháng {m} năm {y}"),
        format!("ngay {d} thang {m} nam {y}"),
    ]
}

fn serial(day: civil::Date) -> Cell {
    let zero = civil::date(1899, 12, 30);
    Cell::Instant(f64::from(zero.until(day).expect("a span").get_days()))
}

/// What a cell is read as: the day itself, another one with a remark, or a fault.
#[derive(Debug, PartialEq)]
enum Read {
    Same,
    Remarked,
    Other(String),
    Fault(Fault),
}

fn read(cell: &Cell, era: Era, meant: civil::Date, column: &ColumnFacts) -> Read {
    let mut remarks = Vec::new();
    match value(cell, Kind::PartialDay(era), column, &mut remarks) {
        Err(fault) => Read::Fault(fault),
        Ok(found) if found == Some(meant.to_string().into()) => Read::Same,
        Ok(_) if !remarks.is_empty() => Read::Remarked,
        Ok(found) => Read::Other(format!("{found:?}")),
    }
}

#[test]
fn every_writing_of_a_day_is_that_day() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let column = ColumnFacts::new(TODAY);
    for _ in 0..800 {
        let day = random.day();
        for era in [Era::Past, Era::Near] {
            for written in day_first(day).into_iter().chain(certain(day)) {
                let found = read(&text(&written), era, day, &column);
                // A year of two digits may be another century's, which the remark says.
                let fits = found == Read::Same || (found == Read::Remarked && short_year(&written));
                assert!(fits, "{written} of {day}: {found:?}");
            }
            assert_eq!(read(&serial(day), era, day, &column), Read::Same);
        }
    }
}

fn short_year(written: &str) -> bool {
    written
        .rsplit(['/', '-', '.'])
        .next()
        .is_some_and(|year| year.len() == 2)
}

#[test]
fn a_column_of_another_country_is_never_read_in_silence() {
    let mut random = Random(0x0DDB_1A5E_5BAD_5EED);
    for _ in 0..300 {
        let days: Vec<civil::Date> = (0..=random.below(30)).map(|_| random.day()).collect();
        let american = |day: &civil::Date| {
            text(&format!(
                "{:02}/{:02}/{}",
                day.month(),
                day.day(),
                day.year()
            ))
        };
        let cells: Vec<Cell> = days.iter().map(american).collect();
        let mut column = facts(&cells);
        // Without a day above 12 nothing can show the order; then the Vietnamese one holds.
        if days.iter().all(|day| day.day() <= 12) {
            continue;
        }
        for (day, cell) in days.iter().zip(&cells) {
            let found = read(cell, Era::Past, *day, &column);
            let fits = matches!(found, Read::Fault(Fault::Asks(Question::MonthFirst)));
            assert!(fits || (found == Read::Same && day.day() == day.month()));
            for written in certain(*day) {
                assert_eq!(read(&text(&written), Era::Past, *day, &column), Read::Same);
            }
        }
        column.answer_order(DayOrder::MonthFirst);
        for (day, cell) in days.iter().zip(&cells) {
            assert_eq!(read(cell, Era::Past, *day, &column), Read::Same);
        }
    }
}

#[test]
fn a_column_that_was_turned_round_is_never_read_in_silence() {
    let mut random = Random(0x1234_5678_9ABC_DEF1);
    for _ in 0..300 {
        let days: Vec<civil::Date> = (0..=random.below(30)).map(|_| random.day()).collect();
        // A spreadsheet that reads months first makes a date of what it can and leaves the rest.
        let turned = |day: &civil::Date| match civil::Date::new(day.year(), day.day(), day.month())
        {
            Ok(other) => serial(other),
            Err(_) => text(&format!(
                "{:02}/{:02}/{}",
                day.day(),
                day.month(),
                day.year()
            )),
        };
        let cells: Vec<Cell> = days.iter().map(turned).collect();
        let mut column = facts(&cells);
        if days.iter().all(|day| day.day() <= 12) {
            continue;
        }
        for (day, cell) in days.iter().zip(&cells) {
            let found = read(cell, Era::Past, *day, &column);
            let asks = matches!(found, Read::Fault(Fault::Asks(Question::DatesTurnedRound)));
            assert!(asks || found == Read::Same, "{cell:?} of {day}: {found:?}");
        }
        if column.questions() == [Question::DatesTurnedRound] {
            column.answer_turned_round(true);
        }
        for (day, cell) in days.iter().zip(&cells) {
            assert_eq!(read(cell, Era::Past, *day, &column), Read::Same, "{cell:?}");
        }
    }
}

/// Digits in groups of three.
fn grouped(whole: u64, mark: char) -> String {
    let digits = whole.to_string();
    let mut said = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push(mark);
        }
        said.push(digit);
    }
    said
}

#[test]
fn a_number_is_never_read_as_another_one_in_silence() {
    let mut random = Random(0xC0FF_EE00_1234_5678);
    let columns = [
        column(&[]),
        column(&["7,5"]),
        column(&["7.5"]),
        column(&["7,5", "7.5"]),
    ];
    for _ in 0..3000 {
        let size = random.below(9);
        let whole = random.below(10_u64.pow(u32::try_from(size).expect("small") + 1));
        let places = usize::try_from(random.below(5)).expect("small");
        let decimals: String = (0..places).map(|_| random.below(10).to_string()).collect();
        let meant: f64 = format!("{whole}.{decimals}0").parse().expect("a number");
        let behind = |mark: &str| {
            if places == 0 {
                String::new()
            } else {
                format!("{mark}{decimals}")
            }
        };
        for written in [
            format!("{whole}{}", behind(",")),
            format!("{whole}{}", behind(".")),
            format!("{}{}", grouped(whole, '.'), behind(",")),
            format!("{}{}", grouped(whole, ','), behind(".")),
            format!("{}{}", grouped(whole, ' '), behind(",")),
        ] {
            for column in &columns {
                for kind in [Kind::Number, Kind::Integer] {
                    let mut remarks = Vec::new();
                    let found = value(&text(&written), kind, column, &mut remarks);
                    let same = |value: &Value| {
                        value
                            .as_f64()
                            .is_some_and(|found| (found - meant).abs() < 1e-9)
                    };
                    let fits = match &found {
                        Ok(Some(value)) => same(value) || !remarks.is_empty(),
                        Ok(None) => false,
                        Err(fault) => {
                            matches!(fault, Fault::NotWhole | Fault::AmbiguousNumber { .. })
                        }
                    };
                    assert!(fits, "{written} as {kind:?}: {found:?}, meant {meant}");
                }
            }
        }
    }
}

#[test]
fn scribbles_make_nothing_panic() {
    let mut random = Random(0xFACE_FEED_0BAD_CAFE);
    let signs: Vec<char> = "0123456789012345678901/-.,: TZeE+%()đOlngàythangm\u{A0}９\u{301};#"
        .chars()
        .collect();
    let codes = Codes::new([("01", ["Kinh"]), ("1", ["1/1"]), ("đ", ["(1)"])]);
    for _ in 0..600 {
        let cells: Vec<Cell> = (0..4)
            .map(|_| {
                let length = random.below(16);
                let mut sign =
                    || signs[usize::try_from(random.below(signs.len() as u64)).expect("small")];
                text(&(0..length).map(|_| sign()).collect::<String>())
            })
            .collect();
        let column = facts(&cells);
        for kind in every_kind(&codes) {
            for cell in &cells {
                said(cell, kind, &column);
            }
        }
    }
}
