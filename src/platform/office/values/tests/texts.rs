use super::*;

#[test]
fn a_number_is_a_text_where_no_zeros_can_be_lost() {
    let column = column(&[]);
    assert_cells(
        Kind::Text(Writing::Plain),
        &column,
        &[
            (text("Lò Thị Mai"), "Lò Thị Mai"),
            (text(" Lò "), "Lò"),
            (text("'=A1 là bản"), "'=A1 là bản"),
            (text("'-B"), "'-B"),
            (text("Bản A;' -Tổ 2"), "Bản A;' -Tổ 2"),
            (text("'Y Nhơn"), "'Y Nhơn"),
            (text("=\"05/2004\""), "05/2004"),
            (text("=\"Mai\""), "=\\Mai\\"),
            (text("1.43E+10"), "1.43E+10"),
            (Cell::Number(12.0), "12"),
            (Cell::Number(-5.0), "-5"),
            (Cell::Number(12.5), "!NotText"),
            (Cell::Number(1e15), "!DigitsLost"),
            (Cell::Instant(46_093.0), "!DayInstead { day: 2026-03-12 }"),
            (Cell::Instant(0.5), "!HoldsTime"),
            (Cell::Bool(true), "!WrongType"),
        ],
    );
    assert_cells(
        Kind::Text(Writing::LeadingZeros),
        &column,
        &[
            (text("00123"), "00123"),
            (text("SC-01"), "SC-01"),
            (text("1,43E+10"), "!DigitsLost"),
            (Cell::Number(123.0), "!NotText"),
        ],
    );
    assert_cells(
        Kind::Texts,
        &column,
        &[
            (text("A; B;"), "[A,B]"),
            (text("A\r\nB\nC"), "[A,B,C]"),
            (text("A, B"), "[A, B]"),
            (text(" ; "), "nothing"),
            (text("A; #N/A"), "!CellError('#N/A')"),
            (Cell::Number(12.0), "[12]"),
        ],
    );
}

#[test]
fn citizen_ids_keep_their_zeros_or_say_that_they_are_gone() {
    assert_cells(
        Kind::Text(Writing::CitizenId),
        &column(&[]),
        &[
            (text("014304001234"), "014304001234"),
            (text("'014304001234"), "014304001234"),
            (text("=\"014304001234\""), "014304001234"),
            (text("'14304001234"), "!ZerosLost { missing: 1 }"),
            (text("14304001234"), "!ZerosLost { missing: 1 }"),
            (text("1304001234"), "!ZerosLost { missing: 2 }"),
            (text("01430400123"), "!NotText"),
            (text("1.43E+10"), "!DigitsLost"),
            (text("014 304 001 234"), "!Slip(Blanks)"),
            (text("O14304001234"), "!Slip(Letters)"),
            (text("０14304001234"), "!Slip(Digits)"),
            (text("B1234567"), "B1234567"),
            (text("123456789"), "123456789"),
            (Cell::Number(14_304_001_234.0), "!ZerosLost { missing: 1 }"),
            (Cell::Number(1_304_001_234.0), "!ZerosLost { missing: 2 }"),
            (Cell::Number(304_001_234_567.0), "304001234567"),
            (Cell::Number(12_345_678.0), "!NotText"),
            (Cell::Number(-14_304_001_234.0), "!NotText"),
            (Cell::Number(14_304_001_234.5), "!NotText"),
        ],
    );
}

fn is_province(digits: &str) -> bool {
    ["001", "014", "079"].contains(&digits)
}

