//! Where people live, as papers write it.

use serde_json::{Value, json};

use super::{School, counts, fault, faults, named, report, trainee, unkeyed, without};
use crate::support::Case;
use crate::support::fixtures::with;

/// A row of somebody who lives where `place` says.
fn living(number: u32, place: Value) -> Value {
    with(without(unkeyed(trainee(number)), &["residenceCode"]), place)
}

/// The name of the unit that somebody was said to live in, that of today's commune, and the address.
async fn lives(school: &School, number: u32) -> (String, String, Value) {
    let person = named(school, &format!("Lò Thị Mai {number}")).await;
    let mut units = Vec::new();
    for member in ["residenceUnitId", "communeId"] {
        let id = person[member].as_str().expect("a unit");
        let unit = school
            .registrar
            .get(&format!("/v1/admin-units/{id}"))
            .await
            .expect(200);
        units.push(unit.body["name"].as_str().expect("a name").to_owned());
    }
    let commune = units.pop().expect("a commune");
    (
        units.pop().expect("a unit"),
        commune,
        person["address"].clone(),
    )
}

#[actix_web::test]
async fn a_commune_is_found_by_its_name_today_and_before() {
    let cases = [
        (
            json!({"residenceCommune": "xã Chiềng Mung"}),
            "Xã Chiềng Mung",
            "Xã Chiềng Mung",
        ),
        (
            json!({"residenceCommune": "CHIENG MUNG", "residenceDistrict": "H. Mai Sơn"}),
            "Xã Chiềng Mung",
            "Xã Chiềng Mung",
        ),
        (
            json!({"residenceCommune": "TT. Hát Lót"}),
            "Thị trấn Hát Lót",
            "Xã Mai Sơn",
        ),
        (
            json!({"residenceCommune": "Hát Lót", "residenceDistrict": "mai son"}),
            "Xã Mai Sơn",
            "Xã Mai Sơn",
        ),
        (
            json!({"residenceCommune": "P. Chiềng Lề", "residenceProvince": "tỉnh Sơn La"}),
            "Phường Chiềng Lề",
            "Phường Tô Hiệu",
        ),
        (
            json!({"residenceCommune": "Mường Bằng"}),
            "Xã Mường Bằng",
            "Xã Chiềng Mung",
        ),
        (
            json!({"residenceCommune": "muong bang", "residenceDistrict": "Mai Sơn"}),
            "Xã Mường Bằng",
            "Xã Chiềng Mung",
        ),
        (
            json!({"residenceCommune": "Chiềng Chung", "residenceDistrict": "huyện Mộc Châu"}),
            "Xã Chiềng Chung",
            "Xã Đoàn Kết",
        ),
        (
            json!({"residence": "bản Mòng, xã Chiềng Mung, huyện Mai Sơn, tỉnh Sơn La"}),
            "Xã Chiềng Mung",
            "Xã Chiềng Mung",
        ),
        (
            json!({"residence": "Tổ 3 - P. Tô Hiệu - TP Sơn La - Sơn La"}),
            "Phường Tô Hiệu",
            "Phường Tô Hiệu",
        ),
        (
            json!({"residence": "Chiềng Chung, Mai Sơn, Sơn La"}),
            "Xã Chiềng Chung",
            "Xã Mường Chanh",
        ),
        (
            json!({"residence": "bản Co Chai, Mai Sơn"}),
            "Xã Mai Sơn",
            "Xã Mai Sơn",
        ),
    ];
    let school = School::open().await;
    let rows = cases.iter().zip(1..);
    let rows: Vec<Value> = rows
        .map(|((place, ..), number)| living(number, place.clone()))
        .collect();
    let done = school.import("kind=trainees&onError=skip-row", &rows).await;
    assert_eq!(
        done["counts"],
        counts(12, 0, 0, 0),
        "{:?}",
        faults(&school, &done).await
    );
    for ((place, unit, commune), number) in cases.iter().zip(1..) {
        let _case = Case::of(place);
        let (said, today, _) = lives(&school, number).await;
        assert_eq!((said.as_str(), today.as_str()), (*unit, *commune));
    }
    assert_eq!(lives(&school, 9).await.2, "bản Mòng");
    assert_eq!(lives(&school, 10).await.2, "Tổ 3");
    assert_eq!(lives(&school, 12).await.2, "bản Co Chai");
    let again = school.import("kind=trainees", &rows).await;
    assert_eq!(again["counts"], counts(0, 0, 12, 0), "{again:#}");
}

