//! How fast a file is imported, and what others notice of it.
//!
//! `cargo bench --bench import` makes a file of trainees and their enrolments, starts the program as
//! its users do, pushes the file and follows the import; beside it, a bare loop of prepared inserts
//! of the same rows into the same tables. `--night` says how much of the file is known before; `--people`
//! takes a file of trainees alone, as a program or as an office writes it. See `bench/README.md`.

#[path = "import/bare.rs"]
mod bare;
#[path = "import/ground.rs"]
mod ground;
#[path = "import/night.rs"]
mod night;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use ground::Ground;
use night::{Night, People};

const IDLE: Duration = Duration::from_secs(3);
/// Between two reads of a key: a load that one reader makes.
const PAUSE: Duration = Duration::from_millis(2);

struct Options {
    enrolments: usize,
    night: Night,
    people: Option<People>,
    /// `None`: a SQLite file of its own.
    database: Option<String>,
    on_error: String,
    mode: String,
}

fn main() {
    let options = options();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("bench.db");
    let url = options
        .database
        .clone()
        .unwrap_or_else(|| format!("sqlite://{}", file.display()));
    let ground = Ground::lay(&url);
    let (before, rows_file) = (
        folder.path().join("before.ndjson"),
        folder.path().join("rows"),
    );
    options
        .night
        .write_before(&before, &ground, options.enrolments);
    let rows = match options.people {
        Some(people) => people.write(&rows_file, options.enrolments),
        None => night::write_rows(&rows_file, &ground, options.enrolments),
    };
    let served = Served::start(&url);
    if options.night != Night::New {
        follow(
            &served.base,
            &ground,
            &push(&served.base, &ground, &before, &Options::plain()),
        );
    }
    let known = bare::Known::note(&url, folder.path());
    let reader = Reader::start(&served.base, &ground);
    std::thread::sleep(IDLE);
    let idle = reader.percentile_99();
    let started = Instant::now();
    let spent_before = served.cpu_seconds();
    let import = push(&served.base, &ground, &rows_file, &options);
    let uploaded = started.elapsed();
    let import = follow(&served.base, &ground, &import);
    let seconds = spent(&import);
    let cpu = served.cpu_seconds() - spent_before;
    let busy = reader.percentile_99();
    println!("{} rows: {}", rows, import["counts"]);
    println!(
        "upload: {:.2} s, import: {seconds:.2} s",
        uploaded.as_secs_f64()
    );
    println!("rows/s: {:.0}", count(rows) / seconds);
    println!("CPU of the server: {:.0} µs a row", cpu / count(rows) * 1e6);
    println!(
        "peak resident memory of the server: {} MiB",
        served.peak_mib()
    );
    println!(
        "p99 of a read by key: idle {:.2} ms, during the import {:.2} ms, ratio {:.1}",
        idle,
        busy,
        busy / idle
    );
    drop(reader);
    drop(served);
    let (inserted, seconds) = known.copy_new();
    println!(
        "bare loop: {inserted} inserts into the same tables in {seconds:.2} s, {:.0} rows of the \
         file/s",
        count(rows) / seconds
    );
}

impl Options {
    /// Those of a file that only prepares the night.
    fn plain() -> Self {
        Self {
            enrolments: 0,
            night: Night::New,
            people: None,
            database: None,
            on_error: "skip-row".to_owned(),
            mode: "commit".to_owned(),
        }
    }
}

