//! A class as its school's own system knows it: sent whole, under its own key, with the state in
//! which it is there.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::model::{Class, ClassInput, TrainerName};
use super::state::ClassStatus;
use super::{RESOURCE, service, store, transitions};
use crate::platform::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::external_ids::{self, ExternalId};
use crate::platform::ids::{CampusId, ClassId, CourseId, SchoolId, UnitId};
use crate::platform::op::Op;
use crate::platform::time::Date;
use crate::platform::upsert::{Outcome, Precondition, Upserted, way};
use crate::resources::{courses, schools};

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
    #[schema(min_length = 1, max_length = 200)]
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
    /// Required to cancel.
    #[schema(min_length = 1, max_length = 500)]
    pub status_reason: Option<String>,
    /// Further keys of the class in other systems; none is taken away.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

impl ClassUpsert {
    fn into_input(self, course: CourseId) -> ClassInput {
        ClassInput {
            school_id: self.school_id,
            course_id: course,
            code: self.code,
            name: self.name,
            campus_id: self.campus_id,
            unit_id: self.unit_id,
            start_date: self.start_date,
            end_date: self.end_date,
            capacity: self.capacity,
            trainers: self.trainers,
            funding_line: self.funding_line,
            commission: self.commission,
            external_ids: self.external_ids,
        }
    }
}

/// Plan the class that the caller's key names, or make it what `sent` says, and take it to the
/// state where it stands there.
///
/// # Errors
/// Those of planning and changing a class, and of its steps; 412 when `seen` does not hold.
pub fn upsert(
    op: &mut Op,
    key: &ExternalId,
    sent: &ClassUpsert,
    seen: &Precondition,
) -> ApiResult<Upserted<ClassId>> {
    let reach = op.require(Action::ClassWrite)?;
    let known = external_ids::find_locked(op, RESOURCE, key)?;
    let mut problems = Problems::new();
    let pointers = ("/courseId", "/course");
    let course = external_ids::referred(
        op,
        courses::RESOURCE,
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
    let known = match known {
        Some(id) => Some(id.typed()),
        None => unnamed(op, &reach, key, &input)?,
    };
    let Some(id) = known else {
        seen.check_absent()?;
        let keys = external_ids::together(key, &input.external_ids);
        let school = schools::service::acting(op, &reach, input.school_id, &mut problems)?;
        let (class, warnings) =
            service::plan(op, school.id, &input, &keys, problems).map_err(at)?;
        let id = class.id;
        walk(op, class, sent)?;
        return Ok(Upserted::new(id, Outcome::Created).warn(warnings));
    };
    let class = service::own_locked(op, &reach, id)?;
    seen.check(class.version)?;
    let before = class.version;
    let (class, warnings) = put(op, &reach, class, &input).map_err(at)?;
    let class = walk(op, class, sent)?;
    let keys = external_ids::together(key, &input.external_ids);
    let rekeyed = external_ids::add(op, class.keyed(), &keys)?;
    Ok(Upserted::kept(id, class.version != before || rekeyed).warn(warnings))
}

/// The class of that code which the school entered without a key of this system: the key is its
/// own from now on.
fn unnamed(
    op: &mut Op,
    reach: &Reach,
    key: &ExternalId,
    input: &ClassInput,
) -> ApiResult<Option<ClassId>> {
    let school = match reach {
        Reach::School(own) => Some(*own),
        _ => input.school_id,
    };
    let Some(school) = school else {
        return Ok(None);
    };
    match store::with_code(op.conn(), school, &input.code)? {
        Some(id) if !external_ids::is_named(op, RESOURCE, id.any(), &key.system)? => Ok(Some(id)),
        _ => Ok(None),
    }
}

fn put(
    op: &mut Op,
    reach: &Reach,
    class: Class,
    input: &ClassInput,
) -> ApiResult<(Class, Vec<FieldError>)> {
    let mut next = class.clone();
    next.apply(input, op.now, &mut Problems::new());
    let same_school = input
        .school_id
        .is_none_or(|school| school == class.school_id);
    if same_school && next.says_as(&class) {
        return Ok((class, Vec::new()));
    }
    service::amend(op, reach, class, input, json!({"upsert": true}))
}

/// Take the class to where it stands at the school.
fn walk(op: &mut Op, mut class: Class, sent: &ClassUpsert) -> ApiResult<Class> {
    let Some(target) = sent.status else {
        return Ok(class);
    };
    let named =
        |error: ApiError| error.renamed(&[("/to", "/status"), ("/reason", "/statusReason")]);
    let Some(steps) = way(class.status, target, ClassStatus::next) else {
        return class
            .status
            .expect_step(target)
            .map(|()| class)
            .map_err(named);
    };
    for to in steps {
        let reason = sent.status_reason.as_deref().filter(|_| to == target);
        class = transitions::take(op, class, to, reason).map_err(named)?;
    }
    Ok(class)
}
