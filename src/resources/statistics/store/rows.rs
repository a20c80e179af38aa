//! What is counted, row by row: nothing of the number of people is held. Every read of enrolments
//! starts from [`visible`].

use std::collections::HashMap;
use std::rc::Rc;

use diesel::dsl::{IntoBoxed, auto_type, sql};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use serde_json::Value;

use crate::one_of;
use crate::platform::auth::authz::Reach;
use crate::platform::db::one_trainee::{OfOneTrainee, of_one_trainee};
use crate::platform::db::schema::{
    certificates, classes, code_list_items, courses, employment_outcomes, enrolments, occupations,
};
use crate::platform::db::stream::each_row;
use crate::platform::db::types::Json;
use crate::platform::db::{DbBackend, DbConnection, Dialect};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{
    CertificateId, ClassId, CourseId, EnrolmentId, OccupationId, OutcomeId, SchoolId, TraineeId,
    UnitId,
};
use crate::platform::values::sql::Day;
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::statistics::dimension::Dimension;
use crate::resources::statistics::model::TrainingParams;

/// When study went on after somebody has left: elsewhere in the same course after a transfer, or in
/// the same class, in which they were enrolled again.
const WENT_ON: &str = "CASE WHEN enrolments.status IN ('DROPPED', 'EXPELLED', 'TRANSFERRED') THEN \
    (SELECT min(further.started_date) FROM enrolments AS further \
     JOIN classes AS there ON there.id = further.class_id \
     JOIN classes AS here ON here.id = enrolments.class_id \
     WHERE further.trainee_id = enrolments.trainee_id \
       AND ((further.id = enrolments.transferred_to_id AND there.course_id = here.course_id) \
         OR (further.class_id = enrolments.class_id AND further.id > enrolments.id))) END";

/// Enrolments, each with every certificate that was issued by that day and stood on it, and every
/// outcome at 6 months that was observed and confirmed by it.
#[auto_type]
fn followed(dialect: Dialect, as_of: Date) -> _ {
    let completed = enrolments::status.eq("COMPLETED");
    let stood = certificates::status
        .eq("ISSUED")
        .or(certificates::status_date.gt(as_of));
    let theirs: OfOneTrainee = of_one_trainee(dialect, "enrolments", "certificates");
    let certified = certificates::enrolment_id
        .eq(enrolments::id)
        .and(theirs)
        .and(completed)
        .and(certificates::issue_date.le(as_of))
        .and(stood);
    let checkpoint: i32 = 6;
    let theirs: OfOneTrainee = of_one_trainee(dialect, "enrolments", "employment_outcomes");
    let traced = employment_outcomes::enrolment_id
        .eq(enrolments::id)
        .and(theirs)
        .and(completed)
        .and(employment_outcomes::checkpoint_months.eq(checkpoint))
        .and(employment_outcomes::confirmed_date.le(as_of))
        .and(employment_outcomes::observed_date.le(as_of));
    enrolments::table
        .left_join(certificates::table.on(certified))
        .left_join(employment_outcomes::table.on(traced))
}

type Rows<'a> = IntoBoxed<'a, followed, DbBackend>;

/// Rows the caller may count exactly, or all of them for figures that are published.
fn visible(dialect: Dialect, reach: &Reach, as_of: Date) -> Rows<'_> {
    let rows = followed(dialect, as_of).into_boxed();
    match reach {
        Reach::School(own) => rows.filter(one_of!(enrolments::school_id, own)),
        Reach::Communes(own) | Reach::Served(Some(own)) => {
            rows.filter(one_of!(enrolments::commune_id, own))
        }
        Reach::All
        | Reach::Open
        | Reach::Served(None)
        | Reach::Enterprise(_)
        | Reach::Organisation(_) => rows,
    }
}

fn filtered<'a>(
    dialect: Dialect,
    reach: &'a Reach,
    params: &'a TrainingParams,
    as_of: Date,
) -> Rows<'a> {
    let mut rows = visible(dialect, reach, as_of).filter(enrolments::started_date.is_not_null());
    if let Some(school) = params.school_id {
        rows = rows.filter(enrolments::school_id.eq(school));
    }
    if let Some(commune) = params.commune_id {
        rows = rows.filter(enrolments::commune_id.eq(commune));
    }
    if let Some(district) = params.district_id {
        rows = rows.filter(enrolments::district_id.eq(district));
    }
    let taught = classes::table.inner_join(courses::table.on(courses::id.eq(classes::course_id)));
    if let Some(level) = &params.level {
        let of_level = taught.filter(courses::level.eq(level)).select(classes::id);
        rows = rows.filter(enrolments::class_id.eq_any(of_level));
    }
    if let Some(occupation) = params.occupation_id {
        let of_occupation = taught.filter(courses::occupation_id.eq(occupation));
        rows = rows.filter(enrolments::class_id.eq_any(of_occupation.select(classes::id)));
    }
    rows
}

