//! Numbers are compared without their case and spaces, at every door.

use diesel::connection::SimpleConnection;
use registry::platform::db::{DbConnection, Dialect};
use serde_json::{Value, json};

use super::{certificate, graduate_of, issue, reissue, verify};
use crate::imports::{import, ndjson, problems, report};
use crate::support::fixtures::{Stage, teaching, with};
use crate::support::{Case, Client, Response};

/// Two people of one school who have passed.
async fn graduates(stage: &Stage) -> [Response; 2] {
    let [one, two] = [(1, "Lò Thị Mai"), (2, "Giàng A Pó")];
    let (_, one) = graduate_of(&stage.server, &stage.teaching, one.0, one.1).await;
    let (_, two) = graduate_of(&stage.server, &stage.teaching, two.0, two.1).await;
    [one, two]
}

const NUMBER: (&str, &str) = ("CERTIFICATE_NUMBER_TAKEN", "/number");
const REGISTER: (&str, &str) = ("CERTIFICATE_REGISTER_NUMBER_TAKEN", "/registerNumber");

/// Numbers that are taken after `QĐ-01` and `QĐ-01/SC`.
const TAKEN: [(&str, &str, (&str, &str)); 4] = [
    ("qđ-01", "2/SC", NUMBER),
    ("Qđ - 01", "2/SC", NUMBER),
    ("QĐ-02", "qđ-01/sc", REGISTER),
    ("QĐ-02", "QĐ-01 / SC", REGISTER),
];

#[actix_web::test]
async fn a_number_is_taken_whatever_its_case_and_spaces() {
    let stage = Stage::set(json!({})).await;
    let registrar = &stage.registrar;
    let [first, second] = graduates(&stage).await;
    issue(registrar, &first, "QĐ-01").await.expect(201);

    for (number, register_number, (code, place)) in TAKEN {
        let _case = Case::of(format!("{number} {register_number}"));
        let numbers = json!({"number": number, "registerNumber": register_number});
        let body = with(certificate(&second, number), numbers.clone());
        registrar
            .post("/v1/certificates", body.clone())
            .await
            .expect_error_at(409, code, place);

        let mut row = body;
        row.as_object_mut().expect("a row").remove("kind");
        let done = import(registrar, "kind=certificates", &ndjson(&[row])).await;
        assert_eq!(done["counts"]["rejected"], 1, "{done:#}");
        let rows = report(registrar, &done, "").await;
        assert_eq!(problems(&rows[0]), [(place.to_owned(), code.to_owned())]);
    }

    let issued = issue(registrar, &second, "QĐ-03").await.expect(201);
    for (number, register_number, (code, place)) in TAKEN {
        let _case = Case::of(format!("{number} {register_number}"));
        let numbers = json!({"number": number, "registerNumber": register_number});
        reissue(registrar, &issued, numbers)
            .await
            .expect_error_at(409, code, place);
    }

    // Another school counts on its own.
    let other = teaching(&stage.server.lead(), "B1").await;
    let (registrar, third) = graduate_of(&stage.server, &other, 3, "Lò Thị Mây").await;
    issue(&registrar, &third, "qđ-01").await.expect(201);
}

#[actix_web::test]
async fn a_number_is_found_whatever_its_case_and_spaces() {
    let stage = Stage::set(json!({})).await;
    let [first, _] = graduates(&stage).await;
    let issued = issue(&stage.registrar, &first, "QĐ-01").await.expect(201);

    for filter in ["number=qđ - 01", "registerNumber=qđ-01/sc", "number=QĐ-01"] {
        let _case = Case::of(filter);
        let path = format!("/v1/certificates?{filter}");
        let found = stage.registrar.get(&path).await.expect(200);
        assert_eq!(found.column("id"), [issued.id()]);
    }

    let row = json!({
        "enrolmentId": first.id(), "number": "qđ-01", "registerNumber": "qđ-01/SC",
        "issueDate": "2026-07-06"
    });
    let done = import(&stage.registrar, "kind=certificates", &ndjson(&[row])).await;
    assert_eq!(done["counts"]["unchanged"], 1, "{done:#}");
}

