//! All certificates of a class in one file.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::{KIND, bars_of, own, pages, path, printed, started, template_path};
use crate::certificates::revoke;
use crate::certificates::series::{counting, passed};
use crate::support::fixtures::{self, Stage};
use crate::support::{BoundTo, Client};
use registry::platform::auth::authz::Role;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::certificates;
use registry::platform::office::paper::qr::qr;
use registry::platform::values::ids::CertificateId;

#[actix_web::test]
async fn a_class_with_certificates_of_two_schools_is_printed_on_the_template_of_each() {
    let stage = counting().await;
    passed(&stage, 3).await;
    let class = format!("/v1/classes/{}", stage.class.id());
    let body = json!({"issueDate": "2026-07-06"});
    let issued = stage
        .registrar
        .post(&format!("{class}/certificates"), body)
        .await;
    let first = issued.expect(200).rows()[0]["certificate"]["number"].clone();
    let first = first.as_str().expect("a number").to_owned();
    // As where a successor has issued in the place of a school.
    let lead = stage.server.lead();
    let other = fixtures::school(&lead, "B2").await;
    let template = format!("/v1/schools/{}/certificate-templates/{KIND}", other.id());
    let put = lead.with("if-match", "\"0\"").put(&template, own()).await;
    put.expect(200);
    let successor = fixtures::school_id(&other);
    let change = move |conn: &mut DbConnection| {
        let row = certificates::table.filter(certificates::number.eq(&first));
        let other = certificates::school_id.eq(successor);
        diesel::update(row).set(other).execute(conn)?;
        Ok(())
    };
    stage.server.db().write_now(change).expect("a change");

    let documents = format!("{class}/documents/certificates");
    let pages = printed(&lead, &documents).await;
    let on_own = pages.iter().filter(|page| page.starts_with("Cấp cho "));
    assert_eq!((pages.len(), on_own.count()), (3, 1), "{pages:?}");
    // A school prints its own.
    assert_eq!(printed(&stage.registrar, &documents).await.len(), 2);
}

