//! Files of partnerships.

use serde_json::{Value, json};

use super::{PATH, Stage};
use crate::imports::{counts, ended, problems, push, report};
use crate::support::fixtures::{occupation, with};

/// A row that names the enterprise by its tax code and the occupation by its code.
fn row(key: &str, changes: Value) -> Value {
    let row = json!({
        "externalId": key, "enterprise": "0100109106", "occupation": "SL-2017-01",
        "level": "ELEMENTARY_1", "signedDate": "2026-03-02", "practicePlaces": 20
    });
    with(row, changes)
}

#[actix_web::test]
async fn a_file_of_rows_names_what_it_refers_to_as_the_school_does() {
    let stage = Stage::set().await;
    let by = &stage.registrar;
    let rows = [
        row("HT-1", json!({})),
        row(
            "HT-2",
            json!({"signedDate": "2026-04-01", "enterprise": "9999999999"}),
        ),
        row(
            "HT-3",
            json!({"signedDate": "2026-05-01", "occupationId": occupation(1)}),
        ),
        row(
            "HT-4",
            json!({"signedDate": "2026-06-01", "practicePlaces": -1}),
        ),
        row(
            "HT-5",
            json!({"signedDate": "2999-01-01", "enterprise": "9999999999", "occupation": "?"}),
        ),
        row(
            "HT-6",
            json!({"signedDate": "2026-07-01", "expirydate": "2026-08-01"}),
        ),
        row(
            "HT-7",
            json!({"signedDate": "2026-08-01", "practicePlaces": 12.5}),
        ),
    ];
    let text = rows
        .iter()
        .fold(String::new(), |text, row| text + &format!("{row}\n"));

    let query = "kind=partnerships&onError=skip-row";
    let queued = push(by, query, "application/x-ndjson", text.clone())
        .await
        .expect(202);
    let import = ended(by, &queued.id()).await;

    assert_eq!(import["counts"], counts(1, 0, 0, 6), "{import:#}");
    let rejected = report(by, &import, "&outcome=rejected").await;
    let told: Vec<_> = rejected.iter().map(problems).collect();
    let one = |place: &str, code: &str| vec![(place.to_owned(), code.to_owned())];
    assert_eq!(
        told,
        [
            one("/enterprise", "REFERENCE_UNKNOWN"),
            one("/occupation", "REFERENCE_EITHER"),
            one("/practicePlaces", "FIELD_RANGE"),
            vec![
                ("/enterprise".to_owned(), "REFERENCE_UNKNOWN".to_owned()),
                ("/occupation".to_owned(), "REFERENCE_UNKNOWN".to_owned()),
                ("/signedDate".to_owned(), "DATE_IN_FUTURE".to_owned()),
            ],
            one("/expirydate", "FIELD_UNKNOWN"),
            one("/practicePlaces", "FIELD_TYPE"),
        ]
    );
    let again = push(by, query, "application/x-ndjson", text)
        .await
        .expect(202);
    assert_eq!(ended(by, &again.id()).await["counts"], counts(0, 0, 1, 6));
}

#[actix_web::test]
async fn a_table_of_rows_is_read_by_its_headings() {
    let stage = Stage::set().await;
    let by = &stage.registrar;
    let table = "externalId,enterprise,occupation,level,signedDate,practicePlaces,contactName\r\n\
                 HT-1,0100109106,SL-2017-01,ELEMENTARY_1,2026-03-02,12,Lò Văn Mẫu\r\n";

    let queued = push(by, "kind=partnerships", "text/csv", table)
        .await
        .expect(202);
    let import = ended(by, &queued.id()).await;

    assert_eq!(import["counts"], counts(1, 0, 0, 0), "{import:#}");
    let made = by
        .get(&format!("{PATH}/by-external-id/sis/HT-1"))
        .await
        .expect(200);
    assert_eq!(made.body["practicePlaces"], 12);
    assert_eq!(made.body["contactName"], "Lò Văn Mẫu");

    let (status, _, template) = by
        .download("/v1/imports/templates/partnerships?format=csv&headings=keys")
        .await;
    assert_eq!(status, 200);
    let template = String::from_utf8(template).expect("UTF-8");
    assert!(
        template.contains("externalId,schoolId,enterprise,enterpriseId,occupation"),
        "{template}"
    );
}
