//! The command line as an operator uses it, beside a running server.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::json;

use crate::support::TestServer;
use crate::support::identity::{PASSWORD, audited, form, holder, log_in, program};

fn command(server: &TestServer, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_registry"));
    command
        .args(arguments)
        .env("REGISTRY_DATABASE_URL", server.database_url())
        .env("REGISTRY_LISTEN", server.base.trim_start_matches("http://"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Run a command while the server goes on.
async fn run(server: &TestServer, arguments: &[&str], input: &str) -> Output {
    let mut command = command(server, arguments);
    let input = input.to_owned();
    let done = actix_web::web::block(move || {
        let mut child = command.spawn().expect("the command starts");
        let mut stdin = child.stdin.take().expect("its input");
        // A command that needs no input may have ended already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("the command ends")
    });
    done.await.expect("an outcome")
}

pub async fn succeed(server: &TestServer, arguments: &[&str], input: &str) -> String {
    let output = run(server, arguments, input).await;
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).expect("text")
}

pub async fn fail(server: &TestServer, arguments: &[&str], input: &str) -> String {
    let output = run(server, arguments, input).await;
    assert!(!output.status.success(), "{arguments:?}");
    String::from_utf8(output.stderr).expect("text")
}

/// What stands behind `label` in what a command printed.
fn after<'a>(text: &'a str, label: &str) -> &'a str {
    let line = text.lines().find_map(|line| line.strip_prefix(label));
    line.unwrap_or_else(|| panic!("{label} in {text}")).trim()
}

#[actix_web::test]
async fn the_first_administrator_is_one_command() {
    let server = TestServer::start().await;
    let arguments = [
        "user",
        "add",
        "--username",
        "admin",
        "--role",
        "ADMINISTRATOR",
    ];
    let printed = succeed(&server, &arguments, "").await;
    let password = after(&printed, "Password, shown only now:");
    let tokens = log_in(&server, "admin", password).await.expect(200);

    let me = holder(&server, &tokens).get("/v1/users/me").await;
    let me = me.expect(200);
    assert_eq!(me.body["organisation"]["name"], "Cơ quan quản lý");
    assert_eq!(me.body["reach"]["wholeProvince"], true);

    let again = fail(&server, &arguments, "").await;
    assert!(again.contains("USERNAME_TAKEN"), "{again}");
}

#[actix_web::test]
async fn after_a_backup_was_restored_one_command_sends_every_copy_to_a_snapshot() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let feed = lead.get("/v1/changes").await.expect(200);
    let cursor = feed.next_cursor().expect("a cursor");
    let path = format!("/v1/changes?cursor={cursor}");
    lead.get(&path).await.expect(200);

    let printed = succeed(&server, &["feed", "reset"], "").await;
    assert!(printed.contains("begins anew"), "{printed}");

    let gone = lead.get(&path).await.expect_problem(410, "CURSOR_EXPIRED");
    assert_eq!(
        gone.body["errors"][0]["params"]["reason"], "LOG_REPLACED",
        "{:#}",
        gone.body
    );
    assert!(gone.header("link").contains("/v1/changes/snapshot"));

    let snapshot = lead
        .get("/v1/changes/snapshot?limit=500&types=schools")
        .await;
    let cursor = snapshot.expect(200).body["page"]["feedCursor"].clone();
    let cursor = cursor.as_str().expect("a cursor");

    let path = format!("/v1/changes?types=schools&cursor={cursor}");
    lead.get(&path).await.expect(200);
    let trail = audited(&server);
    assert_eq!(trail, ["feed.reset"]);
}

