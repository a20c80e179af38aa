//! SQL of statistics: compact columns, read once. Every read of enrolments starts from
//! [`visible`].

use std::collections::{HashMap, HashSet};

use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;
use serde_json::Value;

use super::dimension::Dimension;
use super::model::TrainingParams;
use crate::one_of;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{
    admin_units, certificates, classes, code_list_items, courses, employment_outcomes, enrolments,
    occupations, schools, trainees,
};
use crate::platform::db::types::Json;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{
    ClassId, CourseId, EnrolmentId, OccupationId, OutcomeId, SchoolId, TraineeId, UnitId,
};
use crate::platform::values::time::{Date, Timestamp};

/// States in which training has begun. Who was transferred counts where they went on.
const BEGUN: [&str; 4] = ["STUDYING", "COMPLETED", "DROPPED", "EXPELLED"];

/// Rows the caller may count exactly, or all of them for figures that are published.
fn visible(reach: &Reach) -> enrolments::BoxedQuery<'_, DbBackend> {
    let rows = enrolments::table.into_boxed();
    match reach {
        Reach::School(own) => rows.filter(enrolments::school_id.eq(*own)),
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
    reach: &'a Reach,
    params: &'a TrainingParams,
) -> enrolments::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach).filter(enrolments::status.eq_any(BEGUN));
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
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = enrolments)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub class_id: ClassId,
    pub school_id: SchoolId,
    pub commune_id: UnitId,
    pub district_id: Option<UnitId>,
    pub status: String,
    pub status_date: Date,
    pub beneficiary_group: Option<String>,
    pub admitted_date: Option<Date>,
    pub completed_date: Option<Date>,
}

/// Give every enrolment to `each`, one after the other.
pub fn each_enrolment(
    conn: &mut DbConnection,
    reach: &Reach,
    params: &TrainingParams,
    mut each: impl FnMut(Enrolment),
) -> ApiResult<()> {
    let rows = filtered(reach, params).select(Enrolment::as_select());
    for row in rows.load_iter::<Enrolment, DefaultLoadingMode>(conn)? {
        each(row?);
    }
    Ok(())
}

/// What is taught in a class, and since when.
#[derive(Debug, Clone, Queryable)]
pub struct Teaching {
    pub start_date: Date,
    pub level: String,
    pub occupation_id: OccupationId,
    pub field: String,
}

pub fn classes(conn: &mut DbConnection) -> ApiResult<HashMap<ClassId, Teaching>> {
    let rows: Vec<(ClassId, Date, CourseId)> = classes::table
        .select((classes::id, classes::start_date, classes::course_id))
        .load(conn)?;
    let courses: Vec<(CourseId, String, OccupationId, String)> = courses::table
        .inner_join(occupations::table.on(occupations::id.eq(courses::occupation_id)))
        .select((
            courses::id,
            courses::level,
            occupations::id,
            occupations::field,
        ))
        .load(conn)?;
    let courses: HashMap<CourseId, (String, OccupationId, String)> = courses
        .into_iter()
        .map(|(id, level, occupation, field)| (id, (level, occupation, field)))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|(class, start_date, course)| {
            let (level, occupation_id, field) = courses.get(&course)?.clone();
            let teaching = Teaching {
                start_date,
                level,
                occupation_id,
                field,
            };
            Some((class, teaching))
        })
        .collect())
}

/// The women among the trainees.
pub fn women(conn: &mut DbConnection) -> ApiResult<HashSet<TraineeId>> {
    let women = trainees::table
        .filter(trainees::sex.eq("FEMALE"))
        .select(trainees::id);
    Ok(women.load::<TraineeId>(conn)?.into_iter().collect())
}

/// Enrolments with a certificate that was issued by that day and stood on it, of a school or all.
/// Which of them count, the enrolments decide.
pub fn certified(
    conn: &mut DbConnection,
    school: Option<SchoolId>,
    as_of: Date,
) -> ApiResult<HashSet<EnrolmentId>> {
    let mut rows = certificates::table
        .filter(certificates::issue_date.le(as_of))
        .filter(
            certificates::status
                .eq("ISSUED")
                .or(certificates::status_date.gt(as_of)),
        )
        .select(certificates::enrolment_id)
        .into_boxed();
    if let Some(school) = school {
        rows = rows.filter(certificates::school_id.eq(school));
    }
    Ok(rows.load::<EnrolmentId>(conn)?.into_iter().collect())
}

