//! People go with the commune where they live into the one that takes its place.

use super::super::model::Trainee;
use super::super::{RESOURCE, store};
use super::{alike, rules};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::resource::{Relocated, Relocation, carried};
use crate::platform::values::ids::UnitId;
use crate::resources::beneficiary_statuses;

pub const RELOCATED: Relocated = Relocated {
    resource: RESOURCE,
    lying_in: store::lying_in,
    relocate,
};

/// The residence stays as it was said: the commune alone, by which people are seen, is another.
fn relocate(op: &mut Op, relocation: Relocation, limit: i64) -> ApiResult<usize> {
    let rows = store::in_commune(op.conn(), relocation.from, limit)?;
    let count = rows.len();
    for before in rows {
        let mut trainee = before.clone();
        trainee.commune_id = relocation.to;
        trainee.version += 1;
        trainee.updated_at = op.now;
        trainee.set_match_key();
        store::update(op.conn(), &trainee)?;
        if trainee.merged_into_id.is_none() {
            let change = trainee.change("trainee.relocate");
            let change = carried(op, &before, &trainee, change)?;
            tell(op, &trainee, change, relocation.from)?;
            // Two records of one person may lie in one commune now.
            alike::queue(op, &trainee)?;
        }
    }
    Ok(count)
}

/// Tell whoever sees the person, and the commune that is no more; so of the statuses.
fn tell(op: &mut Op, trainee: &Trainee, change: Change, from: UnitId) -> ApiResult<()> {
    let schools = store::schools_of(op.conn(), trainee.id)?;
    let served = store::is_served(op.conn(), trainee.id)?;
    let change = change.served(served);
    if schools.is_empty() {
        op.record_effect(&change)?;
    }
    for link in schools {
        op.record_effect(&change.clone().school(link.school))?;
    }
    rules::for_commune(op, trainee, from)?;
    beneficiary_statuses::service::move_with_trainee(op, trainee, from)
}
