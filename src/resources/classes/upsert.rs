//! A class as its school's own system knows it: sent whole, under its own key, with the state in
//! which it is there.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{Class, ClassInput, TrainerName};
use super::state::{ClassStatus, ClassTransition};
use super::steps::ClassStep;
use super::{RESOURCE, service, transitions};
use crate::copied;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::steps::{Wanted, said_again};
use crate::platform::resource::{Resource, service as resource};
use crate::platform::sync::external_ids::{self, ExternalId, Naming, Settled};
use crate::platform::values::ids::{CampusId, ClassId, CourseId, SchoolId, UnitId};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::{Outcome, Upserted, way};
use crate::resources::courses::Course;

/// A class as a school's own system sends it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "course": {"system": "cdsonla-sis", "value": "CT-12"},
    "code": "MS-2026-07", "name": "Trồng cây ăn quả, bản Nà Bó",
    "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15",
    "startDate": "2026-09-07", "endDate": "2026-11-27", "capacity": 30,
    "trainers": ["Cà Văn Minh"], "status": "OPEN"
}))]
pub struct ClassUpsert {
    /// A school's own when left out; others must name it. It stays as it is.
    pub school_id: Option<SchoolId>,
    /// An active course of the school; either this or `course`. It stays once the class is
    /// running.
    pub course_id: Option<CourseId>,
    /// The course by a key of the caller's organisation.
    pub course: Option<ExternalId>,
    /// Unique within the school.
    #[schema(
        min_length = 1,
        max_length = 32,
        pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]*$"
    )]
    pub code: String,
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub name: String,
    /// One of the school's.
    pub campus_id: Option<CampusId>,
    /// Commune (xã, phường) or village where it is held.
    pub unit_id: UnitId,
    /// It stays once the class is running.
    pub start_date: Date,
    pub end_date: Date,
    /// Most trainees; 25 to 35 is usual, anything else is taken with a warning.
    #[schema(minimum = 1, maximum = 500)]
    pub capacity: i32,
    /// Names of those who teach.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub trainers: Vec<TrainerName>,
    /// Programme or budget line that pays.
    #[schema(max_length = 200)]
    pub funding_line: Option<String>,
    /// Commission (đặt hàng, giao nhiệm vụ) under which it is held.
    #[schema(max_length = 200)]
    pub commission: Option<String>,
    /// Where the class stands: it is taken there step by step, by the rules of each step. A new
    /// one stays PLANNED when this is left out, another one where it is.
    pub status: Option<ClassStatus>,
    /// Day of the step to `status`, the last one; as for a step alone when left out.
    pub status_date: Option<Date>,
    /// Required to cancel.
    #[schema(min_length = 1, max_length = 500)]
    pub status_reason: Option<String>,
    /// Further keys of the class in other systems; none is taken away.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// Members that a body always says, by whatever name.
const NAMED: [&str; 2] = ["courseId", "unitId"];

/// How a body names what a step alone calls otherwise.
const NAMED_STEP: [(&str, &str); 3] = [
    ("/to", "/status"),
    ("/date", "/statusDate"),
    ("/reason", "/statusReason"),
];

impl ClassUpsert {
    fn into_input(self, course: CourseId) -> ClassInput {
        copied!(ClassInput from self {
            school_id, code, name, campus_id, unit_id, start_date, end_date, capacity, trainers,
            funding_line, commission, external_ids,
        } and { course_id: course })
    }
}

