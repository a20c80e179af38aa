//! The form on which a school sends a new class: people, their places in it and their groups in one row each.

use serde_json::{Value, json};

use super::super::taking_back::take_back;
use super::{School, class, counts, fault, faults, mixed, named, report, trainee, unkeyed};
use crate::support::Case;
use crate::support::fixtures::with;

/// A row of somebody of a poor household who applied for the class `L1`.
fn listed(number: u32) -> Value {
    with(
        unkeyed(trainee(number)),
        json!({
            "class": "L1", "appliedDate": "2026-02-02", "beneficiaryGroup": "POOR_HOUSEHOLD",
            "evidenceKind": "Giấy chứng nhận hộ nghèo", "evidenceNumber": format!("{number}/GCN")
        }),
    )
}

async fn with_class() -> School {
    let school = School::open().await;
    school.import("kind=classes", &[class("L1")]).await;
    school
}

async fn statuses(school: &School, number: u32) -> Vec<Value> {
    let person = named(school, &format!("Lò Thị Mai {number}")).await;
    let path = format!(
        "/v1/trainees/{}/beneficiary-statuses",
        person["id"].as_str().expect("an id")
    );
    school
        .registrar
        .get(&path)
        .await
        .expect(200)
        .rows()
        .to_vec()
}

#[actix_web::test]
async fn one_row_registers_enrols_and_states_the_group_and_again_changes_nothing() {
    for query in ["kind=class-list&onError=skip-row", "kind=class-list"] {
        let _case = Case::of(query);
        let school = with_class().await;
        let keyed = with(listed(2), json!({"externalId": "HV-2"}));
        let rows = [listed(1), keyed];
        let foreseen = school
            .import(&format!("{query}&mode=validate"), &rows)
            .await;
        assert_eq!(foreseen["counts"], counts(2, 0, 0, 0), "{foreseen:#}");
        assert_eq!(school.count("/v1/trainees").await, 0);
        let done = school.import(query, &rows).await;
        assert_eq!(done["counts"], foreseen["counts"], "{done:#}");
        assert_eq!(school.count("/v1/enrolments").await, 2);
        let stated = statuses(&school, 1).await;
        assert_eq!(stated.len(), 1);
        assert_eq!(
            (
                &stated[0]["group"],
                &stated[0]["validFrom"],
                &stated[0]["status"]
            ),
            (
                &json!("POOR_HOUSEHOLD"),
                &json!("2026-02-02"),
                &json!("CLAIMED")
            )
        );
        let told = report(&school.registrar, &done, "").await;
        assert_eq!(told[1]["externalId"], "HV-2");
        for _ in 0..2 {
            let again = school.import(query, &rows).await;
            assert_eq!(again["counts"], counts(0, 0, 2, 0), "{again:#}");
        }
        assert_eq!(statuses(&school, 1).await, stated);

        // A part that changes changes the row.
        let moved = with(listed(1), json!({"phone": "0912345678"}));
        let proven = with(listed(2), json!({"evidenceNumber": "7/GCN"}));
        let done = school.import(query, &[moved, proven]).await;
        assert_eq!(done["counts"], counts(0, 2, 0, 0), "{done:#}");
        assert_eq!(statuses(&school, 2).await[0]["evidenceNumber"], "7/GCN");
    }
}

#[actix_web::test]
async fn a_row_of_which_a_part_is_refused_leaves_nothing() {
    let school = with_class().await;
    let cases = [
        (json!({"class": "L9"}), "/class", "REFERENCE_UNKNOWN"),
        (
            json!({"beneficiaryGroup": "KINGS"}),
            "/beneficiaryGroup",
            "CODE_UNKNOWN",
        ),
        (
            json!({"evidenceValidFrom": "2026-03-01", "evidenceValidTo": "2026-02-01"}),
            "/evidenceValidTo",
            "DATES_REVERSED",
        ),
        (
            json!({"appliedDate": "2030-01-01"}),
            "/appliedDate",
            "DATE_IN_FUTURE",
        ),
        (json!({"phone": "12"}), "/phone", "PHONE_INVALID"),
        (
            json!({"evidenceKind": null}),
            "/evidenceKind",
            "FIELD_REQUIRED",
        ),
        (
            json!({"beneficiaryGroup": null}),
            "/beneficiaryGroup",
            "FIELD_REQUIRED",
        ),
        (
            json!({"appliedDate": "2026-02-30"}),
            "/appliedDate",
            "FIELD_FORMAT",
        ),
    ];
    let rows: Vec<Value> = cases
        .iter()
        .zip(1..)
        .map(|((change, ..), number)| with(listed(number), change.clone()))
        .collect();
    for mode in ["validate", "commit"] {
        let _case = Case::of(mode);
        let query = format!("kind=class-list&onError=skip-row&mode={mode}");
        let done = school.import(&query, &rows).await;
        let found: Vec<String> = faults(&school, &done)
            .await
            .into_iter()
            .map(|(at, _)| at)
            .collect();
        let expected: Vec<&str> = cases.iter().map(|(_, at, _)| *at).collect();
        assert_eq!(found, expected, "{:?}", faults(&school, &done).await);
        assert_eq!(school.count("/v1/trainees").await, 0);
        assert_eq!(school.count("/v1/enrolments").await, 0);
    }
    // All that is wrong with the person and the class at once.
    let row = with(listed(1), json!({"class": "L9", "phone": "12"}));
    let done = school
        .import("kind=class-list&onError=skip-row", &[row])
        .await;
    let told = report(&school.registrar, &done, "").await;
    let mut told = super::problems(&told[0]);
    told.sort();
    assert_eq!(
        told,
        [
            fault("/class", "REFERENCE_UNKNOWN"),
            fault("/phone", "PHONE_INVALID")
        ]
    );
}

