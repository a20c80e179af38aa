//! What each kind of request costs the server and its database, beside a hello of the same run.
//!
//! `cargo bench --bench table` fills a database with 200,000 trainees, starts the server as a
//! process of its own, and prints a table in Markdown. See `bench/README.md`.

#[expect(dead_code, reason = "shared with the other benches")]
mod data;
#[path = "table/goals.rs"]
mod goals;
mod load;
#[expect(dead_code, reason = "shared with the other benches")]
mod server;
#[path = "table/spent.rs"]
mod spent;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use data::Sample;
use goals::{Goal, Goals};
use load::{Request, drive};
use serde_json::{Value, json};
use server::Server;
use spent::{Backends, Cost, Spent};

/// Rounds that count, after one that warms up.
const ROUNDS: usize = 5;
/// Of the demo's accounts.
const PASSWORD: &str = "hoc-nghe-son-la";
/// Rows of one import.
const ROWS: usize = 1_000;
/// Between two looks at an import.
const LOOK: Duration = Duration::from_millis(20);
/// Questions a second, where one of them follows a write.
const QUESTIONS: usize = 10;
const SKIP_ROW: &str = "import 1,000 enrolments, skip-row";
const REJECT_ALL: &str = "import 1,000 enrolments, reject-all";

/// A line of the table.
struct Row {
    name: &'static str,
    /// Requests of a round.
    requests: usize,
    /// Makes as many requests.
    run: fn(&mut Bench, usize),
    goals: Goals,
    /// What it cost in each round, and as a multiple of the round's hello.
    costs: Vec<(Cost, f64)>,
}

impl Row {
    /// The round that cost the median multiple of its hello.
    fn median(&self) -> (Cost, f64) {
        let mut costs = self.costs.clone();
        costs.sort_by(|one, other| one.1.total_cmp(&other.1));
        costs[costs.len() / 2]
    }
}

struct Bench {
    server: Server,
    backends: Option<Backends>,
    sample: Sample,
    /// Trainees who are free, and a class with a seat for each, that no round has used.
    applications: std::vec::IntoIter<(String, String)>,
    client: reqwest::blocking::Client,
    token: String,
    /// How often something was asked that must not be asked again.
    asked: usize,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .first()
        .is_some_and(|first| first == server::ARGUMENT)
    {
        return server::serve(&arguments[1..]);
    }
    let value = |name: &str| {
        let position = arguments.iter().position(|argument| argument == name)?;
        arguments.get(position + 1).cloned()
    };
    let trainees = value("--trainees").map_or(200_000, |text| text.parse().expect("a number"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let postgres = value("--database");
    let url = match &postgres {
        Some(url) => {
            data::prepare_postgres(url, trainees);
            url.clone()
        }
        None => {
            let keep = value("--keep").map(std::path::PathBuf::from);
            data::url(&data::prepare(folder.path(), trainees, keep.as_deref()))
        }
    };
    let sample = Sample::load(&url);
    let mut bench = Bench {
        server: Server::start(folder.path(), &url, &sample),
        backends: postgres.as_deref().map(Backends::of),
        applications: sample.applications.clone().into_iter(),
        sample,
        client: reqwest::blocking::Client::new(),
        token: String::new(),
        asked: 0,
    };
    let mut rows = rows();
    for round in 0..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}");
        bench.log_in();
        let mut hello = 0.0;
        for row in &mut rows {
            let cost = bench.measure(row);
            if row.name == HELLO {
                hello = cost.total();
            }
            if round > 0 {
                row.costs.push((cost, cost.total() / hello));
            }
        }
    }
    print(
        &rows,
        postgres.is_some(),
        trainees,
        bench.server.usage().peak_mib,
    );
    ExitCode::SUCCESS
}

const HELLO: &str = "hello (`/health/live`)";