#[actix_web::test]
async fn a_class_is_a_page_for_each_certificate_that_holds() {
    let (server, teaching, registrar, certificate) = started().await;
    let enrolment = certificate.body["enrolmentId"].as_str().expect("an id");
    let enrolment = registrar
        .get(&format!("/v1/enrolments/{enrolment}"))
        .await
        .expect(200);
    let class = enrolment.body["classId"].as_str().expect("an id");
    let class = format!("/v1/classes/{class}/documents/certificates");

    let pages = printed(&registrar, &class).await;
    assert_eq!(pages.len(), 1);
    assert!(pages[0].contains("Lò Thị Mai"));
    revoke(&registrar, &certificate, json!({"reason": "In sai"}))
        .await
        .expect(200);
    registrar
        .get(&class)
        .await
        .expect_problem(409, "CERTIFICATES_NONE");

    let other = fixtures::school(&server.lead(), "B2").await;
    let other = server.registrar(fixtures::school_id(&other));
    other.get(&class).await.expect_problem(404, "NOT_FOUND");
    other
        .get(&path(&certificate))
        .await
        .expect_problem(404, "NOT_FOUND");
    let foreign = other
        .with("if-match", "\"0\"")
        .put(&template_path(&teaching), own())
        .await;
    foreign.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_class_with_certificates_of_two_kinds_is_printed_a_kind_at_a_time() {
    let stage = counting().await;
    passed(&stage, 3).await;
    let class = format!("/v1/classes/{}", stage.class.id());
    let body = json!({"issueDate": "2026-07-06"});
    let issued = stage
        .registrar
        .post(&format!("{class}/certificates"), body)
        .await;
    let issued = issued.expect(200);
    let documents = format!("{class}/documents/certificates");
    assert_eq!(printed(&stage.registrar, &documents).await.len(), 3);
    // By given name, which is not the order of the numbers.
    let names = ["Quàng Thị Hoà", "Đỗ Văn Hùng", "Lò Thị Mai"];
    let rename = move |conn: &mut DbConnection| {
        let rows = certificates::table.order(certificates::number);
        let ids: Vec<CertificateId> = rows.select(certificates::id).load(conn)?;
        for (name, id) in names.into_iter().zip([ids[1], ids[0], ids[2]]) {
            let row = certificates::table.filter(certificates::id.eq(id));
            let name = certificates::holder_name.eq(name);
            diesel::update(row).set(name).execute(conn)?;
        }
        Ok(())
    };
    stage.server.db().write_now(rename).expect("names");
    let pages = printed(&stage.registrar, &documents).await;
    for (page, name) in pages.iter().zip(names) {
        assert!(page.contains(name), "{name} in {page}");
    }

    // As where the operator has added a level, with which every kind goes.
    let first = issued.rows()[0]["certificate"]["number"].clone();
    let first = first.as_str().expect("a number").to_owned();
    let change = move |conn: &mut DbConnection| {
        let row = certificates::table.filter(certificates::number.eq(&first));
        let other = certificates::kind.eq("TRAINING_CERTIFICATE");
        diesel::update(row).set(other).execute(conn)?;
        Ok(())
    };
    stage.server.db().write_now(change).expect("a change");
    let refused = stage.registrar.get(&documents).await;
    refused.expect_problem(409, "CERTIFICATES_MIXED");
    for (kind, count) in [(KIND, 2), ("TRAINING_CERTIFICATE", 1)] {
        let path = format!("{documents}?kind={kind}");
        assert_eq!(printed(&stage.registrar, &path).await.len(), count);
    }
}

/// A class of three with certificates; they are named so.
async fn issued(names: [&'static str; 3]) -> Stage {
    let stage = counting().await;
    passed(&stage, 3).await;
    let class = format!("/v1/classes/{}/certificates", stage.class.id());
    let body = json!({"issueDate": "2026-07-06"});
    stage.registrar.post(&class, body).await.expect(200);
    let name = move |conn: &mut DbConnection| {
        let rows = certificates::table.order(certificates::number);
        let ids: Vec<CertificateId> = rows.select(certificates::id).load(conn)?;
        for (id, name) in ids.into_iter().zip(names) {
            let row = certificates::table.filter(certificates::id.eq(id));
            let name = certificates::holder_name.eq(name);
            diesel::update(row).set(name).execute(conn)?;
        }
        Ok(())
    };
    stage.server.db().write_now(name).expect("names");
    stage
}

#[actix_web::test]
async fn each_page_of_a_class_bears_the_code_of_its_own_certificate() {
    let stage = issued(["Giàng A Pó", "Lò Thị Mai", "Đỗ Văn Hùng"]).await;
    let list = format!("/v1/certificates?classId={}", stage.class.id());
    let list = stage.registrar.get(&list).await.expect(200);
    let documents = format!("/v1/classes/{}/documents/certificates", stage.class.id());
    let (_, _, bytes) = stage.registrar.download(&documents).await;

    let pages = pages(&bytes);
    assert_eq!(pages.len(), 3);
    for (page, text) in pages.iter().enumerate() {
        let is_here = |row: &&Value| text.contains(row["number"].as_str().expect("a number"));
        let here: Vec<&Value> = list.rows().iter().filter(is_here).collect();
        let [here] = here[..] else {
            panic!("one certificate on {text}");
        };
        let url = here["verificationUrl"].as_str().expect("a URL");
        let code = qr(url).expect("a code");
        assert_eq!(bars_of(&bytes, page), code.bars().collect::<Vec<_>>());
    }
}

#[actix_web::test]
async fn who_may_issue_certificates_and_nothing_else_prints_those_of_a_class() {
    let stage = issued(["Giàng A Pó", "Lò Thị Mai", "Đỗ Văn Hùng"]).await;
    let school = BoundTo::School(stage.teaching.school_id());
    let issuer = |scope: &str| -> Client {
        let server = &stage.server;
        server.user_with_scopes(Role::SchoolRegistrar, school, &[scope])
    };
    let documents = format!("/v1/classes/{}/documents/certificates", stage.class.id());
    assert_eq!(
        printed(&issuer("certificates:write"), &documents)
            .await
            .len(),
        3
    );
    issuer("certificates:read")
        .get(&documents)
        .await
        .expect(403);
}

#[actix_web::test]
async fn the_register_is_in_the_order_of_the_names_that_it_has() {
    let stage = issued(["Giàng A Pó", "Lò Thị Mai", "Đỗ Văn Hùng"]).await;
    let register = format!(
        "/v1/classes/{}/documents/certificate-register",
        stage.class.id()
    );
    let csv = stage.server.lead().with("accept", "text/csv");
    let (status, _, bytes) = csv.download(&register).await;
    assert_eq!(status, 200);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let names: Vec<&str> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(1).expect("a name"))
        .collect();
    assert_eq!(names, ["Đỗ Văn Hùng", "Lò Thị Mai", "Giàng A Pó"]);
}
