//! What a class is to the registry, and its rules.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::model::{Class, ClassInput, ClassView, Related, TrainerName};
use super::state::ClassStatus;
use super::{RESOURCE, seats, store};
use crate::platform::auth::authz::Reach;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{Actions, Decisions, Resource, decided, related, service};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{AnyId, CourseId, LicenceLineId};
use crate::platform::values::text::nfc;
use crate::platform::wire::query::Shape;
use crate::resources::courses::{Course, CourseStatus};
use crate::resources::schools::{self, School};
use crate::resources::{admin_units, campuses, courses, enrolments, licence_lines, occupations};
use crate::{actions, copied};

/// Size of a class where the occupation says nothing.
const USUAL_SIZE: (i32, i32) = (25, 35);

impl Resource for Class {
    const NAME: &'static str = RESOURCE;
    const ACTIONS: Actions = actions!("class": ClassRead, ClassWrite);
    type Input = ClassInput;
    type View = ClassView;
    type Related = Related;

    fn blank(
        op: &mut Op,
        reach: &Reach,
        input: &ClassInput,
        problems: &mut Problems,
    ) -> ApiResult<Self> {
        let school = schools::service::acting(op, reach, input.school_id, problems)?;
        Ok(Self {
            school_id: school.id,
            ..Self::default()
        })
    }

    fn apply(&mut self, input: &ClassInput, problems: &mut Problems) {
        copied!(self from &input {
            course_id, code, campus_id, unit_id, start_date, end_date, capacity,
        });
        self.name = problems.name_at(&input.name, "/name");
        let in_order = input.start_date <= input.end_date;
        problems.expect(in_order, ErrorCode::DatesReversed, "/endDate");
        if self.capacity < self.seats_taken {
            problems
                .add(ErrorCode::CapacityBelowSeats, "/capacity")
                .param("seatsTaken", self.seats_taken)
                .param("given", self.capacity);
        }
        let trainers = input.trainers.iter().enumerate();
        let trainers =
            trainers.map(|(index, name)| problems.name_at(&name.0, &format!("/trainers/{index}")));
        self.trainers = Json(trainers.collect());
        self.funding_line = input.funding_line.as_deref().map(nfc);
        self.commission = input.commission.as_deref().map(nfc);
    }

    fn to_input(&self, external_ids: Vec<ExternalId>) -> ClassInput {
        copied!(ClassInput from &self {
            course_id, code, name, campus_id, unit_id, start_date, end_date, capacity,
            funding_line, commission,
        } and {
            school_id: Some(self.school_id),
            trainers: self.trainers.0.iter().cloned().map(TrainerName).collect(),
            external_ids,
        })
    }

    fn into_view(self, external_ids: Vec<ExternalId>, related: Related) -> ClassView {
        copied!(ClassView from self {
            id, school_id, course_id, licence_line_id, code, name, campus_id, unit_id, commune_id,
            start_date, end_date, capacity, seats_taken, funding_line, commission, status,
            status_date, status_reason, split_from_id, merged_into_id, demo, version, created_at,
            updated_at,
        } and {
            seats_free: self.capacity - self.seats_taken,
            trainers: self.trainers.0,
            decided: decided::members(&self.decided),
            external_ids,
            course: related.course,
            school: related.school,
        })
    }

    fn decided(&mut self) -> Option<&mut Decisions> {
        Some(&mut self.decided)
    }

