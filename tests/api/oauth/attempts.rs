//! How often log-in may fail, and for whom.

use diesel::prelude::*;
use futures_util::future::join_all;
use serde_json::json;

use registry::platform::auth::address::Network;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::login_attempts;
use registry::platform::values::time::Timestamp;

use super::apps::Ground;
use crate::support::identity::{PASSWORD, expect_oauth_error, form};
use crate::support::{Response, TestServer};

const WRONG: &str = "not-this-one-please";

/// A server that believes where a request says that it comes from.
async fn ground() -> Ground {
    let server = TestServer::start_with(|config| {
        let own: Network = "127.0.0.0/8".parse().expect("a network");
        config.trusted_proxies = vec![own].into();
    });
    Ground::on(server.await).await
}

async fn log_in(ground: &Ground, name: &str, password: &str, from: &str) -> Response {
    let client = ground.server.anonymous().with("x-forwarded-for", from);
    let fields = [
        ("grant_type", "password"),
        ("username", name),
        ("password", password),
    ];
    form(&client, "/oauth/token", &fields).await
}

async fn fail(ground: &Ground, name: &str, from: &str, times: usize) {
    for _ in 0..times {
        expect_oauth_error(
            &log_in(ground, name, WRONG, from).await,
            400,
            "invalid_grant",
        );
    }
}

/// Every lock that there is ends.
fn wait(ground: &Ground) {
    let wait = |conn: &mut DbConnection| {
        diesel::update(login_attempts::table)
            .set(login_attempts::locked_until.eq(Some(Timestamp::now().plus_seconds(-1))))
            .execute(conn)?;
        Ok(())
    };
    ground.server.db().write_now(wait).expect("time goes by");
}

#[actix_web::test]
async fn five_wrong_passwords_lock_the_place_that_they_came_from_for_a_while() {
    let ground = ground().await;
    fail(&ground, "an.lo", "192.0.2.1", 5).await;
    let right = log_in(&ground, "an.lo", PASSWORD, "192.0.2.1").await;
    expect_oauth_error(&right, 400, "invalid_grant");
    // In any writing of the name.
    let right = log_in(&ground, "AN.LO", PASSWORD, "192.0.2.1").await;
    expect_oauth_error(&right, 400, "invalid_grant");
    log_in(&ground, "an.lo", PASSWORD, "192.0.2.2")
        .await
        .expect(200);
    wait(&ground);
    log_in(&ground, "an.lo", PASSWORD, "192.0.2.1")
        .await
        .expect(200);
}

#[actix_web::test]
async fn somebody_who_guesses_everywhere_locks_out_nobody_who_was_there_before() {
    let ground = ground().await;
    log_in(&ground, "an.lo", PASSWORD, "192.0.2.200")
        .await
        .expect(200);
    let places: Vec<String> = (1..=50).map(|n| format!("198.51.100.{n}")).collect();
    join_all(places.iter().map(|place| fail(&ground, "an.lo", place, 1))).await;

    let elsewhere = log_in(&ground, "an.lo", PASSWORD, "203.0.113.9").await;
    expect_oauth_error(&elsewhere, 400, "invalid_grant");
    log_in(&ground, "an.lo", PASSWORD, "192.0.2.200")
        .await
        .expect(200);
    let user = ground
        .admin
        .get(&format!("/v1/users/{}", ground.user))
        .await;
    assert!(user.body["lockedUntil"].is_string(), "{:#}", user.body);

    let path = format!("/v1/users/{}/password", ground.user);
    let body = json!({"password": "hoa-ban-no-trang-rung"});
    ground.admin.post(&path, body).await.expect(204);
    let opened = log_in(&ground, "an.lo", "hoa-ban-no-trang-rung", "203.0.113.9").await;
    opened.expect(200);
}

