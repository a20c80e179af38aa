//! People are found by name and by document.

use serde_json::json;

use super::Town;
use crate::support::Case;
use crate::support::fixtures::{person, person_body, with};

#[actix_web::test]
async fn a_document_is_searched_by_body_and_only_within_reach() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let seen = person(&town.server, a, 1).await;
    let foreigner = json!({"citizenId": null, "passport": {"country": "LA", "number": "PA12345"}});
    let foreigner = with(person_body(&town.server, 2), foreigner);
    let foreigner = a.post("/v1/trainees", foreigner).await.expect(201);

    let by_id = json!({"citizenId": "014304000001"});
    let found = a
        .post("/v1/trainees/search", by_id.clone())
        .await
        .expect(200);
    assert_eq!(found.column("id"), [seen.id()]);
    assert_eq!(found.column("citizenId"), ["•••••••••001"]);

    let by_passport = json!({"passport": {"country": "LA", "number": "PA12345"}});
    let found = a.post("/v1/trainees/search", by_passport).await.expect(200);
    assert_eq!(found.column("id"), [foreigner.id()]);

    let absent = b.post("/v1/trainees/search", by_id).await.expect(200);
    assert_eq!(absent.rows().len(), 0);

    a.get("/v1/trainees?citizenId=014304000001")
        .await
        .expect_error_at(400, "PARAMETER_UNKNOWN", "citizenId");
    a.post(
        "/v1/trainees/search",
        json!({"citizenId": "1", "colour": "red"}),
    )
    .await
    .expect_error_at(400, "FIELD_UNKNOWN", "/colour");
}

#[actix_web::test]
async fn a_search_by_body_has_pages() {
    let town = Town::new().await;
    let registrar = &town.registrars[0];
    for number in 1..=3 {
        person(&town.server, registrar, number).await;
    }

    for body in [
        json!({"limit": 2, "sex": ["FEMALE"]}),
        json!({"limit": 2, "q": "lo mai"}),
    ] {
        let _case = Case::of(&body);
        let first = registrar
            .post("/v1/trainees/search", body.clone())
            .await
            .expect(200);
        assert_eq!(first.rows().len(), 2);

        let cursor = first.next_cursor().expect("a next page").to_owned();
        let next = with(body.clone(), json!({"cursor": cursor}));
        let last = registrar
            .post("/v1/trainees/search", next)
            .await
            .expect(200);
        assert_eq!(last.column("fullName"), ["Lò Thị Mai 3"]);
        assert_eq!(last.next_cursor(), None);

        let other = with(body, json!({"cursor": cursor, "sex": ["MALE"]}));
        let refused = registrar.post("/v1/trainees/search", other).await;
        refused.expect_error_at(400, "CURSOR_INVALID", "/cursor");
    }

    registrar
        .post("/v1/trainees/search", json!({"sort": "phone"}))
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "/sort");
}

#[actix_web::test]
async fn a_name_is_found_without_accents_in_any_order_and_by_prefix() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    for (number, name, by) in [
        (1, "Lò Thị Hường", a),
        (2, "Đặng Thị Hương", a),
        (3, "Lò Văn Hưởng", b),
    ] {
        let _case = Case::of(name);
        let body = with(person_body(&town.server, number), json!({"fullName": name}));
        by.post("/v1/trainees", body).await.expect(201);
    }

    for (q, names) in [
        ("huong lo", vec!["Lò Thị Hường"]),
        ("dang", vec!["Đặng Thị Hương"]),
        ("Đ", vec!["Đặng Thị Hương"]),
        ("thi hu", vec!["Lò Thị Hường", "Đặng Thị Hương"]),
        ("van", vec![]),
    ] {
        let _case = Case::of(q);
        let found = a.get(&format!("/v1/trainees?q={q}")).await.expect(200);
        assert_eq!(found.column("fullName"), names, "{q}");
    }

    let mut names = Vec::new();
    let mut path = "/v1/trainees?q=huong&limit=1".to_owned();
    let lead = town.server.lead();
    loop {
        let page = lead.get(&path).await.expect(200);
        names.extend(page.column("fullName"));
        let Some(cursor) = page.next_cursor() else {
            break;
        };
        path = format!("/v1/trainees?q=huong&limit=1&cursor={cursor}");
    }
    assert_eq!(names, ["Lò Thị Hường", "Đặng Thị Hương", "Lò Văn Hưởng"]);
}

