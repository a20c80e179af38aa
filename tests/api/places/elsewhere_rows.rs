//! Rows of a file about people who live in another province or abroad.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::imports::{ended, push, report};
use crate::support::Client;
use crate::support::fixtures::Stage;

/// Import a table of trainees; what became of each row, or the first fault of it, by its key.
async fn imported(by: &Client, table: &str) -> BTreeMap<String, String> {
    let queued = push(
        by,
        "kind=trainees&onError=skip-row",
        "text/csv",
        table.to_owned(),
    )
    .await;
    let import = ended(by, &queued.expect(202).id()).await;
    let rows = report(by, &import, "").await;
    let told = |row: &Value| {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let outcome = match row["errors"].get(0) {
            Some(fault) => format!("{} {}", text(&fault["pointer"]), text(&fault["code"])),
            None => text(&row["outcome"]),
        };
        (text(&row["externalId"]), outcome)
    };
    rows.iter().map(told).collect()
}

#[actix_web::test]
async fn rows_of_a_file_say_where_somebody_lives_elsewhere() {
    let stage = Stage::set(json!({})).await;
    let rows = concat!(
        "externalId,citizenId,passportCountry,passportNumber,fullName,sex,birthDate,residenceCode,",
        "residenceProvinceCode,residenceCountryCode,residencePlace\n",
        "A,014304000001,,,Lò Thị Một,FEMALE,2004-05-17,,11,,03127 Phường Điện Biên Phủ\n",
        "B,,LA,PA1234567,Khamla Xayavong,MALE,2001-03-04,,,LA,\n",
        "C,014304000003,,,Lò Thị Ba,FEMALE,2004-05-17,03646,,,\n",
        "D,014304000004,,,Lò Thị Bốn,FEMALE,2004-05-17,03646,11,,\n",
        "E,014304000005,,,Lò Thị Năm,FEMALE,2004-05-17,,,,\n",
        "F,014304000006,,,Lò Thị Sáu,FEMALE,2004-05-17,,14,,\n",
        "H,,LA,PA1234568,Khamphet Vongsa,MALE,2001-03-05,,,,\n",
        "G,014304000007,,,Lò Thị Bảy,FEMALE,2004-05-17,,,,ở đâu đó\n",
    );
    let outcomes = imported(&stage.registrar, rows).await;
    for (key, expected) in [
        ("A", "CREATED"),
        ("B", "CREATED"),
        ("C", "CREATED"),
        ("D", "/residenceProvinceCode RESIDENCE_EITHER"),
        ("E", "/residenceCode FIELD_REQUIRED"),
        ("F", "/residenceProvinceCode RESIDENCE_WITHIN"),
        ("H", "CREATED"),
        ("G", "/residenceProvinceCode RESIDENCE_EITHER"),
    ] {
        assert_eq!(outcomes[key], expected, "{key}: {outcomes:?}");
    }
    let path = "/v1/trainees/by-external-id/sis/A";
    let place = stage.registrar.get(path).await.expect(200).body["residenceElsewhere"].clone();
    assert_eq!(place["text"], "03127 Phường Điện Biên Phủ");

    let again = imported(&stage.registrar, rows).await;
    for key in ["A", "B", "C"] {
        assert_eq!(again[key], "UNCHANGED", "{key}");
    }
    // A list with fewer columns says nothing of it.
    let narrow = "externalId,citizenId,fullName,sex,birthDate\nA,014304000001,Lò Thị Một,FEMALE,2004-05-17\n";
    assert_eq!(imported(&stage.registrar, narrow).await["A"], "UNCHANGED");
}
