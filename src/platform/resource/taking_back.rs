//! What an import has written of a row is taken back, member by member: what is still as the import left
//! it. What others have changed since stays. See `docs/adr/0024-what-a-change-replaces-is-kept.md`.

use std::collections::BTreeSet;

use diesel::dsl::exists;
use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::{Resource, Sent, decided, service};
use crate::platform::db::schema::{audit_events, before_images};
use crate::platform::db::sealed::{Kept, Purpose, Sealed};
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::lists::page::Row;
use crate::platform::op::Op;
use crate::platform::op::before_images::Author;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{AnyId, OrganisationId, SchoolId};
use crate::platform::wire::json::typed;
use crate::platform::wire::preconditions::IfMatch;

/// What a row of an import has written.
#[derive(Debug, Clone)]
pub struct Written {
    pub import: AnyId,
    /// The job that takes it back.
    pub undoing: AnyId,
    /// The record.
    pub id: AnyId,
    pub created: bool,
    /// Whose file it was, and the school that this organisation is of.
    pub sender: Option<OrganisationId>,
    pub school: Option<SchoolId>,
    /// Days for which a step can be taken back.
    pub days: u32,
    /// The key under which the row was sent, and the request that the import was made by.
    pub key: Option<ExternalId>,
    pub request: String,
}

/// What became of it.
#[derive(Debug, Clone)]
pub struct TakenBack {
    /// Whether anything was put back or removed.
    pub done: bool,
    /// What stays, and why.
    pub kept: Vec<FieldError>,
    /// That of the record as it is now; none where it is gone, or nothing was done.
    pub version: Option<i64>,
}

impl TakenBack {
    /// There was nothing to take back.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            done: false,
            ..Self::removed()
        }
    }

    #[must_use]
    pub fn removed() -> Self {
        Self {
            done: true,
            kept: Vec::new(),
            version: None,
        }
    }

    /// The whole record stays as it is.
    #[must_use]
    pub fn kept(code: ErrorCode) -> Self {
        Self {
            done: false,
            kept: vec![FieldError::at(code, "")],
            version: None,
        }
    }

    /// What was `reverted` is put back, in a record that has this version now.
    #[must_use]
    pub fn of(reverted: &Reverted, version: i64) -> Self {
        let kept = reverted.kept.iter();
        let kept = kept.map(|name| FieldError::at(ErrorCode::ChangedSince, &format!("/{name}")));
        let kept: Vec<FieldError> = kept.collect();
        Self {
            done: !reverted.restored.is_empty(),
            kept,
            version: Some(version),
        }
    }
}

/// Members of a row as they are to be.
#[derive(Debug)]
pub struct Reverted {
    pub members: Map<String, Value>,
    /// Those that are as they were before the import.
    pub restored: BTreeSet<String>,
    /// Those that the import has changed and somebody else since.
    pub kept: BTreeSet<String>,
}

impl Reverted {
    /// Leave these members as they are, although nobody has changed them since.
    pub fn keep(&mut self, now: &Map<String, Value>, names: &BTreeSet<String>) {
        for name in names {
            if self.restored.remove(name) {
                let value = now.get(name).cloned().unwrap_or_default();
                self.members.insert(name.clone(), value);
                self.kept.insert(name.clone());
            }
        }
    }
}

/// Whether somebody else has changed the record since the import made it. That it went with its commune
/// changes nothing that somebody said.
///
/// # Errors
/// When the database fails.
pub fn changed_since(op: &mut Op, written: &Written) -> ApiResult<bool> {
    let by: Vec<Option<AnyId>> = before_images::table
        .filter(before_images::row_id.eq(written.id))
        .filter(before_images::deleted.eq(false))
        .filter(before_images::author.ne(Author::System))
        .select(before_images::import_id)
        .load(op.conn())?;
    let own = [Some(written.import), Some(written.undoing)];
    Ok(by.iter().any(|by| !own.contains(by)))
}

/// Whether the import has made a record, by what the audit trail says of its `action`.
///
/// # Errors
/// When the database fails.
pub fn made(op: &mut Op, written: &Written, action: &str, record: AnyId) -> ApiResult<bool> {
    let event = audit_events::table
        .filter(audit_events::resource_id.eq(record))
        .filter(audit_events::action.eq(action))
        .filter(audit_events::request_id.eq(&written.request));
    Ok(diesel::select(exists(event)).get_result(op.conn())?)
}

