//! Who may read the health of a sync, and what it is put together from.

use super::figures::{lag, missing};
use super::model::{Completeness, Lags, Push, PushMethod, SyncHealth};
use super::{rejected, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::op::Op;
use crate::platform::resource;
use crate::platform::values::ids::{OrganisationId, SchoolId, TraineeId};
use crate::resources::employment_outcomes::{self, Checkpoint};
use crate::resources::schools::School;

/// Lags are looked at over so many days.
const LAG_DAYS: i64 = 90;

pub fn read(op: &mut Op, school: SchoolId) -> ApiResult<SyncHealth> {
    let reach = op.require(Action::SyncHealthRead)?;
    resource::service::within::<School>(op, &Reach::All, school)?;
    if !reach.includes_school(school) {
        return Err(ApiError::not_found());
    }
    let organisation = store::organisation_of(op.conn(), school)?;
    let since = op.now.plus_seconds(-LAG_DAYS * 24 * 3600);
    let steps = store::status_steps(op.conn(), school, since)?;
    let ends = store::class_ends(op.conn(), school, since)?;
    Ok(SyncHealth {
        school_id: school,
        as_of: op.now,
        last_push: organisation
            .map(|organisation| last_push(op, organisation))
            .transpose()?
            .flatten(),
        imports_awaiting_confirmation: match organisation {
            Some(organisation) => store::awaiting(op.conn(), organisation)?,
            None => 0,
        },
        lag: Lags {
            enrolment_status: lag(steps.into_iter().map(|(day, at)| (day, at.date()))),
            class_end: lag(ends.into_iter().map(|(day, at)| (day, at.date()))),
        },
        completeness: completeness(op, school)?,
        rejected_rows: rejected::rows(op, organisation)?,
    })
}

fn last_push(op: &mut Op, organisation: OrganisationId) -> ApiResult<Option<Push>> {
    let imported = store::imports(op.conn(), organisation)?
        .into_iter()
        .filter(store::ImportJob::stored_rows)
        .max_by_key(|job| job.finished_at)
        .map(|job| Push {
            at: job.finished_at.unwrap_or(job.created_at),
            method: PushMethod::Import,
            actor_kind: job.actor_kind,
            actor_id: job.actor_id,
            import_id: Some(job.id.uuid().into()),
            counts: Some(job.counts()),
        });
    let changed = store::last_change_by_program(op.conn(), organisation)?;
    let changed = changed.map(|(at, actor_kind, actor_id)| Push {
        at,
        method: PushMethod::Request,
        actor_kind,
        actor_id,
        import_id: None,
        counts: None,
    });
    // The changes that an import makes come before its end.
    Ok(imported
        .into_iter()
        .chain(changed)
        .max_by_key(|push| push.at))
}

fn completeness(op: &mut Op, school: SchoolId) -> ApiResult<Completeness> {
    let today = op.today();
    let (open_classes, ended_classes) = store::ended_classes(op.conn(), school, today)?;
    let (studying, ended) = store::studying_without_result(op.conn(), school, today)?;
    let (uncertified, passed) = store::passed_without_certificate(op.conn(), school)?;
    let departed = employment_outcomes::service::departed(op, today, Some(school))?;
    let departed: Vec<TraineeId> = departed.into_iter().collect();
    let (mut untraced, mut due) = (0, 0);
    for checkpoint in Checkpoint::ALL {
        let months = checkpoint.months();
        let completed_by = today.plus_months(-months);
        let by = (months, completed_by);
        let (without, all) = store::due_outcomes(op.conn(), school, by, &departed)?;
        untraced += without;
        due += all;
    }
    let (no_group, no_phone, people) = store::people(op.conn(), school)?;
    Ok(Completeness {
        ended_classes_not_completed: missing(open_classes, ended_classes),
        studying_without_result: missing(studying, ended),
        passed_without_certificate: missing(uncertified, passed),
        due_checkpoints_without_outcome: missing(untraced, due),
        trainees_without_ethnic_group: missing(no_group, people),
        trainees_without_phone: missing(no_phone, people),
    })
}