/// What is counted of an enrolment.
#[derive(Debug, Queryable)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub class_id: ClassId,
    pub school_id: SchoolId,
    pub commune_id: UnitId,
    pub district_id: Option<UnitId>,
    pub status: String,
    pub beneficiary_group: Option<String>,
    /// First day of study.
    pub started_date: Option<Date>,
    /// When study went on elsewhere.
    pub went_on: Option<Date>,
    pub completed_date: Option<Date>,
    /// Of the trainee, where it is asked for.
    pub sex: Option<String>,
    /// One that stood on the day.
    pub certificate: Option<CertificateId>,
    /// The latest at 6 months.
    pub outcome: Option<Outcome>,
}

/// An outcome at 6 months. Ordered: the latest is the one observed last, of those the one
/// recorded last.
#[derive(Debug, Clone, Queryable, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    pub observed_date: Date,
    pub created_at: Timestamp,
    pub id: OutcomeId,
    pub kind: String,
    pub income_before: Option<i64>,
    pub income_after: Option<i64>,
}

/// Give every enrolment to `each`, one after the other.
pub fn each_enrolment(
    conn: &mut DbConnection,
    reach: &Reach,
    (params, as_of): (&TrainingParams, Date),
    mut each: impl FnMut(&Enrolment) -> ApiResult<()>,
) -> ApiResult<()> {
    let mut rows = filtered(conn.dialect(), reach, params, as_of);
    if conn.dialect() == Dialect::Postgres {
        // So that the rows of an enrolment follow each other. SQLite joins row by row.
        rows = rows.order(enrolments::id);
    }
    let by_sex = params
        .by
        .values()
        .unwrap_or_default()
        .contains(&Dimension::Sex);
    let sex = sql::<Nullable<Text>>(if by_sex {
        "(SELECT sex FROM trainees WHERE trainees.id = enrolments.trainee_id)"
    } else {
        "NULL"
    });
    let columns = (
        enrolments::id,
        enrolments::trainee_id,
        enrolments::class_id,
        enrolments::school_id,
        enrolments::commune_id,
        enrolments::district_id,
        enrolments::status,
        enrolments::beneficiary_group,
        enrolments::started_date,
        sql::<Nullable<Day>>(WENT_ON),
        enrolments::completed_date,
        sex,
        certificates::id.nullable(),
        (
            employment_outcomes::observed_date,
            employment_outcomes::created_at,
            employment_outcomes::id,
            employment_outcomes::kind,
            employment_outcomes::income_before,
            employment_outcomes::income_after,
        )
            .nullable(),
    );
    let mut current: Option<Enrolment> = None;
    each_row(
        conn,
        rows.select(columns),
        |row: Enrolment| match &mut current {
            Some(same) if same.id == row.id => {
                same.outcome = row.outcome.max(same.outcome.take());
                Ok(())
            }
            _ => current.replace(row).map_or(Ok(()), |whole| each(&whole)),
        },
    )?;
    current.map_or(Ok(()), |whole| each(&whole))
}

/// What is taught in the classes of a course.
#[derive(Debug)]
pub struct Course {
    pub level: Rc<str>,
    pub occupation_id: OccupationId,
    pub field: Rc<str>,
}

/// What is taught in each class; of one there are some thirty enrolments.
pub fn classes(conn: &mut DbConnection) -> ApiResult<HashMap<ClassId, Rc<Course>>> {
    let courses = courses(conn)?;
    let mut classes = HashMap::new();
    let rows = classes::table.select((classes::id, classes::course_id));
    each_row(conn, rows, |(class, course): (ClassId, CourseId)| {
        if let Some(course) = courses.get(&course) {
            classes.insert(class, Rc::clone(course));
        }
        Ok(())
    })?;
    Ok(classes)
}

fn courses(conn: &mut DbConnection) -> ApiResult<HashMap<CourseId, Rc<Course>>> {
    let rows: Vec<(CourseId, String, OccupationId, String)> = courses::table
        .inner_join(occupations::table.on(occupations::id.eq(courses::occupation_id)))
        .select((
            courses::id,
            courses::level,
            occupations::id,
            occupations::field,
        ))
        .load(conn)?;
    let courses = rows.into_iter().map(|(id, level, occupation_id, field)| {
        let course = Course {
            level: level.into(),
            occupation_id,
            field: field.into(),
        };
        (id, Rc::new(course))
    });
    Ok(courses.collect())
}

/// How each kind of outcome counts: `EMPLOYED`, `NOT_EMPLOYED`, `EDUCATION`, `UNTRACED` or `EXCLUDED`.
pub fn kinds(conn: &mut DbConnection) -> ApiResult<HashMap<String, String>> {
    let rows: Vec<(String, Json<Value>)> = code_list_items::table
        .filter(code_list_items::list.eq("outcome-kinds"))
        .select((code_list_items::code, code_list_items::attributes))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(code, attributes)| {
            let counts = attributes.0.get("counts")?.as_str()?.to_owned();
            Some((code, counts))
        })
        .collect())
}
