//! What a request costs the server, in CPU time.
//!
//! `cargo bench --bench http` fills a database with 200,000 trainees, starts the server as a
//! process of its own and puts a bounded load on it. See `bench/README.md`.

#[expect(dead_code, reason = "shared with the other benches")]
mod data;
mod load;
mod server;

use std::path::PathBuf;
use std::process::ExitCode;

use data::Sample;
use load::{Request, drive};
use server::{Server, Usage};

/// Rounds that count, after one that warms up.
const ROUNDS: usize = 5;
/// What every other request is measured beside, in the same round.
const HELLO: &str = "hello (/health/live)";
/// How many of it a round of another request begins with.
const HELLOS: usize = 20_000;
/// What it costs, in µs, on the machine that the budgets are for; a slower one is held to the same
/// multiple of it.
const HELLO_COST: f64 = 12.0;
/// What the server may hold in memory under this load.
const MEMORY_BUDGET_MIB: u64 = 150;

/// One kind of request, and what it may cost.
struct Scenario {
    name: &'static str,
    /// CPU microseconds a request; none where there is no budget.
    budget: Option<f64>,
    requests: usize,
    connections: usize,
    make: Box<dyn FnMut(usize) -> Request>,
}

struct Options {
    trainees: usize,
    /// Where the filled database is kept from run to run.
    keep: Option<PathBuf>,
    only: Option<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .first()
        .is_some_and(|first| first == server::ARGUMENT)
    {
        return server::serve(&arguments[1..]);
    }
    let options = options(&arguments);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = data::prepare(folder.path(), options.trainees, options.keep.as_deref());
    let url = data::url(&database);
    let sample = Sample::load(&url);
    let server = Server::start(folder.path(), &url, &sample);
    println!(
        "\n{:<44} {:>8} {:>8} {:>8} {:>7} {:>13} {:>8}",
        "CPU µs of the server per request",
        "median",
        "least",
        "most",
        "÷hello",
        "budget",
        "RSS MiB"
    );
    let mut within = true;
    for scenario in scenarios(&sample, &server) {
        if options
            .only
            .as_ref()
            .is_some_and(|only| !scenario.name.contains(only.as_str()))
        {
            continue;
        }
        within &= report(&server, scenario);
    }
    let peak = server.usage().peak_mib;
    within &= peak < MEMORY_BUDGET_MIB;
    println!("\npeak resident memory of the server: {peak} MiB, budget {MEMORY_BUDGET_MIB} MiB");
    println!(
        "{}",
        if within {
            "all budgets held"
        } else {
            "a budget was missed"
        }
    );
    ExitCode::SUCCESS
}

fn options(arguments: &[String]) -> Options {
    let value = |name: &str| {
        let position = arguments.iter().position(|argument| argument == name)?;
        arguments.get(position + 1).cloned()
    };
    Options {
        trainees: value("--trainees").map_or(200_000, |text| text.parse().expect("a number")),
        keep: value("--keep").map(PathBuf::from),
        only: value("--only"),
    }
}

/// Run one scenario and print its line; whether its budget held.
fn report(server: &Server, scenario: Scenario) -> bool {
    let Scenario {
        name,
        budget,
        requests,
        connections,
        mut make,
    } = scenario;
    let hellos = vec![hello(); HELLOS];
    let (mut costs, mut multiples) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let share = if round == 0 { requests / 4 } else { requests };
        let round_requests: Vec<Request> = (0..share.max(1)).map(&mut make).collect();
        let ceiling = cost(server, 2, &hellos);
        let spent = cost(server, connections, &round_requests);
        if round > 0 {
            costs.push(spent);
            multiples.push(spent / ceiling);
        }
    }
    costs.sort_by(f64::total_cmp);
    multiples.sort_by(f64::total_cmp);
    let (median, multiple) = (costs[costs.len() / 2], multiples[multiples.len() / 2]);
    let Usage { resident_mib, .. } = server.usage();
    let budget_text = budget.map_or(String::new(), |budget| {
        format!("{budget:.0} ({:.1})", budget / HELLO_COST)
    });
    let missed = budget.is_some_and(|budget| multiple > budget / HELLO_COST && median > budget);
    let verdict = match budget {
        _ if missed => "  MISSED",
        Some(budget) if median > budget => "  slow machine",
        _ => "",
    };
    println!(
        "{name:<44} {median:>8.1} {:>8.1} {:>8.1} {multiple:>7.1} {budget_text:>13} \
         {resident_mib:>8}{verdict}",
        costs[0],
        costs[costs.len() - 1],
    );
    !missed
}

