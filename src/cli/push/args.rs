//! What `registry push` is told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What to push, and where.
#[derive(Debug, Args)]
pub struct PushArgs {
    /// The file: .xlsx, .xls, .xlsb, .ods, .csv or .ndjson, as it is or packed with gzip
    #[arg(long)]
    pub file: PathBuf,
    /// URL of the server
    #[arg(long, env = "REGISTRY_SERVER", default_value = "http://127.0.0.1:8080")]
    pub server: String,
    /// What the rows are: trainees, classes, enrolments, results, certificates, outcomes,
    /// partnerships, occupations, or mixed where each row says it
    #[arg(long)]
    pub kind: String,
    /// validate tells what commit would do
    #[arg(long, default_value = "commit", value_parser = ["validate", "commit"])]
    pub mode: String,
    /// Only look: the same as --mode validate
    #[arg(long, conflicts_with = "yes")]
    pub validate: bool,
    /// Go on without asking: look at a table first, then commit exactly what was understood
    #[arg(long)]
    pub yes: bool,
    /// What a rejected row means for the others
    #[arg(long, default_value = "reject-all", value_parser = ["reject-all", "skip-row"])]
    pub on_error: String,
    /// Name of the system whose keys the rows carry
    #[arg(long)]
    pub system: String,
    /// The sheet to take, where a workbook has several
    #[arg(long)]
    pub sheet: Option<String>,
    /// Class of all rows, where the file does not say it
    #[arg(long)]
    pub class: Option<String>,
    /// What headings mean that are not known: {"Tên HV":"fullName","Mã nội bộ":null}
    #[arg(long)]
    pub columns: Option<String>,
    /// How days are written: day-first, month-first or turned
    #[arg(long, value_parser = ["day-first", "month-first", "turned"])]
    pub dates: Option<String>,
    /// What becomes of rows that are hidden or struck through
    #[arg(long, value_parser = ["leave-out", "take"])]
    pub hidden: Option<String>,
    /// Id of a stored mapping of columns
    #[arg(long)]
    pub mapping: Option<String>,
    /// Refuse a file with columns that are not known, in place of leaving them out
    #[arg(long)]
    pub strict: bool,
    /// Digest of what was understood when the file was looked at; the commit takes nothing else
    #[arg(long)]
    pub understood: Option<String>,
    /// Where to write the whole report, as CSV
    #[arg(long)]
    pub report: Option<PathBuf>,
    /// Language of what is said
    #[arg(long, default_value = "vi")]
    pub lang: Lang,
    /// Id of the client to log in as; or give REGISTRY_TOKEN
    #[arg(long, env = "REGISTRY_CLIENT_ID")]
    pub client_id: Option<String>,
    #[arg(
        long,
        env = "REGISTRY_CLIENT_SECRET",
        hide = true,
        hide_env_values = true
    )]
    pub client_secret: Option<String>,
    /// An access token, in place of a client
    #[arg(long, env = "REGISTRY_TOKEN", hide = true, hide_env_values = true)]
    pub token: Option<String>,
}

/// Languages that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Vi,
    En,
}

impl PushArgs {
    /// `validate` or `commit`, as it was asked for.
    pub fn mode(&self) -> &str {
        if self.validate {
            "validate"
        } else {
            &self.mode
        }
    }

    /// The parameters of an import in `mode`, those beyond the first four only where they were given:
    /// an older server knows none of them.
    pub fn query(&self, mode: &str, understood: Option<&str>) -> Vec<(&'static str, String)> {
        let mut query = vec![
            ("kind", self.kind.clone()),
            ("mode", mode.to_owned()),
            ("onError", self.on_error.clone()),
            ("system", self.system.clone()),
        ];
        let given = [
            ("sheet", self.sheet.as_deref()),
            ("class", self.class.as_deref()),
            ("columns", self.columns.as_deref()),
            ("dates", self.dates.as_deref()),
            ("hidden", self.hidden.as_deref()),
            ("mapping", self.mapping.as_deref()),
            ("strict", self.strict.then_some("true")),
            ("understood", understood),
        ];
        let given = given
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?.to_owned())));
        query.extend(given);
        query
    }
}
