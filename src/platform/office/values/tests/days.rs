use super::*;

const DAY: Kind<'_> = Kind::Day(Era::Near);
const BIRTH: Kind<'_> = Kind::Day(Era::Past);
const PARTIAL: Kind<'_> = Kind::PartialDay(Era::Past);

#[test]
fn a_day_is_read_in_each_of_its_writings() {
    let column = column(&[]);
    assert_texts(
        DAY,
        &column,
        &[
            ("12/03/2026", "2026-03-12"),
            ("'16/12/1980", "1980-12-16"),
            ("1/7/1965", "1965-07-01"),
            ("12-3-2026", "2026-03-12"),
            ("12.3.2026", "2026-03-12"),
            ("31/12/2025", "2025-12-31"),
            ("29/02/2024", "2024-02-29"),
            ("2026-03-12", "2026-03-12"),
            ("2026-3-2", "2026-03-02"),
            ("2026/03/12", "2026-03-12"),
            ("ngày 12 tháng 3 năm 2026", "2026-03-12"),
            ("Ngày 12 tháng 03 năm 2026", "2026-03-12"),
            ("12 tháng 3 năm 2026", "2026-03-12"),
            ("12 tháng 3, 2026", "2026-03-12"),
            (
                "nga\u{300}y 12 tha\u{301}ng 3 na\u{306}m 2026",
                "2026-03-12",
            ),
            ("ngay 12 thang 3 nam 2026", "2026-03-12"),
            ("ngày 12/3/2026", "2026-03-12"),
            ("ngày 12\u{A0}tháng 3 năm 26", "2026-03-12 ~CenturyTaken"),
            ("12/03/26", "2026-03-12 ~CenturyTaken"),
            ("12-3-76", "1976-03-12 ~CenturyTaken"),
            ("12.3.75", "2075-03-12 ~CenturyTaken"),
            ("12/03/2026 08:30", "2026-03-12 ~TimeDropped"),
            ("12/03/2026  8:30:15 PM", "2026-03-12 ~TimeDropped"),
            ("12/03/2026 8:30 CH", "2026-03-12 ~TimeDropped"),
            ("08:30 12/03/2026", "2026-03-12 ~TimeDropped"),
            ("12/03/26 08:30", "2026-03-12 ~CenturyTaken ~TimeDropped"),
            ("12/03/2026 00:00", "2026-03-12"),
            ("12/03/2026 12:00:00 AM", "2026-03-12"),
            ("12/03/2026 12:00:00 PM", "2026-03-12 ~TimeDropped"),
            ("2026-03-12 00:00:00", "2026-03-12"),
            ("2026-03-12T00:00:00.000", "2026-03-12"),
            ("2026-03-12T08:30:00", "2026-03-12 ~TimeDropped"),
            ("2026-03-11T17:00:00.000Z", "!OtherZone"),
            ("2026-03-11T17:00:00+00:00", "!OtherZone"),
        ],
    );
}

#[test]
fn what_is_no_day_is_refused_with_its_reason() {
    let column = column(&[]);
    assert_texts(
        DAY,
        &column,
        &[
            ("31/02/2026", "!NoSuchDay"),
            ("29/02/2023", "!NoSuchDay"),
            ("03/25/2026", "!NoSuchDay"),
            ("00/03/2026", "!NoSuchDay"),
            ("2026-25-03", "!NoSuchDay"),
            ("ngày 3 tháng 13 năm 2026", "!NoSuchDay"),
            ("38054", "!SerialNumber { serial: 38054, day: 2004-03-08 }"),
            ("12032026", "!NotADay"),
            ("20260312", "!NotADay"),
            ("12/03-2026", "!NotADay"),
            ("12/03/026", "!NotADay"),
            ("12/03/0206", "!NotADay"),
            ("12/03/20266", "!NotADay"),
            ("12/03/2026/1", "!NotADay"),
            ("123/03/2026", "!NotADay"),
            ("khoảng 12/03/2026", "!NotADay"),
            ("ngày 12 tháng 3 năm 2026 ???", "!NotADay"),
            ("12/03/2026 25:00", "!NotADay"),
            ("không rõ", "!NotADay"),
            ("1965", "!YearAlone { year: 1965 }"),
            ("0312", "!NotADay"),
            ("2512", "!NotADay"),
            ("07/1965", "!MonthAlone { month: 7, year: 1965 }"),
            ("12 /03/2026", "!Slip(Blanks)"),
            ("12 3 2026", "!Slip(Blanks)"),
            ("１２/03/2026", "!Slip(Digits)"),
            ("l2/03/2026", "!Slip(Letters)"),
            ("12/O3/2026", "!Slip(Letters)"),
            ("12/03/2o26", "!Slip(Letters)"),
        ],
    );
    assert_cells(
        DAY,
        &column,
        &[
            (
                Cell::Number(38_054.0),
                "!SerialNumber { serial: 38054, day: 2004-03-08 }",
            ),
            (Cell::Number(38_054.5), "!NotADay"),
            (Cell::Number(12_032_026.0), "!NotADay"),
            (Cell::Number(1965.0), "!YearAlone { year: 1965 }"),
            (Cell::Bool(true), "!WrongType"),
        ],
    );
}