#[actix_web::test]
async fn a_name_that_several_communes_have_or_none_is_refused_with_what_may_be_meant() {
    let cases = [
        (
            json!({"residenceCommune": "Chiềng Chung"}),
            "/residenceCommune",
            "PLACE_AMBIGUOUS",
        ),
        (
            json!({"residenceCommune": "muong bang"}),
            "/residenceCommune",
            "PLACE_AMBIGUOUS",
        ),
        (
            json!({"residenceCommune": "xã Chiềng An"}),
            "/residenceCommune",
            "PLACE_AMBIGUOUS",
        ),
        (
            json!({"residenceCommune": "Chiềng Không Có"}),
            "/residenceCommune",
            "PLACE_UNKNOWN",
        ),
        (
            json!({"residenceCommune": "Chiềng Mung", "residenceDistrict": "Sông Mã"}),
            "/residenceCommune",
            "PLACE_UNKNOWN",
        ),
        (
            json!({"residenceCommune": "Chiềng Mung", "residenceDistrict": "Thanh Oai"}),
            "/residenceDistrict",
            "PLACE_UNKNOWN",
        ),
        (
            json!({"residenceCommune": "Chiềng Mung", "residenceProvince": "Xơn La"}),
            "/residenceProvince",
            "PLACE_UNKNOWN",
        ),
        (
            json!({"residenceDistrict": "Mai Sơn"}),
            "/residenceCommune",
            "FIELD_REQUIRED",
        ),
        (
            json!({"residenceCommune": "Chiềng Mung", "residenceCode": "04123"}),
            "/residenceCommune",
            "RESIDENCE_EITHER",
        ),
        (
            json!({"residence": "bản Mòng"}),
            "/residence",
            "PLACE_UNKNOWN",
        ),
    ];
    let school = School::open().await;
    let rows = cases.iter().zip(1..);
    let rows: Vec<Value> = rows
        .map(|((place, ..), number)| living(number, place.clone()))
        .collect();
    let done = school.import("kind=trainees&onError=skip-row", &rows).await;
    let expected: Vec<_> = cases.iter().map(|(_, at, code)| fault(at, code)).collect();
    assert_eq!(faults(&school, &done).await, expected);
    let told = report(&school.registrar, &done, "").await;
    let params = &told[0]["errors"][0]["params"];
    assert_eq!(params["count"], 2);
    let candidates = params["candidates"].as_array().expect("candidates");
    let today = candidates
        .iter()
        .filter_map(|place| place["today"].as_str());
    let mut today: Vec<&str> = today.collect();
    today.sort_unstable();
    assert_eq!(today, ["Xã Mường Chanh", "Xã Đoàn Kết"]);
    assert!(
        candidates.iter().all(|place| place["code"].is_string()),
        "{candidates:#?}"
    );
    assert_eq!(
        told[4]["errors"][0]["params"]["candidates"][0]["districts"],
        json!(["Huyện Mai Sơn"])
    );
    // The day decides, too: before the reform one of the two.
    let dated = json!({"residenceCommune": "xã Chiềng Ân", "residenceCodeDate": "2020-01-01"});
    let done = school.import("kind=trainees", &[living(20, dated)]).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
}

#[actix_web::test]
async fn another_province_is_taken_as_it_is_written() {
    let school = School::open().await;
    let members = json!({
        "residenceCommune": "xã Pú Nhung", "residenceDistrict": "Tuần Giáo",
        "residenceProvince": "Điện Biên"
    });
    let line = json!({"residence": "Tổ 4, phường Him Lam, TP. Điện Biên Phủ, tỉnh Điện Biên"});
    let rows = [living(1, members), living(2, line)];
    for expected in [counts(2, 0, 0, 0), counts(0, 0, 2, 0)] {
        let done = school.import("kind=trainees", &rows).await;
        assert_eq!(done["counts"], expected, "{done:#}");
    }
    for (number, place) in [
        (1, "xã Pú Nhung, Tuần Giáo"),
        (2, "Tổ 4, phường Him Lam, TP. Điện Biên Phủ"),
    ] {
        let person = named(&school, &format!("Lò Thị Mai {number}")).await;
        let elsewhere = &person["residenceElsewhere"];
        assert_eq!(
            (&elsewhere["provinceCode"], &elsewhere["text"]),
            (&json!("11"), &json!(place))
        );
    }
}
