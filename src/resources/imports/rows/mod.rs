//! Rows of each kind: their published shape, and the service that carries each out.
//!
//! A row is flat and has the same members in every format. It runs through the very service that
//! a request runs through, so that it obeys the same rules and is refused with the same codes.
//! The kinds are those of [`PARTS`](crate::resources::PARTS).

use std::cell::LazyCell;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use utoipa::openapi::{RefOr, Schema};

use super::kind::{ImportKind, Rows};
use super::model::RowOutcome;
use super::read::{Line, Origin};
use super::run::Twice;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place, StoredProblem};
use crate::platform::op::Op;
use crate::platform::resource::exported::ID;
use crate::platform::resource::import::{AnyRow, Touched};
use crate::platform::resource::meaning;
use crate::platform::values::ids::AnyId;
use crate::platform::wire::gate;
use crate::platform::wire::upsert::{IdentityChange, Outcome, Upserted};

/// Half a SHA-256: two different rows never have one.
pub type Digest = [u8; 16];

/// The digest of what a line says to this version of the program, as it was sent: the next one may
/// have other rules.
#[must_use]
pub fn digest_of(members: &Value) -> Digest {
    let mut hash = Sha256::new_with_prefix(env!("CARGO_PKG_VERSION"));
    // Writing a value to a hash cannot fail.
    let _ = serde_json::to_writer(&mut hash, members);
    let mut digest = Digest::default();
    digest.copy_from_slice(&hash.finalize()[..16]);
    digest
}

/// What a row says, or everything that is wrong with its shape.
type Content = Result<Box<dyn AnyRow>, Vec<StoredProblem>>;
/// Content that is read when somebody asks for it.
type Asked = LazyCell<Content, Box<dyn FnOnce() -> Content + Send>>;

/// A row, its shape checked.
pub struct Row {
    pub line: i64,
    pub kind: Option<Rows>,
    pub external_id: Option<String>,
    /// Of all that it says.
    pub digest: Digest,
    content: Asked,
    /// What is unusual about it in its file.
    warnings: Vec<StoredProblem>,
    origin: Origin,
}

/// The line of an earlier row of the same record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    OfId(i64),
    OfKey(i64),
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub outcome: RowOutcome,
    pub id: Option<AnyId>,
    pub problems: Vec<StoredProblem>,
    pub warnings: Vec<StoredProblem>,
    /// What makes the person another one.
    pub identity: Vec<IdentityChange>,
}

impl Verdict {
    fn stored(upserted: &Upserted, warnings: Vec<StoredProblem>) -> Self {
        let outcome = match upserted.outcome {
            Outcome::Created => RowOutcome::Created,
            Outcome::Updated => RowOutcome::Updated,
            Outcome::Unchanged => RowOutcome::Unchanged,
        };
        Self {
            outcome,
            id: Some(upserted.id),
            problems: Vec::new(),
            warnings,
            identity: upserted.identity.clone(),
        }
    }

    /// Of a row that says what it said the last time.
    #[must_use]
    pub fn same(id: AnyId) -> Self {
        Self::stored(&Upserted::existing(id, false), Vec::new())
    }

    fn rejected(problems: Vec<StoredProblem>) -> Self {
        Self {
            outcome: RowOutcome::Rejected,
            id: None,
            problems,
            warnings: Vec::new(),
            identity: Vec::new(),
        }
    }

    /// Of a row that names a person: whether they were on file, and become another.
    #[must_use]
    pub fn touched(&self) -> Touched {
        let known = matches!(self.outcome, RowOutcome::Updated | RowOutcome::Unchanged);
        Touched {
            people: i64::from(known),
            changed: i64::from(!self.identity.is_empty()),
        }
    }
}

/// The kind of a line: that of the file, or of a mixed one what the line says.
///
/// # Errors
/// The fault of a line that says none.
pub fn kind_of(file: ImportKind, line: &Line) -> Result<Rows, FieldError> {
    if let ImportKind::Rows(rows) = file {
        return Ok(rows);
    }
    let fault = |code| FieldError::at(code, "/kind");
    match &line.members["kind"] {
        Value::Null => Err(fault(ErrorCode::FieldRequired)),
        Value::String(name) => Rows::named(name).ok_or_else(|| {
            let allowed: Vec<&str> = Rows::all().map(Rows::as_str).collect();
            fault(ErrorCode::FieldValue).with("allowed", json!(allowed))
        }),
        _ => Err(fault(ErrorCode::FieldType)),
    }
}