#[test]
fn a_date_cell_is_the_day_at_whose_midnight_it_stands() {
    let column = column(&[]);
    assert_cells(
        BIRTH,
        &column,
        &[
            (Cell::Instant(38_054.0), "2004-03-08"),
            (Cell::Instant(38_054.000_347_22), "2004-03-08"),
            (Cell::Instant(38_053.999_7), "2004-03-08"),
            (Cell::Instant(38_054.354), "!HoldsTime"),
            (Cell::Instant(38_054.999), "!HoldsTime"),
            (Cell::Instant(0.354), "!HoldsTime"),
            (Cell::Instant(5.0), "!NoSuchDay"),
            (Cell::Instant(60.0), "!NoSuchDay"),
            (Cell::Instant(61.0), "1900-03-01"),
            (Cell::Instant(2_958_465.0), "9999-12-31"),
            (Cell::Instant(2_958_466.0), "!NoSuchDay"),
            (Cell::Instant(-5.0), "!NoSuchDay"),
            (
                Cell::Instant(1965.0),
                "!YearAsDay { year: 1965, day: 1905-05-18 }",
            ),
        ],
    );
}

#[test]
fn a_year_or_a_month_is_enough_where_that_is_allowed() {
    let column = column(&[]);
    assert_texts(
        PARTIAL,
        &column,
        &[
            ("1965", "1965"),
            ("năm 1965", "1965"),
            ("07/1965", "1965-07"),
            ("7/1965", "1965-07"),
            ("7-1965", "1965-07"),
            ("07.1965", "1965-07"),
            ("1965-07", "1965-07"),
            ("tháng 7/1965", "1965-07"),
            ("tháng 7 năm 1965", "1965-07"),
            ("Tháng 07-1965", "1965-07"),
            ("1/7/1965", "1965-07-01"),
            ("1965-07-01", "1965-07-01"),
            ("13/1965", "!NoSuchDay"),
            ("tháng 0/1965", "!NoSuchDay"),
            ("07/65", "!NotADay"),
            ("65", "!NotADay"),
            ("1065", "!NotADay"),
            ("38054", "!SerialNumber { serial: 38054, day: 2004-03-08 }"),
            ("1965?", "!NotADay"),
            ("l965", "!Slip(Letters)"),
            ("1 965", "!Slip(Blanks)"),
        ],
    );
    assert_cells(
        PARTIAL,
        &column,
        &[
            (Cell::Number(1965.0), "1965"),
            (Cell::Number(7.1965), "!NotADay"),
            (
                Cell::Number(23_800.0),
                "!SerialNumber { serial: 23800, day: 1965-02-27 }",
            ),
            (Cell::Instant(23_800.0), "1965-02-27"),
        ],
    );
}

