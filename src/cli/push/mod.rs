//! `registry push`: send a file to a server, follow its import, and say what came of it.
//!
//! After a broken line or Ctrl-C the next run goes on with the import that the first one began. Once
//! that has ended, the same file is a new import: what it says may have been changed since by others,
//! and what has not costs nothing.

mod file;
mod remote;
mod words;

use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use uuid::Uuid;

use file::Source;
use remote::{Fault, Remote};
use words::Words;

/// Rejected rows that the summary shows.
const SHOWN: usize = 10;
const POLL: Duration = Duration::from_millis(400);
/// The state of an import that goes on when somebody confirms it.
const WAITS: &str = "AWAITING_CONFIRMATION";

/// What to push, and where.
#[derive(Debug, Args)]
pub struct PushArgs {
    /// The file: .ndjson, .csv or .xlsx, and any of them followed by .gz
    #[arg(long)]
    file: PathBuf,
    /// URL of the server
    #[arg(long, env = "REGISTRY_SERVER", default_value = "http://127.0.0.1:8080")]
    server: String,
    /// What the rows are
    #[arg(long, value_parser = ["trainees", "classes", "enrolments", "class-list", "results", "certificates", "outcomes", "mixed"])]
    kind: String,
    /// validate tells what commit would do
    #[arg(long, default_value = "commit", value_parser = ["validate", "commit"])]
    mode: String,
    /// What a rejected row means for the others
    #[arg(long, default_value = "reject-all", value_parser = ["reject-all", "skip-row"])]
    on_error: String,
    /// Name of the system whose keys the rows carry
    #[arg(long)]
    system: String,
    /// Where to write the whole report, as CSV
    #[arg(long)]
    report: Option<PathBuf>,
    /// Language of what is said
    #[arg(long, default_value = "vi")]
    lang: Lang,
    /// Id of the client to log in as; or give REGISTRY_TOKEN
    #[arg(long, env = "REGISTRY_CLIENT_ID")]
    client_id: Option<String>,
    #[arg(
        long,
        env = "REGISTRY_CLIENT_SECRET",
        hide = true,
        hide_env_values = true
    )]
    client_secret: Option<String>,
    /// An access token, in place of a client
    #[arg(long, env = "REGISTRY_TOKEN", hide = true, hide_env_values = true)]
    token: Option<String>,
}

/// Languages that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Vi,
    En,
}

/// What came of a push.
enum Came {
    Good,
    /// Rows or the file were refused.
    Refused,
    /// It would change who many people are, and waits to be confirmed.
    Waiting,
}

/// Push a file. The exit code says what came of it: 0 when every row is good, 1 when rows or the
/// file were refused, 2 when the file could not be pushed, 3 when the import waits to be confirmed.
pub fn run(args: &PushArgs) -> ExitCode {
    match push(args) {
        Ok(Came::Good) => ExitCode::SUCCESS,
        Ok(Came::Refused) => ExitCode::from(1),
        Ok(Came::Waiting) => ExitCode::from(3),
        Err(fault) => {
            eprintln!("registry: {fault}");
            ExitCode::from(2)
        }
    }
}

fn push(args: &PushArgs) -> Result<Came, Fault> {
    let words = Words(args.lang);
    let source = Source::open(&args.file)?;
    let mut remote = Remote::new(args)?;
    let import = match going_on(args, &mut remote, &source)? {
        Some(import) => {
            eprintln!("{}", words.known(text(&import, "createdAt")));
            import
        }
        None => upload(args, &mut remote, &source, words)?,
    };
    let id = text(&import, "id").to_owned();
    let import = follow(&mut remote, import, words)?;
    summarise(&mut remote, args, &id, &import, words)
}

/// The import of this very file that has not come to its end, where there is one.
fn going_on(args: &PushArgs, remote: &mut Remote, source: &Source) -> Result<Option<Value>, Fault> {
    let list = remote.get("/v1/imports?limit=500&state=QUEUED,RUNNING,AWAITING_CONFIRMATION")?;
    let imports = list["data"].as_array().into_iter().flatten();
    let same = |import: &&Value| {
        text(import, "digest") == source.digest
            && text(import, "kind") == args.kind
            && text(import, "mode") == args.mode
            && text(import, "onError") == args.on_error
            && text(import, "system") == args.system
    };
    Ok(imports.into_iter().find(same).cloned())
}

