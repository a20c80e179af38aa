//! Rules of enrolments. The steps of their life are in `transitions`, results in `results`.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::RESOURCE;
use super::decided::Spoken;
use super::input::{EnrolmentDetails, EnrolmentInput, override_of};
use super::model::{Enrolment, EnrolmentFilter, EnrolmentView};
use super::states::EnrolmentStatus;
use super::store::Application;
use super::{decided, foresee, places, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::resource::service as resource;
use crate::platform::sync::external_ids::{self, ExternalId};
use crate::platform::values::ids::{AnyId, ClassId, EnrolmentId, TraineeId};
use crate::platform::values::time::Date;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::query::Shape;
use crate::resources::classes::{self, Class, ClassView};
use crate::resources::enrolment_cases::{self, CaseView};
use crate::resources::trainees::{self, Trainee, TraineeView};

pub use super::decided::release;
pub use super::evidence::{booked_under, follow_evidence};
pub use super::foresee::{Naming, foresee, foresee_named};
pub use super::go_over::{GoingOver, go_over, hold};
pub use super::graduates::completed_locked;
pub use super::handover::{expect_mergeable, hand_over};
pub use super::in_class::{of_class, rows_by_id};
pub use super::moved_class::{class_moves, class_returns, persons_changed};
pub use super::naming::{Whose, named};
pub use super::results::{record_result, upsert_result};
pub use super::taking_back::take_back;
pub use super::transitions::transition;
pub use super::undo::{steps, undo};
pub use super::upsert::upsert;

pub fn list(op: &mut Op, query: &ListQuery<EnrolmentFilter>) -> ApiResult<Page<EnrolmentView>> {
    let reach = op.require(Action::EnrolmentRead)?;
    let slice = store::page(op.conn(), &reach, query)?;
    let ids: Vec<AnyId> = slice.rows.iter().map(|row| row.id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &ids)?;
    let related = Related::load(op, &slice.rows, &query.listing.shape)?;
    op.log_access(RESOURCE, ids);
    Ok(slice.into_page(|row| {
        let keys = keys.remove(&row.id.any()).unwrap_or_default();
        related.put_into(row.into_view(keys))
    }))
}

pub fn read(op: &mut Op, id: EnrolmentId, shape: &Shape) -> ApiResult<EnrolmentView> {
    let reach = op.require(Action::EnrolmentRead)?;
    let found = store::find_with_keys(op.conn(), &reach, id)?;
    let (enrolment, keys) = found.ok_or_else(ApiError::not_found)?;
    let related = Related::load(op, std::slice::from_ref(&enrolment), shape)?;
    op.log_access(RESOURCE, [id.any()]);
    let keys = external_ids::shown_beside(op, keys);
    Ok(related.put_into(enrolment.into_view(keys)))
}

/// Enrol a trainee in an open class; the seat is taken from now on.
pub fn create(op: &mut Op, input: &EnrolmentInput) -> ApiResult<EnrolmentView> {
    let reach = op.require(Action::EnrolmentWrite)?;
    foresee::foresee_pair(op, &reach, input.trainee_id, input.class_id)?;
    let (enrolment, keys) = enrol(op, &reach, input, &input.external_ids, Problems::new())?;
    Ok(enrolment.into_view(keys))
}

/// Store a new application, known by `keys`.
pub(super) fn enrol(
    op: &mut Op,
    reach: &Reach,
    input: &EnrolmentInput,
    keys: &[ExternalId],
    mut problems: Problems,
) -> ApiResult<(Enrolment, Vec<ExternalId>)> {
    let trainee = trainees::service::within(op, reach, input.trainee_id);
    let trainee = problems.refer(trainee, "/traineeId")?;
    let class = places::class_within(op, reach, input.class_id, "/classId", &mut problems)?;
    let applied = input.applied_date.unwrap_or_else(|| op.today());
    problems.expect(
        applied <= op.today(),
        ErrorCode::DateInFuture,
        "/appliedDate",
    );
    let reason = override_of(input.overlap_override.as_deref(), &mut problems);
    let (Some(trainee), Some(class)) = (trainee, class) else {
        problems.check()?;
        return Err(ApiError::not_found());
    };
    places::check_open(&class, "/classId", &mut problems);
    places::check_school(op, &class, "/classId", &mut problems)?;
    let excused = reason.is_some();
    let who = (reach, trainee.id);
    let others = places::check_free(op, who, &class, excused, "/classId", &mut problems)?;
    let mut enrolment = applied_for(op, &trainee, &class, applied);
    enrolment.overlap_override = reason;
    enrolment.beneficiary_status_id = input.beneficiary_status_id;
    set_group(op, &mut enrolment, &class, &mut problems)?;
    problems.check()?;
    places::take_seat(op, trainee.id, &class, "/classId")?;
    foresee::enrolled(op, &class, &enrolment);
    if let Some(Application(enrolment)) = op.insert_later(Application(enrolment.clone())) {
        store::insert(op.conn(), &enrolment)?;
    }
    places::open_cases(op, &enrolment, &others)?;
    let keys = external_ids::give(op, RESOURCE, enrolment.id.any(), keys)?;
    op.record(&enrolment.change("enrolment.create").details(json!({
        "status": enrolment.status, "overlapOverride": enrolment.overlap_override,
    })))?;
    Ok((enrolment, keys))
}

/// Change what does not touch the class or the trainee, before studying begins.
pub fn change(
    op: &mut Op,
    id: EnrolmentId,
    seen: &IfMatch,
    patch: &MergePatch<EnrolmentDetails>,
) -> ApiResult<EnrolmentView> {
    let reach = op.require(Action::EnrolmentWrite)?;
    let enrolment = within(op, &reach, id)?;
    seen.check(enrolment.version)?;
    let keys = external_ids::of_row(op, RESOURCE, id.any())?;
    let input = patch.apply(&enrolment.to_details(keys))?;
    let details = json!({"members": patch.members()});
    let spoken = Spoken {
        reach: &reach,
        nightly: None,
        inside: "",
    };
    let enrolment = amend(op, &spoken, enrolment, &input, details)?;
    external_ids::replace(op, enrolment.keyed(), &input.external_ids)?;
    view(op, enrolment)
}

/// Store what `input` says of an enrolment as its next version.
pub(super) fn amend(
    op: &mut Op,
    spoken: &Spoken<'_>,
    mut enrolment: Enrolment,
    input: &EnrolmentDetails,
    details: Value,
) -> ApiResult<Enrolment> {
    if !enrolment.status.is_before_study() {
        return Err(forbids(enrolment.status, &EnrolmentStatus::ACTIVE[..3]));
    }
    let class = classes::service::within(op, &Reach::All, enrolment.class_id)?;
    let (mut problems, before) = (Problems::new(), enrolment.clone());
    // A later step may have been taken on a day that the application must not come after.
    let latest = match enrolment.status {
        EnrolmentStatus::Applied => op.today(),
        _ => enrolment.status_date,
    };
    check_applied(op, input.applied_date, latest, &mut problems);
    enrolment.applied_date = input.applied_date;
    if enrolment.status == EnrolmentStatus::Applied {
        enrolment.status_date = input.applied_date;
    }
    enrolment.beneficiary_status_id = input.beneficiary_status_id;
    decided::settle(op, &before, &mut enrolment, spoken, &mut problems);
    set_group(op, &mut enrolment, &class, &mut problems)?;
    problems.check()?;
    store_change(op, &before, enrolment, details)
}

/// Store an enrolment that was changed as its next version.
pub(super) fn store_change(
    op: &mut Op,
    before: &Enrolment,
    mut enrolment: Enrolment,
    details: Value,
) -> ApiResult<Enrolment> {
    enrolment.touch(op.now);
    store::update(op.conn(), &enrolment)?;
    let change = enrolment.change("enrolment.change").details(details);
    op.record(&change.replacing(before, op.now)?)?;
    Ok(enrolment)
}

/// Take an application back: nothing has been decided on it, so nothing is lost.
pub fn delete(op: &mut Op, id: EnrolmentId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::EnrolmentWrite)?;
    let enrolment = within(op, &reach, id)?;
    seen.check(enrolment.version)?;
    if enrolment.status != EnrolmentStatus::Applied {
        return Err(forbids(enrolment.status, &[EnrolmentStatus::Applied]));
    }
    if let Some(former) = store::came_from(op.conn(), &enrolment)? {
        // The step by which somebody has come from another class is taken back there.
        let error = ApiError::new(ErrorCode::StepInUse).with("resource", RESOURCE);
        return Err(error.with("id", json!(former)));
    }
    let keys = external_ids::remove(op, RESOURCE, id.any())?;
    enrolment_cases::service::forget(op, id)?;
    store::delete(op.conn(), &enrolment)?;
    classes::service::release_seat(op, enrolment.class_id)?;
    let change = enrolment.removal(&keys);
    op.record(&change.replacing(&enrolment, op.now)?)?;
    trainees::service::part(op, enrolment.trainee_id, enrolment.school_id)
}