async fn checked(by: &Client, number: &str, name: &str) -> Value {
    let check = verify(by, number, name).await.expect(200).body;
    json!([
        check["number"],
        check["schoolName"],
        check["imprintRecorded"]
    ])
}

#[actix_web::test]
async fn an_upgrade_keeps_numbers_that_break_the_rule() {
    let stage = Stage::set(json!({})).await;
    let (registrar, public) = (&stage.registrar, stage.server.anonymous());
    let [first, second] = graduates(&stage).await;
    issue(registrar, &first, "QĐ-01").await.expect(201);
    issue(registrar, &second, "QĐ-02").await.expect(201);

    let (down, up) = match stage.server.db().dialect() {
        Dialect::Sqlite => (
            [
                include_str!("../../../migrations/sqlite/0072_printed_codes/down.sql"),
                include_str!("../../../migrations/sqlite/0052_partial_birth_dates/down.sql"),
                include_str!("../../../migrations/sqlite/0030_imprints/down.sql"),
            ],
            [
                include_str!("../../../migrations/sqlite/0030_imprints/up.sql"),
                include_str!("../../../migrations/sqlite/0052_partial_birth_dates/up.sql"),
                include_str!("../../../migrations/sqlite/0072_printed_codes/up.sql"),
            ],
        ),
        Dialect::Postgres => (
            [
                include_str!("../../../migrations/postgres/0072_printed_codes/down.sql"),
                include_str!("../../../migrations/postgres/0052_partial_birth_dates/down.sql"),
                include_str!("../../../migrations/postgres/0030_imprints/down.sql"),
            ],
            [
                include_str!("../../../migrations/postgres/0030_imprints/up.sql"),
                include_str!("../../../migrations/postgres/0052_partial_birth_dates/up.sql"),
                include_str!("../../../migrations/postgres/0072_printed_codes/up.sql"),
            ],
        ),
    };
    let db = stage.server.db();
    // Each migration is a transaction.
    let run = |step: &'static str| {
        db.write_now(move |conn: &mut DbConnection| Ok(conn.batch_execute(step)?))
            .expect("a migration");
    };
    down.into_iter().for_each(run);
    run(
        "UPDATE certificates SET number = 'qđ - 01', register_number = 'qđ-01/sc' \
         WHERE number = 'QĐ-02'",
    );
    up.into_iter().for_each(run);

    for (number, name, expected) in [
        ("QĐ-01", "Lò Thị Mai", "QĐ-01"),
        ("qđ-01", "Giàng A Pó", "qđ - 01"),
    ] {
        let _case = Case::of(name);
        let expected = json!([expected, "Trường A1", false]);
        assert_eq!(checked(&public, number, name).await, expected);
    }

    // Both may be one person's: then the spelling tells which paper it is.
    let same = |conn: &mut DbConnection| {
        let sql = "UPDATE certificates SET holder_name = 'Lò Thị Mai', holder_folded = 'lo thi mai', \
                   status = CASE WHEN number = 'QĐ-01' THEN 'REPLACED' ELSE 'ISSUED' END";
        Ok(conn.batch_execute(sql)?)
    };
    stage.server.db().write_now(same).expect("one holder");
    for (number, status) in [("QĐ-01", "REPLACED"), ("qđ - 01", "ISSUED")] {
        let _case = Case::of(number);
        let check = verify(&public, number, "Lò Thị Mai").await.expect(200).body;
        assert_eq!(
            (&check["status"], &check["othersTotal"]),
            (&json!(status), &json!(1))
        );
    }

    let (_, third) = graduate_of(&stage.server, &stage.teaching, 3, "Lò Thị Mây").await;
    issue(registrar, &third, "Qđ-01")
        .await
        .expect_error_at(409, NUMBER.0, NUMBER.1);
    issue(registrar, &third, "QĐ-02").await.expect(201);
    let expected = json!(["QĐ-02", "Trường A1", true]);
    assert_eq!(checked(&public, "qđ-02", "lo thi may").await, expected);
}
