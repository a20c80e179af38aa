//! How much of what is taught an enterprise takes part in.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::fixtures::{school, with};
use crate::support::{Case, Client, TestServer};

const PATH: &str = "/v1/statistics/partnership-coverage";

/// Two colleges: A may teach cars and cooking at college level, B cars alone; and nurses at
/// intermediate level.
struct Province {
    server: TestServer,
    lead: Client,
    schools: [String; 2],
    cars: String,
    cooking: String,
    nurses: String,
    enterprise: String,
}

impl Province {
    async fn found() -> Self {
        let server = TestServer::start().await;
        let lead = server.lead();
        let list = "code,nameVi,nameEn,level,field\n6510216,Công nghệ ô tô,,,NON_AGRICULTURAL\n\
                    6810207,Kỹ thuật chế biến món ăn,,,NON_AGRICULTURAL\n\
                    5720301,Điều dưỡng,,,NON_AGRICULTURAL\n";
        lead.send_raw(Method::POST, "/v1/occupations/import", "text/csv", list)
            .await
            .expect(200);
        let mut occupations = Vec::new();
        for code in ["6510216", "6810207", "5720301"] {
            let found = lead
                .get(&format!("/v1/occupations?code={code}"))
                .await
                .expect(200);
            occupations.push(found.column("id")[0].clone());
        }
        let [cars, cooking, nurses] = <[String; 3]>::try_from(occupations).expect("three");
        let schools = [
            school(&lead, "A1").await.id(),
            school(&lead, "B1").await.id(),
        ];
        let body =
            json!({"legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Công ty Mẫu"});
        let enterprise = lead.post("/v1/enterprises", body).await.expect(201).id();
        let province = Self {
            server,
            lead,
            schools,
            cars,
            cooking,
            nurses,
            enterprise,
        };
        province.line(0, &province.cars, "COLLEGE").await;
        province.line(0, &province.cooking, "COLLEGE").await;
        province.line(1, &province.cars, "COLLEGE").await;
        province.line(1, &province.nurses, "INTERMEDIATE").await;
        province
    }

    async fn line(&self, school: usize, occupation: &str, level: &str) {
        let body = json!({
            "schoolId": self.schools[school], "occupationId": occupation, "level": level,
            "yearlyQuota": 100, "decisionNumber": "12/GCN", "validFrom": "2020-01-01",
            "validTo": "2026-10-31"
        });
        self.lead.post("/v1/licence-lines", body).await.expect(201);
    }

    async fn sign(&self, school: usize, occupation: &str, changes: Value) -> Value {
        let level = if occupation == self.nurses {
            "INTERMEDIATE"
        } else {
            "COLLEGE"
        };
        let body = json!({
            "schoolId": self.schools[school], "enterpriseId": self.enterprise,
            "occupationId": occupation, "level": level, "signedDate": "2026-03-02",
            "contactName": "Lò Văn Mẫu", "contactPhone": "0912345678"
        });
        let signed = self
            .lead
            .post("/v1/partnerships", with(body, changes))
            .await;
        signed.expect(201).body
    }

    async fn coverage(&self, query: &str) -> Value {
        let answer = self
            .server
            .anonymous()
            .get(&format!("{PATH}?{query}"))
            .await;
        answer.expect(200).body
    }
}

fn share(rate: &Value) -> (u64, u64) {
    let number = |name: &str| rate[name].as_u64().expect("a number");
    (number("numerator"), number("denominator"))
}

