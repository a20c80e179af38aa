use super::*;

fn groups() -> Codes {
    Codes::new([
        ("01", vec!["Kinh", "Việt"]),
        ("02", vec!["Tày", "Tay"]),
        ("03", vec!["Thái", "Thai"]),
        ("04", vec!["Mường"]),
        ("05", vec!["Mương"]),
        ("06", vec!["H'Mông", "Mông", "Hmong"]),
        ("07", vec!["Hòa"]),
    ])
}

#[test]
fn codes_are_found_by_code_and_label() {
    assert_texts(
        Kind::Code(&groups()),
        &column(&[]),
        &[
            ("01", "01"),
            ("Kinh", "01"),
            ("KINH", "01"),
            (" kinh ", "01"),
            ("Thái", "03"),
            ("Tha\u{301}i", "03"),
            ("Thai", "03"),
            ("Tày", "02"),
            ("TÀY", "02"),
            ("Việt", "01"),
            ("Viet", "01 ~LabelWithoutAccents"),
            ("Mường", "04"),
            ("Mương", "05"),
            ("Muong", "!CodeAmbiguous { codes: ['04', '05'] }"),
            ("H’Mông", "06"),
            ("h mông", "06 ~LabelWithoutAccents"),
            ("H'Mong", "06"),
            ("HOÀ", "07"),
            ("01 - Kinh", "01"),
            ("01. Kinh", "01"),
            ("01-Kinh", "01"),
            ("01 Kinh", "01"),
            ("Kinh (01)", "01"),
            ("04 - Muong", "04"),
            ("01 - Viet", "01 ~LabelWithoutAccents"),
            ("01 - Tày", "!CodeDisagrees { code: '01', label_of: '02' }"),
            ("01 - Dao", "!CodeUnknown"),
            ("1", "01 ~CodeZerosRestored"),
            ("1 - Kinh", "01 ~CodeZerosRestored"),
            ("99", "!CodeUnknown"),
            ("Dao", "!CodeUnknown"),
            ("-", "!CodeUnknown"),
        ],
    );
    assert_cells(
        Kind::Code(&groups()),
        &column(&[]),
        &[
            (Cell::Number(1.0), "01 ~CodeZerosRestored"),
            (Cell::Number(1.5), "!NotText"),
            (Cell::Number(99.0), "!CodeUnknown"),
            (Cell::Instant(46_093.0), "!DayInstead { day: 2026-03-12 }"),
            (Cell::Bool(true), "!WrongType"),
        ],
    );
}

#[test]
fn sex_has_many_names() {
    let sexes = Codes::new([
        ("MALE", ["Nam", "M", "Male"]),
        ("FEMALE", ["Nữ", "F", "Female"]),
    ]);
    assert_texts(
        Kind::Code(&sexes),
        &column(&[]),
        &[
            ("MALE", "MALE"),
            ("female", "FEMALE"),
            ("Nam", "MALE"),
            ("nữ", "FEMALE"),
            ("Nư\u{303}", "FEMALE"),
            ("Nu", "FEMALE ~LabelWithoutAccents"),
            ("M", "MALE"),
            ("f", "FEMALE"),
            ("M/F", "!CodeUnknown"),
            ("Nam/Nữ", "!CodeUnknown"),
        ],
    );
}

#[test]
fn codes_that_differ_in_case_alone_are_told_apart_by_it() {
    let codes = Codes::new([
        ("a", ["một"]),
        ("A", ["hai"]),
        ("001", ["ba"]),
        ("01", ["bốn"]),
    ]);
    assert_texts(
        Kind::Code(&codes),
        &column(&[]),
        &[
            ("a", "a"),
            ("A", "A"),
            ("hai", "A"),
            ("1", "!CodeAmbiguous { codes: ['001', '01'] }"),
        ],
    );
    let none = Codes::new(Vec::<(&str, Vec<&str>)>::new());
    assert_texts(Kind::Code(&none), &column(&[]), &[("x", "!CodeUnknown")]);
}
