//! What other resources ask of classes.

use std::collections::HashMap;
use std::sync::Arc;

use super::model::Class;
use super::{RESOURCE, seats, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::op::Op;
use crate::platform::resource::Concerns;
use crate::platform::resource::import::key;
use crate::platform::resource::named::{ByName, Named};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::ClassId;

pub use super::merge::merge;
pub use super::seats::{
    foresee_rows, foresee_seat, is_locked, release_seat, retake_seat, take_seat,
};
pub use super::split::split;
pub use super::transitions::transition;
pub use super::undo::{steps, undo};
pub use super::upsert::upsert;

/// The class, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    if let Some(kept) = op.cached::<Class>(RESOURCE, id)
        && kept.belongs_to(reach)
    {
        return Ok(kept);
    }
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// Classes by what offices call them.
#[derive(Debug)]
struct Called {
    codes: ByName<ClassId>,
    exact: HashMap<String, Vec<ClassId>>,
    names: ByName<ClassId>,
}

/// The class of this key of the sender, or of this code or this name within reach of `action`: of a school's
/// own classes, where it is a school.
///
/// # Errors
/// When the database fails.
pub fn called(op: &mut Op, action: Action, system: &str, text: &str) -> ApiResult<Named<ClassId>> {
    let asked = format!("{} {system} {text}", action.rule().name);
    op.memoized(RESOURCE, asked, |op| find_called(op, action, system, text))
}

fn find_called(op: &mut Op, action: Action, system: &str, text: &str) -> ApiResult<Named<ClassId>> {
    if let Some(id) = external_ids::find(op, RESOURCE, &key(system, text))? {
        return Ok(Named::One(id.typed()));
    }
    let Some(reach) = op.actor.reach_for(action) else {
        return Ok(Named::Nothing);
    };
    let called = op.memoized(RESOURCE, "ids by code and name", |op| {
        let rows = store::codes_and_names(op.conn(), &reach)?;
        let mut exact: HashMap<String, Vec<ClassId>> = HashMap::new();
        for (id, code, _) in &rows {
            exact.entry(code.clone()).or_default().push(*id);
        }
        let codes = rows.iter().map(|(id, code, _)| (*id, code.clone()));
        let codes = ByName::of(codes.collect());
        let names = ByName::of(rows.into_iter().map(|(id, _, name)| (id, name)).collect());
        Ok(Arc::new(Called {
            codes,
            exact,
            names,
        }))
    })?;
    let exact = called.exact.get(text.trim()).cloned();
    let ways = [
        Named::among(exact.unwrap_or_default()),
        called.codes.find(text),
        called.names.find(text),
    ];
    let mut ways = ways.into_iter();
    Ok(ways
        .find(|way| *way != Named::Nothing)
        .unwrap_or(Named::Nothing))
}

/// A class that the caller may change, kept from changing meanwhile. Another school's published
/// one can be read, but looks absent to a change.
pub(super) fn own_locked(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    let class = seats::locked(op, reach, id)?;
    if class.belongs_to(reach) {
        Ok(class)
    } else {
        Err(ApiError::not_found())
    }
}