#[test]
fn births_are_in_the_past_and_other_days_in_the_nearest_century() {
    let column = column(&[]);
    for (written, birth, other) in [
        ("01/12/26", "2026-12-01", "2026-12-01"),
        ("02/12/26", "1926-12-02", "2026-12-02"),
        ("01/01/27", "1927-01-01", "2027-01-01"),
        ("01/01/00", "2000-01-01", "2000-01-01"),
        ("01/01/75", "1975-01-01", "2075-01-01"),
        ("01/01/76", "1976-01-01", "1976-01-01"),
        ("29/02/00", "2000-02-29", "2000-02-29"),
    ] {
        let remarked = |day: &str| format!("{day} ~CenturyTaken");
        assert_eq!(said(&text(written), BIRTH, &column), remarked(birth));
        assert_eq!(said(&text(written), DAY, &column), remarked(other));
    }
    let early = ColumnFacts::new(Date::constant(2099, 6, 1));
    assert_eq!(
        said(&text("01/01/05"), DAY, &early),
        "2105-01-01 ~CenturyTaken"
    );
}

#[test]
fn a_column_with_months_first_is_asked_about() {
    let mut column = column(&["03/05/2026", "03/25/2026", "4/4/2026", "12/31/2026"]);
    assert_eq!(column.questions(), [Question::MonthFirst]);
    assert_eq!((column.month_first.count, column.month_first.row), (2, 3));
    let asked = "!Asks(MonthFirst)";
    assert_texts(
        DAY,
        &column,
        &[
            ("03/05/2026", asked),
            ("03/25/2026", asked),
            ("04/04/2026", "2026-04-04"),
            ("2026-05-03", "2026-05-03"),
            ("ngày 3 tháng 5 năm 2026", "2026-05-03"),
        ],
    );
    column.answer_order(DayOrder::MonthFirst);
    assert_eq!(column.questions(), []);
    assert_texts(
        DAY,
        &column,
        &[
            ("03/05/2026", "2026-03-05 ~MonthFirst"),
            ("03/25/26", "2026-03-25 ~CenturyTaken ~MonthFirst"),
            ("25/03/2026", "!NoSuchDay"),
        ],
    );
    column.answer_order(DayOrder::DayFirst);
    assert_texts(
        DAY,
        &column,
        &[("03/05/2026", "2026-05-03"), ("03/25/2026", "!NoSuchDay")],
    );
}

#[test]
fn one_slip_among_many_days_is_no_order() {
    let mut texts = vec!["25/03/2026"; 20];
    texts.push("03/25/2026");
    assert_eq!(column(&texts).questions(), []);
    assert_eq!(
        said(&text("03/25/2026"), DAY, &column(&texts)),
        "!NoSuchDay"
    );
    texts.push("ngày 03/25/2026");
    assert_eq!(column(&texts).questions(), [Question::MonthFirst]);
}

#[test]
fn dates_that_another_country_has_turned_round_are_asked_about() {
    // 12 March, which was typed as 03/12; and 5 May, which is the same either way.
    let (turned, same) = (Cell::Instant(46_093.0), Cell::Instant(46_147.0));
    let mut column = facts(&[turned.clone(), same.clone(), text("25/12/2026")]);
    assert_eq!(column.questions(), [Question::DatesTurnedRound]);
    assert_cells(
        DAY,
        &column,
        &[
            (turned.clone(), "!Asks(DatesTurnedRound)"),
            (same.clone(), "2026-05-05"),
            (text("25/12/2026"), "2026-12-25"),
            (text("03/12/2026"), "2026-12-03"),
        ],
    );
    column.answer_turned_round(true);
    assert_eq!(column.questions(), []);
    assert_eq!(said(&turned, DAY, &column), "2026-12-03 ~TurnedBack");
    column.answer_turned_round(false);
    assert_eq!(said(&turned, DAY, &column), "2026-03-12");
    // One date cell after the twelfth shows that the spreadsheet knew the order.
    let honest = [turned.clone(), Cell::Instant(46_106.0), text("25/12/2026")];
    assert_eq!(facts(&honest).questions(), []);
    // A year in a date cell shows nothing.
    let year = [turned.clone(), Cell::Instant(1965.0), text("25/12/2026")];
    assert_eq!(facts(&year).questions(), [Question::DatesTurnedRound]);
    assert_eq!(facts(&[turned, text("05/12/2026")]).questions(), []);
}
