//! `registry demo`: make the province, say who can log in, and serve.

use std::net::SocketAddr;
use std::time::Instant;

use clap::Args;
use tempfile::TempDir;

use super::accounts::scopes_of;
use super::{Plan, Summary, fill, guide, is_empty};
use crate::app::{Application, StartError, prepare_database};
use crate::platform::auth::authn::Issue;
use crate::platform::db::DatabaseUrl;
use crate::platform::serve::config::{ServerConfig, Settings};
use crate::platform::serve::telemetry;

/// The database of `registry serve` when none is given: never the place for made-up data.
const DEFAULT_DATABASE: &str = "sqlite://data/registry.db";

/// Arguments of `registry demo`.
#[derive(Debug, Clone, Args)]
pub struct DemoArgs {
    /// The same number makes the same people
    #[arg(long, default_value_t = 14)]
    pub seed: u64,
    /// How many trainees to make, about thirty to a class
    #[arg(long, default_value_t = 8_000, value_parser = clap::value_parser!(u32).range(600..=1_000_000))]
    pub trainees: u32,
    /// Print a token for each account too, good for ten minutes
    #[arg(long)]
    pub tokens: bool,
}

/// Serve a demo province until the process is told to stop.
///
/// It lives in a temporary folder, which is removed at the end, or in the database that the
/// settings name, which must be empty and is kept.
///
/// # Errors
/// When a setting is wrong, the database is not empty or the address is taken.
pub fn run(settings: &Settings, args: &DemoArgs) -> Result<(), StartError> {
    let mut config = settings.check()?;
    telemetry::start(settings);
    let mut folder = None;
    if settings.database_url == DEFAULT_DATABASE {
        let temporary = TempDir::with_prefix("registry-demo-")?;
        config.database_url = DatabaseUrl::Sqlite(temporary.path().join("demo.db"));
        folder = Some(temporary);
    }
    let summary = prepare(&config, args)?;
    actix_web::rt::System::new().block_on(async {
        let application = Application::build(config)?;
        announce(&application, &summary, args.tokens)?;
        application.run().await
    })?;
    drop(folder);
    Ok(())
}

fn prepare(config: &ServerConfig, args: &DemoArgs) -> Result<Summary, StartError> {
    let started = Instant::now();
    println!("Making a demo province in {} …", config.database_url);
    let db = prepare_database(&config.database_url, config.pool_size)?;
    if !is_empty(&db)? {
        let refusal = format!(
            "{} is not empty: the demo does not mix with other data",
            config.database_url
        );
        return Err(refusal.into());
    }
    let plan = Plan::sized(args.seed, args.trainees as usize);
    let summary = fill(&db, &plan)?;
    println!(
        "{summary}: made in {:.1} s.",
        started.elapsed().as_secs_f64()
    );
    println!("People and firms are fictitious and marked demo.");
    Ok(summary)
}

/// Print who can log in, and what to try.
fn announce(application: &Application, summary: &Summary, tokens: bool) -> Result<(), StartError> {
    let base = address(application.state().config.listen, application.port());
    println!("\nListening on {base} – the API is described at {base}/docs/\n");
    println!("{}", guide::table(summary));
    println!("Try it, in another terminal:\n\n{}", guide::lines(&base));
    if tokens {
        print_tokens(application, summary)?;
    }
    println!("\nStop with Ctrl-C.");
    Ok(())
}

/// The address of who listens there, at a port that may have been chosen since.
fn address(mut listen: SocketAddr, port: u16) -> String {
    listen.set_port(port);
    format!("http://{listen}")
}

/// A token for each account, as lines of a shell.
fn print_tokens(application: &Application, summary: &Summary) -> Result<(), StartError> {
    println!("\nTokens, good for ten minutes:\n");
    for account in &summary.accounts {
        let scopes = scopes_of(account.role).join(" ");
        let sessions = &application.state().sessions;
        let token = sessions.issue(Issue::user(account.user.uuid(), scopes))?;
        println!("{}='{token}'", account.username.to_uppercase());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_that_programs_take() {
        for (listen, base) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8081"),
            ("[::1]:0", "http://[::1]:8081"),
        ] {
            let listen = listen.parse().expect("an address");
            assert_eq!(address(listen, 8081), base);
        }
    }
}
