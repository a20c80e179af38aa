//! What columns are, and what is refused.

use super::*;

pub(super) fn roles(text: &str, hidden: &[usize], mapping: &[(String, Target)]) -> Vec<String> {
    let (mut layout, rows) = sheet(text);
    layout.hidden_columns = hidden.to_vec();
    match find(&layout, &rows, &trainees(), mapping) {
        Err(faults) => faults.iter().map(|fault| format!("{fault:?}")).collect(),
        Ok(form) => form
            .columns
            .iter()
            .map(|column| match &column.role {
                Role::Member { name } => name.clone(),
                Role::Part { member, part } => format!("{member}.{part:?}"),
                Role::LeftOut { why } => format!("-{why:?}"),
            })
            .collect(),
    }
}

#[test]
fn what_is_no_member_is_left_out_and_named() {
    let text = "
STT;Họ và tên;Ngày sinh;;Sở thích;;Ký nhận;Ghi chú
1;Lò Thị Mai;17/05/2004;;hát;?;;
";
    let expected = [
        "-RunningNumber",
        "fullName",
        "birthDate",
        "-Blank",
        "-Unknown",
        "-NoHeading",
        "-Signature",
        "-Remark",
    ];
    assert_eq!(roles(text, &[], &[]), expected);
    let expected = [
        "-RunningNumber",
        "fullName",
        "-Hidden",
        "-Blank",
        "-Unknown",
        "-NoHeading",
        "-Signature",
        "-Remark",
    ];
    assert_eq!(roles(text, &[2], &[]), expected);
}

#[test]
fn what_is_of_somebody_else_is_no_value_of_the_row() {
    for (text, expected) in [
        (
            "STT;Họ và tên;Ngày sinh;Doanh nghiệp tuyển dụng;<\n^;^;^;Tên;Điện thoại\n1;Lò Thị Mai;1985;A;0912345678",
            &[
                "-RunningNumber",
                "fullName",
                "birthDate",
                "-Unknown",
                "-Unknown",
            ][..],
        ),
        (
            "STT;Họ và tên;Ngày sinh;Họ tên (cha);Điện thoại (phụ huynh)\n1;Lò Thị Mai;1985;A;0912345678",
            &[
                "-RunningNumber",
                "fullName",
                "birthDate",
                "-Unknown",
                "-Unknown",
            ],
        ),
        (
            "STT;Họ và tên;Ngày sinh;Quê quán;<\n^;^;^;Xã;Huyện\n1;Lò Thị Mai;1985;Hua La;Sơn La",
            &[
                "-RunningNumber",
                "fullName",
                "birthDate",
                "-Unknown",
                "-Unknown",
            ],
        ),
        (
            "STT;Họ và tên;Ngày sinh;Số CCCD;<;<\n^;^;^;Số;Ngày cấp;Nơi cấp\n1;Lò Thị Mai;1985;014304001234;2021;CA",
            &[
                "-RunningNumber",
                "fullName",
                "birthDate",
                "citizenId",
                "-Unknown",
                "-Unknown",
            ],
        ),
        (
            "STT;Họ và tên;Ngày sinh;Người thân;;\n;;;Họ tên;Điện thoại;\n1;Lò Thị Mai;1985;A;0912345678",
            &[
                "-RunningNumber",
                "fullName",
                "birthDate",
                "-Unknown",
                "-Unknown",
            ],
        ),
        (
            ";;;Phụ huynh;<\nSTT;Họ và tên;Ngày sinh;Tên;Điện thoại\n1;Lò Thị Mai;1985;A;0912345678",
            &[
                "-RunningNumber",
                "fullName",
                "birthDate",
                "-Unknown",
                "-Unknown",
            ],
        ),
    ] {
        assert_eq!(roles(text, &[], &[]), expected, "{text}");
    }
}

#[test]
fn an_old_identity_card_stands_in_where_no_other_number_is() {
    let head = "STT;Họ và tên;Số CMND";
    let row = "1;Lò Thị Mai;014304001234";
    let expected = ["-RunningNumber", "fullName", "citizenId"];
    assert_eq!(roles(&format!("{head}\n{row}"), &[], &[]), expected);
    let expected = ["-RunningNumber", "fullName", "formerIds", "citizenId"];
    assert_eq!(
        roles(&format!("{head};Số CCCD\n{row};2"), &[], &[]),
        expected
    );
}

