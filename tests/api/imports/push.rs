//! The command that pushes a file.

use std::process::{Command, Output};

use serde_json::json;
use tempfile::TempDir;

use super::{School, class, enrolment, ndjson, trainee};
use crate::support::Case;
use crate::support::fixtures::with;

pub async fn run(school: &School, folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_registry"));
    command
        .args(["push", "--server", &school.server.base, "--system", "sis"])
        .args(arguments)
        .env(
            "REGISTRY_TOKEN",
            school.registrar.token.clone().expect("a token"),
        )
        .current_dir(folder.path());
    let output = actix_web::web::block(move || command.output().expect("the program"));
    output.await.expect("a thread")
}

pub fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[actix_web::test]
async fn a_file_is_pushed_followed_and_summed_up() {
    let school = School::open().await;
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, body: String| std::fs::write(folder.path().join(name), body).expect("a file");
    write("people.ndjson", ndjson(&[trainee(1), trainee(2)]));

    let people = [
        "--file",
        "people.ndjson",
        "--kind",
        "trainees",
        "--lang",
        "en",
    ];
    let first = run(&school, &folder, &people).await;

    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    assert!(
        said(&first).contains("created                2"),
        "{}",
        said(&first)
    );

    // Other content in between, and the first again: it holds once more.
    let phone = |number: &str| with(trainee(1), json!({"phone": number}));
    write("people.ndjson", ndjson(&[phone("0912345678"), trainee(2)]));
    let changed = run(&school, &folder, &people).await;

    assert!(
        said(&changed).contains("updated                1"),
        "{}",
        said(&changed)
    );

    write("people.ndjson", ndjson(&[phone("0987654321"), trainee(2)]));
    run(&school, &folder, &people).await;
    write("people.ndjson", ndjson(&[phone("0912345678"), trainee(2)]));
    let back = run(&school, &folder, &people).await;
    assert!(
        said(&back).contains("updated                1"),
        "{}",
        said(&back)
    );

    let imports = school.registrar.get("/v1/imports").await.expect(200);
    assert_eq!(imports.rows().len(), 4);

    let mut wrong = trainee(3);
    wrong["sex"] = json!("MALE");
    write("wrong.ndjson", ndjson(&[wrong]));

    let arguments = [
        "--file",
        "wrong.ndjson",
        "--kind",
        "trainees",
        "--on-error",
        "skip-row",
        "--report",
        "report.csv",
    ];
    let refused = run(&school, &folder, &arguments).await;

    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(
        said(&refused).contains("CITIZEN_ID_SEX"),
        "{}",
        said(&refused)
    );
    let report = std::fs::read_to_string(folder.path().join("report.csv")).expect("a report");
    assert!(report.contains("REJECTED"), "{report}");

    let missing = run(
        &school,
        &folder,
        &["--file", "none.csv", "--kind", "trainees"],
    )
    .await;
    assert_eq!(missing.status.code(), Some(2), "{}", said(&missing));
}

#[actix_web::test]
async fn a_push_after_one_that_failed_is_a_new_try() {
    let school = School::open().await;
    let folder = tempfile::tempdir().expect("a folder");
    let row = enrolment(1, "L1");
    std::fs::write(folder.path().join("rows.ndjson"), ndjson(&[row])).expect("a file");

    let arguments = ["--file", "rows.ndjson", "--kind", "enrolments"];
    for tries in 1..=2 {
        let _case = Case::of(format!("try {tries}"));
        let refused = run(&school, &folder, &arguments).await;
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
        let imports = school.registrar.get("/v1/imports").await.expect(200);
        assert_eq!(imports.rows().len(), tries, "{}", said(&refused));
    }

    // What the row refers to has come meanwhile.
    school.import("kind=trainees", &[trainee(1)]).await;
    school.import("kind=classes", &[class("L1")]).await;
    let taken = run(&school, &folder, &arguments).await;
    assert_eq!(taken.status.code(), Some(0), "{}", said(&taken));
}

#[actix_web::test]
async fn a_push_that_waits_to_be_confirmed_ends_with_a_code_of_its_own() {
    let school = School::open().await;
    let folder = tempfile::tempdir().expect("a folder");
    school
        .import("kind=trainees", &[trainee(1), trainee(2), trainee(3)])
        .await;
    let renamed = |number| with(trainee(number), json!({"fullName": "Cà Thị Hoa"}));
    let rows = ndjson(&[renamed(1), renamed(2), renamed(3)]);
    std::fs::write(folder.path().join("rows.ndjson"), rows).expect("a file");

    let arguments = [
        "--file",
        "rows.ndjson",
        "--kind",
        "trainees",
        "--on-error",
        "skip-row",
        "--lang",
        "en",
    ];
    // The second push finds the first one's import waiting.
    for tries in 1..=2 {
        let _case = Case::of(format!("try {tries}"));
        let waits = run(&school, &folder, &arguments).await;
        assert_eq!(waits.status.code(), Some(3), "{}", said(&waits));
        assert!(
            said(&waits).contains("3 of 3 people") && said(&waits).contains("If-Match: \"1\""),
            "{}",
            said(&waits)
        );
        let imports = school.registrar.get("/v1/imports").await.expect(200);
        assert_eq!(imports.rows().len(), 2, "{}", said(&waits));
    }
}