fn rows() -> Vec<Row> {
    type Run = fn(&mut Bench, usize);
    let row = |name, requests, run: Run, goals| Row {
        name,
        requests,
        run,
        goals,
        costs: Vec::new(),
    };
    vec![
        row(
            HELLO,
            20_000,
            |bench, n| bench.get(n, |_, _| "/health/live".to_owned()),
            goals::NONE,
        ),
        row("one trainee by id", 5_000, Bench::one, goals::ONE),
        row(
            "page of 50: a commune, newest first",
            500,
            Bench::commune,
            goals::PAGE,
        ),
        row(
            "page of 50: newest of all",
            1_000,
            Bench::newest,
            goals::NONE,
        ),
        row(
            "page of 50: search of three frequent words",
            500,
            Bench::search,
            goals::NONE,
        ),
        row(
            "statistics by school, never asked before",
            2,
            Bench::figures,
            goals::FIGURES,
        ),
        row(
            "statistics by school, asked before",
            5_000,
            Bench::figures_again,
            goals::NONE,
        ),
        row(
            "statistics by school, 10 a second and a write",
            30,
            Bench::figures_and_writes,
            goals::NONE,
        ),
        row("one enrolment", 300, Bench::enrol, goals::ENROLMENT),
        row(
            SKIP_ROW,
            1,
            |bench, n| bench.import(n, "skip-row"),
            goals::SKIP_ROW,
        ),
        row(
            REJECT_ALL,
            1,
            |bench, n| bench.import(n, "reject-all"),
            goals::REJECT_ALL,
        ),
        row(
            "page of 500 of the change feed",
            100,
            Bench::feed,
            goals::NONE,
        ),
    ]
}

impl Bench {
    fn measure(&mut self, row: &Row) -> Cost {
        let before = Spent::settled(&self.server, &mut self.backends);
        (row.run)(self, row.requests);
        let after = Spent::settled(&self.server, &mut self.backends);
        after.since(&before).per(count(row.requests))
    }

    /// Tokens are good for ten minutes, a round takes less.
    fn log_in(&mut self) {
        let form = [
            ("grant_type", "password"),
            ("username", "lead"),
            ("password", PASSWORD),
        ];
        let answer = self
            .client
            .post(self.url("/oauth/token"))
            .form(&form)
            .send();
        let answer: Value = answer.expect("an answer").json().expect("JSON");
        answer["access_token"]
            .as_str()
            .expect("a token")
            .clone_into(&mut self.token);
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.address())
    }

    fn bearer(&self) -> String {
        format!("Authorization: Bearer {}\r\n", self.token)
    }

    /// Ask one after the other, on one connection.
    fn get(&self, requests: usize, path: impl Fn(&Sample, usize) -> String) {
        let bearer = self.bearer();
        let requests: Vec<Request> = (0..requests)
            .map(|n| Request::get(&path(&self.sample, n), &bearer))
            .collect();
        drive(self.server.address(), 1, &requests);
    }

    fn one(&mut self, requests: usize) {
        self.get(requests, |sample, n| {
            format!(
                "/v1/trainees/{}",
                sample.trainees[n % sample.trainees.len()]
            )
        });
    }

    fn commune(&mut self, requests: usize) {
        self.get(requests, |sample, n| {
            let commune = &sample.homes[n % sample.homes.len()];
            format!("/v1/trainees?communeId={commune}&sort=-createdAt&limit=50")
        });
    }

    fn newest(&mut self, requests: usize) {
        self.get(requests, |_, _| {
            "/v1/trainees?sort=-createdAt&limit=50".to_owned()
        });
    }

    fn search(&mut self, requests: usize) {
        self.get(requests, |_, _| {
            "/v1/trainees?q=nguyen%20van%20ha&limit=50".to_owned()
        });
    }

    fn feed(&mut self, requests: usize) {
        self.get(requests, |_, _| "/v1/changes?limit=500".to_owned());
    }

    /// Figures since another day each time, all of them before the first school began.
    fn figures(&mut self, requests: usize) {
        let first = self.asked;
        self.asked += requests;
        self.get(requests, |_, n| {
            let n = first + n;
            let (year, month, day) = (1900 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
            format!("/v1/statistics/training?by=school&from={year}-{month:02}-{day:02}")
        });
    }

    fn figures_again(&mut self, requests: usize) {
        self.get(requests, |_, _| {
            "/v1/statistics/training?by=school".to_owned()
        });
    }

    fn figures_and_writes(&mut self, requests: usize) {
        let started = Instant::now();
        for n in 0..requests {
            let at = started + Duration::from_secs(1) / count_of(QUESTIONS) * count_of(n);
            std::thread::sleep(at.saturating_duration_since(Instant::now()));
            if n % QUESTIONS == 0 {
                self.enrol(1);
            }
            self.figures_again(1);
        }
    }

    fn enrol(&mut self, requests: usize) {
        let bearer = self.bearer();
        let requests: Vec<Request> = self
            .people(requests)
            .into_iter()
            .map(|(trainee, class)| {
                let body = json!({"traineeId": trainee, "classId": class}).to_string();
                Request::post("/v1/enrolments", &bearer, &body)
            })
            .collect();
        drive(self.server.address(), 1, &requests);
    }

    fn people(&mut self, number: usize) -> Vec<(String, String)> {
        let people: Vec<_> = self.applications.by_ref().take(number).collect();
        assert_eq!(
            people.len(),
            number,
            "too few trainees for so many enrolments"
        );
        people
    }

    /// Push files of enrolments and follow each import to its end.
    fn import(&mut self, files: usize, on_error: &str) {
        for _ in 0..files {
            let first = self.asked;
            self.asked += 1;
            let people = self.people(ROWS).into_iter().enumerate();
            let rows = people.map(|(n, (trainee, class))| {
                let key = format!("E-{first}-{n}");
                json!({"externalId": key, "traineeId": trainee, "classId": class}).to_string()
            });
            let lines = rows.collect::<Vec<_>>().join("\n");
            let path =
                format!("/v1/imports?kind=enrolments&system=bench&mode=commit&onError={on_error}");
            let request = self.client.post(self.url(&path)).body(lines);
            let request = request.header("content-type", "application/x-ndjson");
            let mut import = self.answer(request);
            while matches!(import["state"].as_str(), Some("QUEUED" | "RUNNING")) {
                std::thread::sleep(LOOK);
                let path = format!("/v1/imports/{}", import["id"].as_str().expect("an id"));
                import = self.answer(self.client.get(self.url(&path)));
            }
            assert_eq!(import["counts"]["created"], ROWS, "{import:#}");
        }
    }

    fn answer(&self, request: reqwest::blocking::RequestBuilder) -> Value {
        let answer = request.bearer_auth(&self.token).send();
        let answer = answer.and_then(reqwest::blocking::Response::error_for_status);
        answer.expect("an answer").json().expect("JSON")
    }
}