    /// Seats follow the enrolments.
    fn untold(&self) -> &'static [&'static str] {
        &["seatsTaken", "seatsFree"]
    }

    fn natural_keys(&self) -> Value {
        json!({"schoolId": self.school_id, "code": self.code})
    }

    fn check_fixed(&self, reach: &Reach, input: &ClassInput, problems: &mut Problems) {
        schools::service::expect_same(reach, self.school_id, input.school_id, problems);
    }

    fn check(&mut self, op: &mut Op, old: Option<&Self>, problems: Problems) -> ApiResult<()> {
        if let Some(old) = old {
            check_underway(old, self)?;
        }
        let course = resolve(op, self, old, problems)?;
        seats::open_quota(op, self)?;
        if let Some(old) = old {
            seats::settle(op, old, self, "/startDate")?;
            enrolments::service::class_moves(op, old, self)?;
        }
        warn_of_size(op, self, &course)
    }

    fn check_unused(&self, op: &mut Op) -> ApiResult<()> {
        if self.status != ClassStatus::Planned {
            return Err(ApiError::new(ErrorCode::StateForbids).with("from", self.status.as_str()));
        }
        match store::enrolments_of(op.conn(), self.id)? {
            0 => Ok(()),
            count => Err(ApiError::new(ErrorCode::ClassHasEnrolments).with("count", count)),
        }
    }

    fn same_key(op: &mut Op, reach: &Reach, input: &ClassInput) -> ApiResult<Option<AnyId>> {
        for school in schools::service::searched(reach, input.school_id) {
            let found = store::with_code(op.conn(), school, &input.code)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn related(op: &mut Op, rows: &[Self], shape: &Shape) -> ApiResult<Vec<Related>> {
        let mut taught = HashMap::new();
        if shape.expands("course") {
            let ids: Vec<CourseId> = rows.iter().map(|row| row.course_id).collect();
            taught = service::views_by_id::<Course>(op, &ids, &shape.inside("course"))?;
        }
        let ids = rows.iter().map(|row| row.school_id.any());
        let owners = related::<School>(op, shape, "school", ids)?;
        let related = |row: &Self| Related {
            course: taught.get(&row.course_id).cloned(),
            school: owners.get(&row.school_id.any()).cloned(),
        };
        Ok(rows.iter().map(related).collect())
    }
}

/// Put in what is looked up for a class, check it, and return the course.
fn resolve(
    op: &mut Op,
    class: &mut Class,
    before: Option<&Class>,
    mut problems: Problems,
) -> ApiResult<Course> {
    let place = admin_units::service::place_of(op, class.unit_id, "/unitId", &mut problems)?;
    if let Some(campus) = class.campus_id {
        let found = campuses::service::for_class_of(op, class.school_id, campus);
        if matches!(&found, Err(error) if error.code() == ErrorCode::NotFound) {
            problems.add(ErrorCode::ReferenceUnknown, "/campusId");
        } else {
            found?;
        }
    }
    let course = courses::service::locked_of_school(op, class.school_id, class.course_id)?;
    let Some(course) = course else {
        problems.add(ErrorCode::ReferenceUnknown, "/courseId");
        return Err(problems
            .check()
            .err()
            .unwrap_or_else(|| ApiError::new(ErrorCode::Internal)));
    };
    // A class that has its course keeps it when the course is retired.
    let chosen = before.is_none_or(|before| before.course_id != class.course_id);
    if chosen && course.status != CourseStatus::Active {
        problems
            .add(ErrorCode::CourseNotActive, "/courseId")
            .param("status", course.status.as_str());
    }
    let line = covering_line(op, class, &course, before, &mut problems)?;
    problems.check()?;
    if let (Some(place), Some(licence_line)) = (place, line) {
        class.licence_line_id = licence_line;
        class.commune_id = place.commune;
    }
    Ok(course)
}

/// The licence line of the class; one that still covers it stays.
fn covering_line(
    op: &mut Op,
    class: &Class,
    course: &Course,
    before: Option<&Class>,
    problems: &mut Problems,
) -> ApiResult<Option<LicenceLineId>> {
    let same = before.filter(|before| {
        before.course_id == class.course_id
            && before.start_date == class.start_date
            && before.end_date == class.end_date
    });
    if let Some(before) = same {
        return Ok(Some(before.licence_line_id));
    }
    let period = (class.start_date, class.end_date);
    let line = licence_lines::service::covering(
        op,
        class.school_id,
        course.occupation_id,
        &course.level,
        period,
    )?;
    if line.is_none() {
        problems
            .add(ErrorCode::NoLicenceLine, "/courseId")
            .param("level", course.level.clone())
            .param("from", class.start_date.to_string())
            .param("to", class.end_date.to_string());
    }
    Ok(line.map(|line| line.id))
}

/// What was announced stays once teaching has begun.
fn check_underway(before: &Class, class: &Class) -> ApiResult<()> {
    if !before.status.is_underway() {
        return Ok(());
    }
    let over = before.status != ClassStatus::Running;
    for (kept, pointer) in [
        (class.course_id == before.course_id, "/courseId"),
        (class.start_date == before.start_date, "/startDate"),
        (!over || class.end_date == before.end_date, "/endDate"),
    ] {
        if !kept {
            let error = ApiError::at(ErrorCode::StateForbids, pointer);
            return Err(error.with("from", before.status.as_str()));
        }
    }
    Ok(())
}

fn warn_of_size(op: &mut Op, class: &Class, course: &Course) -> ApiResult<()> {
    let occupation = occupations::service::find(op, course.occupation_id)?;
    let (least, most) = occupation.map_or(USUAL_SIZE, |occupation| {
        (
            occupation.class_min.unwrap_or(USUAL_SIZE.0),
            occupation.class_max.unwrap_or(USUAL_SIZE.1),
        )
    });
    if !(least..=most).contains(&class.capacity) {
        let warning = FieldError::at(ErrorCode::CapacityUnusual, "/capacity");
        op.warn(warning.with("least", least).with("most", most));
    }
    Ok(())
}