/// The view of an enrolment that the caller has just written.
///
/// # Errors
/// 404 when there is no such enrolment.
pub fn written(op: &mut Op, id: EnrolmentId) -> ApiResult<EnrolmentView> {
    let enrolment = within(op, &Reach::All, id)?;
    view(op, enrolment)
}

/// The enrolment that a key of the caller's organisation names.
///
/// # Errors
/// 404 when there is none within reach.
pub fn by_key(op: &mut Op, key: &ExternalId, shape: &Shape) -> ApiResult<EnrolmentView> {
    op.require(Action::EnrolmentRead)?;
    let id = external_ids::find(op, RESOURCE, key)?.ok_or_else(ApiError::not_found)?;
    read(op, id.typed(), shape)
}

/// The enrolment, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: EnrolmentId) -> ApiResult<Enrolment> {
    if let Some(enrolment) = foresee::found(op, reach, id) {
        return Ok(enrolment);
    }
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// [`within`] for a decision that rests on the row: it does not change until the transaction
/// ends. Give its trainee where somebody has told: then it is not looked for first.
///
/// # Errors
/// As [`within`].
pub fn within_locked(
    op: &mut Op,
    reach: &Reach,
    id: EnrolmentId,
    trainee: Option<TraineeId>,
) -> ApiResult<Enrolment> {
    if let Some(enrolment) = foresee::found(op, reach, id) {
        return Ok(enrolment);
    }
    store::find_locked(op.conn(), reach, id, trainee)?.ok_or_else(ApiError::not_found)
}