/// An outcome at 6 months. Ordered: the latest is the one observed last, of those the one
/// recorded last.
#[derive(Debug, Clone, Queryable, Selectable, PartialEq, Eq, PartialOrd, Ord)]
#[diesel(table_name = employment_outcomes)]
pub struct Outcome {
    pub observed_date: Date,
    pub created_at: Timestamp,
    pub id: OutcomeId,
    pub enrolment_id: EnrolmentId,
    pub kind: String,
    pub income_before: Option<i64>,
    pub income_after: Option<i64>,
}

/// The latest outcome at 6 months of each enrolment, of those observed and confirmed by that
/// day, of a school or all. Which of them count, the enrolments decide.
pub fn outcomes(
    conn: &mut DbConnection,
    school: Option<SchoolId>,
    as_of: Date,
) -> ApiResult<HashMap<EnrolmentId, Outcome>> {
    let mut rows = employment_outcomes::table
        .filter(employment_outcomes::checkpoint_months.eq(6))
        .filter(employment_outcomes::confirmed_date.le(as_of))
        .filter(employment_outcomes::observed_date.le(as_of))
        .select(Outcome::as_select())
        .into_boxed();
    if let Some(school) = school {
        rows = rows.filter(employment_outcomes::school_id.eq(school));
    }
    let mut latest: HashMap<EnrolmentId, Outcome> = HashMap::new();
    for outcome in rows.load_iter::<Outcome, DefaultLoadingMode>(conn)? {
        let outcome = outcome?;
        match latest.get_mut(&outcome.enrolment_id) {
            Some(known) if *known > outcome => {}
            Some(known) => *known = outcome,
            None => {
                latest.insert(outcome.enrolment_id, outcome);
            }
        }
    }
    Ok(latest)
}

/// How each kind of outcome counts: `EMPLOYED`, `NOT_EMPLOYED`, `EDUCATION` or `UNTRACED`.
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

/// What people call a value, and where it stands in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    pub order: (i32, String),
    pub vi: String,
    pub en: String,
}

/// The labels of a dimension's values that occur. Periods have none: they say what they are.
pub fn labels(
    conn: &mut DbConnection,
    dimension: Dimension,
    values: &[&str],
) -> ApiResult<HashMap<String, Label>> {
    type Named = (String, String, Option<String>, String);
    let named: Vec<Named> = match dimension {
        Dimension::School => schools::table
            .filter(schools::id.eq_any(ids::<SchoolId>(values)))
            .select((
                schools::id,
                schools::name_vi,
                schools::name_en,
                schools::sort_key,
            ))
            .load::<(SchoolId, String, Option<String>, String)>(conn)?
            .into_iter()
            .map(|(id, vi, en, order)| (id.to_string(), vi, en, order))
            .collect(),
        Dimension::Occupation => occupations::table
            .filter(occupations::id.eq_any(ids::<OccupationId>(values)))
            .select((
                occupations::id,
                occupations::name_vi,
                occupations::name_en,
                occupations::sort_key,
            ))
            .load::<(OccupationId, String, Option<String>, String)>(conn)?
            .into_iter()
            .map(|(id, vi, en, order)| (id.to_string(), vi, en, order))
            .collect(),
        Dimension::Commune | Dimension::District => admin_units::table
            .filter(admin_units::id.eq_any(ids::<UnitId>(values)))
            .select((admin_units::id, admin_units::name, admin_units::sort_key))
            .load::<(UnitId, String, String)>(conn)?
            .into_iter()
            .map(|(id, name, order)| (id.to_string(), name, None, order))
            .collect(),
        _ => return code_labels(conn, dimension),
    };
    Ok(named
        .into_iter()
        .map(|(value, vi, en, order)| {
            let en = en.unwrap_or_else(|| vi.clone());
            let order = (0, order);
            (value, Label { order, vi, en })
        })
        .collect())
}

fn ids<I: std::str::FromStr>(values: &[&str]) -> Vec<I> {
    values
        .iter()
        .filter_map(|value| value.parse().ok())
        .collect()
}

fn code_labels(conn: &mut DbConnection, dimension: Dimension) -> ApiResult<HashMap<String, Label>> {
    let Some(list) = dimension.code_list() else {
        return Ok(HashMap::new());
    };
    let rows: Vec<(String, String, String, i32)> = code_list_items::table
        .filter(code_list_items::list.eq(list))
        .select((
            code_list_items::code,
            code_list_items::label_vi,
            code_list_items::label_en,
            code_list_items::position,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(code, vi, en, position)| {
            let order = (position, code.clone());
            (code, Label { order, vi, en })
        })
        .collect())
}
