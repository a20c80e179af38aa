//! What became of the rows of a rehearsal, kept outside the database until it is over: in a file
//! without a name, so that memory does not grow with the rows and nothing is left behind.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::model::{Counts, ReportRow, RowOutcome};
use super::chunk::Worked;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, StoredProblem};
use crate::platform::resource::import::Touched;
use crate::platform::values::ids::AnyId;
use crate::platform::wire::upsert::IdentityChange;

/// Rows that are stored in one step.
const AT_ONCE: usize = 200;

/// Reports, written one after the other and read again from the first.
pub struct Spool {
    file: BufWriter<File>,
    pub counts: Counts,
    pub touched: Touched,
    /// Of whom the rows would change, and how.
    digest: Box<Sha256>,
}

impl Spool {
    /// # Errors
    /// When there is no place for temporary files.
    pub fn new() -> ApiResult<Self> {
        Ok(Self {
            file: BufWriter::new(tempfile::tempfile().map_err(failed)?),
            counts: Counts::default(),
            touched: Touched::default(),
            digest: Box::default(),
        })
    }

    /// # Errors
    /// When the disk is full.
    pub fn add(&mut self, worked: Worked) -> ApiResult<()> {
        self.touched += worked.touched;
        for row in &worked.report {
            if let Some(Json(changes)) = &row.identity {
                let changed = serde_json::to_vec(&(row.line, row.resource_id, changes))?;
                self.digest.update(changed);
            }
            serde_json::to_writer(&mut self.file, &Spooled::of(row))?;
            self.file.write_all(b"\n").map_err(failed)?;
        }
        self.counts = self.counts + worked.counts;
        Ok(())
    }

    /// The digest of whom the rows would change, and how.
    pub fn digest(&self) -> String {
        URL_SAFE_NO_PAD.encode((*self.digest).clone().finalize())
    }

    /// Give the reports to `store`, some at a time, in the order in which they came.
    ///
    /// # Errors
    /// Those of `store`.
    pub fn drain(self, mut store: impl FnMut(Vec<ReportRow>) -> ApiResult<()>) -> ApiResult<()> {
        let mut file = self
            .file
            .into_inner()
            .map_err(|error| failed(error.into_error()))?;
        file.rewind().map_err(failed)?;
        let mut rows = Vec::with_capacity(AT_ONCE);
        for line in BufReader::new(file).lines() {
            let spooled: Spooled = serde_json::from_str(&line.map_err(failed)?)?;
            rows.push(spooled.into_row());
            if rows.len() == AT_ONCE {
                store(std::mem::replace(&mut rows, Vec::with_capacity(AT_ONCE)))?;
            }
        }
        store(rows)
    }
}

/// A row of the report as the file has it.
#[derive(Serialize, Deserialize)]
struct Spooled(
    AnyId,
    i64,
    Option<String>,
    Option<String>,
    RowOutcome,
    Option<AnyId>,
    Option<Vec<StoredProblem>>,
    Option<Vec<StoredProblem>>,
    Option<Vec<IdentityChange>>,
);

impl Spooled {
    fn of(row: &ReportRow) -> Self {
        let row = row.clone();
        Self(
            row.job_id,
            row.line,
            row.kind,
            row.external_id,
            row.outcome,
            row.resource_id,
            row.problems.map(|Json(problems)| problems),
            row.warnings.map(|Json(warnings)| warnings),
            row.identity.map(|Json(changes)| changes),
        )
    }

    fn into_row(self) -> ReportRow {
        let Self(
            job_id,
            line,
            kind,
            external_id,
            outcome,
            resource_id,
            problems,
            warnings,
            identity,
        ) = self;
        ReportRow {
            job_id,
            line,
            kind,
            external_id,
            outcome,
            resource_id,
            problems: problems.map(Json),
            warnings: warnings.map(Json),
            identity: identity.map(Json),
        }
    }
}

fn failed(error: std::io::Error) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error)
}
