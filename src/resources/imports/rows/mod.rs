//! Rows of each kind: their published shape, and the service that carries each out.
//!
//! A row is flat and has the same members in every format. It runs through the very service that
//! a request runs through, so that it obeys the same rules and is refused with the same codes.

mod certificate;
mod class;
mod enrolment;
mod outcome;
mod refer;
mod result;
mod trainee;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use super::model::{ImportKind, RowOutcome};
use super::read::Line;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place, StoredProblem};
use crate::platform::ids::AnyId;
use crate::platform::op::Op;
use crate::platform::refusals;
use crate::platform::schema_check;
use crate::platform::upsert::{Outcome, Upserted};
use crate::resources::{enrolments, trainees};

pub use certificate::CertificateRow;
pub use class::ClassRow;
pub use enrolment::EnrolmentRow;
pub use outcome::OutcomeRow;
pub use result::ResultRow;
pub use trainee::TraineeRow;

/// What a row asks for.
pub enum Content {
    Trainee(Box<TraineeRow>),
    Class(Box<ClassRow>),
    Enrolment(Box<EnrolmentRow>),
    Result(Box<ResultRow>),
    Certificate(Box<CertificateRow>),
    Outcome(Box<OutcomeRow>),
}

/// A row, its shape checked.
pub struct Row {
    pub line: i64,
    pub kind: Option<ImportKind>,
    pub external_id: Option<String>,
    pub content: Result<Content, Vec<StoredProblem>>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub outcome: RowOutcome,
    pub id: Option<AnyId>,
    pub problems: Vec<StoredProblem>,
    pub warnings: Vec<StoredProblem>,
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
        }
    }

    fn rejected(problems: Vec<StoredProblem>) -> Self {
        Self {
            outcome: RowOutcome::Rejected,
            id: None,
            problems,
            warnings: Vec::new(),
        }
    }
}

/// The kind of a line: that of the file, or of a mixed one what the line says.
///
/// # Errors
/// The fault of a line that says none.
pub fn kind_of(file: ImportKind, line: &Line) -> Result<ImportKind, FieldError> {
    if file != ImportKind::Mixed {
        return Ok(file);
    }
    let fault = |code| FieldError::at(code, "/kind");
    match &line.members["kind"] {
        Value::Null => Err(fault(ErrorCode::FieldRequired)),
        Value::String(name) => {
            let mut kinds = ImportKind::IN_ORDER.into_iter();
            let known = kinds.find(|kind| kind.as_str() == name);
            known.ok_or_else(|| {
                let allowed = ImportKind::IN_ORDER.map(ImportKind::as_str);
                fault(ErrorCode::FieldValue).with("allowed", json!(allowed))
            })
        }
        _ => Err(fault(ErrorCode::FieldType)),
    }
}

impl Row {
    /// Check the shape of a line against the schema of its kind: everything that is wrong with it
    /// is told at once, under its key where that can be read.
    ///
    /// # Errors
    /// When a schema cannot be compiled, which is a defect.
    pub fn read(file: ImportKind, mut line: Line) -> ApiResult<Self> {
        let kind = kind_of(file, &line);
        let external_id = key_of(&line.members);
        let number = line.number;
        if let Some(members) = line.members.as_object_mut()
            && file == ImportKind::Mixed
        {
            members.remove("kind");
        }
        let content = match &kind {
            Ok(ImportKind::Trainees) => read(line)?.map(Content::Trainee),
            Ok(ImportKind::Classes) => read(line)?.map(Content::Class),
            Ok(ImportKind::Enrolments) => read(line)?.map(Content::Enrolment),
            Ok(ImportKind::Results) => read(line)?.map(Content::Result),
            Ok(ImportKind::Certificates) => read(line)?.map(Content::Certificate),
            Ok(ImportKind::Outcomes | ImportKind::Mixed) => read(line)?.map(Content::Outcome),
            Err(fault) => {
                let mut faults = line.faults;
                // A line of which nothing can be read has said no kind either.
                let is_told = faults.iter().any(|other| other.place == fault.place);
                if !line.members.is_null() && !is_told {
                    faults.push(fault.clone());
                }
                Err(faults)
            }
        };
        Ok(Self {
            line: number,
            kind: kind.ok(),
            external_id,
            content: content.map_err(|faults| faults.iter().map(StoredProblem::from).collect()),
        })
    }