/// Views for an expansion: those of `ids` that the caller may see.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(
    op: &mut Op,
    ids: &[EnrolmentId],
) -> ApiResult<HashMap<EnrolmentId, EnrolmentView>> {
    let Some(reach) = op.actor.reach_for(Action::EnrolmentRead) else {
        return Ok(HashMap::new());
    };
    let rows = store::by_ids(op.conn(), &reach, ids)?;
    let seen: Vec<AnyId> = rows.iter().map(|row| row.id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &seen)?;
    op.log_access(RESOURCE, seen);
    let views = rows.into_iter().map(|row| {
        let keys = keys.remove(&row.id.any()).unwrap_or_default();
        (row.id, row.into_view(keys))
    });
    Ok(views.collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    let reach = op.require(Action::EnrolmentRead)?;
    store::versions(op.conn(), &reach, after, limit)
}

/// A new application, not stored yet.
pub(super) fn applied_for(op: &Op, trainee: &Trainee, class: &Class, applied: Date) -> Enrolment {
    Enrolment {
        id: EnrolmentId::new(),
        trainee_id: trainee.id,
        class_id: class.id,
        school_id: class.school_id,
        commune_id: trainee.commune_id,
        district_id: trainee.district_id,
        status: EnrolmentStatus::Applied,
        status_date: applied,
        status_reason: None,
        beneficiary_status_id: None,
        beneficiary_group: None,
        overlap_override: None,
        applied_date: applied,
        admitted_date: None,
        started_date: None,
        started_estimated: false,
        completed_date: None,
        hours_attended: None,
        score: None,
        result: None,
        result_note: None,
        transferred_to_id: None,
        steps_undone: false,
        demo: trainee.demo || class.demo,
        version: 1,
        created_at: op.now,
        updated_at: op.now,
        decided: None,
        sort_key: trainee.sort_key.clone(),
    }
}

pub(super) fn set_group(
    op: &mut Op,
    enrolment: &mut Enrolment,
    class: &Class,
    problems: &mut Problems,
) -> ApiResult<()> {
    enrolment.beneficiary_group = places::group_of(
        op,
        enrolment.beneficiary_status_id,
        enrolment.trainee_id,
        enrolment.applied_date.max(class.start_date),
        "/beneficiaryStatusId",
        problems,
    )?;
    Ok(())
}

fn check_applied(op: &Op, applied: Date, latest: Date, problems: &mut Problems) {
    if applied > op.today() {
        problems.add(ErrorCode::DateInFuture, "/appliedDate");
    } else if applied > latest {
        problems
            .add(ErrorCode::DatesReversed, "/appliedDate")
            .param("latest", latest.to_string());
    }
}

/// 409: what is asked for goes with these statuses only.
pub(super) fn forbids(status: EnrolmentStatus, allowed: &[EnrolmentStatus]) -> ApiError {
    let allowed: Vec<&str> = allowed.iter().map(|status| status.as_str()).collect();
    ApiError::new(ErrorCode::StateForbids)
        .with("status", status.as_str())
        .with("allowed", allowed)
}

pub(super) fn view(op: &mut Op, enrolment: Enrolment) -> ApiResult<EnrolmentView> {
    let keys = external_ids::of_row(op, RESOURCE, enrolment.id.any())?;
    Ok(enrolment.into_view(keys))
}

/// Related rows of a page, each as far as the caller may see it.
#[derive(Default)]
struct Related {
    trainees: HashMap<TraineeId, TraineeView>,
    classes: HashMap<ClassId, ClassView>,
    /// For whom may see them.
    cases: Option<HashMap<EnrolmentId, Vec<CaseView>>>,
}

impl Related {
    fn load(op: &mut Op, rows: &[Enrolment], shape: &Shape) -> ApiResult<Self> {
        let mut related = Self::default();
        if shape.expands("trainee") {
            let ids: Vec<TraineeId> = rows.iter().map(|row| row.trainee_id).collect();
            related.trainees = trainees::service::views_by_id(op, &ids)?;
        }
        if shape.expands("cases") {
            let ids: Vec<EnrolmentId> = rows.iter().map(|row| row.id).collect();
            related.cases = enrolment_cases::service::views_of(op, &ids)?;
        }
        if shape.expands("class") {
            let mut ids: Vec<ClassId> = rows.iter().map(|row| row.class_id).collect();
            ids.sort_unstable();
            ids.dedup();
            let inside = shape.inside("class");
            related.classes = resource::views_by_id::<Class>(op, &ids, &inside)?;
        }
        Ok(related)
    }

    fn put_into(&self, mut view: EnrolmentView) -> EnrolmentView {
        view.trainee = self.trainees.get(&view.trainee_id).cloned();
        view.class = self.classes.get(&view.class_id).cloned();
        let cases = self.cases.as_ref();
        view.cases = cases.map(|cases| cases.get(&view.id).cloned().unwrap_or_default());
        view
    }
}
