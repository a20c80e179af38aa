//! A reform is loaded: communes of a later day, and which of before each takes the place of.

mod counts;
mod file;
mod plan;
mod wire;

use super::store;
use crate::platform::auth::authz::Action;
use crate::platform::db::dialect;
use crate::platform::error::{ApiResult, Problems};
use crate::platform::op::Op;
use crate::platform::wire::table_body::TableBody;
use plan::Plan;

pub use wire::{LoadMode, LoadQuery, ReformReport, UnitName};

/// Store the communes of the file and which went into which, all or none, and tell what moves: what
/// lies in a former commune follows in a job of its own
/// ([`roll_over`](super::roll_over)). With [`LoadMode::Validate`] nothing is stored.
///
/// # Errors
/// 400 for a table that cannot be read; 422 that names everything wrong with each row, by its line.
pub fn load(op: &mut Op, table: &TableBody, mode: LoadMode) -> ApiResult<ReformReport> {
    op.require(Action::ReformLoad)?;
    let mut problems = Problems::new();
    let rows = file::read(op, table, &mut problems)?;
    // Two loads at once would each know the communes of before.
    dialect::lock(op.conn(), "reform")?;
    let mut plan = Plan::of(store::all_communes(op.conn())?, op.now);
    plan.carry_out(&rows, &mut problems);
    problems.check()?;
    if mode == LoadMode::Commit {
        store_all(op, &plan)?;
    }
    let moves = counts::moves(op, &plan)?;
    Ok(plan.report(mode, moves))
}

fn store_all(op: &mut Op, plan: &Plan) -> ApiResult<()> {
    for unit in plan.new_units() {
        store::insert(op.conn(), unit)?;
        op.record(&unit.change("admin-unit.load"))?;
    }
    for unit in plan.changed_units() {
        store::update(op.conn(), unit)?;
        op.record(&unit.change("admin-unit.load"))?;
    }
    for (from, step) in plan.new_steps() {
        store::succeed(op.conn(), from, step)?;
    }
    Ok(())
}
