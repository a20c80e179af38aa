//! Filters and orders of the list of classes.

use serde::Deserialize;
use utoipa::IntoParams;

use super::model::Class;
use super::state::ClassStatus;
use crate::listed;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::Ways;
use crate::platform::values::ids::{CourseId, LicenceLineId, OccupationId, SchoolId, UnitId};
use crate::platform::values::time::Date;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ClassFilter {
    pub school_id: Option<SchoolId>,
    pub course_id: Option<CourseId>,
    pub licence_line_id: Option<LicenceLineId>,
    pub code: Option<String>,
    #[param(value_type = String, example = "OPEN,RUNNING")]
    pub status: AnyOf<ClassStatus>,
    /// Level of the course: code list `training-levels`, separated by commas.
    #[param(value_type = String)]
    pub level: AnyOf<String>,
    /// Occupation of the course.
    pub occupation_id: Option<OccupationId>,
    /// Present communes where classes are held, separated by commas.
    #[param(value_type = String)]
    pub commune_id: AnyOf<UnitId>,
    /// First day on this day or later.
    #[serde(rename = "startDate[gte]")]
    pub start_from: Option<Date>,
    /// First day on this day or earlier.
    #[serde(rename = "startDate[lte]")]
    pub start_to: Option<Date>,
    /// Last day on this day or later.
    #[serde(rename = "endDate[gte]")]
    pub end_from: Option<Date>,
    /// Last day on this day or earlier.
    #[serde(rename = "endDate[lte]")]
    pub end_to: Option<Date>,
    /// Whether seats are free.
    pub has_seats: Option<bool>,
}

listed! {
    Class in classes by ClassFilter:
        "startDate" start_date, "endDate" end_date, "createdAt" created_at;
    default "-startDate"; expand ["course", "course.occupation", "course.school", "school"];
    along ways;
}

fn ways(filter: &ClassFilter, ways: &mut Ways<'_>) {
    ways.by("code", &filter.code)
        .in_order("startDate", "course_id", &filter.course_id)
        .in_order("startDate", "licence_line_id", &filter.licence_line_id)
        .in_order("startDate", "commune_id", &filter.commune_id)
        .in_order("startDate", "school_id", &filter.school_id)
        .from("startDate", filter.start_from)
        .up_to("startDate", filter.start_to)
        .from("endDate", filter.end_from)
        .up_to("endDate", filter.end_to);
}
