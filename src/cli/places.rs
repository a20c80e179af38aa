//! `registry places …`.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Subcommand;
use registry::app::StartError;
use registry::platform::error::{ApiError, Language};
use registry::platform::serve::config::Settings;
use registry::platform::values::time::Timestamp;
use registry::platform::wire::table_body::TableBody;
use registry::resources::admin_units::{self, LoadMode, ReformReport};

use super::{open, write};

#[derive(Debug, Subcommand)]
pub enum PlacesCommand {
    /// Load a reform of communes from a CSV file, and let all that lies in them follow
    Load {
        /// Header `level,code,name,unitType,validFrom,replaces`, one row for each commune that begins
        file: PathBuf,
        /// Store nothing, and tell what would move
        #[arg(long)]
        dry_run: bool,
    },
}

pub fn run(settings: &Settings, command: &PlacesCommand) -> Result<(), StartError> {
    let PlacesCommand::Load { file, dry_run } = command;
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let table = TableBody::csv(&bytes).map_err(|error| faults(&error))?;
    let mode = if *dry_run {
        LoadMode::Validate
    } else {
        LoadMode::Commit
    };
    let db = open(settings)?;
    let loaded = write(&db, move |op| admin_units::load(op, &table, mode));
    let report = loaded.map_err(|error| match error.downcast_ref::<ApiError>() {
        Some(refusal) => faults(refusal).into(),
        None => error,
    })?;
    print!("{}", told(&report));
    if !dry_run {
        admin_units::roll_over(&db, Timestamp::now())?;
        println!("Loaded. What lies in communes that have ended has gone over.");
    }
    Ok(())
}

/// What a reform does, a line for each commune that ends.
fn told(report: &ReformReport) -> String {
    let ReformReport {
        created,
        ended,
        updated,
        unchanged,
        ..
    } = report;
    let mut text = format!(
        "Communes: {created} begin, {ended} end, {updated} are corrected, {unchanged} are known.\n"
    );
    for moved in &report.moves {
        let name = |unit: &admin_units::UnitName| {
            let code = unit.code.as_deref().unwrap_or_default();
            format!("{code} {}", unit.name)
        };
        let _ = writeln!(
            text,
            "{} → {} on {}: people {}, villages {}, schools {}, classes {}, enterprises {}, users {}",
            name(&moved.from),
            name(&moved.to),
            moved.effective,
            moved.people,
            moved.villages,
            moved.schools,
            moved.classes,
            moved.enterprises,
            moved.users,
        );
    }
    text
}

/// Everything that is wrong with the file, a line for each fault.
fn faults(error: &ApiError) -> String {
    let mut text = error.to_string();
    for fault in error.parts(Language::English) {
        let place = fault.pointer.unwrap_or_default();
        let place = place.trim_start_matches('/').replace('/', ", ");
        let _ = write!(text, "\n  line {place}: {} {}", fault.code, fault.message);
    }
    text
}