fn count_of(number: usize) -> u32 {
    u32::try_from(number).expect("a bounded load")
}

fn count(number: usize) -> f64 {
    f64::from(count_of(number))
}

fn print(rows: &[Row], postgres: bool, trainees: usize, peak: u64) {
    let database = if postgres { "PostgreSQL" } else { "SQLite" };
    println!("\n{database}, {trainees} trainees, CPU time, median of {ROUNDS} rounds:\n");
    println!("| request | ms | of it the database | ÷ hello | least–most | goal, ÷ hello | |");
    println!("|---|---|---|---|---|---|---|");
    for row in rows {
        let (cost, multiple) = row.median();
        let multiples = || row.costs.iter().map(|(_, multiple)| *multiple);
        let least = multiples().fold(f64::INFINITY, f64::min);
        let most = multiples().fold(0.0, f64::max);
        let goal = if postgres {
            row.goals.postgres
        } else {
            row.goals.sqlite
        };
        let inside = if postgres {
            number(cost.database / 1_000.0)
        } else {
            String::new()
        };
        println!(
            "| {} | {} | {inside} | {} | {}–{} | {} | {} |",
            row.name,
            number(cost.total() / 1_000.0),
            number(multiple),
            number(least),
            number(most),
            goal.map_or(String::new(), told),
            goal.map_or("", |goal| verdict(goal, multiple)),
        );
    }
    let cost_of = |name: &str| {
        let row = rows.iter().find(|row| row.name == name);
        row.expect("a row").median().1
    };
    let ratio = cost_of(REJECT_ALL) / cost_of(SKIP_ROW);
    let most = if postgres {
        goals::POSTGRES_MIB
    } else {
        goals::SQLITE_MIB
    };
    let held = |is_held: bool| if is_held { "held" } else { "MISSED" };
    println!(
        "\nreject-all ÷ skip-row: {ratio:.2}, goal {}: {}",
        goals::ALL_OR_NOTHING,
        held(ratio <= goals::ALL_OR_NOTHING)
    );
    println!(
        "peak resident memory of the server: {peak} MiB, goal {most} MiB: {}",
        held(peak <= most)
    );
    println!("goals: shares of what the request costs {}", goals::SOURCE);
}

/// A goal as a multiple of hello, and what it is made of.
fn told(goal: Goal) -> String {
    let Goal { other, share, .. } = goal;
    if (share - 1.0).abs() < f64::EPSILON {
        return number(other);
    }
    format!("{} = {share} × {}", number(goal.multiple()), number(other))
}

fn verdict(goal: Goal, multiple: f64) -> &'static str {
    match (multiple <= goal.multiple(), goal.later) {
        (true, _) => "held",
        (false, true) => "missed, due later",
        (false, false) => "MISSED",
    }
}

/// Three significant digits.
fn number(value: f64) -> String {
    match value {
        _ if value < 0.1 => format!("{value:.4}"),
        _ if value < 1.0 => format!("{value:.3}"),
        _ if value < 10.0 => format!("{value:.2}"),
        _ if value < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}
