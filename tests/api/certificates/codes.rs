//! The code that stands on a certificate leads to a page of its own.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::platform::db::schema::certificates;
use registry::platform::db::{DbConnection, Dialect};
use serde_json::json;

use super::{graduate_of, issue, page_of, reissue, revoke, verify};
use crate::support::fixtures::Stage;
use crate::support::{Case, Client, Response};

async fn page(by: &Client, path: &str) -> (u16, String) {
    let (status, headers, body) = by.with("accept", "text/html").download(path).await;
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    (status.as_u16(), String::from_utf8(body).expect("a text"))
}

async fn issued(stage: &Stage, name: &str) -> Response {
    let (registrar, graduate) = graduate_of(&stage.server, &stage.teaching, 1, name).await;
    issue(&registrar, &graduate, "SC.0001").await.expect(201)
}

#[actix_web::test]
async fn whoever_has_the_code_reads_what_stood_on_the_paper() {
    let stage = Stage::set(json!({})).await;
    let certificate = issued(&stage, "Lò Thị Mai").await;
    let (path, public) = (page_of(&certificate), stage.server.anonymous());
    let code = path.strip_prefix("/c/").expect("a code");
    let letters = |code: &str| {
        code.bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    assert!(code.len() == 31 && letters(code), "{code}");

    let asked = public.with("accept-language", "vi");
    let (status, html) = page(&asked, &path).await;
    assert_eq!(status, 200);
    for text in [
        "lang=\"vi\"",
        "Còn hiệu lực",
        "Lò Thị Mai",
        "Trường A1",
        "SC.0001",
        "SC.0001/SC",
        "06/07/2026",
        "Chứng chỉ sơ cấp",
        "href=\"?lang=en\"",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert!(!html.contains("<script") && !html.contains("014"), "{html}");
    let (_, english) = page(&asked, &format!("{path}?lang=en")).await;
    assert!(
        english.contains("Valid") && english.contains("6 July 2026"),
        "{english}"
    );
    assert_eq!(page(&public, &path).await.1, english);

    let by_number = verify(&public, "SC.0001", "Lò Thị Mai").await.expect(200);
    let typed = code
        .to_ascii_lowercase()
        .replace('0', "o")
        .replace('1', "l");
    let typed = format!("{}-{}", &typed[..5], &typed[5..]);
    for by_code in [
        format!("/v1/certificates/verify?code={code}"),
        format!("/v1/certificates/verify?code={typed}"),
        format!("/c/{typed}"),
    ] {
        let _case = Case::of(&by_code);
        let told = public
            .with("accept", "application/json")
            .get(&by_code)
            .await;
        assert_eq!(told.expect(200).body, by_number.body);
    }
    for unclear in [
        "code=X&number=SC.0001",
        "code=X&name=A",
        "number=SC.0001",
        "name=A",
        "",
    ] {
        let _case = Case::of(unclear);
        let path = format!("/v1/certificates/verify?{unclear}");
        assert_eq!(public.get(&path).await.status, 400);
    }
    let lang = public.get(&format!("{path}?lang=fr")).await;
    assert_eq!(lang.status, 400, "{lang:?}");
}

#[actix_web::test]
async fn a_page_says_what_became_of_the_certificate() {
    let stage = Stage::set(json!({})).await;
    let first = issued(&stage, "Lò Thị Mai").await;
    let public = stage.server.anonymous();
    let second = reissue(&stage.registrar, &first, json!({}))
        .await
        .expect(201);
    assert_ne!(page_of(&second), page_of(&first));
    let (status, html) = page(&public, &page_of(&first)).await;
    let reissued = html.contains("No longer valid: reissued on 1 August 2026");
    assert!(status == 200 && reissued, "{html}");

    let reason = json!({"reason": "Bí mật", "date": "2026-09-02"});
    revoke(&stage.registrar, &second, reason).await.expect(200);
    let (status, html) = page(&public, &page_of(&second)).await;
    assert!(
        status == 200 && html.contains("Revoked on 2 September 2026"),
        "{html}"
    );
    assert!(!html.contains("Bí mật"), "{html}");
}

#[actix_web::test]
async fn a_page_is_shown_and_nothing_else() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let school = format!("/v1/schools/{}", stage.teaching.school.id());
    let seen = lead.get(&school).await.expect(200);
    let name = json!({"nameVi": "Trường <b onclick='x'>&A1"});
    lead.patch(&school, &seen, name).await.expect(200);
    let certificate = issued(&stage, "Lò Thị Mai").await;
    let (path, public) = (page_of(&certificate), stage.server.anonymous());
    let (_, html) = page(&public, &path).await;
    assert!(
        html.contains("Trường &lt;b onclick=&#39;x&#39;&gt;&amp;A1"),
        "{html}"
    );

    let place = &path[..8];
    for asked in [
        path.clone(),
        format!("{place}{}", "0".repeat(26)),
        "/c/X".to_owned(),
    ] {
        let _case = Case::of(&asked);
        let (_, headers, _) = public.download(&asked).await;
        let policy = headers["content-security-policy"].to_str().expect("a text");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert!(policy.ends_with("frame-ancestors 'none'") && !policy.contains("unsafe"));
        for (name, value) in [
            ("x-robots-tag", "noindex, nofollow"),
            ("cache-control", "private, no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("content-language", "en"),
        ] {
            assert_eq!(headers[name], value);
        }
        let vary = headers["vary"].to_str().expect("a text");
        assert!(vary.contains("Accept, Accept-Language"), "{vary}");
    }
}

#[actix_web::test]
async fn a_wrong_code_is_told_in_the_same_work() {
    let stage = Stage::set(json!({})).await;
    let path = page_of(&issued(&stage, "Lò Thị Mai").await);
    let public = stage.server.anonymous();
    let wrong = [
        format!(
            "{}{}",
            &path[..path.len() - 1],
            if path.ends_with('0') { '1' } else { '0' }
        ),
        format!("/c/{}", "0".repeat(31)),
        format!("{path}0"),
        path[..path.len() - 1].to_owned(),
        "/c/x".to_owned(),
        "/c/%F0%9F%98%80".to_owned(),
    ];
    let work = async |path: &str, expected: u16| {
        let mut least = u64::MAX;
        // Others are at work too.
        for _ in 0..3 {
            let before = stage.server.db().statements().so_far();
            assert_eq!(page(&public, path).await.0, expected, "{path}");
            least = least.min(stage.server.db().statements().so_far() - before);
        }
        least
    };
    let right = work(&path, 200).await;
    for wrong in wrong {
        let _case = Case::of(&wrong);
        assert_eq!(work(&wrong, 404).await, right);
        let (_, html) = page(&public, &wrong).await;
        assert!(html.contains("No certificate bears this code"), "{html}");
        let credential = public.get(&format!("{wrong}/credential")).await;
        credential.expect_problem(404, "NOT_FOUND");
        let told = public.with("accept", "application/json").get(&wrong).await;
        told.expect_problem(404, "NOT_FOUND");
    }
}

#[actix_web::test]
async fn an_upgrade_gives_each_certificate_a_code() {
    let stage = Stage::set(json!({})).await;
    let mut papers = Vec::new();
    for number in 1..=12 {
        let name = format!("Lò Thị Mai {number}");
        let (registrar, graduate) =
            graduate_of(&stage.server, &stage.teaching, number, &name).await;
        let number = format!("SC.{number:04}");
        papers.push(issue(&registrar, &graduate, &number).await.expect(201));
    }
    let db = stage.server.db();
    let steps = match db.dialect() {
        Dialect::Sqlite => [
            include_str!("../../../migrations/sqlite/0072_printed_codes/down.sql"),
            include_str!("../../../migrations/sqlite/0072_printed_codes/up.sql"),
        ],
        Dialect::Postgres => [
            include_str!("../../../migrations/postgres/0072_printed_codes/down.sql"),
            include_str!("../../../migrations/postgres/0072_printed_codes/up.sql"),
        ],
    };
    for step in steps {
        db.write_now(move |conn: &mut DbConnection| Ok(conn.batch_execute(step)?))
            .expect("a migration");
    }

    let read = |conn: &mut DbConnection| {
        Ok(certificates::table
            .select(certificates::code)
            .load::<String>(conn)?)
    };
    let codes = db.read_now(read).expect("codes");
    let part = |part: fn(&str) -> String| codes.iter().map(|code| part(code)).collect();
    let places: BTreeSet<String> = part(|code| code[..5].to_owned());
    let secrets: BTreeSet<String> = part(|code| code[5..].to_owned());
    assert_eq!((places.len(), secrets.len()), (12, 12), "{codes:?}");
    let letters: BTreeSet<char> = codes.iter().flat_map(|code| code.chars()).collect();
    assert!(letters.len() > 24 && letters.iter().all(|letter| !"ILOU".contains(*letter)));
    for paper in &papers {
        let now = stage
            .registrar
            .get(&format!("/v1/certificates/{}", paper.id()))
            .await;
        let now = now.expect(200);
        assert_ne!(page_of(&now), page_of(paper));
        let (status, html) = page(&stage.server.anonymous(), &page_of(&now)).await;
        let number = now.body["number"].as_str().expect("a number");
        assert!(status == 200 && html.contains(number), "{html}");
    }
}
