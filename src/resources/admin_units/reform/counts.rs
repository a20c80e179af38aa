//! How much lies in each commune that a reform replaces.

use std::collections::HashMap;

use super::super::lying;
use super::super::model::AdminUnit;
use super::plan::Plan;
use super::wire::{UnitMove, UnitName};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::UnitId;

/// What moves from where to where by the plan.
///
/// # Errors
/// When the database fails.
pub fn moves(op: &mut Op, plan: &Plan) -> ApiResult<Vec<UnitMove>> {
    let from: Vec<UnitId> = plan.moves().map(|(from, _)| from).collect();
    let people = lying::people(op.conn(), &from)?;
    let villages = lying::villages(op.conn(), &from)?;
    let schools = lying::schools(op.conn(), &from)?;
    let classes = lying::classes(op.conn(), &from)?;
    let enterprises = lying::enterprises(op.conn(), &from)?;
    let users = lying::users(op.conn(), &from)?;
    let of = |counts: &HashMap<UnitId, i64>, unit| counts.get(&unit).copied().unwrap_or(0);
    let moves = plan.moves().map(|(from, step)| UnitMove {
        from: name(plan.unit(from)),
        to: name(plan.unit(step.successor)),
        effective: step.effective,
        people: of(&people, from),
        villages: of(&villages, from),
        schools: of(&schools, from),
        classes: of(&classes, from),
        enterprises: of(&enterprises, from),
        users: of(&users, from),
    });
    Ok(moves.collect())
}

fn name(unit: &AdminUnit) -> UnitName {
    UnitName {
        id: unit.id,
        code: unit.code.clone(),
        name: unit.name.clone(),
    }
}
