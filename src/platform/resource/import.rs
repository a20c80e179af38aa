//! Rows of files that can be imported: a flat struct of its own for each kind, which a service
//! carries out by the rules of a request.

use std::any::Any;

use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::exported::{self, Exported};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::Id;
use crate::platform::wire::json::{self, nulls, typed};
use crate::platform::wire::schema_check;
use crate::platform::wire::upsert::Upserted;

/// A row of a file. Its members are the columns of a table; the comment of a member says what the
/// column means, and the paragraph of it that begins with `vi:` says so to who fills it in.
pub trait ImportRow: DeserializeOwned + ToSchema + Any + Send {
    /// Its name in `kind`.
    const KIND: &'static str;
    /// The heading of a table of such rows.
    const TITLE: &'static str;
    /// Rows of a lower pass are carried out before those that may refer to them.
    const PASS: u8;
    /// The table of the records that such rows make under their own keys, and what one must be allowed
    /// to do to send one. A row that says what it said the last time is not carried out then.
    const RECORDS: Option<(&'static str, Action)> = None;
    /// Foresees what rows of this kind would change of who people are, where they name people.
    const SURVEY: Option<Survey> = None;
    /// Who a row of this kind says a person is, where it records people.
    const IDENTIFY: Option<Identify> = None;
    /// The member that tells one row of a file from another.
    const KEY: &'static str = "externalId";
    /// A row has to be known by that member, or by its id.
    const NEEDS_KEY: bool = false;
    /// The export whose rows can be sent back as such rows.
    const EXPORTED: Option<&'static Exported> = None;
    /// What tells a row without that member from another: what it says whose record it is, as one text.
    const TELL: Option<Tell> = None;

    /// Carry the row out. Its references are keys of `system`.
    ///
    /// # Errors
    /// Everything that is wrong with the row.
    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted>;

    /// The member of the row for a pointer of the service's own input, where it is another.
    fn pointer(&self, _: &str) -> Option<&'static str> {
        None
    }

    /// Learn which members were sent as null: these are to be removed, where one that is not there
    /// says nothing.
    fn removing(&mut self, _: Vec<String>) {}

    /// Learn which members were sent: one that is not there says nothing.
    fn saying(&mut self, _: Vec<String>) {}

    /// Look up for all rows what they will ask for, where each question is a round trip.
    ///
    /// # Errors
    /// When the database fails.
    fn look_ahead(_: &mut Op, _: &str, _: &[&Self]) -> ApiResult<()> {
        Ok(())
    }

    /// Take back what such a row has written. Records that only end or are corrected stay.
    ///
    /// # Errors
    /// Why it cannot be taken back: then nothing of it is.
    fn take_back(_: &mut Op, _: &Written) -> ApiResult<TakenBack> {
        Ok(TakenBack::kept(ErrorCode::RecordStays))
    }
}

/// People on file whom rows name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Touched {
    pub people: i64,
    /// Of whom name, sex, birth date or a document would be another.
    pub changed: i64,
}

impl std::ops::AddAssign for Touched {
    fn add_assign(&mut self, other: Self) {
        self.people += other.people;
        self.changed += other.changed;
    }
}

/// Foresees what rows would change of who people are, from their members as they stand in the file
/// and their keys in a system.
pub type Survey = fn(&mut Op, &str, &[&Value]) -> ApiResult<Touched>;

/// Who a row says a person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// Their documents, and the members that hold them.
    pub documents: [(&'static str, Option<String>); 2],
    /// Everything else of it, as one text.
    pub facts: String,
}

/// Reads who a person is from the members of a row. None where they cannot be read.
pub type Identify = fn(&Value) -> Option<Identified>;

/// Reads what a row without a key of its own is told by from its members. None where it says nothing of it.
pub type Tell = fn(&Value) -> Option<String>;

/// These members of a row as one text, where it has all of them.
#[must_use]
pub fn told_by(row: &Value, members: &[&str]) -> Option<String> {
    let texts = members.iter().map(|name| row[*name].as_str());
    let texts: Option<Vec<&str>> = texts.collect();
    texts.map(|texts| format!("{}\n{}", members.join(" "), texts.join("\n")))
}

/// An [`ImportRow`] whose kind is known only at run time.
pub trait AnyRow: Any + Send {
    /// As [`ImportRow::carry_out`].
    ///
    /// # Errors
    /// Everything that is wrong with the row.
    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted>;
    /// As [`ImportRow::pointer`].
    fn pointer(&self, pointer: &str) -> Option<&'static str>;
    fn as_any(&self) -> &dyn Any;
}

/// A row whose letters have something to them.
struct Warned<T> {
    row: T,
    warnings: Vec<FieldError>,
}

impl<T: ImportRow> AnyRow for Warned<T> {
    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let done = ImportRow::carry_out(&self.row, op, system)?;
        Ok(done.warn(self.warnings.clone()))
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        ImportRow::pointer(&self.row, pointer)
    }

    fn as_any(&self) -> &dyn Any {
        &self.row
    }
}