#[test]
fn zeros_are_put_back_only_where_the_row_proves_them() {
    use Sex::{Female, Male};
    for (digits, sex, year, expected) in [
        ("14304001234", Female, 2004, Some("014304001234")),
        ("14204001234", Male, 2004, Some("014204001234")),
        ("14199001234", Female, 1999, Some("014199001234")),
        ("1099001234", Male, 1999, Some("001099001234")),
        ("14304001234", Male, 2004, None),
        ("14304001234", Female, 2005, None),
        ("14304001234", Female, 1904, None),
        ("13304001234", Female, 2004, None),
        ("014304001234", Female, 2004, None),
        ("01430400123", Female, 2004, None),
        ("304001234", Female, 2004, None),
        ("1430400123x", Female, 2004, None),
        ("1430400123４", Female, 2004, None),
        ("", Female, 2004, None),
    ] {
        let found = restore_citizen_id(digits, sex, year, &is_province);
        assert_eq!(found.as_deref(), expected, "{digits} {sex:?} {year}");
    }
}

#[test]
fn a_citizen_id_of_a_row_is_restored_with_a_remark() {
    let column = column(&[]);
    for cell in [
        text("14304001234"),
        text("'14304001234"),
        Cell::Number(14_304_001_234.0),
    ] {
        let mut remarks = Vec::new();
        let mut read = |person| citizen_id(&cell, person, &is_province, &column, &mut remarks);
        assert_eq!(read(None), Err(Fault::ZerosLost { missing: 1 }));
        assert_eq!(
            read(Some((Sex::Male, 2004))),
            Err(Fault::ZerosLost { missing: 1 })
        );
        assert_eq!(
            read(Some((Sex::Female, 2004))),
            Ok(Some("014304001234".into()))
        );
        assert_eq!(remarks, [Remark::CitizenIdRestored { zeros: 1 }]);
    }
}

#[test]
fn telephone_numbers_are_taken_in_any_writing() {
    let one = "!SeveralPhones { count: 2 }";
    assert_texts(
        Kind::Text(Writing::Phone),
        &column(&[]),
        &[
            ("0912345678", "0912345678"),
            ("0912.345.678", "0912.345.678"),
            ("+84 912 345 678", "+84 912 345 678"),
            ("0084912345678", "0084912345678"),
            ("84912345678", "84912345678"),
            ("(0212) 3.852.001", "(0212) 3.852.001"),
            ("01681234567", "01681234567"),
            ("+856 20 5512 3456", "+856 20 5512 3456"),
            ("912345678", "0912345678 ~PhoneZeroRestored"),
            ("912 345 678", "0912345678 ~PhoneZeroRestored"),
            ("841234567", "0841234567 ~PhoneZeroRestored"),
            ("0912345678 / 0987654321", one),
            ("0912345678;0987654321", one),
            ("0912345678-0987654321", one),
            ("0912345678 - 0987 654 321", one),
            ("0912345678 0987654321", one),
            ("0912345678\n0987654321", one),
            ("0912345678/0912.345.678", "0912345678 ~PhoneRepeated"),
            (
                "912345678 - 0912345678",
                "0912345678 ~PhoneRepeated ~PhoneZeroRestored",
            ),
            ("0912345678; +84912345678", "0912345678 ~PhoneRepeated"),
            ("612345678", "!Phone(Prefix)"),
            ("2123852001", "!Phone(Prefix)"),
            ("0912345678/79", "!Phone(Characters)"),
            ("091234567", "!Phone(Vietnamese)"),
            ("0912 345", "!Phone(Vietnamese)"),
            ("O912345678", "!Slip(Letters)"),
            ("９12345678", "!Slip(Digits)"),
            ("9.12E+08", "!DigitsLost"),
            ("không có", "!Phone(Characters)"),
        ],
    );
    assert_cells(
        Kind::Text(Writing::Phone),
        &column(&[]),
        &[
            (Cell::Number(912_345_678.0), "0912345678 ~PhoneZeroRestored"),
            (Cell::Number(84_912_345_678.0), "84912345678"),
            (Cell::Number(-912_345_678.0), "!NotText"),
            (Cell::Number(612_345_678.0), "!Phone(Prefix)"),
            (Cell::Number(9_123_456.0), "!Phone(Prefix)"),
        ],
    );
}
