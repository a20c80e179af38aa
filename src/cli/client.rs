//! `registry client …`.

use clap::{Args, Subcommand};
use registry::app::StartError;
use registry::platform::auth::authz::{Action, Role};
use registry::platform::serve::config::Settings;
use registry::platform::values::ids::ClientId;
use registry::resources::clients::{ClientInput, ClientSecretView, service};

use super::organisation::OrganisationArgs;
use super::{open, write};

#[derive(Debug, Subcommand)]
pub enum ClientCommand {
    /// Add a client and show its secret
    Add(Box<AddClient>),
    /// List clients
    List,
    /// Give a client a new secret; the old one stays good for 24 hours
    Rotate {
        #[arg(long)]
        id: ClientId,
    },
    /// Lock a client out
    Disable {
        #[arg(long)]
        id: ClientId,
    },
}

#[derive(Debug, Args)]
pub struct AddClient {
    /// Name, unique in its organisation
    #[arg(long)]
    name: String,
    #[arg(long)]
    role: Role,
    /// What its tokens may carry; can be given several times; all that the role has a use for
    /// by default
    #[arg(long = "scope")]
    scopes: Vec<String>,
    #[command(flatten)]
    organisation: OrganisationArgs,
}

pub fn run(settings: &Settings, command: &ClientCommand) -> Result<(), StartError> {
    let db = open(settings)?;
    match command {
        ClientCommand::Add(args) => {
            let added = write(&db, {
                let (name, role, scopes) = (args.name.clone(), args.role, scopes_of(args));
                let organisation = args.organisation.clone();
                move |op| {
                    let input = ClientInput {
                        organisation_id: organisation.find_or_make(op)?,
                        name,
                        role,
                        scopes,
                        active: true,
                    };
                    service::create(op, &input)
                }
            })?;
            show(&added);
        }
        ClientCommand::List => {
            for (client, organisation) in write(&db, service::all)? {
                let state = if client.active { "active" } else { "disabled" };
                println!(
                    "{}\t{state}\t{}\t{}\t{organisation}",
                    client.id, client.role, client.name
                );
            }
        }
        ClientCommand::Rotate { id } => {
            let id = *id;
            show(&write(&db, move |op| service::rotate(op, id, None))?);
        }
        ClientCommand::Disable { id } => {
            let id = *id;
            write(&db, move |op| service::disable(op, id))?;
            println!("{id} is locked out.");
        }
    }
    Ok(())
}

fn scopes_of(args: &AddClient) -> Vec<String> {
    if !args.scopes.is_empty() {
        return args.scopes.clone();
    }
    let all = Action::scopes_of(&[args.role]);
    all.into_iter().map(str::to_owned).collect()
}

fn show(new: &ClientSecretView) {
    println!("Client id: {}", new.client.id);
    if let Some(secret) = &new.secret {
        println!("Secret, shown only now: {secret}");
    }
}