#[test]
fn two_columns_for_one_member_are_refused() {
    for (text, member) in [
        ("STT;Họ và tên;Họ tên;Ngày sinh\n1;A;B;1985", "fullName"),
        ("STT;Họ và tên;Ngày sinh;Năm sinh\n1;A;1;1985", "birthDate"),
        (
            "STT;Họ và tên;Ngày sinh;<;Năm sinh\n^;^;Tháng;Năm;^\n1;A;1;1985;1985",
            "birthDate",
        ),
        ("STT;Họ và tên;Tên;Ngày sinh\n1;A;B;1985", "fullName"),
        (
            "STT;Họ và tên;Hộ khẩu thường trú;Nơi ở hiện nay\n1;A;B;C",
            "residenceCode",
        ),
        (
            "STT;Họ và tên;Hộ khẩu thường trú;Nơi ở hiện nay;<\n^;^;^;Bản;Xã\n1;A;B;C;D",
            "residenceCode",
        ),
        (
            "STT;Họ và tên;Giới tính;Năm sinh;<\n^;^;^;Nam;Nữ\n1;A;Nam;1985;",
            "sex",
        ),
    ] {
        let found = roles(text, &[], &[]);
        let fault = format!("Twice {{ member: {member:?}");
        assert!(found[0].starts_with(&fault), "{text}: {found:?}");
    }
}

#[test]
fn what_the_headings_leave_open_is_refused() {
    for (text, fault) in [
        ("Họ và tên;;Ngày sinh\nLò Thị;Mai;1985", "BesideNames"),
        ("STT;Ngày sinh;Họ và tên;<;<\n1;1985;A;B;C", "Spans"),
        ("STT;Họ và tên;Ngày sinh;<;<\n1;A;17;5;2004", "Spans"),
        ("STT;Tên;Ngày sinh;Dân tộc\n1;A;1985;Thái", "PartMissing"),
        (
            "STT;Họ và tên;Ngày sinh;<\n^;^;Ngày;Tháng\n1;A;17;5",
            "PartMissing",
        ),
        ("STT;Ngày sinh;Dân tộc\n1;1985;Thái", "Missing"),
        ("a;b\nc;d", "NoHeader"),
        ("", "NoHeader"),
        (
            "1;Lò Thị Mai;17/05/2004;014304001234\nSTT;Họ và tên;Ngày sinh;Số CCCD\n2;A;1985;",
            "RowAboveHeader",
        ),
    ] {
        let found = roles(text, &[], &[]);
        assert!(
            found.iter().any(|found| found.starts_with(fault)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_form_can_be_stored_and_sheets_of_one_form_are_alike() {
    let form = |text: &str| {
        let (layout, rows) = sheet(text);
        find(&layout, &rows, &trainees(), &[]).unwrap()
    };
    let one = form("DANH SÁCH\nSTT;Họ và tên;Ngày sinh\n1;A;1985");
    let other = form("STT;Năm sinh;;Họ tên;Ghi chú\n1;1985;;A");
    assert!(same_form(&one, &other));
    assert!(!same_form(
        &one,
        &form("STT;Họ đệm;Tên;Ngày sinh\n1;A;B;1985")
    ));
    let stored = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<Form>(&stored).unwrap(), one);
}

#[test]
fn a_guide_is_told_from_a_table() {
    for (text, expected) in [
        ("STT;Họ và tên;Ngày sinh\n1;A;1985", Likeness::Whole),
        (
            "Cột;Bắt buộc;Ví dụ;Ý nghĩa\nfullName;x;Lò Thị Mai;Họ và tên\nbirthDate;x;;Ngày sinh\nsex;x;;Giới tính",
            Likeness::None,
        ),
        (
            "HƯỚNG DẪN\n1. Cột Họ và tên ghi đúng CCCD\n2. Ngày sinh: ghi dd/mm/yyyy",
            Likeness::None,
        ),
        (
            "ethnicGroup;;schoolingLevel;;sex\n01;Kinh;PRIMARY;Tiểu học;MALE",
            Likeness::None,
        ),
        ("Họ và tên;Điện thoại\nA;0912345678", Likeness::Half),
        ("Mã;Tên\n01;Kinh\n02;Tày", Likeness::None),
        ("", Likeness::None),
    ] {
        let (layout, rows) = sheet(text);
        let known = kind("trainees", &["externalId", "fullName", "sex", "birthDate"]);
        let found = likeness(&layout, &rows, &known, &[]);
        assert_eq!(found, expected, "{text}");
    }
}
