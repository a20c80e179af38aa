//! What a course is to the registry, and its rules.

use serde_json::{Value, json};

use super::model::{Course, CourseInput, CourseStatus, CourseView, Related, Tag};
use super::{service, store};
use crate::platform::auth::authz::Reach;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::{Op, code_values};
use crate::platform::resource::{Actions, Decisions, Resource, decided, related};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::AnyId;
use crate::platform::values::text::{fold, sort_key};
use crate::platform::wire::query::Shape;
use crate::resources::occupations::{self, Occupation};
use crate::resources::schools::{self, School};
use crate::{actions, copied};

impl Resource for Course {
    const NAME: &'static str = "courses";
    const ACTIONS: Actions = actions!("course": CourseRead, CourseWrite);
    type Input = CourseInput;
    type View = CourseView;
    type Related = Related;

    fn blank(
        op: &mut Op,
        reach: &Reach,
        input: &CourseInput,
        problems: &mut Problems,
    ) -> ApiResult<Self> {
        let school = schools::service::acting(op, reach, input.school_id, problems)?;
        Ok(Self {
            school_id: school.id,
            ..Self::default()
        })
    }

    fn apply(&mut self, input: &CourseInput, problems: &mut Problems) {
        let name = problems.name_at(&input.name, "/name");
        let mut tags: Vec<String> = input.tags.iter().map(|tag| tag.0.clone()).collect();
        tags.sort_unstable();
        tags.dedup();
        copied!(self from &input {
            occupation_id, code, edition, level, kind,
            theory_hours, practice_hours, digital_hours, status,
        });
        self.folded_name = fold(&name);
        self.sort_key = sort_key(&name);
        self.name = name;
        self.tags = Json(tags);
        if self.digital_hours > self.total_hours() {
            problems
                .add(ErrorCode::DigitalHoursExceedTotal, "/digitalHours")
                .param("given", self.digital_hours)
                .param("total", self.total_hours());
        }
    }

    fn to_input(&self, external_ids: Vec<ExternalId>) -> CourseInput {
        copied!(CourseInput from &self {
            occupation_id, code, edition, name, level, kind,
            theory_hours, practice_hours, digital_hours, status,
        } and {
            school_id: Some(self.school_id),
            tags: self.tags.0.iter().cloned().map(Tag).collect(),
            external_ids,
        })
    }

    fn into_view(self, external_ids: Vec<ExternalId>, related: Related) -> CourseView {
        let total_hours = self.total_hours();
        copied!(CourseView from self {
            id, school_id, occupation_id, code, edition, name, level, kind,
            theory_hours, practice_hours, digital_hours, status, version, created_at, updated_at,
        } and {
            total_hours,
            tags: self.tags.0,
            decided: decided::members(&self.decided),
            external_ids,
            occupation: related.occupation,
            school: related.school,
        })
    }

    fn decided(&mut self) -> Option<&mut Decisions> {
        Some(&mut self.decided)
    }

    fn natural_keys(&self) -> Value {
        json!({"schoolId": self.school_id, "code": self.code, "edition": self.edition})
    }

    fn check_fixed(&self, reach: &Reach, input: &CourseInput, problems: &mut Problems) {
        schools::service::expect_same(reach, self.school_id, input.school_id, problems);
    }

    fn check(&mut self, op: &mut Op, old: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        let levels = (old.map(|row| row.level.as_str()), Some(&*self.level));
        let kinds = (old.map(|row| row.kind.as_str()), Some(&*self.kind));
        code_values::expect_chosen(op, &mut problems, "training-levels", levels, "/level")?;
        code_values::expect_chosen(op, &mut problems, "course-kinds", kinds, "/kind")?;
        let occupation = self.occupation_id;
        occupations::service::expect_level(op, occupation, &self.level, &mut problems)?;
        let minimum = service::minimum_hours(op, &self.level)?;
        if i64::from(self.total_hours()) < minimum {
            problems
                .add(ErrorCode::HoursBelowMinimum, "/practiceHours")
                .param("minimum", minimum)
                .param("given", self.total_hours());
        }
        problems.check()?;
        check_step(old.map(|old| old.status), self.status)?;
        old.map_or(Ok(()), |old| check_taught(op, old, self))
    }

    fn check_unused(&self, op: &mut Op) -> ApiResult<()> {
        if store::has_classes(op.conn(), self.id)? {
            return Err(ApiError::new(ErrorCode::CourseHasClasses));
        }
        Ok(())
    }

    fn same_key(op: &mut Op, reach: &Reach, input: &CourseInput) -> ApiResult<Option<AnyId>> {
        for school in schools::service::searched(reach, input.school_id) {
            let found = store::with_code(op.conn(), school, &input.code, input.edition)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn related(op: &mut Op, rows: &[Self], shape: &Shape) -> ApiResult<Vec<Related>> {
        let ids = rows.iter().map(|row| row.occupation_id.any());
        let taught = related::<Occupation>(op, shape, "occupation", ids)?;
        let ids = rows.iter().map(|row| row.school_id.any());
        let owners = related::<School>(op, shape, "school", ids)?;
        let related = |row: &Self| Related {
            occupation: taught.get(&row.occupation_id.any()).cloned(),
            school: owners.get(&row.school_id.any()).cloned(),
        };
        Ok(rows.iter().map(related).collect())
    }
}

/// A course goes from draft to active to retired; a new one is not retired.
fn check_step(from: Option<CourseStatus>, to: CourseStatus) -> ApiResult<()> {
    let allowed = from.map_or(
        [CourseStatus::Draft, CourseStatus::Active].as_slice(),
        CourseStatus::next,
    );
    if from == Some(to) || allowed.contains(&to) {
        return Ok(());
    }
    Err(ApiError::at(ErrorCode::StateForbids, "/status")
        .with("from", from.map(CourseStatus::as_str))
        .with("to", to.as_str())
        .with("allowed", json!(allowed)))
}

/// What was taught stays what it is.
fn check_taught(op: &mut Op, before: &Course, course: &Course) -> ApiResult<()> {
    let pointer = match (
        before.level == course.level,
        before.occupation_id == course.occupation_id,
    ) {
        (true, true) => return Ok(()),
        (true, false) => "/occupationId",
        (false, _) => "/level",
    };
    if store::has_classes(op.conn(), course.id)? {
        return Err(ApiError::at(ErrorCode::CourseHasClasses, pointer));
    }
    Ok(())
}