    /// The row, refused: which of two under one key is meant, nobody can tell.
    #[must_use]
    pub fn repeated(mut self, first: i64) -> Self {
        let place = Place::Pointer("/externalId".to_owned());
        let fault = FieldError::new(ErrorCode::RowKeyRepeated, place).with("firstLine", first);
        let mut problems = self.content.err().unwrap_or_default();
        problems.push(StoredProblem::from(&fault));
        self.content = Err(problems);
        self
    }

    /// Look up for all `rows` what they will ask for, where each question is a round trip.
    ///
    /// # Errors
    /// When the database fails.
    pub fn foresee(op: &mut Op, system: &str, rows: &[Self]) -> ApiResult<()> {
        if !op.looks_ahead() {
            return Ok(());
        }
        let (mut keys, mut citizen_ids) = (Vec::new(), Vec::new());
        let (mut enrolled, mut hung_on) = (Vec::new(), Vec::new());
        for content in rows.iter().filter_map(|row| row.content.as_ref().ok()) {
            match content {
                Content::Trainee(row) => {
                    keys.push(&*row.external_id);
                    citizen_ids.extend(row.citizen_id.as_deref());
                }
                Content::Enrolment(row) => enrolled.push(row.naming()),
                Content::Result(row) => hung_on.extend(row.enrolment.as_deref()),
                Content::Certificate(row) => hung_on.extend(row.enrolment.as_deref()),
                Content::Outcome(row) => hung_on.extend(row.enrolment.as_deref()),
                Content::Class(_) => {}
            }
        }
        if !keys.is_empty() {
            trainees::service::foresee(op, system, &keys, &citizen_ids)?;
        }
        if !enrolled.is_empty() {
            enrolments::service::foresee(op, system, &enrolled)?;
        }
        if !hung_on.is_empty() {
            enrolments::service::foresee_named(op, system, &hung_on)?;
        }
        Ok(())
    }

    /// Carry the row out in a step of its own: what is rejected leaves nothing behind but, where
    /// somebody might learn by trying, its trace; such a refusal is put to `traced` as well, for
    /// those who store nothing of this transaction.
    ///
    /// # Errors
    /// When the database fails, and with it everything that the transaction holds.
    pub fn carry_out(
        &self,
        op: &mut Op,
        system: &str,
        traced: &mut Vec<ApiError>,
    ) -> ApiResult<Verdict> {
        let content = match &self.content {
            Ok(content) => content,
            Err(problems) => return Ok(Verdict::rejected(problems.clone())),
        };
        let done = op.attempt(|op| match content {
            Content::Trainee(row) => row.carry_out(op, system),
            Content::Class(row) => row.carry_out(op, system),
            Content::Enrolment(row) => row.carry_out(op, system),
            Content::Result(row) => row.carry_out(op, system),
            Content::Certificate(row) => row.carry_out(op, system),
            Content::Outcome(row) => row.carry_out(op, system),
        });
        // Taken in any case: those of a row that is refused must not come with the next one.
        let warnings = op.take_warnings();
        match done {
            Ok(upserted) => {
                let warnings = upserted.warnings.iter().chain(&warnings);
                let own = |warning| content.own(StoredProblem::from(warning));
                Ok(Verdict::stored(&upserted, warnings.map(own).collect()))
            }
            Err(error) if is_passing(&error) => Err(error),
            Err(error) => {
                error.log(&op.meta.request_id);
                refusals::record(op, &error)?;
                let problems = error.to_stored().problems.into_iter();
                let problems = problems.map(|problem| content.own(problem)).collect();
                if error.trace().is_some() {
                    traced.push(error);
                }
                Ok(Verdict::rejected(problems))
            }
        }
    }
}