/// CPU microseconds of the server for each of the requests.
fn cost(server: &Server, connections: usize, requests: &[Request]) -> f64 {
    let before = server.usage();
    drive(server.address(), connections, requests);
    server.usage().since(&before) / count(requests.len())
}

fn hello() -> Request {
    Request::get("/health/live", "")
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).expect("a bounded load"))
}

#[expect(clippy::too_many_lines, reason = "a table of scenarios, one row each")]
fn scenarios(sample: &Sample, server: &Server) -> Vec<Scenario> {
    let lead = server.token("lead").to_owned();
    let get = |name, budget, requests, paths: Vec<String>, headers: String| Scenario {
        name,
        budget,
        requests,
        connections: 2,
        make: Box::new(move |n| Request::get(&paths[n % paths.len()], &headers)),
    };
    let bearer = format!("Authorization: Bearer {lead}\r\n");
    let revealing = format!("Authorization: Bearer {}\r\n", server.token("lead+pii"));
    let school = format!("Authorization: Bearer {}\r\n", server.token("school"));
    let ids = |path: &str, ids: &[String]| -> Vec<String> {
        ids.iter().map(|id| format!("{path}{id}")).collect()
    };
    let revealed: Vec<String> = ids("/v1/trainees/", &sample.trainees);
    let revealed = revealed
        .iter()
        .map(|path| format!("{path}?reveal=true"))
        .collect();
    let page = |query: &str| vec![format!("/v1/trainees?limit=50&{query}")];
    let in_communes = sample.communes.iter();
    let by_commune =
        in_communes.map(|id| format!("/v1/trainees?limit=50&sort=name&communeId={id}"));
    let searches = ["lo thi", "sung a", "nguyen van ha", "qua tho", "giang"];
    let searches = searches.map(|q| format!("/v1/trainees?limit=50&q={}", q.replace(' ', "%20")));
    let zipped = format!("{bearer}Accept-Encoding: gzip\r\n");
    let mut enrolments = sample.applications.clone().into_iter();
    vec![
        Scenario {
            name: HELLO,
            budget: None,
            requests: 20_000,
            connections: 2,
            make: Box::new(|_| hello()),
        },
        get(
            "one trainee by id",
            Some(60.0),
            20_000,
            ids("/v1/trainees/", &sample.trainees),
            bearer.clone(),
        ),
        get(
            "one trainee by id, as the school",
            Some(60.0),
            20_000,
            ids("/v1/trainees/", &sample.of_school),
            school.clone(),
        ),
        get(
            "one trainee by id, unmasked and audited",
            None,
            4_000,
            revealed,
            revealing,
        ),
        get(
            "page of 50: women by name",
            Some(400.0),
            2_000,
            page("sex=FEMALE&sort=name"),
            bearer.clone(),
        ),
        get(
            "page of 50: one commune by name",
            Some(400.0),
            2_000,
            by_commune.collect(),
            bearer.clone(),
        ),
        get(
            "page of 50: newest first",
            Some(400.0),
            2_000,
            page("sort=-createdAt"),
            bearer.clone(),
        ),
        get(
            "page of 50: search by name",
            Some(400.0),
            2_000,
            searches.to_vec(),
            bearer.clone(),
        ),
        get(
            "page of 50: search, as the school",
            Some(400.0),
            2_000,
            searches.to_vec(),
            school.clone(),
        ),
        get(
            "page of 50: the school's own, by name",
            Some(400.0),
            2_000,
            page("sort=name"),
            school,
        ),
        get(
            "page of 50: women by name, gzip",
            None,
            1_000,
            page("sex=FEMALE&sort=name"),
            zipped,
        ),
        Scenario {
            name: "enrol, one by one, 8 connections",
            budget: Some(150.0),
            // A round more than those that count, the first a short one.
            requests: (sample.applications.len() / (ROUNDS + 1)).min(2_000),
            connections: 8,
            make: Box::new(move |_| {
                let (trainee, class) = enrolments.next().expect("enough seats");
                let body = format!(r#"{{"traineeId":"{trainee}","classId":"{class}"}}"#);
                Request::post("/v1/enrolments", &bearer, &body)
            }),
        },
    ]
}