#[actix_web::test]
async fn an_operator_manages_users_beside_the_running_server() {
    let server = TestServer::start().await;

    let add = [
        "user",
        "add",
        "--username",
        "an.lo",
        "--role",
        "VIEWER",
        "--organisation",
        "Công ty A",
        "--organisation-kind",
        "APP_OWNER",
        "--password-stdin",
    ];
    let printed = succeed(&server, &add, &format!("{PASSWORD}\n")).await;
    assert!(!printed.contains(PASSWORD));

    let tokens = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let list = succeed(&server, &["user", "list"], "").await;
    assert!(list.contains("an.lo\tactive\tVIEWER\tCông ty A"), "{list}");

    let set = [
        "user",
        "set-password",
        "--username",
        "an.lo",
        "--password-stdin",
    ];
    succeed(&server, &set, "hoa-ban-no-trang-rung").await;
    let new = log_in(&server, "an.lo", "hoa-ban-no-trang-rung").await;
    new.expect(200);
    succeed(&server, &["user", "disable", "--username", "an.lo"], "").await;

    let refused = log_in(&server, "an.lo", "hoa-ban-no-trang-rung").await;
    assert_eq!(refused.status, 400);

    let token = tokens.body["refresh_token"].as_str().expect("a token");
    let renewed = crate::support::identity::refresh(&server, token).await;
    assert_eq!(renewed.status, 400);
}

#[actix_web::test]
async fn wrong_arguments_are_explained() {
    let server = TestServer::start().await;
    let viewer = ["--role", "VIEWER", "--password-stdin"];

    let add = |name: &'static str, more: &[&'static str]| {
        let mut arguments = vec!["user", "add", "--username", name];
        arguments.extend(viewer);
        arguments.extend(more);
        arguments
    };
    let short = fail(&server, &add("an.lo", &[]), "short").await;
    assert!(short.contains("12 to 128"), "{short}");

    let name = fail(&server, &add("lò an", &[]), PASSWORD).await;
    assert!(name.contains("3 to 64"), "{name}");

    let unknown = add("an.lo", &["--organisation", "Nowhere"]);
    let unknown = fail(&server, &unknown, PASSWORD).await;
    assert!(unknown.contains("--organisation-kind"), "{unknown}");
    let role = ["user", "add", "--username", "an.lo", "--role", "KING"];
    assert!(fail(&server, &role, "").await.contains("ADMINISTRATOR"));
    let nobody = ["user", "disable", "--username", "nobody"];
    assert!(fail(&server, &nobody, "").await.contains("NOT_FOUND"));

    let misfit = ["user", "add", "--username", "an.lo", "--role", "ENTERPRISE"];
    let misfit = fail(&server, &misfit, "").await;
    assert!(misfit.contains("ROLE_NOT_FOR_ORGANISATION"), "{misfit}");
}

#[actix_web::test]
async fn an_operator_manages_programs() {
    let server = TestServer::start().await;
    let add = [
        "client",
        "add",
        "--name",
        "App",
        "--role",
        "VIEWER",
        "--scope",
        "schools:read",
        "--organisation",
        "Công ty A",
        "--organisation-kind",
        "APP_OWNER",
    ];
    let printed = succeed(&server, &add, "").await;
    let id = after(&printed, "Client id:").to_owned();

    let secret = after(&printed, "Secret, shown only now:").to_owned();
    let grant = [("grant_type", "client_credentials")];
    let token =
        async |secret: &str| form(&program(&server, &id, secret), "/oauth/token", &grant).await;

    assert_eq!(
        token(&secret).await.expect(200).body["scope"],
        json!("schools:read")
    );

    let list = succeed(&server, &["client", "list"], "").await;
    assert!(
        list.contains(&format!("{id}\tactive\tVIEWER\tApp\tCông ty A")),
        "{list}"
    );

    let printed = succeed(&server, &["client", "rotate", "--id", &id], "").await;
    let new = after(&printed, "Secret, shown only now:").to_owned();
    token(&new).await.expect(200);
    token(&secret).await.expect(200);

    succeed(&server, &["client", "disable", "--id", &id], "").await;
    assert_eq!(token(&new).await.status, 401);
}

#[actix_web::test]
async fn keys_are_rotated_and_health_is_asked_for() {
    let server = TestServer::start().await;

    let printed = succeed(&server, &["keys", "rotate"], "").await;
    assert!(printed.starts_with("Key "), "{printed}");

    let healthy = succeed(&server, &["health"], "").await;
    assert!(healthy.contains("is ready"), "{healthy}");

    // A port that nobody listens on.
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = free.local_addr().expect("an address").to_string();
    drop(free);

    let output = command(&server, &["health", "--listen", &address]).output();
    assert!(!output.expect("an outcome").status.success());
}
