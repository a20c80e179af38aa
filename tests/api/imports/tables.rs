//! Tables: CSV and workbooks as offices write them.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::json;

use super::{CSV, School, XLSX, counts, ended, problems, push, report};
use crate::support::Case;

#[actix_web::test]
async fn a_table_with_a_mark_and_semicolons_is_read_as_one_with_commas() {
    let school = School::open().await;
    let by = &school.registrar;

    let commas = "externalId,citizenId,fullName,sex,birthDate,residenceCode,phone\n\
                  HV-1,014304000001,\"Lò, Mai\",FEMALE,2004-05-17,03646,\n";
    let semicolons = commas.replace("\"Lò, Mai\"", "Lò Mai").replace(',', ";");
    for (body, expected) in [
        (commas.to_owned(), counts(1, 0, 0, 0)),
        (
            format!("\u{feff}{}", commas.replace('\n', "\r\n")),
            counts(0, 0, 1, 0),
        ),
        (semicolons, counts(0, 1, 0, 0)),
    ] {
        let _case = Case::of(format!("{body:?}"));
        let queued = push(by, "kind=trainees", CSV, body).await.expect(202);
        let done = ended(by, &queued.id()).await;
        assert_eq!(done["counts"], expected, "{done:#}");
    }
}

#[actix_web::test]
async fn a_mixed_table_names_the_kind_of_each_row() {
    let school = School::open().await;
    let by = &school.registrar;
    let body = "kind,externalId,citizenId,fullName,sex,birthDate,residenceCode,course,code,name,unitCode,startDate,endDate,capacity,status,trainee,class,appliedDate\n\
        enrolments,GD-1,,,,,,,,,,,,,,HV-1,L1,2026-02-02\n\
        trainees,HV-1,014304000001,Mai,FEMALE,2004-05-17,03646,,,,,,,,,,,\n\
        classes,L1,,,,,,CT-1,L1,Lớp,03646,2026-03-02,2026-06-26,30,OPEN,,,\n\
        trainees,HV-2,,,,,,,,,,,,,,HV-1,,\n";
    let queued = push(by, "kind=mixed&onError=skip-row", CSV, body)
        .await
        .expect(202);

    let done = ended(by, &queued.id()).await;
    assert_eq!(done["counts"], counts(3, 0, 0, 1), "{done:#}");

    let rows = report(by, &done, "&outcome=rejected").await;
    let member = ("/trainee".to_owned(), "FIELD_UNKNOWN".to_owned());
    assert!(
        problems(&rows[0]).contains(&member),
        "a member of another kind"
    );
}

/// A workbook with this person: citizen ID as text, or as the number that Excel made of it.
fn workbook(as_text: bool, sex: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = [
        "externalId",
        "citizenId",
        "fullName",
        "sex",
        "birthDate",
        "residenceCode",
    ];
    for (column, name) in (0..).zip(header) {
        sheet.write_string(0, column, name).expect("a cell");
    }
    sheet.write_string(1, 0, "HV-1").expect("a cell");
    if as_text {
        sheet.write_string(1, 1, "014304000001").expect("a cell");
    } else {
        sheet.write_number(1, 1, 14_304_000_001.0).expect("a cell");
    }
    sheet.write_string(1, 2, "Lò Thị Mai").expect("a cell");
    sheet.write_string(1, 3, sex).expect("a cell");
    let day = ExcelDateTime::from_ymd(2004, 5, 17).expect("a day");
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet
        .write_datetime_with_format(1, 4, &day, &format)
        .expect("a cell");
    sheet.write_string(1, 5, "03646").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

#[actix_web::test]
async fn a_workbook_is_read_with_its_dates_and_zeros_are_put_back_only_where_the_rest_proves_them()
{
    let school = School::open().await;
    let by = &school.registrar;
    let queued = push(
        by,
        "kind=trainees&onError=skip-row",
        XLSX,
        workbook(false, "MALE"),
    )
    .await;

    let done = ended(by, &queued.expect(202).id()).await;
    assert_eq!(done["counts"], counts(0, 0, 0, 1), "{done:#}");

    let rows = report(by, &done, "").await;
    let lost = ("/citizenId".to_owned(), "CELL_NOT_TEXT".to_owned());
    assert_eq!(problems(&rows[0]), [lost]);
    assert_eq!(rows[0]["line"], 2);

    let queued = push(by, "kind=trainees", XLSX, workbook(false, "FEMALE")).await;
    let done = ended(by, &queued.expect(202).id()).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    let rows = report(by, &done, "").await;
    assert_eq!(rows[0]["warnings"][0]["code"], "LEADING_ZEROS_RESTORED");

    let queued = push(by, "kind=trainees", XLSX, workbook(true, "FEMALE")).await;
    let done = ended(by, &queued.expect(202).id()).await;
    assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");

    let person = by.get("/v1/trainees").await.expect(200);
    assert_eq!(person.rows()[0]["birthDate"], "2004-05-17");
}

#[actix_web::test]
async fn a_row_is_told_all_its_faults_at_once_under_its_key() {
    let school = School::open().await;
    let by = &school.registrar;

    let header = "externalId,course,code,name,unitCode,startDate,endDate,capacity,status";
    let row = "L1,CT-1,L1,,03646,2026-03-02,2026-06-26,30.5,LATER";
    for (kind, table) in [
        ("classes", format!("{header}\n{row}\n")),
        ("mixed", format!("kind,{header}\nclasses,{row}\n")),
    ] {
        let _case = Case::of(kind);
        let query = format!("kind={kind}&onError=skip-row");
        let queued = push(by, &query, CSV, table).await.expect(202);
        let done = ended(by, &queued.id()).await;

        let rows = report(by, &done, "").await;
        assert_eq!(
            (&rows[0]["externalId"], &rows[0]["kind"]),
            (&json!("L1"), &json!("classes"))
        );

        let mut told = problems(&rows[0]);
        told.sort();
        let expected = [
            ("/capacity", "FIELD_TYPE"),
            ("/name", "FIELD_REQUIRED"),
            ("/status", "FIELD_VALUE"),
        ];
        let expected = expected.map(|(at, code)| (at.to_owned(), code.to_owned()));
        assert_eq!(told, expected, "{kind}");
    }
}