fn options() -> Options {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let position = arguments.iter().position(|argument| argument == name)?;
        arguments.get(position + 1).cloned()
    };
    Options {
        night: value("--night").map_or(Night::New, |name| Night::named(&name)),
        people: value("--people").map(|name| People::named(&name)),
        enrolments: value("--enrolments").map_or(100_000, |text| text.parse().expect("a number")),
        database: value("--database"),
        on_error: value("--on-error").unwrap_or_else(|| "skip-row".to_owned()),
        mode: value("--mode").unwrap_or_else(|| "commit".to_owned()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a bench")]
fn count(rows: usize) -> f64 {
    rows as f64
}

fn push(base: &str, ground: &Ground, file: &Path, options: &Options) -> Value {
    let (kind, media_type) = options
        .people
        .map_or(("mixed", People::Ndjson.media_type()), |people| {
            ("trainees", people.media_type())
        });
    let url = format!(
        "{base}/v1/imports?kind={kind}&system=sis&mode={}&onError={}",
        options.mode, options.on_error
    );
    let answer = reqwest::blocking::Client::builder()
        .timeout(None)
        .build()
        .expect("a client")
        .post(url)
        .bearer_auth(ground.token())
        .header("content-type", media_type)
        .body(std::fs::File::open(file).expect("the file"))
        .send()
        .expect("an answer");
    assert_eq!(answer.status(), 202, "{:?}", answer.text());
    answer.json().expect("an import")
}

fn follow(base: &str, ground: &Ground, import: &Value) -> Value {
    let client = reqwest::blocking::Client::new();
    let url = format!(
        "{base}/v1/imports/{}",
        import["id"].as_str().expect("an id")
    );
    loop {
        let answer = client.get(&url).bearer_auth(ground.token()).send();
        let import: Value = answer.expect("an answer").json().expect("an import");
        match import["state"].as_str() {
            Some("SUCCEEDED") => return import,
            Some("QUEUED" | "RUNNING") => std::thread::sleep(Duration::from_millis(100)),
            _ => panic!("{import:#}"),
        }
    }
}

/// Seconds from the start of the job to its end, as the server tells them.
fn spent(import: &Value) -> f64 {
    let instant = |name: &str| -> jiff::Timestamp {
        import[name]
            .as_str()
            .expect("an instant")
            .parse()
            .expect("RFC 3339")
    };
    instant("finishedAt")
        .duration_since(instant("startedAt"))
        .as_secs_f64()
}

/// The program, serving.
struct Served {
    process: Child,
    base: String,
}

impl Served {
    fn start(url: &str) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_registry"))
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "warn"])
            .args(["--database-url", url, "--public-url", ground::ISSUER])
            .args(["--import-max-bytes", "4294967296"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let base = lines.find_map(|line| {
            let line = line.expect("a line");
            let mut words = line.split_whitespace();
            words
                .find(|word| word.starts_with("http://127"))
                .map(str::to_owned)
        });
        Self {
            process,
            base: base.expect("an address"),
        }
    }

    /// User and system time of all threads, in seconds.
    fn cpu_seconds(&self) -> f64 {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.process.id()));
        let nanos = threads.expect("its threads").flatten().map(|thread| {
            let times = std::fs::read_to_string(thread.path().join("schedstat"));
            let times = times.unwrap_or_default();
            times
                .split(' ')
                .next()
                .and_then(|nanos| nanos.parse::<f64>().ok())
                .unwrap_or(0.0)
        });
        nanos.sum::<f64>() / 1e9
    }

    fn peak_mib(&self) -> u64 {
        let status = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(status).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
        kib.unwrap_or_default() / 1024
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Somebody who reads one record over and over.
struct Reader {
    stop: Arc<AtomicBool>,
    times: Arc<std::sync::Mutex<Vec<f64>>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Reader {
    fn start(base: &str, ground: &Ground) -> Self {
        let (stop, times) = (Arc::new(AtomicBool::new(false)), Arc::default());
        let url = format!("{base}/v1/schools/{}", ground.school);
        let ground = ground.clone();
        let (stopped, taken): (_, Arc<std::sync::Mutex<Vec<f64>>>) =
            (Arc::clone(&stop), Arc::clone(&times));
        let thread = std::thread::spawn(move || {
            let client = reqwest::blocking::Client::new();
            while !stopped.load(Ordering::Relaxed) {
                let started = Instant::now();
                let answer = client.get(&url).bearer_auth(ground.token()).send();
                assert_eq!(answer.expect("an answer").status(), 200);
                let millis = started.elapsed().as_secs_f64() * 1000.0;
                taken.lock().expect("no panic").push(millis);
                std::thread::sleep(PAUSE);
            }
        });
        Self {
            stop,
            times,
            thread: Some(thread),
        }
    }

    /// Milliseconds, of the reads since it was asked last.
    fn percentile_99(&self) -> f64 {
        let mut times = std::mem::take(&mut *self.times.lock().expect("no panic"));
        times.sort_by(f64::total_cmp);
        times
            .get(times.len() * 99 / 100)
            .copied()
            .unwrap_or(f64::NAN)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
