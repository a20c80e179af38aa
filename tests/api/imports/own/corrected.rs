//! A corrected cell arrives, and nothing else changes.

use serde_json::{Value, json};

use super::{CSV, Stage, Table, WAYS, Way, XLSX, found, full, student_with_result, way};
use crate::imports::{counts, problems, report};
use crate::support::{Case, Client};

/// Members that follow from any change.
const FOLLOWING: [&str; 8] = [
    "version",
    "updatedAt",
    "formerIds",
    "decided",
    "communeId",
    "districtId",
    "seatsFree",
    "statusDate",
];

/// A cell of an export, as it is corrected, and what the record says then.
type Correction<'a> = (&'a str, &'a str, &'a str, Value);

/// Correct one cell after another of one record, each in a file of its own.
async fn correct(stage: &Stage, way: Way, id: &str, corrections: &[Correction<'_>]) {
    let by = &way.by(stage);
    for (at, (heading, cell, pointer, value)) in corrections.iter().enumerate() {
        let _case = Case::of(format!("{} {heading}", way.kind));
        let before = way.seen(by).await;
        let mut table = way.table(by, reveal(way)).await;
        table.set(id, heading, cell);
        let (media_type, file) = if at % 2 == 0 {
            (CSV, table.csv())
        } else {
            (XLSX, table.xlsx())
        };
        let done = way.send(by, media_type, file).await;
        let rows = report(by, &done, "").await;
        assert_eq!(done["counts"]["updated"], 1, "{done:#} {rows:#?}");
        for outcome in ["created", "rejected"] {
            assert_eq!(done["counts"][outcome], 0, "{rows:#?}");
        }
        let after = way.seen(by).await;
        assert_eq!(found(&after, "id", id).pointer(pointer), Some(value));
        expect_alone(&before, &after, id, pointer);
    }
}

fn reveal(way: Way) -> Value {
    if way.resource == "trainees" {
        json!({"filters": {"reveal": true}})
    } else {
        json!({})
    }
}

/// Nothing but the member at `pointer` of the record differs.
fn expect_alone(before: &[Value], after: &[Value], id: &str, pointer: &str) {
    assert_eq!(before.len(), after.len());
    let member = pointer.split('/').nth(1).expect("a member");
    for (before, after) in before.iter().zip(after) {
        let mut before = before.clone();
        if before["id"] == id {
            for name in FOLLOWING.into_iter().chain([member]) {
                if before.get(name).is_some() {
                    before[name] = after[name].clone();
                }
            }
        }
        assert_eq!(before, *after);
    }
}

async fn id_of(way: Way, by: &Client, member: &str, value: &str) -> String {
    let rows = way.seen(by).await;
    let id = found(&rows, member, value)["id"].as_str();
    id.expect("an id").to_owned()
}

#[actix_web::test]
async fn people_are_corrected() {
    let stage = full().await;
    let trainees = WAYS[0];
    let id = id_of(trainees, &stage.registrar, "citizenId", "014304000011").await;
    let commune = stage.server.unit("COMMUNE", "03664").to_string();
    correct(
        &stage,
        trainees,
        &id,
        &[
            ("fullName", "Lò Thị Mái", "/fullName", json!("Lò Thị Mái")),
            (
                "citizenId",
                "014304000099",
                "/citizenId",
                json!("014304000099"),
            ),
            ("birthDate", "2004-05-18", "/birthDate", json!("2004-05-18")),
            (
                "passport.number",
                "B7654321",
                "/passport/number",
                json!("B7654321"),
            ),
            ("phone", "0912345679", "/phone", json!("+84912345679")),
            ("ethnicGroup", "01", "/ethnicGroup", json!("01")),
            ("address", "Bản Mòng", "/address", json!("Bản Mòng")),
            (
                "schoolingLevel",
                "PRIMARY",
                "/schoolingLevel",
                json!("PRIMARY"),
            ),
            (
                "residenceUnitId",
                &commune,
                "/residenceUnitId",
                json!(commune),
            ),
        ],
    )
    .await;
    let id = id_of(trainees, &stage.registrar, "citizenId", "014304000013").await;
    let place = "/residenceElsewhere/text";
    correct(
        &stage,
        trainees,
        &id,
        &[(
            "residenceElsewhere.text",
            "Phường Ba Đình",
            place,
            json!("Phường Ba Đình"),
        )],
    )
    .await;
}

#[actix_web::test]
async fn classes_and_partnerships_are_corrected() {
    let stage = full().await;
    let by = &stage.registrar;
    let classes = WAYS[1];
    let id = id_of(classes, by, "code", "L2").await;
    correct(
        &stage,
        classes,
        &id,
        &[
            ("name", "Lớp hai", "/name", json!("Lớp hai")),
            ("code", "L2B", "/code", json!("L2B")),
            ("endDate", "2026-06-27", "/endDate", json!("2026-06-27")),
            ("capacity", "31", "/capacity", json!(31)),
            (
                "trainers",
                "Cà Văn Minh; Lò Văn Mẫu",
                "/trainers/1",
                json!("Lò Văn Mẫu"),
            ),
            ("fundingLine", "NSĐP", "/fundingLine", json!("NSĐP")),
            ("commission", "15/HĐ-ĐH", "/commission", json!("15/HĐ-ĐH")),
            (
                "externalIds",
                "sis=LOP-2",
                "/externalIds/0/value",
                json!("LOP-2"),
            ),
        ],
    )
    .await;
    let partnerships = WAYS[6];
    let id = id_of(partnerships, by, "signedDate", "2026-03-02").await;
    correct(
        &stage,
        partnerships,
        &id,
        &[
            ("practicePlaces", "21", "/practicePlaces", json!(21)),
            (
                "expiryDate",
                "2028-03-02",
                "/expiryDate",
                json!("2028-03-02"),
            ),
            ("scope", "Thực tập", "/scope", json!("Thực tập")),
            (
                "contactName",
                "Lò Văn Mai",
                "/contactName",
                json!("Lò Văn Mai"),
            ),
            (
                "contactPhone",
                "0912345679",
                "/contactPhone",
                json!("+84912345679"),
            ),
        ],
    )
    .await;
}

#[actix_web::test]
async fn results_are_corrected_as_enrolments_and_as_results() {
    let stage = Stage::set(json!({})).await;
    let id = student_with_result(&stage, 1).await;
    for kind in ["enrolments", "results"] {
        let score = if kind == "results" { "8.5" } else { "8" };
        let value = json!(score.parse::<f64>().expect("a number"));
        let hours = if kind == "results" { "291" } else { "292" };
        let hour = json!(hours.parse::<i32>().expect("a number"));
        let note = if kind == "results" { "Giỏi" } else { "Tốt" };
        correct(
            &stage,
            way(kind, "enrolments"),
            &id,
            &[
                ("score", score, "/score", value),
                ("hoursAttended", hours, "/hoursAttended", hour),
                ("resultNote", note, "/resultNote", json!(note)),
                ("result", "FAILED", "/result", json!("FAILED")),
                ("result", "PASSED", "/result", json!("PASSED")),
            ],
        )
        .await;
    }
}

#[actix_web::test]
async fn an_enrolment_says_what_of_it_no_row_changes() {
    let stage = Stage::set(json!({})).await;
    stage.applicant(1).await;
    let enrolments = WAYS[2];
    let by = &stage.registrar;
    let id = enrolments.seen(by).await[0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    correct(
        &stage,
        enrolments,
        &id,
        &[(
            "appliedDate",
            "2026-02-03",
            "/appliedDate",
            json!("2026-02-03"),
        )],
    )
    .await;
    for (heading, cell) in [
        ("statusDate", "2026-02-20"),
        ("overlapOverride", "Học hai lớp buổi tối"),
        ("statusReason", "Chuyển nhà đi xa"),
    ] {
        let _case = Case::of(heading);
        let mut table = enrolments.table(by, json!({})).await;
        table.set(&id, heading, cell);
        let done = enrolments.send(by, CSV, table.csv()).await;
        assert_eq!(done["counts"], counts(0, 0, 1, 0), "{done:#}");
        let rows = report(by, &done, "").await;
        let warning = &rows[0]["warnings"][0];
        assert_eq!(warning["code"], "KEPT_AS_RECORDED", "{rows:#?}");
        assert_eq!(warning["pointer"], format!("/{heading}"));
    }
}

#[actix_web::test]
async fn a_certificate_stays_and_an_outcome_is_corrected_by_a_new_one() {
    let stage = full().await;
    let by = &stage.registrar;
    let certificates = WAYS[4];
    let before = certificates.seen(by).await;
    for (heading, cell, pointer) in [
        ("kind", "TRAINING_CERTIFICATE", "/certificateKind"),
        ("number", "SC.0007", "/number"),
        ("registerNumber", "7/SC", "/registerNumber"),
        ("issueDate", "2026-07-07", "/issueDate"),
    ] {
        let _case = Case::of(heading);
        let mut table = certificates.table(by, json!({})).await;
        let id = before[0]["id"].as_str().expect("an id");
        table.set(id, heading, cell);
        let done = certificates.send(by, CSV, table.csv()).await;
        assert_eq!(done["counts"], counts(0, 0, 1, 1), "{done:#}");
        let rows = report(by, &done, "&outcome=rejected").await;
        let fixed = (pointer.to_owned(), "FIELD_FIXED".to_owned());
        assert_eq!(problems(&rows[0]), [fixed]);
        assert_eq!(certificates.seen(by).await, before);
    }
    let outcomes = WAYS[5];
    let latest = id_of(outcomes, by, "employerName", "HTX Chè Mộc").await;
    let mut table = outcomes.table(by, json!({})).await;
    table.set(&latest, "incomeAfter.amount", "7000000");
    let done = outcomes.send(by, CSV, table.csv()).await;
    assert_eq!(done["counts"], counts(1, 0, 1, 0), "{done:#}");
    let rows = outcomes.seen(by).await;
    let paid = |row: &&Value| row["incomeAfter"]["amount"] == "7000000";
    let corrected: Vec<&Value> = rows.iter().filter(paid).collect();
    assert_eq!(corrected.len(), 1, "{rows:#?}");
    assert_eq!(corrected[0]["employerName"], "HTX Chè Mộc");
    // What was corrected before stays corrected.
    let older = id_of(outcomes, by, "employerName", "HTX Chè").await;
    table.set(&latest, "incomeAfter.amount", "6000000");
    table.set(&older, "note", "Hộ cận nghèo");
    let done = outcomes.send(by, CSV, table.csv()).await;
    assert_eq!(done["counts"], counts(0, 0, 2, 0), "{done:#}");
    let warned = report(by, &done, "").await;
    let warned = warned.iter().filter_map(|row| row["warnings"].as_array());
    let codes: Vec<&Value> = warned.flatten().map(|warning| &warning["code"]).collect();
    assert_eq!(codes, ["KEPT_AS_REGISTERED"; 1]);
}

#[actix_web::test]
async fn the_lead_agency_corrects_occupations() {
    let stage = full().await;
    let occupations = WAYS[7];
    let id = id_of(occupations, &stage.server.lead(), "code", "SL-2026-99").await;
    correct(
        &stage,
        occupations,
        &id,
        &[
            (
                "costCap.amount",
                "2500000",
                "/costCap/amount",
                json!("2500000"),
            ),
            ("nameVi", "Nuôi dê núi", "/nameVi", json!("Nuôi dê núi")),
            ("durationMonths", "3", "/durationMonths", json!(3)),
            ("code", "SL-2026-98", "/code", json!("SL-2026-98")),
        ],
    )
    .await;
}

#[actix_web::test]
async fn a_row_that_is_added_to_an_export_is_new() {
    let stage = full().await;
    let by = &stage.registrar;
    let trainees = WAYS[0];
    let mut table: Table = trainees
        .table(by, json!({"filters": {"reveal": true}}))
        .await;
    let mut row =
        table.0[table.row(&id_of(trainees, by, "citizenId", "014304000001").await)].clone();
    for (heading, cell) in [
        ("id", ""),
        ("citizenId", "014304000077"),
        ("fullName", "Lò Thị Xuân"),
        ("externalIds", "sis=HV-77; other=1"),
    ] {
        let column = table.column(heading);
        cell.clone_into(&mut row[column]);
    }
    table.0.push(row);
    let done = trainees.send(by, CSV, table.csv()).await;
    assert_eq!(done["counts"]["created"], 1, "{done:#}");
    assert_eq!(done["counts"]["updated"], 0, "{done:#}");
    let rows = trainees.seen(by).await;
    let new = found(&rows, "citizenId", "014304000077");
    assert_eq!(
        new["externalIds"],
        json!([{"system": "sis", "value": "HV-77"}])
    );
}
