//! `registry feed …`.

use clap::Subcommand;
use registry::app::StartError;
use registry::platform::serve::config::Settings;
use registry::platform::sync::feed;
use serde_json::json;

use super::{open, write};

#[derive(Debug, Subcommand)]
pub enum FeedCommand {
    /// Make every copy start again with a snapshot; run it after restoring a backup
    Reset,
}

pub fn run(settings: &Settings, command: &FeedCommand) -> Result<(), StartError> {
    let FeedCommand::Reset = command;
    let db = open(settings)?;
    feed::prepare(&db)?;
    let epoch = write(&db, |op| {
        let epoch = feed::reset(op.conn())?;
        op.audit("feed.reset", "changes", None, json!({"epoch": epoch}))?;
        Ok(epoch)
    })?;
    println!(
        "The change feed begins anew as {epoch}: cursors of before lead nowhere. Servers need no \
         restart."
    );
    Ok(())
}
