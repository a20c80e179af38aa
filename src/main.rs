//! The `registry` command.

mod cli;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use registry::app::{Application, StartError, prepare_database};
use registry::demo::{self, DemoArgs};
use registry::openapi;
use registry::platform::serve::config::Settings;
use registry::platform::serve::telemetry;
use registry::resources::users;

/// Job-training registry: trainees, courses, schools, enterprises and outcomes.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API
    Serve,
    /// Bring the database's schema up to date
    Migrate,
    /// Serve a made-up training year in a database of its own
    Demo(DemoArgs),
    /// Manage people who log in
    #[command(subcommand)]
    User(cli::user::UserCommand),
    /// Manage programs that act for an organisation
    #[command(subcommand)]
    Client(cli::client::ClientCommand),
    /// Manage the keys that sign access tokens
    #[command(subcommand)]
    Keys(cli::keys::KeysCommand),
    /// Manage the change feed
    #[command(subcommand)]
    Feed(cli::feed::FeedCommand),
    /// Manage places
    #[command(subcommand)]
    Places(cli::places::PlacesCommand),
    /// Push a file of rows to a server, and follow its import
    Push(Box<cli::push::PushArgs>),
    /// Ask a running server whether it can serve
    Health,
    /// Print the OpenAPI document
    Openapi,
}

fn main() -> ExitCode {
    let cli = Cli::from_arg_matches(&command().get_matches()).unwrap_or_else(|error| error.exit());
    if let Command::Push(args) = &cli.command {
        return cli::push::run(args);
    }
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("registry: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The command line. `push` talks to a server of others: its help does not list the settings of a
/// server of one's own, which it takes and leaves alone.
fn command() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command.mut_subcommand("push", |push| {
        push.mut_args(|argument| {
            let hidden = argument.is_hide_set() || argument.is_global_set();
            argument.hide(hidden)
        })
    })
}

fn run(cli: &Cli) -> Result<(), StartError> {
    match &cli.command {
        Command::Serve => {
            let config = cli.settings.check()?;
            telemetry::start(&cli.settings);
            actix_web::rt::System::new().block_on(async {
                let application = Application::build(config)?;
                println!(
                    "Listening on http://{}:{}",
                    application.state().config.listen.ip(),
                    application.port()
                );
                greet(&application)?;
                application.run().await
            })
        }
        Command::Migrate => {
            let config = cli.settings.check()?;
            prepare_database(&config.database_url, 1)?;
            println!("{} is up to date.", config.database_url);
            Ok(())
        }
        Command::Demo(args) => demo::run(&cli.settings, args),
        Command::User(command) => cli::user::run(&cli.settings, command),
        Command::Client(command) => cli::client::run(&cli.settings, command),
        Command::Keys(command) => cli::keys::run(&cli.settings, command),
        Command::Feed(command) => cli::feed::run(&cli.settings, command),
        Command::Places(command) => cli::places::run(&cli.settings, command),
        Command::Push(_) => Ok(()),
        Command::Health => cli::health::run(&cli.settings),
        Command::Openapi => {
            print!("{}", openapi::rendered());
            Ok(())
        }
    }
}

/// On an empty database, say how to get in.
fn greet(application: &Application) -> Result<(), StartError> {
    if application.state().db.read_now(users::service::is_empty)? {
        println!(
            "Nobody can log in yet. Make the first administrator, also while the server runs:\n  \
             registry user add --username admin --role ADMINISTRATOR"
        );
    }
    Ok(())
}