#[actix_web::test]
async fn a_search_does_not_tell_whose_a_person_is() {
    let town = Town::new().await;

    let [own, other] = &town.registrars;
    let body = with(
        person_body(&town.server, 1),
        json!({"fullName": "Lò Mai 007"}),
    );
    own.post("/v1/trainees", body).await.expect(201);
    assert_eq!(own.get("/v1/trainees?q=00%20lo").await.rows().len(), 1);

    let me = own.get("/v1/users/me").await.expect(200);
    let school = me.body["organisation"]["schoolId"].as_str().expect("an id");
    let word = format!("0{}", school.replace('-', ""));
    for (name, client) in [
        ("lead", &town.server.lead()),
        ("own", own),
        ("other", other),
    ] {
        let _case = Case::of(name);
        for length in [word.len(), 20, 7, 4] {
            let _case = Case::of(length);
            let page = client
                .get(&format!("/v1/trainees?q={}", &word[..length]))
                .await;
            assert!(page.expect(200).rows().is_empty(), "{}", &word[..length]);
        }
    }
}

#[actix_web::test]
async fn a_search_index_that_was_made_anew_is_filled() {
    use diesel::connection::SimpleConnection;
    use registry::platform::db::DbConnection;
    use registry::resources::{PARTS, refill_search};

    let town = Town::new().await;
    let [own, other] = &town.registrars;

    for (number, name) in (1..).zip(["Nguyễn Thị Nghiêng", "Lò Nguyệt Hà"]) {
        let _case = Case::of(name);
        let body = with(person_body(&town.server, number), json!({"fullName": name}));
        own.post("/v1/trainees", body).await.expect(201);
    }

    person(&town.server, other, 7).await;
    let lead = town.server.lead();
    let firm = json!({"legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Công ty Chè"});
    lead.post("/v1/enterprises", firm).await.expect(201);

    let found = async || {
        let mut found = Vec::new();
        for client in [&lead, own, other] {
            for words in ["ngu", "h%20ng", "nghieng", "nguyet", "lo%20mai"] {
                let _case = Case::of(words);
                let page = client.get(&format!("/v1/trainees?q={words}")).await;
                found.push(page.expect(200).column("fullName"));
            }
        }
        for path in ["/v1/schools?q=A1", "/v1/enterprises?q=co"] {
            let _case = Case::of(path);
            found.push(vec![
                lead.get(path).await.expect(200).rows().len().to_string(),
            ]);
        }
        found
    };
    let before = found().await;
    assert_eq!(before[5].len(), 2, "the school's own: {before:?}");

    // As after the migration, and a program of before has written a document of its own.
    let made_anew = town.server.db().write_now(|conn| {
        if let DbConnection::Sqlite(conn) = conn {
            let searched = PARTS.iter().filter_map(|part| part.search.as_ref());
            for table in searched.map(|search| search.table) {
                let mark = format!("INSERT INTO search_refills VALUES ('{table}')");
                let other = format!(
                    "INSERT OR REPLACE INTO {table}_search (rowid, document) VALUES (1, 'nguyet')"
                );
                conn.batch_execute(&format!("{mark}; {other}"))?;
            }
        }
        Ok(())
    });
    made_anew.expect("an index to be filled");

    let filled = town.server.db().write_now(refill_search);
    filled.expect("a full index");
    assert_eq!(found().await, before);
}

#[actix_web::test]
async fn a_search_reads_an_index() {
    use diesel::connection::SimpleConnection;
    use registry::platform::db::{DbConnection, dialect};
    use registry::platform::lists::search;

    let town = Town::new().await;
    let unit = town.commune("03646");

    let plan = town
        .server
        .db()
        .write_now(move |conn| {
            if let DbConnection::Postgres(conn) = conn {
                // The planner reads a small table without its index.
                conn.batch_execute(&format!(
                    "INSERT INTO trainees (id, full_name, sort_key, sex, birth_date,
                         residence_unit_id, commune_id, demo, version, created_at, updated_at, search)
                     SELECT gen_random_uuid(), 'x', 'x', 'MALE', '2000-01-01', '{unit}', '{unit}',
                         true, 1, now(), now(), to_tsvector('simple', 'lo thi mai' || n)
                     FROM generate_series(1, 5000) AS n;
                     ANALYZE trainees"
                ))?;
            }
            let words = ["lo".to_owned(), "mai123".to_owned()];
            let terms = search::terms(conn.dialect(), &words, &[]);
            dialect::explain_search(conn, "trainees", &terms)
        })
        .expect("a plan");
    let indexed = plan.contains("VIRTUAL TABLE INDEX") || plan.contains("on trainees_search");
    assert!(indexed, "{plan}");
}
