//! A name with an apostrophe, a hyphen or a space inside is one name, however it is spelled.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::platform::db::schema::trainees;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::values::time::Date;
use registry::resources::refill_search;
use registry::resources::trainees::match_key;
use serde_json::json;

use super::Town;
use crate::support::fixtures::{person_body, with};
use crate::support::{Case, Client};

const SPELLINGS: [&str; 5] = [
    "H'Hen Niê",
    "H’Hen Niê",
    "HHen Niê",
    "H Hen Niê",
    "H-HEN NIÊ",
];
const QUERIES: [&str; 6] = ["hhen", "h'hen", "H’Hen", "h%20hen", "hen", "hen%20h"];

#[actix_web::test]
async fn one_person_is_found_by_each_spelling_whoever_registers_them_first() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let spelled = |name: &str, number| {
        let name = json!({"fullName": name});
        with(person_body(&town.server, number), name)
    };
    let lead = town.server.lead();
    let person = async |id: &str| {
        let seen = lead.get(&format!("/v1/trainees/{id}")).await;
        seen.expect(200).body["personId"].clone()
    };
    for (number, first) in (1..).zip(SPELLINGS) {
        let path = format!("/v1/trainees/by-external-id/sis/A{number}");
        let elder = a.put(&path, spelled(first, number)).await.expect(201);
        for second in SPELLINGS {
            let _case = Case::of(format!("{first}, {second}"));
            let path = format!("/v1/trainees/by-external-id/sis/B{number}");
            let own = b.put(&path, spelled(second, number)).await;
            assert_eq!(own.body["fullName"], second, "as it was sent");
            assert_eq!(person(&own.id()).await, elder.id());
        }
    }
    for query in QUERIES {
        let _case = Case::of(query);
        let path = format!("/v1/trainees?q={query}");
        let found = async |by: &Client| by.get(&path).await.expect(200).column("fullName");
        assert_eq!(found(a).await, SPELLINGS);
        assert_eq!((found(b).await.len(), found(&lead).await.len()), (5, 10));
    }
    // Another name is another person, as far as anybody can tell.
    let path = "/v1/trainees/by-external-id/sis/B1";
    let renamed = b.put(path, spelled("H'Len Niê", 1)).await.expect(200);
    assert_eq!(person(&renamed.id()).await, renamed.id());
}

#[actix_web::test]
async fn two_spellings_under_two_documents_may_be_one_person() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let one = with(
        person_body(&town.server, 1),
        json!({"fullName": "Y-Ban Niê-Kdăm"}),
    );
    let passport = json!({"country": "LA", "number": "PA1234567"});
    let other = json!({"fullName": "YBan Niê Kdăm", "citizenId": null, "passport": passport});
    let other = with(person_body(&town.server, 1), other);
    a.post("/v1/trainees", one).await.expect(201);
    b.post("/v1/trainees", other).await.expect(201);
    let queued = town.server.lead().get("/v1/trainee-matches").await;
    assert_eq!(queued.expect(200).rows().len(), 1);
}

#[actix_web::test]
async fn who_was_registered_before_is_found_after_the_upgrade() {
    let town = Town::new().await;
    let [own, _] = &town.registrars;
    for (number, name) in (1..).zip(["H'Hen Niê", "Lò Thị Mai"]) {
        let body = with(person_body(&town.server, number), json!({"fullName": name}));
        own.post("/v1/trainees", body).await.expect(201);
    }
    let commune = town.commune("03646");
    let before = move |conn: &mut DbConnection| {
        let (down, documents) = match conn.dialect() {
            Dialect::Sqlite => (
                include_str!("../../../migrations/sqlite/0050_spellings_of_names/down.sql"),
                "INSERT OR REPLACE INTO trainees_search (rowid, document)
                 SELECT seq, 'h he hen n ni nie' FROM trainees WHERE full_name LIKE 'H%'",
            ),
            Dialect::Postgres => (
                include_str!("../../../migrations/postgres/0050_spellings_of_names/down.sql"),
                "UPDATE trainees SET search = to_tsvector('simple', 'h hen nie')
                 WHERE full_name LIKE 'H%'",
            ),
        };
        conn.batch_execute(down)?;
        conn.batch_execute(documents)?;
        let key = format!("h hen nie 2004-05-17 {commune}");
        diesel::update(trainees::table.filter(trainees::full_name.like("H%")))
            .set(trainees::match_key.eq(key))
            .execute(conn)?;
        Ok(())
    };
    let upgrade = |conn: &mut DbConnection| {
        conn.batch_execute(match conn.dialect() {
            Dialect::Sqlite => {
                include_str!("../../../migrations/sqlite/0050_spellings_of_names/up.sql")
            }
            Dialect::Postgres => {
                include_str!("../../../migrations/postgres/0050_spellings_of_names/up.sql")
            }
        })?;
        Ok(())
    };
    let db = town.server.db();
    db.write_now(before).expect("rows of before");
    let lead = town.server.lead();
    let path = "/v1/trainees?q=hhen";
    assert_eq!(lead.get(path).await.expect(200).rows().len(), 0);

    db.write_now(upgrade).expect("an upgrade");
    db.write_now(refill_search).expect("documents");
    for client in [own, &lead] {
        for query in QUERIES {
            let _case = Case::of(query);
            let found = client.get(&format!("/v1/trainees?q={query}")).await;
            assert_eq!(found.expect(200).column("fullName"), ["H'Hen Niê"]);
        }
        let found = client.get("/v1/trainees?q=mai").await.expect(200);
        assert_eq!(found.column("fullName"), ["Lò Thị Mai"]);
    }
    let keys = |conn: &mut DbConnection| {
        let keys = trainees::table
            .order(trainees::seq)
            .select(trainees::match_key);
        Ok(keys.load::<Option<String>>(conn)?)
    };
    let keys = db.read_now(keys).expect("keys");
    let now = match_key("HHen Niê", Date::constant(2004, 5, 17), commune);
    assert_eq!(keys, [Some(now), None]);
}
