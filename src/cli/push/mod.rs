//! `registry push`: send a file to a server, follow its import, and say what came of it.
//!
//! After a broken line or Ctrl-C the next run goes on with the import that the first one began. Once
//! that has ended, the same file is a new import: what it says may have been changed since by others,
//! and what has not costs nothing.
//!
//! A table is looked at before it is committed where a person sits at the terminal, and they are asked.
//! A program that pushes at night is not: `--yes` has it looked at without a question.

mod args;
mod cause;
mod file;
mod format;
mod remote;
mod telling;
mod understood;
mod words;

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use uuid::Uuid;

use file::Source;
use remote::{Fault, Remote};
use telling::{errors, say, tell, tell_counts, tell_rejected, tell_waiting, text};
use understood::Understood;
use words::Words;

pub use args::PushArgs;

const POLL: Duration = Duration::from_millis(400);
/// The state of an import that goes on when somebody confirms it.
const WAITS: &str = "AWAITING_CONFIRMATION";

/// What came of a push.
enum Came {
    Good,
    /// Rows or the file were refused.
    Refused,
    /// It would change who many people are, and waits to be confirmed.
    Waiting,
}

/// Push a file. The exit code says what came of it: 0 when every row is good, 1 when rows or the
/// file were refused, also by the person who was asked, 2 when the file could not be pushed, 3 when the
/// import waits to be confirmed.
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
    let source = Source::open(&args.file, words)?;
    let mut remote = Remote::new(args)?;
    let mode = args.mode();
    if let Some(import) = going_on(args, &mut remote, &source)? {
        eprintln!("{}", words.known(text(&import, "createdAt")));
        return finish(&mut remote, args, mode, import, words);
    }
    let mut understood = args.understood.clone();
    let is_asked = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if mode == "commit" && source.format.is_table() && (args.yes || is_asked) {
        let query = args.query("validate", args.understood.as_deref());
        let import = upload(&query, &mut remote, &source, words)?;
        let import = follow(&mut remote, import, words)?;
        let told = Understood::of(&import);
        if import["state"] != "SUCCEEDED" {
            return summarise(&mut remote, args, "validate", &import, words);
        }
        tell(told.as_ref(), words);
        say(words.looked_at());
        tell_counts(&import, words);
        let rejected = tell_rejected(&mut remote, &import, words)?;
        if rejected > 0 && args.on_error == "reject-all" {
            say(words.nothing_stored());
            return Ok(Came::Refused);
        }
        if import["confirmation"].is_object() {
            tell_waiting(&remote, &import, true, words);
        }
        if !args.yes && !agrees(words) {
            say(words.not_imported());
            return Ok(Came::Refused);
        }
        understood = told.and_then(|told| told.digest).or(understood);
    }
    let query = args.query(mode, understood.as_deref());
    let import = upload(&query, &mut remote, &source, words)?;
    finish(&mut remote, args, mode, import, words)
}

/// Ask the person at the terminal.
fn agrees(words: Words) -> bool {
    eprint!("{}", words.go_on());
    let mut answer = String::new();
    // An input that has ended says no.
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && Words::is_yes(&answer)
}

/// Follow an import to its end, and say what came of it.
fn finish(
    remote: &mut Remote,
    args: &PushArgs,
    mode: &str,
    import: Value,
    words: Words,
) -> Result<Came, Fault> {
    let import = follow(remote, import, words)?;
    summarise(remote, args, mode, &import, words)
}

/// The import of this very file that has not come to its end, where there is one.
fn going_on(args: &PushArgs, remote: &mut Remote, source: &Source) -> Result<Option<Value>, Fault> {
    let list = remote.get("/v1/imports?limit=500&state=QUEUED,RUNNING,AWAITING_CONFIRMATION")?;
    let imports = list["data"].as_array().into_iter().flatten();
    // An import that does not tell a member counts as another one where the member is asked for.
    let asked = args.query(args.mode(), args.understood.as_deref());
    let same = |import: &&Value| {
        let is_asked = |(name, value): &(&str, String)| match &import[*name] {
            Value::Bool(told) => told.to_string() == *value,
            told => told.as_str() == Some(value),
        };
        text(import, "digest") == source.digest && asked.iter().all(is_asked)
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
    query: &[(&'static str, String)],
    remote: &mut Remote,
    source: &Source,
    words: Words,
) -> Result<Value, Fault> {
    let bar = ProgressBar::new(source.size);
    bar.set_style(style(
        "{msg} {bar:30} {bytes}/{total_bytes} {bytes_per_sec}",
    ));
    bar.set_message(words.sending());
    // The same for every try of this run.
    let key = format!("push-{}", Uuid::now_v7());
    let import = remote.send(query, &key, source, &bar)?;
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
    mode: &str,
    import: &Value,
    words: Words,
) -> Result<Came, Fault> {
    // Whoever was asked has seen it.
    if mode == "validate" || import["state"] == "FAILED" {
        tell(Understood::of(import).as_ref(), words);
    }
    say(words.state(text(import, "state"), mode));
    tell_counts(import, words);
    if mode == "commit" && import["stored"] == false {
        say(words.nothing_stored());
    }
    for error in errors(&import["error"]) {
        say(format_args!("  {error}"));
    }
    let rejected = tell_rejected(remote, import, words)?;
    let waits = text(import, "state") == WAITS;
    if waits {
        tell_waiting(remote, import, false, words);
        let path = format!("/v1/imports/{}/confirm", text(import, "id"));
        let version = import["confirmation"]["version"].as_i64().unwrap_or(0);
        say(words.confirm(&remote.url(&path), version));
    }
    say(words.report(&remote.url(text(import, "report"))));
    if let Some(path) = &args.report {
        remote.save(&format!("/v1/imports/{}/report", text(import, "id")), path)?;
        say(words.saved(path));
    }
    Ok(match text(import, "state") {
        _ if waits => Came::Waiting,
        "SUCCEEDED" if rejected == 0 => Came::Good,
        _ => Came::Refused,
    })
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