/// Plan the class that the caller names, or make it what `sent` says, of which the caller has sent the
/// members `said`, and take it to the state where it stands there.
///
/// # Errors
/// Those of planning and changing a class, and of its steps; 412 when `seen` does not hold.
pub fn upsert(
    op: &mut Op,
    naming: Naming<'_>,
    (sent, said): (&ClassUpsert, &[String]),
    seen: &Precondition,
) -> ApiResult<Upserted<ClassId>> {
    let reach = op.require(Action::ClassWrite)?;
    let Settled { row, keys } = naming.settle(op, RESOURCE, &sent.external_ids)?;
    let mut problems = Problems::new();
    let pointers = ("/courseId", "/course");
    let course = external_ids::referred(
        op,
        Course::NAME,
        sent.course_id,
        sent.course.as_ref(),
        pointers,
        &mut problems,
    )?;
    let Some(course) = course else {
        problems.check()?;
        return Err(ApiError::new(ErrorCode::Internal));
    };
    let input = sent.clone().into_input(course);
    let at = |error: ApiError| match sent.course {
        Some(_) => error.renamed(&[pointers]),
        None => error,
    };
    let known = match (row, naming.key()) {
        (None, Some(key)) => match Class::same_key(op, &reach, &input)? {
            Some(id) if !external_ids::is_named(op, RESOURCE, id, &key.system)? => Some(id),
            _ => None,
        },
        (known, _) => known,
    };
    let Some(id) = known else {
        seen.check_absent()?;
        let class: Class = resource::enter(op, &reach, &input, &keys).map_err(at)?;
        let id = class.id;
        walk(op, class, sent)?;
        return Ok(Upserted::new(id, Outcome::Created));
    };
    let before = service::own_locked(op, &reach, id.typed());
    let before = before.map_err(|error| naming.not_found(error))?;
    seen.check(before.version)?;
    let named = NAMED.map(str::to_owned);
    let said = [said, &named].concat();
    let class = resource::put(op, &reach, &before, (&input, &said)).map_err(at)?;
    let class = walk(op, class, sent)?;
    if naming.is_by_id()
        && sent.status_reason.is_some()
        && sent.status_reason != class.status_reason
    {
        op.warn(FieldError::at(ErrorCode::KeptAsRecorded, "/statusReason"));
    }
    let rekeyed = external_ids::add(op, resource::keyed(&class), &keys)?;
    Ok(Upserted::existing(
        class.id,
        class.version != before.version || rekeyed,
    ))
}

/// Take the class to where it stands at the school.
fn walk(op: &mut Op, mut class: Class, sent: &ClassUpsert) -> ApiResult<Class> {
    let Some(target) = sent.status else {
        return Ok(class);
    };
    let named = |error: ApiError| error.renamed(&NAMED_STEP);
    let Some(steps) = way(class.status, target, ClassStatus::next) else {
        return class
            .status
            .expect_step(target)
            .map(|()| class)
            .map_err(named);
    };
    if class.steps_undone && !steps.is_empty() {
        let (kept, day) = (class.status, sent.status_date);
        let wanted = Wanted {
            kept,
            steps: &steps,
            day,
        };
        if let Some(kept) = said_again::<ClassStep>(op, &class, &wanted)? {
            op.warn(kept);
            return Ok(class);
        }
    }
    if let Some(kept) = kept_day(&class, &steps, sent) {
        op.warn(kept);
    }
    for to in steps {
        let last = to == target;
        let step = ClassTransition {
            to,
            date: if last {
                sent.status_date
            } else {
                on_the_way(op, &class, sent)
            },
            reason: sent.status_reason.clone().filter(|_| last),
        };
        class = transitions::take(op, class, &step).map_err(named)?;
    }
    Ok(class)
}

/// The day of a step between, if it is known: a class is open when it begins, and no step comes after
/// the last one.
fn on_the_way(op: &Op, class: &Class, sent: &ClassUpsert) -> Option<Date> {
    let latest = sent
        .status_date
        .or(Some(op.today()).filter(|today| class.start_date <= *today))?;
    let day = class.start_date.min(latest);
    Some(class.status_date.map_or(day, |last| last.max(day)))
}

/// A warning, if no step is taken and the day that is said is not the recorded one.
fn kept_day(class: &Class, steps: &[ClassStatus], sent: &ClassUpsert) -> Option<FieldError> {
    let kept =
        steps.is_empty() && sent.status_date.is_some() && sent.status_date != class.status_date;
    kept.then(|| FieldError::at(ErrorCode::KeptAsRecorded, "/statusDate"))
}