#[actix_web::test]
async fn the_province_is_counted_by_occupation_and_the_schools_by_line() {
    let province = Province::found().await;
    province.sign(0, &province.cars, json!({})).await;

    let coverage = province.coverage("on=2026-06-30").await;

    assert_eq!(coverage["target"], 1.0);
    assert_eq!(coverage["levels"], json!(["COLLEGE", "INTERMEDIATE"]));
    assert_eq!(share(&coverage["occupations"]), (1, 3), "{coverage:#}");
    assert_eq!(share(&coverage["lines"]), (1, 4));
    let schools: Vec<_> = coverage["bySchool"]
        .as_array()
        .expect("schools")
        .iter()
        .collect();
    let of_schools: Vec<_> = schools
        .iter()
        .map(|school| share(&school["lines"]))
        .collect();
    assert_eq!(of_schools, [(1, 2), (0, 2)]);
    let levels = coverage["byLevel"].as_array().expect("levels");
    let of_levels: Vec<_> = levels
        .iter()
        .map(|level| (share(&level["occupations"]), share(&level["lines"])))
        .collect();
    assert_eq!(of_levels, [((1, 2), (1, 3)), ((0, 1), (0, 1))]);
    let cars = &coverage["byOccupation"][1];
    assert_eq!(
        (
            &cars["code"],
            &cars["lines"],
            &cars["coveredLines"],
            &cars["partners"]
        ),
        (&json!("6510216"), &json!(2), &json!(1), &json!(1))
    );
    let missing = coverage["missing"].as_array().expect("lines");
    let missing: Vec<_> = missing
        .iter()
        .map(|line| {
            (
                line["schoolNameVi"].as_str(),
                line["occupationCode"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        missing,
        [
            (Some("Trường A1"), Some("6810207")),
            (Some("Trường B1"), Some("5720301")),
            (Some("Trường B1"), Some("6510216")),
        ]
    );
}

#[actix_web::test]
async fn a_partnership_counts_from_its_first_day_to_its_last() {
    let province = Province::found().await;
    let dates = json!({"signedDate": "2026-03-02", "expiryDate": "2026-06-30"});
    province.sign(0, &province.cars, dates).await;

    for (day, covered) in [
        ("2026-03-01", 0),
        ("2026-03-02", 1),
        ("2026-06-30", 1),
        ("2026-07-01", 0),
    ] {
        let _case = Case::of(day.to_owned());
        let coverage = province.coverage(&format!("on={day}")).await;
        assert_eq!(share(&coverage["occupations"]), (covered, 3));
    }
    let after = province.coverage("on=2026-11-01").await;
    assert_eq!(
        after["occupations"]["denominator"], 0,
        "no line is in force any more"
    );
    assert_eq!(after["occupations"]["unavailable"], "NO_DENOMINATOR");
    let before = province.coverage("on=2019-12-31").await;
    assert_eq!(before["missing"], json!([]));
}

#[actix_web::test]
async fn an_enterprise_or_a_school_that_has_closed_counts_no_more() {
    let province = Province::found().await;
    province.sign(0, &province.cars, json!({})).await;
    let lead = &province.lead;

    let path = format!("/v1/enterprises/{}", province.enterprise);
    let seen = lead.get(&path).await.expect(200);
    lead.patch(&path, &seen, json!({"status": "CLOSED"}))
        .await
        .expect(200);
    let coverage = province.coverage("on=2026-06-30").await;
    assert_eq!(share(&coverage["occupations"]), (0, 3));

    let path = format!("/v1/schools/{}", province.schools[0]);
    let seen = lead.get(&path).await.expect(200);
    lead.patch(&path, &seen, json!({"status": "CLOSED"}))
        .await
        .expect(200);
    let coverage = province.coverage("on=2026-06-30").await;
    assert_eq!(share(&coverage["lines"]), (0, 2));
    assert_eq!(share(&coverage["occupations"]), (0, 2), "nobody may cook");
}

#[actix_web::test]
async fn the_figures_name_no_contact_and_other_levels_are_asked_for() {
    let province = Province::found().await;
    province.sign(0, &province.cooking, json!({})).await;

    let text = province.coverage("on=2026-06-30").await.to_string();
    assert!(
        !text.contains("Lò Văn Mẫu") && !text.contains("912345678"),
        "{text}"
    );
    let college = province.coverage("on=2026-06-30&level=COLLEGE").await;
    assert_eq!(share(&college["occupations"]), (1, 2));
    for query in ["level=COLEGE", "level="] {
        let _case = Case::of(query);
        let path = format!("{PATH}?{query}");
        let refused = province.server.anonymous().get(&path).await;
        refused.expect_error_at(400, "PARAMETER_INVALID", "level");
    }
    let short = province.coverage("on=2026-06-30&level=SHORT_TERM").await;
    assert_eq!(short["byLevel"][0]["level"], "SHORT_TERM");
    let future = province
        .server
        .anonymous()
        .get(&format!("{PATH}?on=2999-01-01"))
        .await;
    future.expect_error_at(400, "DAY_AFTER_TODAY", "on");
}
