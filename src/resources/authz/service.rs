//! Roles, scopes and reach of the caller, held against what an operation asks.

use super::model::{ExplainInput, ExplainView, Extent, MissingRight};
use crate::platform::auth::authz::{Access, Action, Grant, OPERATIONS, Role};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::resource::Kind;
use crate::platform::values::ids::AnyId;
use crate::resources::PARTS;

/// Whether the caller may do what they ask for.
///
/// # Errors
/// 400 for an operation or a resource that is none.
pub fn explain(op: &mut Op, input: ExplainInput) -> ApiResult<ExplainView> {
    let known = OPERATIONS.iter().find(|(id, _)| *id == input.operation);
    let (_, access) = known.ok_or_else(|| ApiError::at(ErrorCode::FieldValue, "/operation"))?;
    let row = row_of(&input)?;
    let action = match access {
        Access::Needs(action) => Some(*action),
        Access::Public | Access::LoggedIn => None,
    };
    let mut missing = action.map_or_else(Vec::new, |action| missing(op, action));
    // Who may not do it at all is told nothing of a row.
    if missing.is_empty()
        && let Some((kind, id)) = row
        && !is_visible(op, kind, id)?
    {
        missing.push(MissingRight::Reach);
    }
    let may = |role: &&Role| action.is_some_and(|action| action.rule().grant(**role) != Grant::No);
    Ok(ExplainView {
        operation: input.operation,
        allowed: missing.is_empty(),
        missing,
        action: action.map(|action| action.rule().name),
        roles: op.actor.roles.clone(),
        roles_that_may: Role::ALL.iter().filter(may).copied().collect(),
        scope: action.map(|action| action.rule().scope),
        extent: action.and_then(|action| extent(op.actor.grant(action))),
    })
}

fn missing(op: &Op, action: Action) -> Vec<MissingRight> {
    let (actor, rule) = (op.actor, action.rule());
    let mut missing = Vec::new();
    if actor.grant(action) == Grant::No {
        missing.push(MissingRight::Role);
    }
    let has_scope = actor
        .scopes
        .as_ref()
        .is_none_or(|scopes| scopes.contains(rule.scope));
    if !has_scope {
        missing.push(MissingRight::Scope);
    }
    if actor.bound.succeeded && !rule.only_reads() {
        missing.push(MissingRight::Successor);
    }
    missing
}

/// The row that is asked for.
fn row_of(input: &ExplainInput) -> ApiResult<Option<(&'static Kind, AnyId)>> {
    let Some(name) = &input.resource else {
        return match input.id {
            None => Ok(None),
            Some(_) => Err(ApiError::at(ErrorCode::FieldRequired, "/resource")),
        };
    };
    let mut kinds = PARTS.iter().filter_map(|part| part.synced.as_ref());
    let kind = kinds.find(|kind| kind.name == name);
    let kind = kind.ok_or_else(|| ApiError::at(ErrorCode::FieldValue, "/resource"))?;
    let id = input
        .id
        .ok_or_else(|| ApiError::at(ErrorCode::FieldRequired, "/id"))?;
    Ok(Some((kind, id)))
}

fn is_visible(op: &mut Op, kind: &Kind, id: AnyId) -> ApiResult<bool> {
    if kind.reach(op.actor).is_err() {
        return Ok(false);
    }
    Ok(kind.views(op, &[id])?.contains_key(&id))
}

fn extent(grant: Grant) -> Option<Extent> {
    match grant {
        Grant::No => None,
        Grant::Open => Some(Extent::Open),
        Grant::Own => Some(Extent::Own),
        Grant::Served => Some(Extent::Served),
        Grant::All => Some(Extent::All),
    }
}