/// A deadlock, a lost connection, a disk that was full for a moment: nothing that the row is to
/// blame for.
pub fn is_passing(error: &ApiError) -> bool {
    error.is_database_failure() || error.code() == ErrorCode::Unavailable
}

impl Content {
    /// A problem at the member of the row that it is about.
    fn own(&self, mut problem: StoredProblem) -> StoredProblem {
        problem.pointer = problem.pointer.map(|pointer| self.own_pointer(&pointer));
        problem
    }

    /// The member of the row that a service calls by the name of its own input.
    fn own_pointer(&self, pointer: &str) -> String {
        let renamed = match (self, pointer) {
            (Self::Trainee(row), "/residenceUnitId") if row.residence_unit_id.is_none() => {
                "/residenceCode"
            }
            (Self::Trainee(_), "/passport/country") => "/passportCountry",
            (Self::Trainee(_), "/passport" | "/passport/number") => "/passportNumber",
            (Self::Class(row), "/unitId") if row.unit_id.is_none() => "/unitCode",
            (Self::Class(row), "/courseId") if row.course_id.is_none() => "/course",
            (Self::Enrolment(row), "/traineeId") if row.trainee_id.is_none() => "/trainee",
            (Self::Enrolment(row), "/classId") if row.class_id.is_none() => "/class",
            (Self::Result(row), "/enrolmentId") if row.enrolment_id.is_none() => "/enrolment",
            (Self::Certificate(row), "/enrolmentId") if row.enrolment_id.is_none() => "/enrolment",
            (Self::Outcome(row), "/enrolmentId") if row.enrolment_id.is_none() => "/enrolment",
            (Self::Certificate(_), "/kind") => "/certificateKind",
            (Self::Outcome(_), "/kind") => "/outcomeKind",
            (_, pointer) if pointer.starts_with("/externalIds") => "/externalId",
            (_, pointer) => pointer,
        };
        renamed.to_owned()
    }
}

/// The published shapes of all rows: bodies are files, so that no operation names them.
#[must_use]
pub fn schemas() -> Vec<(String, RefOr<Schema>)> {
    fn of<T: ToSchema>(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
    let mut schemas = Vec::new();
    of::<TraineeRow>(&mut schemas);
    of::<ClassRow>(&mut schemas);
    of::<EnrolmentRow>(&mut schemas);
    of::<ResultRow>(&mut schemas);
    of::<CertificateRow>(&mut schemas);
    of::<OutcomeRow>(&mut schemas);
    schemas
}

/// The row's own key, as far as it is a text.
fn key_of(value: &Value) -> Option<String> {
    let key = ["externalId", "enrolment"]
        .into_iter()
        .find_map(|name| value[name].as_str())?;
    Some(key.chars().take(128).collect())
}

type Read<T> = Result<Box<T>, Vec<FieldError>>;

fn read<T: DeserializeOwned + ToSchema + 'static>(line: Line) -> ApiResult<Read<T>> {
    let (value, mut faults) = (line.members, line.faults);
    if !value.is_null() {
        let mut others = schema_check::check::<T>(&value)?;
        // A cell that cannot be read is no missing one.
        others.retain(|other| faults.iter().all(|fault| fault.place != other.place));
        faults.extend(others);
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    Ok(serde_path_to_error::deserialize(value)
        .map(Box::new)
        .map_err(|error| {
            // The schema says less than the type, as with numbers beyond 32 bits.
            let path = error.path().iter();
            let pointer = path.fold(String::new(), |path, part| format!("{path}/{part}"));
            vec![FieldError::new(
                ErrorCode::FieldRange,
                Place::Pointer(pointer),
            )]
        }))
}

/// An id without its resource, as verdicts of all kinds have it.
fn any<R>(upserted: Upserted<crate::platform::ids::Id<R>>) -> Upserted {
    Upserted::new(upserted.id.any(), upserted.outcome).warn(upserted.warnings)
}

/// 422 with everything noted, for a row that cannot go on without what is missing.
fn broken(problems: crate::platform::error::Problems) -> ApiError {
    let error = problems.check().err();
    error.unwrap_or_else(|| ApiError::new(ErrorCode::Internal))
}
