//! Outcomes after which nobody can be asked: those whose kind says `EXCLUDED` in its attribute
//! `counts`, as `DECEASED` does. Whoever has one, confirmed, leaves what is counted.

use std::collections::{BTreeSet, HashSet};

use diesel::prelude::*;

use super::store;
use crate::platform::db::schema::employment_outcomes;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{EnrolmentId, OutcomeId, SchoolId, TraineeId};
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::code_lists;

/// What `counts` says of such a kind.
pub const EXCLUDED: &str = "EXCLUDED";

/// An outcome, as far as deaths are told by it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = employment_outcomes)]
pub struct Noted {
    pub id: OutcomeId,
    pub enrolment_id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub checkpoint_months: i32,
    pub kind: String,
    pub observed_date: Date,
    pub confirmed_date: Option<Date>,
    pub created_at: Timestamp,
}

impl Noted {
    /// Whether this one corrects `death`: it is of the same checkpoint and day and was recorded
    /// later. What is confirmed is corrected only by what is confirmed too.
    fn corrects(&self, death: &Self) -> bool {
        self.enrolment_id == death.enrolment_id
            && self.checkpoint_months == death.checkpoint_months
            && self.observed_date == death.observed_date
            && (self.created_at, self.id) > (death.created_at, death.id)
            && (self.confirmed_date.is_some() || death.confirmed_date.is_none())
    }
}

/// The deaths among these outcomes that stand.
pub fn standing<'a>(
    outcomes: &'a [Noted],
    kinds: &'a [String],
) -> impl Iterator<Item = &'a Noted> + use<'a> {
    let is_death = move |outcome: &Noted| kinds.contains(&outcome.kind);
    outcomes.iter().filter(move |death| {
        let corrected = |other: &Noted| !is_death(other) && other.corrects(death);
        is_death(death) && !outcomes.iter().any(corrected)
    })
}

/// The kinds of outcome that say so.
pub fn kinds(op: &mut Op) -> ApiResult<Vec<String>> {
    op.memoized("outcome-kinds", EXCLUDED, |op| {
        let items = code_lists::service::items(op, "outcome-kinds")?.into_iter();
        let leaving = items.filter(|item| item.attribute("counts") == Some(EXCLUDED));
        Ok(leaving.map(|item| item.code).collect())
    })
}

/// Who had died by `as_of`, as was confirmed by then: of everybody, or of those with an enrolment
/// at `school`.
pub fn departed(
    op: &mut Op,
    as_of: Date,
    school: Option<SchoolId>,
) -> ApiResult<HashSet<TraineeId>> {
    let kinds = kinds(op)?;
    let deaths = store::confirmed_of_kinds(op.conn(), &kinds, as_of, school)?;
    if deaths.is_empty() {
        return Ok(HashSet::new());
    }
    let enrolments: BTreeSet<EnrolmentId> = deaths.iter().map(|death| death.enrolment_id).collect();
    let enrolments: Vec<EnrolmentId> = enrolments.into_iter().collect();
    let outcomes = store::confirmed_of_enrolments(op.conn(), &enrolments, as_of)?;
    let standing = standing(&outcomes, &kinds);
    Ok(standing.map(|death| death.trainee_id).collect())
}