impl Row {
    /// Check the shape of a line against the schema of its kind: everything that is wrong with it
    /// is told at once, under its key where that can be read.
    ///
    /// # Errors
    /// When a schema cannot be compiled, which is a defect.
    pub fn read(file: ImportKind, line: Line) -> ApiResult<Self> {
        let (row, line) = Self::outlined(file, line);
        let content = content_of(file, line)?;
        Ok(row.with(content))
    }

    /// A line that says what it said the last time, when nothing was wrong with it. Its shape is checked
    /// when somebody asks for what it says.
    #[must_use]
    pub fn said_before(file: ImportKind, line: Line) -> Self {
        let (row, line) = Self::outlined(file, line);
        let content = move || {
            content_of(file, line).unwrap_or_else(|defect| Err(defect.to_stored().problems))
        };
        Self {
            content: LazyCell::new(Box::new(content)),
            ..row
        }
    }

    /// The row without what it says, and its line.
    fn outlined(file: ImportKind, mut line: Line) -> (Self, Line) {
        let digest = digest_of(&line.members);
        gate::compose(&mut line.members);
        let kind = kind_of(file, &line).ok();
        let row = Self {
            line: line.number,
            kind,
            external_id: key_of(&line.members, kind.as_ref()),
            digest,
            content: LazyCell::new(Box::new(|| Err(Vec::new()))),
            warnings: line.remarks.iter().map(StoredProblem::from).collect(),
            origin: std::mem::take(&mut line.origin),
        };
        (row, line)
    }

    fn with(self, content: Content) -> Self {
        let content: Asked = LazyCell::new(Box::new(move || content));
        LazyCell::force(&content);
        Self { content, ..self }
    }

    /// What is wrong with its shape.
    fn faults(&self) -> &[StoredProblem] {
        self.content.as_ref().err().map_or(&[], Vec::as_slice)
    }

    /// Whether nothing is wrong with it or unusual about it in its file.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        LazyCell::get(&self.content).is_none_or(Result::is_ok) && self.warnings.is_empty()
    }

    /// The row, which names somebody whom another row names under another key: with a warning, or
    /// refused where an earlier one says otherwise who they are.
    #[must_use]
    pub fn of_one_person(mut self, twice: Twice) -> Self {
        let fault = |code, name: &str| {
            let fault = FieldError::at(code, twice.pointer).with(name, twice.other);
            StoredProblem::from(&fault)
        };
        if twice.differs {
            return self.refused(fault(ErrorCode::PersonRowsDiffer, "firstLine"));
        }
        let warning = fault(ErrorCode::PersonInTwoRows, "otherLine");
        self.warnings.push(warning);
        self
    }

    /// The row, refused: which of two under one id or key is meant, nobody can tell.
    #[must_use]
    pub fn repeated(self, earlier: Earlier) -> Self {
        let key = self.kind.map_or("externalId", |rows| rows.kind().key);
        let (first, place) = match (earlier, &self.external_id) {
            (Earlier::OfId(first), _) => (first, Place::Pointer(format!("/{ID}"))),
            (Earlier::OfKey(first), Some(_)) => (first, Place::Pointer(format!("/{key}"))),
            // Without a key it is the whole of what the row is told by that stands twice.
            (Earlier::OfKey(first), None) => (first, Place::Pointer(String::new())),
        };
        let fault = FieldError::new(ErrorCode::RowKeyRepeated, place).with("firstLine", first);
        self.refused(StoredProblem::from(&fault))
    }

    fn refused(self, fault: StoredProblem) -> Self {
        let mut problems = self.faults().to_vec();
        problems.push(fault);
        self.with(Err(problems))
    }

    /// Look up for all `rows` what they will ask for, where each question is a round trip.
    ///
    /// # Errors
    /// When the database fails.
    pub fn foresee(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        if !op.looks_ahead() {
            return Ok(());
        }
        let rows = rows.iter().filter_map(|row| row.content.as_ref().ok());
        let rows: Vec<&dyn AnyRow> = rows.map(AsRef::as_ref).collect();
        Rows::all().try_for_each(|kind| kind.kind().look_ahead(op, system, &rows))
    }

    /// Carry the row out in a step of its own: what is rejected leaves nothing behind.
    ///
    /// # Errors
    /// When the database fails, and with it everything that the transaction holds.
    pub fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Verdict> {
        let mut verdict = self.verdict(op, system)?;
        for problems in [&mut verdict.problems, &mut verdict.warnings] {
            let placed = problems.drain(..).map(|problem| self.origin.place(problem));
            *problems = placed.collect();
        }
        Ok(verdict)
    }

    fn verdict(&self, op: &mut Op, system: &str) -> ApiResult<Verdict> {
        let content = match &*self.content {
            Ok(content) => content,
            Err(problems) => return Ok(Verdict::rejected(problems.clone())),
        };
        let done = op.attempt(|op| content.carry_out(op, system));
        // Taken in any case: those of a row that is refused must not come with the next one.
        let warnings = op.take_warnings();
        match done {
            Ok(upserted) => {
                let warnings = upserted.warnings.iter().chain(&warnings);
                let warned = |warning| own(content.as_ref(), StoredProblem::from(warning));
                let warnings = self.warnings.iter().cloned().chain(warnings.map(warned));
                Ok(Verdict::stored(&upserted, warnings.collect()))
            }
            Err(error) if is_passing(&error) => Err(error),
            Err(error) => {
                error.log(&op.meta.request_id);
                let problems = error.to_stored().problems.into_iter();
                let problems = problems
                    .map(|problem| own(content.as_ref(), problem))
                    .collect();
                Ok(Verdict::rejected(problems))
            }
        }
    }
}