#[actix_web::test]
async fn warnings_of_all_parts_come_with_pointers_of_the_row() {
    let school = with_class().await;
    school.import("kind=class-list", &[listed(1)]).await;
    // The commune confirms; what the list says otherwise of it stays as it is.
    let status = statuses(&school, 1).await.remove(0);
    let path = format!(
        "/v1/beneficiary-statuses/{}",
        status["id"].as_str().expect("an id")
    );
    let lead = school.server.lead();
    let seen = lead.get(&path).await.expect(200);
    let decide = lead.with("if-match", seen.etag());
    let decided = decide
        .post(
            &format!("{path}/decision"),
            json!({"decision": "CONFIRMED"}),
        )
        .await;
    decided.expect(200);
    let row = with(
        listed(1),
        json!({"phone": "01212345678", "evidenceNumber": "9/GCN"}),
    );
    for expected in [counts(0, 1, 0, 0), counts(0, 0, 1, 0)] {
        let done = school
            .import("kind=class-list", std::slice::from_ref(&row))
            .await;
        assert_eq!(done["counts"], expected, "{done:#}");
        let told = report(&school.registrar, &done, "").await;
        let warnings = told[0]["warnings"].as_array().expect("warnings").iter();
        let mut warnings: Vec<_> = warnings
            .map(|warning| {
                fault(
                    warning["pointer"].as_str().expect("a pointer"),
                    warning["code"].as_str().expect("a code"),
                )
            })
            .collect();
        warnings.sort();
        assert_eq!(
            warnings,
            [
                fault("/evidenceNumber", "KEPT_AS_REGISTERED"),
                fault("/phone", "PHONE_RENUMBERED"),
            ]
        );
    }
}

#[actix_web::test]
async fn a_list_is_taken_back_with_all_that_it_has_made() {
    let school = with_class().await;
    let keyed = with(listed(2), json!({"externalId": "HV-2"}));
    let rows = [listed(1), keyed];
    for _ in 0..2 {
        let done = school.import("kind=class-list", &rows).await;
        assert_eq!(done["counts"], counts(2, 0, 0, 0), "{done:#}");
        let (undo, told) = take_back(&school.registrar, &done).await;
        let taken = json!({"takenBack": 2, "partly": 0, "kept": 0});
        assert_eq!(undo["counts"], taken, "{told:?}");
        for path in ["/v1/enrolments", "/v1/trainees"] {
            assert_eq!(school.count(path).await, 0, "{path}");
        }
    }
}

#[actix_web::test]
async fn taking_a_list_back_leaves_who_was_there_before_and_says_what_stays() {
    let school = with_class().await;
    school.import("kind=trainees", &[unkeyed(trainee(1))]).await;
    let known = with(
        listed(1),
        json!({"externalId": "HV-1", "phone": "0912345678"}),
    );
    let done = school.import("kind=class-list", &[known, listed(2)]).await;
    assert_eq!(done["counts"], counts(1, 1, 0, 0), "{done:#}");
    // The commune has decided on the second one's claim.
    let status = statuses(&school, 2).await.remove(0);
    let path = format!(
        "/v1/beneficiary-statuses/{}",
        status["id"].as_str().expect("an id")
    );
    let lead = school.server.lead();
    let seen = lead.get(&path).await.expect(200);
    let decide = lead.with("if-match", seen.etag());
    let decided = decide
        .post(
            &format!("{path}/decision"),
            json!({"decision": "CONFIRMED"}),
        )
        .await;
    decided.expect(200);

    let (undo, told) = take_back(&school.registrar, &done).await;
    let counted = json!({"takenBack": 1, "partly": 1, "kept": 0});
    assert_eq!(undo["counts"], counted, "{told:?}");
    let partly = told
        .iter()
        .find(|(_, outcome, _)| outcome == "PARTLY_TAKEN_BACK");
    let (.., kept) = partly.expect("a row that is taken back in part");
    assert_eq!(kept[..], ["/beneficiaryGroup CHANGED_SINCE"]);
    assert_eq!(school.count("/v1/enrolments").await, 0);
    assert_eq!(school.count("/v1/trainees").await, 2);
    let person = named(&school, "Lò Thị Mai 1").await;
    assert_eq!(
        (&person["phone"], &person["externalIds"]),
        (&Value::Null, &json!([]))
    );
    assert!(statuses(&school, 1).await.is_empty());
}

#[actix_web::test]
async fn a_class_and_its_list_come_in_one_file() {
    let school = School::open().await;
    let rows = [
        mixed("class-list", listed(1)),
        mixed("classes", class("L1")),
    ];
    let done = school.import("kind=mixed", &rows).await;
    assert_eq!(done["counts"], counts(2, 0, 0, 0), "{done:#}");
    let done = school.import("kind=mixed", &rows).await;
    assert_eq!(done["counts"], counts(0, 0, 2, 0), "{done:#}");
}
