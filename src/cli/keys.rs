//! `registry keys …`.

use clap::Subcommand;
use registry::app::StartError;
use registry::platform::auth::authn::rotate_keys;
use registry::platform::serve::config::Settings;

use super::open;

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Make a new key to sign tokens with; tokens of the old one stay good until they expire
    Rotate,
}

pub fn run(settings: &Settings, command: &KeysCommand) -> Result<(), StartError> {
    let KeysCommand::Rotate = command;
    let kid = rotate_keys(&open(settings)?)?;
    println!("Key {kid} signs from a minute from now on; servers need no restart.");
    Ok(())
}
