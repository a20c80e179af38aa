//! `registry client …`.

use clap::{Args, Subcommand};
use registry::app::StartError;
use registry::platform::auth::authz::{Action, Role};
use registry::platform::serve::config::Settings;
use registry::platform::values::ids::ClientId;
use registry::resources::clients::{
    AuthMethod, ClientInput, ClientSecretView, IdTokenAlgorithm, RedirectUri, service,
};

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

#[derive(Debug, Clone, Args)]
pub struct AddClient {
    /// Name, unique in its organisation
    #[arg(long)]
    name: String,
    /// What it may do for itself; none for an app that acts only for the people who log in to it
    #[arg(long)]
    role: Option<Role>,
    /// What its tokens may carry; can be given several times; all that the role has a use for
    /// by default
    #[arg(long = "scope", required_unless_present = "role")]
    scopes: Vec<String>,
    /// Where people are led back to when they have logged in to it; can be given several times
    #[arg(long = "redirect-uri")]
    redirect_uris: Vec<String>,
    /// People may log in to it by a code that it shows
    #[arg(long)]
    device_login: bool,
    /// An app on people's devices, which can keep no secret
    #[arg(long)]
    public: bool,
    #[command(flatten)]
    organisation: OrganisationArgs,
}

pub fn run(settings: &Settings, command: &ClientCommand) -> Result<(), StartError> {
    let db = open(settings)?;
    match command {
        ClientCommand::Add(args) => {
            let added = write(&db, {
                let (args, scopes) = (args.clone(), scopes_of(args));
                move |op| {
                    let redirect_uris = args.redirect_uris.iter().cloned();
                    let input = ClientInput {
                        organisation_id: args.organisation.find_or_make(op)?,
                        name: args.name.clone(),
                        role: args.role,
                        scopes: scopes.clone(),
                        auth_method: if args.public {
                            AuthMethod::None
                        } else {
                            AuthMethod::Secret
                        },
                        public_keys: Vec::new(),
                        redirect_uris: redirect_uris.map(RedirectUri).collect(),
                        device_login: args.device_login,
                        id_token_algorithm: IdTokenAlgorithm::Rs256,
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
                    client.id,
                    client.role.map_or("-", Role::as_str),
                    client.name
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
    let all = Action::scopes_of(args.role.as_slice());
    all.into_iter().map(str::to_owned).collect()
}

fn show(new: &ClientSecretView) {
    println!("Client id: {}", new.client.id);
    if let Some(secret) = &new.secret {
        println!("Secret, shown only now: {secret}");
    }
}
