//! What the caller says about headings.

use super::columns::roles;
use super::*;

#[test]
fn what_the_caller_says_goes_before_the_headings() {
    let text = "
STT;Họ và tên;Họ tên;Ngày sinh;Số;;Nơi sinh
1;Lò Thị Mai;mẹ;1985;014304001234;0912;x
";
    let member = |heading: &str, name: &str| (heading.to_owned(), Target::Member(name.to_owned()));
    let mapping = [
        ("họ tên".to_owned(), Target::LeaveOut),
        member("SỐ", "citizenId"),
        member("[F]", "phone"),
        member("Lớp", "class"),
    ];
    let expected = [
        "-RunningNumber",
        "fullName",
        "-Asked",
        "birthDate",
        "citizenId",
        "phone",
        "-Unknown",
    ];
    assert_eq!(roles(text, &[], &mapping), expected);
    let (layout, rows) = sheet(text);
    let form = find(&layout, &rows, &trainees(), &mapping).unwrap();
    assert_eq!(form.unused, ["Lớp"]);
    let faults = roles(
        text,
        &[],
        &[
            member("Số", "nobody"),
            member("Số", "citizenId"),
            member("số", "phone"),
        ],
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault.starts_with("TargetUnknown")),
        "{faults:?}"
    );
    assert!(
        faults.iter().any(|fault| fault.starts_with("TargetTwice")),
        "{faults:?}"
    );
    // Said of a hidden column, it is read.
    let expected = roles(text, &[4], &mapping);
    assert_eq!(expected[4], "citizenId");
}

#[test]
fn a_heading_is_mapped_whole_before_its_lowest_cell() {
    let text = "
STT;Họ và tên;Năm sinh;Người thân;<;Điện thoại
^;^;^;Tên;Điện thoại;^
1;A;1985;B;1;2
";
    let mapping = [("Điện thoại".to_owned(), Target::LeaveOut)];
    let expected = [
        "-RunningNumber",
        "fullName",
        "birthDate",
        "-Unknown",
        "-Unknown",
        "-Asked",
    ];
    assert_eq!(roles(text, &[], &mapping), expected);
    let mapping = [("Người thân / Điện thoại".to_owned(), Target::LeaveOut)];
    let expected = [
        "-RunningNumber",
        "fullName",
        "birthDate",
        "-Unknown",
        "-Asked",
        "phone",
    ];
    assert_eq!(roles(text, &[], &mapping), expected);
}
