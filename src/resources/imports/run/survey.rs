//! Looking a file through before anything is done with it.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::super::kind::Rows;
use super::super::model::{ImportMode, OnError, Parameters};
use super::super::read::{Line, Reading, Stop};
use super::super::rows::{Digest, digest_of, kind_of};
use super::night;
use super::twice::{Doubles, Watch};
use crate::platform::auth::authz::Actor;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::resource::import::Touched;
use crate::platform::values::ids::AnyId;
use crate::platform::wire::gate;
use crate::platform::work::jobs::{Ended, Task};

/// Lines between two looks at whether to go on.
const A_WHILE: i64 = 1000;
/// Rows that are surveyed together.
const TOGETHER: usize = 512;

/// What a file holds.
pub struct Seen {
    /// Kinds of rows, in their order.
    pub kinds: Vec<Rows>,
    pub total: i64,
    /// The people on file whom it names, where rows are stored before all of them are known.
    pub touched: Touched,
    /// Its rows, one by one.
    pub remarks: Remarks,
}

/// What is known of rows of a file before they are read again, by their lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// People whom it names in two rows.
    pub doubles: Doubles,
    /// Rows that said what they said the last time, when the file was looked through.
    same: Vec<u32>,
}

impl Remarks {
    #[must_use]
    pub fn said_before(&self, line: i64) -> bool {
        u32::try_from(line).is_ok_and(|line| self.same.binary_search(&line).is_ok())
    }
}

/// Look the file through once.
///
/// # Errors
/// When the file as a whole is broken, or holds no row.
pub fn look_through(
    task: &Task,
    parameters: &Parameters,
    reading: &Reading,
    actor: Actor,
) -> Result<Seen, Ended> {
    let file = parameters.kind;
    let mut found: BTreeSet<Rows> = BTreeSet::new();
    let mut total = 0;
    let mut people = People::new(task, parameters, actor);
    let mut watch = Watch::default();
    let looked = reading.lines(&task.db, task.job.id, parameters, &mut |line| {
        total += 1;
        if total % A_WHILE == 0 && task.go_on().is_err() {
            return Err(Stop::Enough);
        }
        if let Ok(kind) = kind_of(file, &line) {
            found.insert(kind);
            watch.note(kind, &line);
            people.note(kind, line)?;
        }
        Ok(())
    });
    ended(looked)?;
    if total == 0 {
        return Err(ApiError::new(ErrorCode::FileEmpty).into());
    }
    if found.is_empty() {
        // No line says what it is: all of them come with the first pass.
        found.extend(Rows::all().take(1));
    }
    let (touched, same) = people.touched()?;
    let doubles = watch.found();
    Ok(Seen {
        kinds: found.into_iter().collect(),
        total,
        touched,
        remarks: Remarks { doubles, same },
    })
}

/// Look a file through again for people whom it names twice, where an import goes on.
///
/// # Errors
/// When the file cannot be read any more.
pub fn again(task: &Task, parameters: &Parameters, reading: &Reading) -> Result<Remarks, Ended> {
    let mut watch = Watch::default();
    let mut seen = 0;
    let looked = reading.lines(&task.db, task.job.id, parameters, &mut |line| {
        seen += 1;
        if seen % A_WHILE == 0 && task.go_on().is_err() {
            return Err(Stop::Enough);
        }
        if let Ok(kind) = kind_of(parameters.kind, &line) {
            watch.note(kind, &line);
        }
        Ok(())
    });
    ended(looked)?;
    Ok(Remarks {
        doubles: watch.found(),
        ..Remarks::default()
    })
}

/// The end of a look through a file.
pub fn ended<T>(looked: Result<T, Stop>) -> Result<T, Ended> {
    match looked {
        Ok(looked) => Ok(looked),
        Err(Stop::Enough) => Err(Ended::Interrupted),
        Err(Stop::Broken(error)) => Err(error.into()),
    }
}

/// The people of rows that say what they said the last time.
fn said_before(
    op: &mut Op,
    kind: Option<Rows>,
    system: &str,
    rows: &[Noted],
) -> ApiResult<HashMap<String, AnyId>> {
    let Some(kind) = kind else {
        return Ok(HashMap::new());
    };
    let said = rows
        .iter()
        .filter_map(|row| Some((row.key()?, &row.digest[..])));
    night::of_kind(op, kind, system, &said.collect::<Vec<_>>())
}

/// A row that waits to be compared.
struct Noted {
    line: i64,
    /// Of what it says.
    digest: Digest,
    members: Value,
}

impl Noted {
    fn key(&self) -> Option<&str> {
        self.members["externalId"].as_str()
    }
}

/// Rows that name people, compared with what is recorded of them.
struct People<'a> {
    task: &'a Task,
    system: &'a str,
    actor: Actor,
    /// Not so where all rows are carried out before one is stored: what they change shows then.
    is_asked: bool,
    of: Option<Rows>,
    rows: Vec<Noted>,
    touched: Touched,
    /// Lines that say what they said the last time.
    same: Vec<u32>,
}

impl<'a> People<'a> {
    fn new(task: &'a Task, parameters: &'a Parameters, actor: Actor) -> Self {
        let as_they_come = parameters.on_error == OnError::SkipRow;
        Self {
            task,
            system: &parameters.system,
            actor,
            is_asked: as_they_come && parameters.mode == ImportMode::Commit,
            of: None,
            rows: Vec::new(),
            touched: Touched::default(),
            same: Vec::new(),
        }
    }

    fn note(&mut self, kind: Rows, mut line: Line) -> ApiResult<()> {
        // A row with a NUL is refused, and PostgreSQL would refuse to look for it.
        let is_asked = self.is_asked && !gate::holds_nul(&line.members);
        if !is_asked || kind.kind().survey.is_none() {
            return Ok(());
        }
        if self.of != Some(kind) || self.rows.len() >= TOGETHER {
            self.ask()?;
            self.of = Some(kind);
        }
        let digest = digest_of(&line.members);
        gate::compose(&mut line.members);
        self.rows.push(Noted {
            line: line.number,
            digest,
            members: line.members,
        });
        Ok(())
    }

    fn ask(&mut self) -> ApiResult<()> {
        let survey = self.of.and_then(|kind| kind.kind().survey);
        if let (Some(survey), false) = (survey, self.rows.is_empty()) {
            let meta = self.task.meta();
            let (touched, same) = self.task.db.read_now(|conn| {
                let mut op = Op::new(conn, &self.actor, &meta);
                let known = said_before(&mut op, self.of, self.system, &self.rows)?;
                let is_same = |row: &&Noted| row.key().is_some_and(|key| known.contains_key(key));
                let (same, others): (Vec<&Noted>, Vec<&Noted>) =
                    self.rows.iter().partition(is_same);
                let others: Vec<&Value> = others.iter().map(|row| &row.members).collect();
                let mut touched = survey(&mut op, self.system, &others)?;
                touched.people += i64::try_from(same.len()).unwrap_or(i64::MAX);
                let lines = same.iter().filter_map(|row| u32::try_from(row.line).ok());
                Ok((touched, lines.collect::<Vec<_>>()))
            })?;
            self.touched += touched;
            self.same.extend(same);
        }
        self.rows.clear();
        Ok(())
    }

    /// The people, and the lines that say what they said the last time.
    fn touched(mut self) -> ApiResult<(Touched, Vec<u32>)> {
        self.ask()?;
        Ok((self.touched, self.same))
    }
}