/// The versions that the import has made of a record that was there before.
///
/// # Errors
/// When the database fails.
pub fn versions_made(op: &mut Op, written: &Written) -> ApiResult<Vec<i64>> {
    let replaced: Vec<i64> = before_images::table
        .filter(before_images::row_id.eq(written.id))
        .filter(before_images::import_id.eq(written.import))
        .select(before_images::version)
        .load(op.conn())?;
    Ok(replaced.into_iter().map(|version| version + 1).collect())
}

/// The members of `present` with what the import has changed as it was before, where it is still as the
/// import left it.
///
/// # Errors
/// When an image cannot be opened, which is a defect.
pub fn reverted<R: Kept + Row>(
    op: &mut Op,
    written: &Written,
    present: &R,
    members_of: impl Fn(&R) -> ApiResult<Map<String, Value>>,
) -> ApiResult<Reverted> {
    let mut images: Vec<(Option<AnyId>, Sealed)> = before_images::table
        .filter(before_images::row_id.eq(present.id()))
        .filter(before_images::deleted.eq(false))
        .order((before_images::version.desc(), before_images::seq.desc()))
        .select((before_images::import_id, before_images::image))
        .load(op.conn())?;
    // What was before the import is none of its matter.
    let first = images
        .iter()
        .rposition(|(import, _)| *import == Some(written.import));
    images.truncate(first.map_or(0, |first| first + 1));
    let now = members_of(present)?;
    let mut members = now.clone();
    let mut kept = BTreeSet::new();
    let mut left = now.clone();
    let value = |of: &Map<String, Value>, name: &str| of.get(name).cloned().unwrap_or_default();
    for (import, image) in images {
        let was = image.open(Purpose::TakingBack, present, |row| members_of(&row))?;
        if import == Some(written.import) {
            let names: BTreeSet<String> = was.keys().chain(left.keys()).cloned().collect();
            for name in names {
                let (before, after) = (value(&was, &name), value(&left, &name));
                let is = value(&members, &name);
                if before == after || is == before {
                    continue;
                }
                if is == after {
                    members.insert(name, before);
                } else {
                    kept.insert(name);
                }
            }
        }
        left = was;
    }
    let restored = members
        .keys()
        .filter(|name| value(&members, name) != value(&now, name));
    Ok(Reverted {
        restored: restored.cloned().collect(),
        members,
        kept,
    })
}

/// Take back what an import has written of a row: remove the row that it made, or put its members back.
///
/// # Errors
/// Those of removing and changing a row.
pub fn take_back<R: Resource>(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
    let reach = op.require(R::ACTIONS.change)?;
    let found = R::find_locked(op.conn(), &reach, written.id.typed())?;
    let Some(row) = found.filter(|row| row.belongs_to(&reach)) else {
        return Ok(TakenBack::kept(ErrorCode::NotFound));
    };
    if written.created {
        op.require(R::ACTIONS.delete)?;
        if changed_since(op, written)? {
            return Ok(TakenBack::kept(ErrorCode::ChangedSince));
        }
        service::remove(op, &row, &IfMatch::any())?;
        return Ok(TakenBack::removed());
    }
    let mut reverted = reverted(op, written, &row, decided::sent)?;
    let mut words = row.clone().decided().and_then(Option::take);
    if written.school.is_some() {
        // What the lead agency has decided stays, also where it says the same.
        let names = decided::words(&words).into_keys().collect();
        reverted.keep(&decided::sent(&row)?, &names);
    } else {
        let restored: Vec<String> = reverted.restored.iter().cloned().collect();
        decided::lift(&mut words, &restored);
    }
    if reverted.restored.is_empty() {
        return Ok(TakenBack::of(&reverted, row.version()));
    }
    let mut members = reverted.members.clone();
    if R::Input::KEYED {
        members.insert("externalIds".to_owned(), json!([]));
    }
    let input: R::Input = typed(Value::Object(members))?;
    let (mut next, mut problems) = (row.clone(), Problems::new());
    next.apply(&input, &mut problems);
    if let Some(decided) = next.decided() {
        *decided = words;
    }
    let details = json!({"takenBack": written.import, "members": reverted.restored});
    let next = service::store_next(op, &row, next, problems, details)?;
    Ok(TakenBack::of(&reverted, next.version()))
}
