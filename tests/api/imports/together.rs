//! Rows that are carried out together come out as they would one after the other.

use serde_json::{Value, json};

use super::{School, class, counts, enrolment, import, mixed, problems, report, trainee};
use crate::support::fixtures::with;

/// Rows that meet each other in one file, by kind in the order in which kinds are carried out.
fn meeting_each_other() -> Vec<Value> {
    let small = with(class("L1"), json!({"capacity": 2}));
    let classes = [small, class("L2"), with(class("L3"), json!({"code": "L2"}))];
    let namesake = |number| with(trainee(number), json!({"fullName": "Lò Thị Mai"}));
    let trainees = [
        namesake(1),
        // Alike: to be reviewed, not refused.
        namesake(2),
        with(trainee(3), json!({"phone": "12"})),
        // The person of HV-1 under another key, and somebody else under the same document.
        with(
            namesake(1),
            json!({"externalId": "HV-1b", "phone": "0912345678"}),
        ),
        with(
            trainee(1),
            json!({"externalId": "HV-1c", "fullName": "Cà Thị Hoa"}),
        ),
        with(
            trainee(4),
            json!({"residenceCode": "99999", "birthDate": "2003-05-17"}),
        ),
        trainee(5),
        trainee(6),
    ];
    let enrolments = [
        enrolment(1, "L1"),
        with(
            enrolment(2, "L1"),
            json!({"status": "ADMITTED", "statusDate": "2026-02-10"}),
        ),
        // Full, and after it one who overlaps, one twice, and one who is not there.
        with(enrolment(5, "L1"), json!({"externalId": "GD-5a"})),
        with(enrolment(1, "L2"), json!({"externalId": "GD-1b"})),
        with(enrolment(1, "L1"), json!({"externalId": "GD-1c"})),
        enrolment(3, "L2"),
        enrolment(6, "L2"),
        with(
            enrolment(5, "L2"),
            json!({"status": "REJECTED", "statusReason": "Thiếu hồ sơ"}),
        ),
    ];
    let of = |kind: &'static str| move |row| mixed(kind, row);
    let classes = classes.into_iter().map(of("classes"));
    let trainees = trainees.into_iter().map(of("trainees"));
    let enrolments = enrolments.into_iter().map(of("enrolments"));
    classes.chain(trainees).chain(enrolments).collect()
}

/// What the report says of a row, but for what only the file can tell: that a person is in two rows.
fn told_alone(row: &Value) -> Value {
    let mut warnings = row["warnings"].as_array().expect("warnings").clone();
    warnings.retain(|warning| warning["code"] != "PERSON_IN_TWO_ROWS");
    let mut problems = problems(row);
    for (_, code) in &mut problems {
        if code == "PERSON_ROWS_DIFFER" {
            // What such a row is alone.
            "TRAINEE_EXISTS".clone_into(code);
        }
    }
    json!([row["externalId"], row["outcome"], problems, warnings])
}

/// What the report says of each row, and what is there afterwards.
async fn outcome(school: &School, files: &[Vec<Value>]) -> (Vec<Value>, Vec<i64>) {
    let mut told = Vec::new();
    for file in files {
        let done = school.import("kind=mixed&onError=skip-row", file).await;
        let rows = report(&school.registrar, &done, "").await;
        told.extend(rows.iter().map(told_alone));
    }
    let mut there = Vec::new();
    for list in ["trainees", "classes", "enrolments"] {
        there.push(school.count(&format!("/v1/{list}")).await);
    }
    let matches = school
        .server
        .lead()
        .get("/v1/trainee-matches")
        .await
        .expect(200);
    there.push(i64::try_from(matches.rows().len()).expect("a page"));
    let seats = school.registrar.get("/v1/classes").await.expect(200);
    let seats = seats.rows().iter().map(|row| row["seatsTaken"].as_i64());
    there.extend(seats.map(|seats| seats.expect("seats")));
    (told, there)
}

#[actix_web::test]
async fn a_file_comes_out_as_its_rows_one_by_one() {
    let (together, alone) = (School::open().await, School::open().await);
    let rows = meeting_each_other();
    let one_by_one: Vec<Vec<Value>> = rows.iter().map(|row| vec![row.clone()]).collect();

    let (told, there) = outcome(&together, &[rows]).await;
    let (told_alone, there_alone) = outcome(&alone, &one_by_one).await;
    assert_eq!(told, told_alone);
    assert_eq!(there, there_alone);

    let outcomes = |wanted: &str| told.iter().filter(|row| row[1] == wanted).count();
    assert_eq!(
        (outcomes("CREATED"), outcomes("REJECTED")),
        (10, 8),
        "{told:#?}"
    );
    assert_eq!(
        there[..4],
        [4, 2, 4, 1],
        "people, classes, enrolments, matches"
    );
}

#[actix_web::test]
async fn one_key_twice_in_a_file_is_told_with_the_first_line() {
    let school = School::open().await;
    let other = with(trainee(2), json!({"externalId": "HV-1"}));

    let rows = [trainee(1), trainee(3), other];
    let done = school.import("kind=trainees&onError=skip-row", &rows).await;
    assert_eq!(done["counts"], counts(2, 0, 0, 1), "{done:#}");

    let row = &report(&school.registrar, &done, "&outcome=REJECTED").await[0];
    assert_eq!(
        problems(row),
        [("/externalId".into(), "ROW_KEY_REPEATED".into())]
    );
    assert_eq!(row["errors"][0]["params"]["firstLine"], json!(1), "{row:#}");
}

#[actix_web::test]
async fn a_key_does_not_go_to_somebody_else_unnoticed() {
    let school = School::open().await;
    school.import("kind=trainees", &[trainee(1)]).await;

    let other = with(
        trainee(2),
        json!({"externalId": "HV-1", "fullName": "Cà Thị Hoa"}),
    );
    let query = "kind=trainees&onError=skip-row";
    let done = import(&school.registrar, query, &super::ndjson(&[other])).await;
    let row = &report(&school.registrar, &done, "").await[0];

    assert_eq!(
        problems(row),
        [("/citizenId".into(), "PERSON_REPLACED".into())]
    );

    let right = with(
        trainee(2),
        json!({"externalId": "HV-1", "fullName": "Lò Thị Mai 1"}),
    );
    let done = school.import("kind=trainees", &[right]).await;

    assert_eq!(
        done["counts"],
        counts(0, 1, 0, 0),
        "a wrong number alone is corrected"
    );
}
