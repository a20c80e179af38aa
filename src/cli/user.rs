//! `registry user …`.

use std::io::Read;

use clap::{Args, Subcommand};
use registry::app::StartError;
use registry::platform::auth::authn::{hash_now, new_secret};
use registry::platform::auth::authz::Role;
use registry::platform::error::{ApiError, ApiResult, ErrorCode};
use registry::platform::op::Op;
use registry::platform::serve::config::Settings;
use registry::resources::users::{User, UserInput, service};

use super::organisation::OrganisationArgs;
use super::{open, write};

/// Least and most characters of a password, as the API has them.
const PASSWORD_LENGTH: std::ops::RangeInclusive<usize> = 12..=128;
/// Characters of a generated password: 120 bits.
const GENERATED: usize = 20;

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a user, and their organisation when it is a new one
    Add(Box<AddUser>),
    /// List users
    List,
    /// Lock a user out
    Disable {
        #[arg(long)]
        username: String,
    },
    /// Set a user's password
    SetPassword {
        #[arg(long)]
        username: String,
        #[command(flatten)]
        password: PasswordArgs,
    },
}

#[derive(Debug, Args)]
pub struct AddUser {
    /// Name to log in with
    #[arg(long)]
    username: String,
    /// `ADMINISTRATOR`, `LEAD_AGENCY`, …; can be given several times
    #[arg(long = "role", required = true)]
    roles: Vec<Role>,
    #[command(flatten)]
    organisation: OrganisationArgs,
    /// Name to show; the user name by default
    #[arg(long)]
    display_name: Option<String>,
    #[arg(long)]
    email: Option<String>,
    #[command(flatten)]
    password: PasswordArgs,
}

/// Where the password comes from: never from an argument, which others can see.
#[derive(Debug, Clone, Args)]
pub struct PasswordArgs {
    /// Read the password from the first line of the standard input
    #[arg(long, conflicts_with = "ask")]
    password_stdin: bool,
    /// Ask for the password; without this and --password-stdin one is made and shown
    #[arg(long)]
    ask: bool,
}

/// A password and whether the operator has yet to see it.
struct Password {
    text: String,
    generated: bool,
}

impl PasswordArgs {
    fn read(&self) -> Result<Password, StartError> {
        let text = if self.password_stdin {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            text.lines().next().unwrap_or_default().to_owned()
        } else if self.ask {
            let text = rpassword::prompt_password("Password: ")?;
            if rpassword::prompt_password("Again: ")? != text {
                return Err("the two passwords differ".into());
            }
            text
        } else {
            return Ok(Password {
                text: new_secret().chars().take(GENERATED).collect(),
                generated: true,
            });
        };
        if !PASSWORD_LENGTH.contains(&text.chars().count()) || text.contains('\0') {
            return Err("a password has 12 to 128 characters".into());
        }
        Ok(Password {
            text,
            generated: false,
        })
    }
}

pub fn run(settings: &Settings, command: &UserCommand) -> Result<(), StartError> {
    let db = open(settings)?;
    match command {
        UserCommand::Add(args) => add(&db, args),
        UserCommand::List => {
            for (user, organisation) in write(&db, service::all)? {
                println!("{}", line(&user, &organisation));
            }
            Ok(())
        }
        UserCommand::Disable { username } => {
            let name = username.clone();
            write(&db, move |op| {
                let user = find(op, &name)?;
                service::disable(op, user.id)
            })?;
            println!("{username} is locked out.");
            Ok(())
        }
        UserCommand::SetPassword { username, password } => {
            let (name, password) = (username.clone(), password.read()?);
            let (hash, text) = (hash_now(&password.text)?, password.text.clone());
            write(&db, move |op| {
                let user = find(op, &name)?;
                service::set_password(op, user.id, &text, &hash)
            })?;
            println!("The password of {username} is set.");
            show(&password);
            Ok(())
        }
    }
}

fn add(db: &registry::platform::db::Database, args: &AddUser) -> Result<(), StartError> {
    let name = args.username.as_str();
    let valid = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if !(3..=64).contains(&name.len()) || !name.chars().all(valid) {
        return Err("a user name has 3 to 64 letters, digits, dots, dashes and underscores".into());
    }
    let password = args.password.read()?;
    let hash = hash_now(&password.text)?;
    let organisation = args.organisation.clone();
    let (username, email, roles) = (name.to_owned(), args.email.clone(), args.roles.clone());
    let display_name = args.display_name.clone().unwrap_or_else(|| name.to_owned());
    let text = password.text.clone();
    let user = write(db, move |op| {
        let input = UserInput {
            organisation_id: organisation.find_or_make(op)?,
            username,
            display_name,
            email,
            roles,
            password: text,
            active: true,
        };
        service::create(op, &input, &hash)
    })?;
    println!("Added {} ({}).", user.username, user.id);
    show(&password);
    Ok(())
}

fn show(password: &Password) {
    if password.generated {
        println!("Password, shown only now: {}", password.text);
    }
}

fn find(op: &mut Op, username: &str) -> ApiResult<User> {
    service::named(op.conn(), username)?
        .ok_or_else(|| ApiError::new(ErrorCode::NotFound).with("username", username))
}

fn line(user: &User, organisation: &str) -> String {
    let roles: Vec<&str> = user.roles.0.iter().map(|role| role.as_str()).collect();
    let state = if user.active { "active" } else { "disabled" };
    format!(
        "{}\t{state}\t{}\t{organisation}",
        user.username,
        roles.join(",")
    )
}
