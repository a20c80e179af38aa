//! What somebody meets who tries the registry: the demo, the tour of the README, `/` and `/docs/`.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use registry::demo::{Plan, fill};
use reqwest::Method;

use crate::contract::{document, operations};
use crate::support::{Case, Client, TestServer};

const README: &str = include_str!("../../README.md");
const README_VI: &str = include_str!("../../README.vi.md");

/// A shell that reads the lines of a script, as one into which somebody pastes them.
async fn pasted(script: String, listen: &str) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shell = Command::new("bash");
    shell
        .env("REGISTRY_LISTEN", listen)
        .env("PROGRAM", env!("CARGO_BIN_EXE_registry"))
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let output = actix_web::web::block(move || {
        let mut shell = shell.spawn().expect("bash");
        let mut input = shell.stdin.take().expect("its input");
        // A shell that has stopped reads no further.
        let _ = input.write_all(script.as_bytes());
        drop(input);
        let output = shell.wait_with_output().expect("an end");
        drop(folder);
        output
    });
    output.await.expect("a thread")
}

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(err)
    )
}

/// The blocks for bash of a README; what they start by cargo is the program that is tested.
fn tour(readme: &str) -> String {
    let blocks = readme.split("```bash\n").skip(1);
    let blocks: Vec<&str> = blocks.filter_map(|rest| rest.split("```").next()).collect();
    let blocks = blocks.concat();
    let cargo = "cargo() { while [ \"$1\" != -- ]; do shift; done; shift; \"$PROGRAM\" \"$@\"; }\n";
    format!("{cargo}{blocks}")
}

