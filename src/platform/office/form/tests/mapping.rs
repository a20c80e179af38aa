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

fn named(pairs: &[(&str, &str)]) -> Vec<(String, Target)> {
    let pairs = pairs.iter();
    pairs
        .map(|(heading, name)| ((*heading).to_owned(), Target::Member((*name).to_owned())))
        .collect()
}

#[test]
fn a_column_may_be_said_to_be_a_part_of_a_member() {
    let text = "
Chữ lót;Gọi là;Trai;Gái;Ng;Th;N;Châu
Lò Thị;Mai;;x;17;5;2004;Mai Sơn
";
    let mapping = named(&[
        ("Chữ lót", "fullName.familyNames"),
        ("Gọi là", "fullName.givenName"),
        ("Trai", "sex.male"),
        ("Gái", "sex.female"),
        ("Ng", "birthDate.day"),
        ("Th", "birthDate.month"),
        ("N", "birthDate.year"),
        ("Châu", "residenceCode.district"),
    ]);
    let expected = [
        "fullName.FamilyNames",
        "fullName.GivenName",
        "sex.MarkMale",
        "sex.MarkFemale",
        "birthDate.Day",
        "birthDate.Month",
        "birthDate.Year",
        "residenceCode.District",
    ];
    assert_eq!(roles(text, &[], &mapping), expected);
    // Of a birth it is the day that stands in the column of a sex.
    let mapping = named(&[
        ("Chữ lót", "fullName.familyNames"),
        ("Gọi là", "fullName.givenName"),
        ("Trai", "birthDate.male"),
        ("Gái", "birthDate.female"),
    ]);
    assert_eq!(
        roles(text, &[], &mapping)[2..4],
        ["birthDate.OfMale", "birthDate.OfFemale"]
    );
    for name in ["fullName.day", "fullName.x", "x.day", "fullName."] {
        let faults = roles(text, &[], &named(&[("Chữ lót", name)]));
        assert!(
            faults
                .iter()
                .any(|fault| fault.starts_with("TargetUnknown")),
            "{faults:?}"
        );
    }
}

#[test]
fn every_part_of_a_member_has_a_name_that_is_read_as_that_part() {
    let known = trainees();
    let table = super::super::table::Table::new(&known);
    for one in &known {
        for name in one.names() {
            let meaning = table.named(&name).expect("a meaning");
            assert_eq!(known[meaning.member].name, one.name, "{name}");
            let part = meaning.part.map(Part::name);
            assert_eq!(part, name.split_once('.').map(|(_, part)| part), "{name}");
        }
    }
}

#[test]
fn parts_and_wholes_exclude_each_other_unless_they_stand_beside_each_other() {
    for (one, other, expected) in [
        ("fullName", "fullName", true),
        ("birthDate", "birthDate.day", true),
        ("birthDate.day", "birthDate", true),
        ("birthDate.day", "birthDate.day", true),
        ("birthDate.day", "birthDate.month", false),
        ("residenceCode", "residenceCode.district", false),
        ("name", "nameVi", false),
    ] {
        assert_eq!(exclude_each_other(one, other), expected, "{one} {other}");
    }
}

#[test]
fn a_header_that_is_at_fault_or_not_known_shows_its_headings() {
    let drafted = |text: &str| {
        let (layout, rows) = sheet(text);
        assert!(find(&layout, &rows, &trainees(), &[]).is_err(), "{text}");
        draft(&layout, &rows, &trainees(), &[]).map(|form| {
            let columns = form.columns.iter().map(|column| column.heading.clone());
            (form.header, columns.collect::<Vec<_>>())
        })
    };
    let headings = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    let text = "
DANH SÁCH
STT;Tên HV;Ngày sinh;Số CCCD
1;Lò Thị Mai;17/05/2004;014304001234
";
    let expected = headings(&["STT", "Tên HV", "Ngày sinh", "Số CCCD"]);
    assert_eq!(drafted(text), Some(((2, 2), expected)));
    let text = "
TRƯỜNG A;;LỚP MAY
Mã hiệu;Tên HV;Sinh nhật
HV-1;Lò Thị Mai;17/05/2004
";
    let expected = headings(&["Mã hiệu", "Tên HV", "Sinh nhật"]);
    assert_eq!(drafted(text), Some(((2, 2), expected)));
    // Nobody's data is shown in the place of headings.
    assert_eq!(
        drafted("HV-1;014304000001;Lò Thị Mai\nHV-2;014304000002;Lò Thị Hoa\n"),
        None
    );
}

#[test]
fn columns_named_by_letters_need_no_heading_that_is_known() {
    let text = "
Mã hiệu;Tên HV;Sinh nhật
HV-1;Lò Thị Mai;17/05/2004
";
    let mapping = named(&[("[B]", "fullName"), ("[C]", "birthDate")]);
    assert_eq!(
        roles(text, &[], &mapping),
        ["-Unknown", "fullName", "birthDate"]
    );
}

#[test]
fn a_mapping_fits_a_sheet_as_it_would_be_read_by_it() {
    let headings = [
        "STT",
        "Người thân / Tên",
        "Ngày sinh (dd/mm/yyyy)",
        "",
        "Tên HV",
    ];
    let headings = Headings::new(&headings);
    for (asked, expected) in [
        (&["ten hv", "[D]"][..], true),
        (&["Người thân / Tên"], true),
        (&["Tên"], true),
        (&["Ngày sinh"], true),
        (&["Tên HV", "Lớp"], false),
        (&["[F]"], false),
        (&["Người thân"], false),
    ] {
        assert_eq!(headings.have(asked.iter().copied()), expected, "{asked:?}");
    }
}
