use super::*;

#[test]
fn whole_numbers_are_read_as_they_are_written() {
    assert_texts(
        Kind::Integer,
        &column(&[]),
        &[
            ("30", "30"),
            ("-30", "-30"),
            ("+30", "30"),
            ("007", "7"),
            ("120.0", "120"),
            ("120,00", "120"),
            ("1e2", "100 ~Exponent"),
            ("1.5e3", "1500 ~Exponent"),
            ("100e-2", "1 ~Exponent"),
            ("1e-2", "!NotWhole"),
            ("120.5", "!NotWhole"),
            ("7,5", "!NotWhole"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1 234 567", "1234567"),
            ("1\u{A0}234\u{A0}567", "1234567"),
            ("1 234", "1234"),
            ("1.234.567,00", "1234567"),
            ("1,234,567.00", "1234567"),
            ("1.234", "1234 ~ThousandsMark"),
            ("-1.234", "-1234 ~ThousandsMark"),
            ("1.500.000 đ", "1500000 ~CurrencyDropped"),
            ("1.500.000 đo\u{302}\u{300}ng", "1500000 ~CurrencyDropped"),
            ("1.500.000 VNĐ", "1500000 ~CurrencyDropped"),
            ("500.000đ", "500000 ~ThousandsMark ~CurrencyDropped"),
            ("1,234", "1234 ~ThousandsMark"),
            (
                "120,000",
                "!AmbiguousNumber { thousands: '120000', decimal: '120.000' }",
            ),
            ("9223372036854775807", "9223372036854775807"),
            ("9223372036854775808", "!NumberTooLarge"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("1e30", "!NumberTooLarge"),
            ("1e999", "!NumberTooLarge"),
            ("0.000", "0"),
            ("12 34", "!Slip(Blanks)"),
            ("1.2345.678", "!NotANumber"),
            ("0.123.456", "!NotANumber"),
            ("1,234.567,8", "!NotANumber"),
            ("85%", "!Percent"),
            ("NaN", "!NotANumber"),
            ("inf", "!NotANumber"),
            ("-", "!NotANumber"),
            ("5.", "!NotANumber"),
            (".5", "!NotANumber"),
            ("30 triệu", "!NotANumber"),
            ("l20", "!Slip(Letters)"),
            ("12O", "!Slip(Letters)"),
            ("１２０", "!Slip(Digits)"),
            ("0x10", "!NotANumber"),
        ],
    );
    assert_cells(
        Kind::Integer,
        &column(&[]),
        &[
            (Cell::Number(30.0), "30"),
            (Cell::Number(-0.0), "0"),
            (Cell::Number(30.5), "!NotWhole"),
            (Cell::Number(1e16), "!NumberTooLarge"),
            (Cell::Instant(46_149.0), "!DayInstead { day: 2026-05-07 }"),
            (Cell::Bool(true), "!WrongType"),
        ],
    );
}

#[test]
fn decimals_have_a_comma_or_a_dot() {
    assert_texts(
        Kind::Number,
        &column(&[]),
        &[
            ("7,5", "7.5"),
            ("7.5", "7.5"),
            ("7", "7.0"),
            ("-7,25", "-7.25"),
            ("0,125", "0.125"),
            ("0.125", "0.125"),
            ("1234.567", "1234.567"),
            ("7,1234", "7.1234"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1 234,5", "1234.5"),
            ("1.234.567", "1234567.0"),
            ("1e2", "100.0 ~Exponent"),
            (
                "1.234",
                "!AmbiguousNumber { thousands: '1234', decimal: '1.234' }",
            ),
            (
                "1,234",
                "!AmbiguousNumber { thousands: '1234', decimal: '1.234' }",
            ),
            ("85%", "!Percent"),
            ("NaN", "!NotANumber"),
            ("Infinity", "!NotANumber"),
            ("1e400", "!NumberTooLarge"),
            ("7,5 điểm", "!NotANumber"),
            ("7, 5", "!Slip(Blanks)"),
            ("(7,5)", "!NotANumber"),
        ],
    );
    let cells = [
        (Cell::Number(7.25), "7.25"),
        (Cell::Instant(46_149.0), "!DayInstead { day: 2026-05-07 }"),
    ];
    assert_cells(Kind::Number, &column(&[]), &cells);
}

#[test]
fn the_column_decides_what_one_mark_with_three_digits_means() {
    let both = "!AmbiguousNumber { thousands: '1234', decimal: '1.234' }";
    for (proof, dotted, comma) in [
        ("7,5", "1234.0 ~ThousandsMark", "1.234 ~DecimalMark"),
        ("1.234.567", "1234.0 ~ThousandsMark", "1.234 ~DecimalMark"),
        ("1.234,5", "1234.0 ~ThousandsMark", "1.234 ~DecimalMark"),
        ("7.5", "1.234 ~DecimalMark", "1234.0 ~ThousandsMark"),
        ("1,234,567", "1.234 ~DecimalMark", "1234.0 ~ThousandsMark"),
        ("12", both, both),
        ("1.234", both, both),
    ] {
        let table = [("1.234", dotted), ("1,234", comma)];
        assert_texts(Kind::Number, &column(&[proof]), &table);
    }
    // Who writes both has no habit.
    let table = [("1.234", both), ("1,234", both)];
    assert_texts(Kind::Number, &column(&["7,5", "7.5"]), &table);
    assert_texts(Kind::Integer, &column(&["7,5", "7.5"]), &table);
    let table = [("120.000", "120 ~DecimalMark"), ("1.234", "!NotWhole")];
    assert_texts(Kind::Integer, &column(&["7.5"]), &table);
}

#[test]
fn flags_are_marks_and_words() {
    let column = column(&[]);
    for mark in [
        "x",
        "X",
        "✓",
        "✔",
        "có",
        "Có",
        "CO",
        "true",
        "TRUE",
        "1",
        "yes",
        "đúng",
        "Đu\u{301}ng",
    ] {
        assert_eq!(said(&text(mark), Kind::Bool, &column), "true", "{mark}");
    }
    for mark in ["không", "KHÔNG", "khong", "false", "0", "no", "sai"] {
        assert_eq!(said(&text(mark), Kind::Bool, &column), "false", "{mark}");
    }
    for mark in ["-", "?", "dừng", "cỏ", "x?", "2", "o", "có lẽ", "yes/no"] {
        assert_eq!(
            said(&text(mark), Kind::Bool, &column),
            "!NotAFlag",
            "{mark}"
        );
    }
    assert_cells(
        Kind::Bool,
        &column,
        &[
            (Cell::Bool(false), "false"),
            (Cell::Number(1.0), "true"),
            (Cell::Number(0.0), "false"),
            (Cell::Number(2.0), "!NotAFlag"),
            (Cell::Instant(46_149.0), "!WrongType"),
        ],
    );
}
