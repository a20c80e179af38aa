//! What an upgrade makes of sessions and programs of before.

use diesel::connection::SimpleConnection;
use serde_json::json;

use registry::platform::db::{DbConnection, Dialect};

use super::apps::Ground;
use super::text;
use crate::support::identity::{
    PASSWORD, expect_oauth_error, form, holder, log_in, program, refresh,
};

/// The scripts of these migrations for a database, back and here again.
macro_rules! there_and_back {
    ($database:literal) => {
        [
            script!($database, "0087_apps_in_the_background", "down"),
            script!($database, "0086_second_factor", "down"),
            script!($database, "0085_login_attempts", "down"),
            script!($database, "0084_apps", "down"),
            script!($database, "0084_apps", "up"),
            script!($database, "0085_login_attempts", "up"),
            script!($database, "0086_second_factor", "up"),
            script!($database, "0087_apps_in_the_background", "up"),
        ]
    };
}

macro_rules! script {
    ($database:literal, $name:literal, $way:literal) => {
        include_str!(concat!(
            "../../../migrations/",
            $database,
            "/",
            $name,
            "/",
            $way,
            ".sql"
        ))
    };
}

#[actix_web::test]
async fn who_was_logged_in_stays_so_and_programs_keep_their_secrets() {
    let mut ground = Ground::new().await;
    let lasting = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let ended = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let nobody = ground.server.anonymous();
    let out = [("token", text(&ended, "refresh_token"))];
    form(&nobody, "/oauth/revoke", &out).await.expect(200);
    let registered = json!({"role": "LEAD_AGENCY", "authMethod": "SECRET", "redirectUris": []});
    let registered = ground.app(registered).await;

    let scripts = match ground.server.db().dialect() {
        Dialect::Sqlite => there_and_back!("sqlite"),
        Dialect::Postgres => there_and_back!("postgres"),
    };
    for script in scripts {
        let run = move |conn: &mut DbConnection| Ok(conn.batch_execute(script)?);
        ground.server.db().write_now(run).expect("a migration");
    }
    ground.server.restart_with(|_| {}).await;

    let renewed = refresh(&ground.server, text(&lasting, "refresh_token")).await;
    let an = holder(&ground.server, &renewed.expect(200));
    let sessions = an.get("/v1/users/me/sessions").await.expect(200);
    assert_eq!(sessions.column("kind"), ["PASSWORD"]);
    let renewed = refresh(&ground.server, text(&ended, "refresh_token")).await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
    // An app that people logged in to is none of before.
    let secret = registered.secret.as_deref().expect("a secret");
    let grant = [("grant_type", "client_credentials")];
    let sender = program(&ground.server, &registered.id, secret);
    form(&sender, "/oauth/token", &grant).await.expect(200);
}