/// What a line says, checked against the schema of its kind.
///
/// # Errors
/// When the schema cannot be compiled, which is a defect.
fn content_of(file: ImportKind, mut line: Line) -> ApiResult<Content> {
    let kind = kind_of(file, &line);
    if let Some(members) = line.members.as_object_mut()
        && file == ImportKind::Mixed
    {
        members.remove("kind");
    }
    let content = match kind {
        Ok(rows) => rows.kind().read(line.members, line.faults)?,
        Err(fault) => {
            let mut faults = line.faults;
            // A line of which nothing can be read has said no kind either.
            let is_told = faults.iter().any(|other| other.place == fault.place);
            if !line.members.is_null() && !is_told {
                faults.push(fault);
            }
            Err(faults)
        }
    };
    Ok(content.map_err(|faults| faults.iter().map(StoredProblem::from).collect()))
}

/// A deadlock, a lost connection, a disk that was full for a moment: nothing that the row is to
/// blame for.
pub fn is_passing(error: &ApiError) -> bool {
    error.is_database_failure() || error.code() == ErrorCode::Unavailable
}

/// A problem at the member of the row that it is about, where the service calls it by the name of
/// its own input.
fn own(row: &dyn AnyRow, mut problem: StoredProblem) -> StoredProblem {
    problem.pointer = problem.pointer.map(|pointer| match row.pointer(&pointer) {
        Some(renamed) => renamed.to_owned(),
        None if pointer.starts_with("/externalIds") => "/externalId".to_owned(),
        None => pointer,
    });
    problem
}

/// The published shapes of all rows: bodies are files, so that no operation names them.
#[must_use]
pub fn schemas() -> Vec<(String, RefOr<Schema>)> {
    let mut schemas = Vec::new();
    for rows in Rows::all() {
        let (name, schema) = (rows.kind().schema)();
        schemas.push((name, meaning::published(schema)));
        (rows.kind().schemas)(&mut schemas);
    }
    schemas
}

/// The row's own key, as far as it is a text.
fn key_of(value: &Value, kind: Option<&Rows>) -> Option<String> {
    let key = kind.map_or("externalId", |rows| rows.kind().key);
    let key = [key, "enrolment"]
        .into_iter()
        .find_map(|name| value[name].as_str())?;
    // PostgreSQL cannot store a NUL, not even in the report that says so.
    let key = key.replace('\0', "");
    Some(key.chars().take(128).collect())
}