impl<T: ImportRow> AnyRow for T {
    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        ImportRow::carry_out(self, op, system)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        ImportRow::pointer(self, pointer)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A row, or everything that is wrong with its shape.
pub type Read = Result<Box<dyn AnyRow>, Vec<FieldError>>;

/// A kind of row as a value, for tables of all of them.
#[derive(Debug)]
pub struct RowKind {
    pub name: &'static str,
    pub title: &'static str,
    pub pass: u8,
    /// As [`ImportRow::RECORDS`].
    pub records: Option<(&'static str, Action)>,
    /// Where rows of this kind name people.
    pub survey: Option<Survey>,
    /// Where they record people.
    pub identify: Option<Identify>,
    pub key: &'static str,
    /// As [`ImportRow::NEEDS_KEY`].
    pub needs_key: bool,
    /// As [`ImportRow::EXPORTED`].
    pub exported: Option<&'static Exported>,
    /// As [`ImportRow::TELL`].
    pub tell: Option<Tell>,
    read: fn(Value, Vec<FieldError>) -> ApiResult<Read>,
    look_ahead: fn(&mut Op, &str, &[&dyn AnyRow]) -> ApiResult<()>,
    /// As [`ImportRow::take_back`].
    pub take_back: fn(&mut Op, &Written) -> ApiResult<TakenBack>,
    /// The name of its schema, the schema, and those that it refers to.
    pub schema: fn() -> (String, RefOr<Schema>),
    pub schemas: fn(&mut Vec<(String, RefOr<Schema>)>),
}

impl RowKind {
    #[must_use]
    pub const fn of<T: ImportRow>() -> Self {
        Self {
            name: T::KIND,
            title: T::TITLE,
            pass: T::PASS,
            records: T::RECORDS,
            survey: T::SURVEY,
            identify: T::IDENTIFY,
            key: T::KEY,
            needs_key: T::NEEDS_KEY,
            exported: T::EXPORTED,
            tell: T::TELL,
            read: read::<T>,
            look_ahead: look_ahead::<T>,
            take_back: T::take_back,
            schema: || (T::name().into_owned(), T::schema()),
            schemas: T::schemas,
        }
    }

    /// Read a row from `members`; what cannot be read of it is in `faults` already.
    ///
    /// # Errors
    /// When a schema cannot be compiled, which is a defect.
    pub fn read(&self, members: Value, faults: Vec<FieldError>) -> ApiResult<Read> {
        (self.read)(members, faults)
    }

    /// What tells the row from others of its file: its id, its key, or what it says without one.
    #[must_use]
    pub fn told_by(&self, row: &Value) -> Option<String> {
        let id = exported::id_in(row).map(str::to_owned);
        id.or_else(|| self.told_without_id(row))
    }

    /// [`RowKind::told_by`], whatever its id.
    #[must_use]
    pub fn told_without_id(&self, row: &Value) -> Option<String> {
        let key = row[self.key].as_str().map(str::to_owned);
        key.or_else(|| self.tell.and_then(|tell| tell(row)))
    }

    /// [`ImportRow::look_ahead`] for those of `rows` that are of this kind.
    ///
    /// # Errors
    /// When the database fails.
    pub fn look_ahead(&self, op: &mut Op, system: &str, rows: &[&dyn AnyRow]) -> ApiResult<()> {
        (self.look_ahead)(op, system, rows)
    }
}

fn read<T: ImportRow>(mut members: Value, mut faults: Vec<FieldError>) -> ApiResult<Read> {
    let mut warnings = Vec::new();
    if !members.is_null() {
        let told = schema_check::check::<T>(&mut members, &Value::Null)?;
        let mut others = told.faults;
        others.extend(exported::unnamed(&members).filter(|_| T::NEEDS_KEY));
        warnings = told.warnings;
        // A cell that cannot be read is no missing one.
        others.retain(|other| faults.iter().all(|fault| fault.place != other.place));
        faults.extend(others);
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let (removed, said) = (nulls(&members), json::members(&members));
    Ok(match typed::<T>(members) {
        Ok(mut row) => {
            row.removing(removed);
            row.saying(said);
            if warnings.is_empty() {
                Ok(Box::new(row))
            } else {
                Ok(Box::new(Warned { row, warnings }))
            }
        }
        Err(fault) => Err(vec![fault]),
    })
}

fn look_ahead<T: ImportRow>(op: &mut Op, system: &str, rows: &[&dyn AnyRow]) -> ApiResult<()> {
    let rows = rows.iter().filter_map(|row| row.as_any().downcast_ref());
    let rows: Vec<&T> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    T::look_ahead(op, system, &rows)
}

/// A key in the system of the request.
#[must_use]
pub fn key(system: &str, value: &str) -> ExternalId {
    ExternalId {
        system: system.to_owned(),
        value: value.to_owned(),
    }
}

/// What became of a row, or everything that is wrong with it: `problems` that it had before, and
/// what its service found, but for what it found at `unknown`: of these enough was said.
///
/// # Errors
/// 422 when there were problems; those of `done`.
pub fn joined<T>(
    mut problems: Problems,
    done: ApiResult<T>,
    unknown: &[impl AsRef<str>],
) -> ApiResult<T> {
    if problems.is_empty() {
        return done;
    }
    if let Err(error) = done {
        problems.join(error, unknown)?;
    }
    Err(broken(problems))
}

/// The id of no row, where the one that is meant is not known.
#[must_use]
pub fn nobody<R>() -> Id<R> {
    uuid::Uuid::nil().into()
}

/// An id without its resource, as verdicts of all kinds have it.
#[must_use]
pub fn any<R>(upserted: Upserted<Id<R>>) -> Upserted {
    Upserted {
        id: upserted.id.any(),
        outcome: upserted.outcome,
        warnings: upserted.warnings,
        identity: upserted.identity,
    }
}

/// 422 with everything noted, for a row that cannot go on without what is missing.
#[must_use]
pub fn broken(problems: Problems) -> ApiError {
    let error = problems.check().err();
    error.unwrap_or_else(|| ApiError::new(ErrorCode::Internal))
}
