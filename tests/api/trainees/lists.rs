//! Lists of people are filtered and sorted.

use serde_json::json;

use super::{Town, path_of};
use crate::support::fixtures::{person, person_body, with};
use crate::support::{Case, Client};

#[actix_web::test]
async fn a_list_is_filtered_and_sorted() {
    let town = Town::new().await;
    let lead = town.server.lead();
    let far = town.commune("03688");
    person(&town.server, &town.registrars[0], 1).await;
    let man = json!({
        "citizenId": "014090000002", "fullName": "Cà Văn An", "sex": "MALE",
        "birthDate": "1990-01-02", "residenceUnitId": far, "ethnicGroup": "03"
    });
    let man = lead.post("/v1/trainees", man).await.expect(201);
    let district = man.body["districtId"]
        .as_str()
        .expect("a district")
        .to_owned();

    let own = town.schools[0];
    for (query, names) in [
        ("sort=name".to_owned(), vec!["Lò Thị Mai 1", "Cà Văn An"]),
        (
            "sort=-createdAt".to_owned(),
            vec!["Cà Văn An", "Lò Thị Mai 1"],
        ),
        ("sex=FEMALE".to_owned(), vec!["Lò Thị Mai 1"]),
        (format!("communeId={far}"), vec!["Cà Văn An"]),
        (format!("districtId={district}"), vec!["Cà Văn An"]),
        ("birthDate[gte]=2004-05-17".to_owned(), vec!["Lò Thị Mai 1"]),
        ("birthDate[lte]=2004-05-16".to_owned(), vec!["Cà Văn An"]),
        ("ethnicGroup=03".to_owned(), vec!["Cà Văn An"]),
        (format!("schoolId={own}"), vec!["Lò Thị Mai 1"]),
        (format!("q=mai&schoolId={own}"), vec!["Lò Thị Mai 1"]),
        ("createdAt[gte]=2999-01-01T00:00:00Z".to_owned(), vec![]),
    ] {
        let _case = Case::of(&query);
        let mut found = lead
            .get(&format!("/v1/trainees?{query}"))
            .await
            .expect(200)
            .column("fullName");
        if !query.starts_with("sort") {
            found.sort();
        }
        assert_eq!(found, names, "{query}");
    }

    let told = town.audited("trainee.reveal");
    assert_eq!(told, [json!({"ids": [man.id()], "filter": "ethnicGroup"})]);

    let other = town.registrars[1]
        .get(&format!("/v1/trainees?schoolId={own}"))
        .await;
    assert_eq!(
        other.expect(200).rows().len(),
        0,
        "who else teaches a person is not told"
    );
}

#[actix_web::test]
async fn a_schools_people_come_by_name_also_after_somebody_else_renamed_one() {
    let town = Town::new().await;
    let lead = town.server.lead();
    let [own, other] = &town.registrars;

    for (number, name) in (1..).zip(["Hà Thị Chi", "Cà Văn An", "Lò Thị Bình"]) {
        let _case = Case::of(name);
        let body = with(person_body(&town.server, number), json!({"fullName": name}));
        own.post("/v1/trainees", body).await.expect(201);
    }

    person(&town.server, other, 7).await;
    let names = async |client: &Client, query: String| {
        let page = client.get(&format!("/v1/trainees?{query}")).await;
        page.expect(200).column("fullName")
    };
    let everybody = ["Cà Văn An", "Lò Thị Bình", "Hà Thị Chi"];
    assert_eq!(names(own, "sort=name".to_owned()).await, everybody);
    let theirs = format!("schoolId={}", town.schools[0]);
    assert_eq!(names(&lead, theirs).await, everybody);

    let an = lead.get("/v1/trainees?q=an").await.expect(200).rows()[0]["id"].clone();
    let path = path_of(an.as_str().expect("an id"));
    let seen = lead.get(&path).await.expect(200);
    let renamed = json!({"fullName": "Cà Văn Dũng"});
    lead.patch(&path, &seen, renamed).await.expect(200);

    let mut query = "sort=-name&limit=1&count=exact".to_owned();
    for name in ["Cà Văn Dũng", "Hà Thị Chi", "Lò Thị Bình"] {
        let _case = Case::of(name);
        let page = own.get(&format!("/v1/trainees?{query}")).await.expect(200);
        assert_eq!(page.column("fullName"), [name]);
        assert_eq!(page.body["page"]["total"], 3);
        let cursor = page.next_cursor().unwrap_or_default();
        query = format!("sort=-name&limit=1&count=exact&cursor={cursor}");
    }

    assert!(query.ends_with("cursor="), "no page after the last");

    let nobody = names(own, "sex=MALE&birthDate[gte]=1900-01-01".to_owned()).await;
    assert_eq!(nobody.len(), 0);
}