#[actix_web::test]
async fn a_browser_that_was_let_in_is_known_wherever_it_is() {
    let ground = ground().await;
    let mut browser = ground.browser().at("192.0.2.1");
    let page = browser
        .get("/oauth/device?user_code=WDJB-MJHT")
        .await
        .expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    assert_eq!(led.status, 303);
    browser.cookies.remove("registry-session");

    // Somebody else guesses at the place to which the browser goes.
    let mut browser = browser.at("198.51.100.7");
    fail(&ground, "an.lo", "198.51.100.7", 5).await;
    let page = browser
        .get("/oauth/device?user_code=WDJB-MJHT")
        .await
        .expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    assert_eq!(led.status, 303, "{}", led.html);

    // Another's cookie does not make one known under this name.
    let other = json!({
        "organisationId": ground.agency, "username": "binh.lo", "displayName": "Lò Văn Bình",
        "roles": ["LEAD_AGENCY"], "password": PASSWORD
    });
    ground.admin.post("/v1/users", other).await.expect(201);
    fail(&ground, "binh.lo", "198.51.100.7", 5).await;
    browser.cookies.remove("registry-session");
    let page = browser
        .get("/oauth/device?user_code=WDJB-MJHT")
        .await
        .expect(200);
    browser.log_in(&page, "binh.lo", PASSWORD).await.expect(422);
}

#[actix_web::test]
async fn a_browser_that_was_let_in_is_locked_by_itself() {
    let ground = ground().await;
    let mut browser = ground.browser().at("192.0.2.1");
    let path = "/oauth/device?user_code=WDJB-MJHT";
    let page = browser.get(path).await.expect(200);
    browser.log_in(&page, "an.lo", PASSWORD).await;
    browser.cookies.remove("registry-session");
    let page = browser.get(path).await.expect(200);
    for _ in 0..5 {
        browser.log_in(&page, "an.lo", WRONG).await.expect(422);
    }
    browser.log_in(&page, "an.lo", PASSWORD).await.expect(422);
    let mut other = ground.browser().at("192.0.2.1");
    let page = other.get(path).await.expect(200);
    assert_eq!(other.log_in(&page, "an.lo", PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn a_name_that_nobody_has_is_treated_alike() {
    let ground = ground().await;
    let known = log_in(&ground, "an.lo", WRONG, "192.0.2.1").await;
    let unknown = log_in(&ground, "nobody", WRONG, "192.0.2.1").await;
    assert_eq!(known.body, unknown.body);
    fail(&ground, "an.lo", "192.0.2.1", 4).await;
    fail(&ground, "nobody", "192.0.2.1", 4).await;
    let locks = |conn: &mut DbConnection| {
        Ok(login_attempts::table
            .filter(login_attempts::locked_until.is_not_null())
            .count()
            .get_result::<i64>(conn)?)
    };
    assert_eq!(ground.server.db().read_now(locks).expect("a count"), 2);
}

#[actix_web::test]
async fn of_many_guesses_at_once_only_five_count() {
    let ground = ground().await;
    let guesses = (0..12).map(|n| {
        let ground = &ground;
        async move {
            log_in(
                ground,
                "an.lo",
                &format!("guess-number-{n:04}"),
                "192.0.2.1",
            )
            .await
        }
    });
    join_all(guesses).await;
    let failures = |conn: &mut DbConnection| {
        Ok(login_attempts::table
            .select(login_attempts::failures)
            .load::<i32>(conn)?)
    };
    let failures = ground.server.db().read_now(failures).expect("counts");
    assert_eq!(failures, [5, 5]);
}

#[actix_web::test]
async fn without_the_grant_programs_take_no_passwords() {
    let server = TestServer::start_with(|config| config.password_grant = false);
    let ground = Ground::on(server.await).await;
    let answer = log_in(&ground, "an.lo", PASSWORD, "192.0.2.1").await;
    expect_oauth_error(&answer, 400, "unsupported_grant_type");
    let metadata = ground
        .server
        .anonymous()
        .get("/.well-known/openid-configuration")
        .await;
    let grants = metadata.body["grant_types_supported"]
        .as_array()
        .expect("grants");
    assert!(!grants.contains(&json!("password")));
    ground.tokens(&ground.app, None).await;
}