#[actix_web::test]
async fn the_tour_of_the_readme_runs_word_for_word_in_both_languages_and_again() {
    let server = TestServer::start().await;
    fill(server.db(), &Plan::sized(14, 600)).expect("a province");
    let listen = server.base.trim_start_matches("http://").to_owned();
    for (name, readme) in [
        ("README.md", README),
        ("README.vi.md", README_VI),
        ("README.md again", README),
    ] {
        let _case = Case::of(name);
        let done = pasted(tour(readme), &listen).await;
        let text = said(&done);
        assert!(done.status.success(), "{text}");
        for part in [
            "CITIZEN_ID_BIRTH_YEAR",
            "\"citizenId\":\"•••••••••456\"",
            "SC-2026-0001",
            "\"target\":",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}

#[actix_web::test]
async fn the_tour_stops_with_the_error_when_one_comes() {
    let server = TestServer::start().await;
    let listen = server.base.trim_start_matches("http://").to_owned();
    // There is no such user in an empty registry.
    let stopped = pasted(tour(README), &listen).await;
    let text = said(&stopped);
    assert!(!stopped.status.success(), "{text}");
    assert!(text.contains("invalid_grant"), "{text}");
    assert!(!text.contains("no schoolId"), "it went on: {text}");
}

/// A demo at some port of its own, what it has said, and its output, which has to stay open.
async fn demo(more: &'static [&str]) -> (Child, BufReader<ChildStdout>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_registry"));
    command
        .args(["demo", "--trainees", "600", "--listen", "127.0.0.1:0"])
        .args(more)
        .env_remove("REGISTRY_DATABASE_URL")
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let start = move || {
        let mut demo = command.spawn().expect("the demo starts");
        let mut output = BufReader::new(demo.stdout.take().expect("its output"));
        let mut text = String::new();
        while !text.contains("Ctrl-C") {
            assert_ne!(output.read_line(&mut text).expect("a line"), 0, "{text}");
        }
        (demo, output, text)
    };
    actix_web::web::block(start).await.expect("a thread")
}

async fn end(mut demo: Child, output: BufReader<ChildStdout>) {
    // The shell's own: a small machine may have no other.
    let stop = format!("kill -INT {}", demo.id());
    let stopped = Command::new("sh").args(["-c", &stop]).status();
    assert!(stopped.expect("a shell").success());
    let ended = actix_web::web::block(move || demo.wait().expect("an end"));
    assert!(ended.await.expect("a thread").success());
    drop(output);
}

#[actix_web::test]
async fn a_demo_that_is_asked_for_tokens_has_one_for_each_account() {
    let (process, output, text) = demo(&["--tokens"]).await;
    let base = text.split("Listening on ").nth(1).expect("an address");
    let base = base.split_whitespace().next().expect("an address");
    let tokens = text.split("Tokens, good for ten minutes:").nth(1);
    let tokens = tokens.expect("tokens").lines().filter_map(|line| {
        let (name, token) = line.split_once("='")?;
        Some((name.to_owned(), token.strip_suffix('\'')?.to_owned()))
    });
    let tokens: Vec<(String, String)> = tokens.collect();
    assert!(tokens.len() > 5, "{tokens:?}");
    for (name, token) in tokens {
        let me = Client::new(base, Some(token)).get("/v1/users/me").await;
        let me = me.expect(200);
        let username = me.body["username"].as_str().expect("a name");
        assert_eq!(username.to_uppercase(), name);
    }
    end(process, output).await;
}

#[actix_web::test]
async fn the_demo_says_who_can_log_in_and_its_lines_work_when_they_are_pasted() {
    let (process, output, text) = demo(&[]).await;
    let lines: Vec<&str> = text.lines().collect();
    let after = lines.iter().position(|line| line.starts_with("Try it"));
    let lines = &lines[after.expect("lines to try") + 2..][..3];

    let tried = pasted(lines.join("\n"), "").await;
    end(process, output).await;

    for (user, look) in [
        ("school", "/v1/classes?status=OPEN"),
        ("admin", "/v1/users"),
    ] {
        let row = text
            .lines()
            .find(|line| line.contains(&format!(" {user} ")));
        let row = row.unwrap_or_else(|| panic!("{user} in {text}"));
        assert!(
            row.contains("hoc-nghe-son-la") && row.contains(look),
            "{row}"
        );
    }
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(320), "no tokens unless asked for: {text}");
    let text = said(&tried);
    assert!(text.contains("\"status\":\"OPEN\""), "a list: {text}");
    assert!(text.contains("\"mode\":\"validate\""), "an import: {text}");
}

#[actix_web::test]
async fn the_root_leads_a_browser_to_the_page_and_a_program_to_what_there_is() {
    let server = TestServer::start().await;
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for method in [Method::GET, Method::HEAD] {
        let _case = Case::of(&method);
        let root = http.request(method.clone(), &server.base);
        let page = root
            .header("accept", browser)
            .send()
            .await
            .expect("an answer");
        assert_eq!(page.status(), 302);
        assert_eq!(page.headers()["location"], "/docs/");
        assert!(
            page.headers()["vary"]
                .to_str()
                .is_ok_and(|vary| vary.contains("ccept"))
        );
        for path in ["/", "/docs/", "/docs/page.js", "/openapi.json"] {
            let url = format!("{}{path}", server.base);
            let answer = http.request(method.clone(), url).send().await;
            assert_eq!(answer.expect("an answer").status(), 200, "{path}");
        }
    }
    let root = server.anonymous().get("/").await.expect(200);
    let links = root.body["links"].as_object().expect("links").clone();
    assert!(links.len() >= 4, "{links:?}");
    for link in links.values().filter(|link| *link != "/oauth/token") {
        let link = link.as_str().expect("a path");
        server.anonymous().get(link).await.expect(200);
    }
    let other = server.anonymous().post("/", serde_json::json!({})).await;
    other.expect_problem(405, "METHOD_NOT_ALLOWED");
}

#[test]
fn every_operation_and_group_has_a_summary_in_vietnamese() {
    let document = document();
    let mut missing = Vec::new();
    for (_, _, operation) in operations(&document) {
        if !operation["x-summary-vi"].is_string() {
            missing.push(operation["operationId"].clone());
        }
    }
    for tag in document["tags"].as_array().expect("tags") {
        if !tag["x-description-vi"].is_string() {
            missing.push(tag["name"].clone());
        }
    }
    assert!(
        missing.is_empty(),
        "add them to src/openapi/vi.rs: {missing:?}"
    );
}