fn has_ended(import: &Value) -> bool {
    matches!(
        text(import, "state"),
        "SUCCEEDED" | "FAILED" | "CANCELLED" | WAITS
    )
}

fn upload(
    args: &PushArgs,
    remote: &mut Remote,
    source: &Source,
    words: Words,
) -> Result<Value, Fault> {
    let path = format!(
        "/v1/imports?kind={}&mode={}&onError={}&system={}",
        args.kind, args.mode, args.on_error, args.system
    );
    let bar = ProgressBar::new(source.size);
    bar.set_style(style(
        "{msg} {bar:30} {bytes}/{total_bytes} {bytes_per_sec}",
    ));
    bar.set_message(words.sending());
    // The same for every try of this run.
    let key = format!("push-{}", Uuid::now_v7());
    let import = remote.send(&path, &key, source, &bar)?;
    bar.finish_and_clear();
    Ok(import)
}

/// Wait for the end of an import, or until it waits itself.
fn follow(remote: &mut Remote, mut import: Value, words: Words) -> Result<Value, Fault> {
    let path = format!("/v1/imports/{}", text(&import, "id"));
    let bar = ProgressBar::new(0);
    bar.set_style(style("{msg} {bar:30} {pos}/{len} {per_sec}"));
    bar.set_message(words.working());
    loop {
        if let Some(total) = import["rowsTotal"].as_u64() {
            bar.set_length(total);
        }
        bar.set_position(import["rowsDone"].as_u64().unwrap_or(0));
        if has_ended(&import) {
            bar.finish_and_clear();
            return Ok(import);
        }
        std::thread::sleep(POLL);
        import = remote.get(&path)?;
    }
}

/// Say what came of it.
fn summarise(
    remote: &mut Remote,
    args: &PushArgs,
    id: &str,
    import: &Value,
    words: Words,
) -> Result<Came, Fault> {
    let counts = &import["counts"];
    let count = |name: &str| counts[name].as_i64().unwrap_or(0);
    say(words.state(text(import, "state"), &args.mode));
    for name in ["created", "updated", "unchanged", "rejected"] {
        say(format_args!(
            "  {:<14} {:>9}",
            words.outcome(name),
            count(name)
        ));
    }
    if args.mode == "commit" && import["stored"] == false {
        say(words.nothing_stored());
    }
    for error in errors(&import["error"]) {
        say(format_args!("  {error}"));
    }
    if count("rejected") > 0 {
        show_rejected(remote, id, count("rejected"), words)?;
    }
    let waits = text(import, "state") == WAITS;
    if waits {
        let confirmation = &import["confirmation"];
        let number = |name: &str| confirmation[name].as_i64().unwrap_or(0);
        say(words.waits(number("changed"), number("people")));
        say(words.listed(&remote.url(text(confirmation, "rows"))));
        let path = remote.url(&format!("/v1/imports/{id}/confirm"));
        say(words.confirm(&path, number("version")));
    }
    say(words.report(&remote.url(text(import, "report"))));
    if let Some(path) = &args.report {
        remote.save(&format!("/v1/imports/{id}/report"), path)?;
        say(words.saved(path));
    }
    Ok(match text(import, "state") {
        _ if waits => Came::Waiting,
        "SUCCEEDED" if count("rejected") == 0 => Came::Good,
        _ => Came::Refused,
    })
}

fn show_rejected(remote: &mut Remote, id: &str, all: i64, words: Words) -> Result<(), Fault> {
    let path = format!("/v1/imports/{id}/report?outcome=rejected&limit={SHOWN}");
    let page = remote.get(&path)?;
    let rows: Vec<&Value> = page["data"].as_array().into_iter().flatten().collect();
    say(words.first_rejected(rows.len(), all));
    for row in rows {
        let key = text(row, "externalId");
        for error in errors(row) {
            let line = words.line(row["line"].as_i64().unwrap_or(0));
            say(format_args!("  {line} {key} {error}"));
        }
    }
    Ok(())
}

/// The problems of an answer, each in a line.
fn errors(holder: &Value) -> Vec<String> {
    let errors = holder["errors"].as_array().into_iter().flatten();
    errors
        .map(|error| {
            let place = ["pointer", "parameter", "header"].map(|name| text(error, name));
            format!(
                "{} {} [{}]",
                place.concat(),
                text(error, "message"),
                text(error, "code")
            )
            .trim()
            .to_owned()
        })
        .collect()
}

/// A line for whoever reads; one who reads no further, as `head` does, has seen enough.
fn say(line: impl Display) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
