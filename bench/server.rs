//! The server as a process of its own, and what it has used.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use clap::Parser;
use registry::app::Application;
use registry::demo::scopes_of;
use registry::platform::auth::authn::Issue;
use registry::platform::auth::authz::Role;
use registry::platform::serve::config::Settings;
use registry::platform::serve::telemetry;
use uuid::Uuid;

use crate::data::Sample;

/// First argument of the process that serves.
pub const ARGUMENT: &str = "--serve";
/// Scope of the answers that are not masked; the reading of those is audited.
const UNMASKED: &str = "trainees.pii:read";

#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    #[arg(long)]
    lead: Uuid,
    #[arg(long)]
    school: Uuid,
}

/// Serve as `registry serve` does, and tell the parent the port and the tokens.
pub fn serve(arguments: &[String]) -> ExitCode {
    let arguments = std::iter::once("server".to_owned()).chain(arguments.iter().cloned());
    let arguments = Arguments::parse_from(arguments);
    let mut config = arguments.settings.check().expect("good settings");
    // One token carries the whole load.
    config.rate_limit = 0;
    config.public_rate_limit = 0;
    telemetry::start(&arguments.settings);
    actix_web::rt::System::new().block_on(async {
        let application = Application::build(config).expect("the server starts");
        let sessions = &application.state().sessions;
        for (name, user, role, without) in [
            ("lead", arguments.lead, Role::LeadAgency, UNMASKED),
            ("lead+pii", arguments.lead, Role::LeadAgency, ""),
            ("school", arguments.school, Role::SchoolRegistrar, UNMASKED),
        ] {
            let mut scopes = scopes_of(role);
            scopes.retain(|scope| *scope != without);
            let token = sessions.issue(Issue::user(user, scopes.join(" ")));
            eprintln!("{name} {}", token.expect("a token"));
        }
        eprintln!("port {}", application.port());
        application.run().await.expect("the server runs");
    });
    ExitCode::SUCCESS
}

/// A running server.
pub struct Server {
    process: Child,
    address: SocketAddr,
    tokens: HashMap<String, String>,
}

impl Server {
    /// Start this program again as the server; its log goes to a file, as it would in earnest.
    pub fn start(folder: &Path, url: &str, sample: &Sample) -> Self {
        let log = std::fs::File::create(folder.join("server.log")).expect("a log file");
        let mut process = Command::new(std::env::current_exe().expect("this program"))
            .arg(ARGUMENT)
            .arg(format!("--database-url={url}"))
            .args(["--listen=127.0.0.1:0", "--public-url=http://bench"])
            .arg(format!("--lead={}", sample.lead))
            .arg(format!("--school={}", sample.school_user))
            .stdout(log)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut told = HashMap::new();
        let lines = BufReader::new(process.stderr.take().expect("its output")).lines();
        for line in lines {
            let line = line.expect("text");
            let (name, value) = line.split_once(' ').unwrap_or_default();
            told.insert(name.to_owned(), value.to_owned());
            if name == "port" {
                break;
            }
        }
        let port = told.get("port").expect("the server tells its port");
        Self {
            process,
            address: format!("127.0.0.1:{port}").parse().expect("an address"),
            tokens: told,
        }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn token(&self, name: &str) -> &str {
        &self.tokens[name]
    }

    pub fn usage(&self) -> Usage {
        Usage::of(self.process.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What a process has used so far.
pub struct Usage {
    cpu_micros: f64,
    pub resident_mib: u64,
    pub peak_mib: u64,
}

impl Usage {
    fn of(process: u32) -> Self {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
        let mib = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name));
            let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
            kib.unwrap_or_default() / 1_024
        };
        Self {
            cpu_micros: cpu_micros(process).expect("it runs"),
            resident_mib: mib("VmRSS:"),
            peak_mib: mib("VmHWM:"),
        }
    }

    /// CPU microseconds since `before`, in user and system mode of all threads.
    pub fn since(&self, before: &Self) -> f64 {
        self.cpu_micros - before.cpu_micros
    }
}

/// CPU microseconds of a process so far, in user and system mode of all threads; none when it has
/// ended.
pub fn cpu_micros(process: u32) -> Option<f64> {
    /// Linux reports in hundredths of a second on every common platform.
    const MICROS_A_TICK: f64 = 10_000.0;
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second field is the program's name in brackets, which may hold blanks.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: f64 = ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    Some(ticks * MICROS_A_TICK)
}
