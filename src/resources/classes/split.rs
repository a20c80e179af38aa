//! Some people of a class go to a new one of the same course, all at once.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::model::{Class, ClassInput, ClassView, TrainerName};
use super::state::{ClassStatus, ClassTransition};
use super::{RESOURCE, service, transitions};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{Resource, service as resource};
use crate::platform::values::ids::{CampusId, ClassId, EnrolmentId, UnitId};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::query::Shape;
use crate::resources::enrolments::service::GoingOver;
use crate::resources::enrolments::{self, Enrolment};

/// Who goes to the new class, and what is other there. What is left out is as in the old one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "enrolmentIds": ["0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21"], "code": "MS-2026-07B",
    "name": "Trồng cây ăn quả, bản Nà Bó (ca chiều)", "reason": "Lớp quá đông"
}))]
pub struct ClassSplit {
    /// Enrolments of the class that have not ended.
    #[schema(min_items = 1, max_items = 500)]
    pub enrolment_ids: Vec<EnrolmentId>,
    /// Unique within the school.
    #[schema(
        min_length = 1,
        max_length = 32,
        pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]*$"
    )]
    pub code: String,
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub name: Option<String>,
    /// One of the school's.
    pub campus_id: Option<CampusId>,
    /// Commune (xã, phường) or village where it is held.
    pub unit_id: Option<UnitId>,
    pub start_date: Option<Date>,
    pub end_date: Option<Date>,
    #[schema(minimum = 1, maximum = 500)]
    pub capacity: Option<i32>,
    /// Names of those who teach.
    #[schema(max_items = 20)]
    pub trainers: Option<Vec<TrainerName>>,
    /// The day on which they go over; today when left out.
    pub date: Option<Date>,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

impl ClassSplit {
    /// The new class as somebody would plan it beside the old one.
    fn plan(&self, old: &Class) -> ClassInput {
        let like = old.to_input(Vec::new());
        ClassInput {
            code: self.code.clone(),
            name: self.name.clone().unwrap_or(like.name),
            campus_id: self.campus_id.or(like.campus_id),
            unit_id: self.unit_id.unwrap_or(like.unit_id),
            start_date: self.start_date.unwrap_or(like.start_date),
            end_date: self.end_date.unwrap_or(like.end_date),
            capacity: self.capacity.unwrap_or(like.capacity),
            trainers: self.trainers.clone().unwrap_or(like.trainers),
            ..like
        }
    }
}

/// Let some people of a class go to a new one, which runs if the old one does and it has begun.
///
/// # Errors
/// Those of planning a class and of transfers, and 409 where the class takes no people any more.
pub fn split(op: &mut Op, id: ClassId, seen: &IfMatch, input: &ClassSplit) -> ApiResult<ClassView> {
    let reach = op.require(Action::ClassWrite)?;
    op.require(Action::EnrolmentWrite)?;
    resource::own::<Class>(op, &reach, id)?;
    let people = enrolments::service::hold(op, &mut [id])?;
    let old = service::own_locked(op, &reach, id)?;
    seen.check(old.version)?;
    expect_people(old.status)?;
    let mut problems = Problems::new();
    let going = GoingOver::read(op, input.date, &input.reason, &mut problems);
    let chosen = chosen(&people, &input.enrolment_ids, &mut problems);
    problems.check()?;
    let row = Class {
        school_id: old.school_id,
        split_from_id: Some(id),
        ..Class::default()
    };
    let mut new = resource::store_new(op, row, &input.plan(&old), &[], Problems::new())?;
    for to in steps(op, &old, &new) {
        new = transitions::take(op, new, &ClassTransition::to(to))?;
    }
    let count = chosen.len();
    for (place, enrolment) in chosen {
        let pointer = format!("/enrolmentIds/{place}");
        enrolments::service::go_over(op, &reach, enrolment, new.id, &going, &pointer)?;
    }
    let details = json!({"newClassId": new.id, "reason": going.reason, "count": count});
    op.audit("class.split", RESOURCE, Some(id.any()), details)?;
    let new = service::within(op, &reach, new.id)?;
    Ok(resource::view(op, new, &Shape::default())?.1)
}

/// 409 unless people are in the class, or may come into it.
pub(super) fn expect_people(status: ClassStatus) -> ApiResult<()> {
    if status.takes_seats() {
        return Ok(());
    }
    let allowed = [ClassStatus::Open, ClassStatus::Running];
    Err(ApiError::new(ErrorCode::StateForbids)
        .with("from", status.as_str())
        .with("allowed", json!(allowed)))
}

/// The steps by which the new class comes to where the old one stands.
fn steps(op: &Op, old: &Class, new: &Class) -> Vec<ClassStatus> {
    let mut steps = vec![ClassStatus::Open];
    if old.status == ClassStatus::Running && new.start_date <= op.today() {
        steps.push(ClassStatus::Running);
    }
    steps
}

/// The enrolments with these ids, each once, with their place among them; those that are not of the
/// class, or have ended, are noted.
fn chosen(
    people: &[Enrolment],
    ids: &[EnrolmentId],
    problems: &mut Problems,
) -> Vec<(usize, Enrolment)> {
    let mut chosen: Vec<(usize, Enrolment)> = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        if chosen.iter().any(|(_, enrolment)| enrolment.id == *id) {
            continue;
        }
        match people.iter().find(|enrolment| enrolment.id == *id) {
            Some(enrolment) => chosen.push((place, enrolment.clone())),
            None => {
                let pointer = format!("/enrolmentIds/{place}");
                problems.add(ErrorCode::ReferenceUnknown, &pointer);
            }
        }
    }
    chosen
}
