//! What a course is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::db::schema::courses;
use crate::platform::db::types::Json;
use crate::platform::lists::filter::{AnyOf, Words};
use crate::platform::lists::page::Ways;
use crate::platform::resource::Decisions;
use crate::platform::resource::decided::DecidedMember;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{CourseId, OccupationId, SchoolId};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;
use crate::resources::occupations::OccupationView;
use crate::resources::schools::SchoolView;
use crate::{keyed, listed, text_enum};

text_enum! {
    /// Life cycle of a course. A draft is seen by its school and the province alone.
    pub enum CourseStatus {
        Draft = "DRAFT",
        Active = "ACTIVE",
        Retired = "RETIRED",
    }
}

impl CourseStatus {
    /// Where a course may go from here.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Active],
            Self::Active => &[Self::Retired],
            Self::Retired => &[],
        }
    }
}

/// A row of the table.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
)]
#[diesel(table_name = courses, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Course {
    #[diesel(skip_update)]
    pub id: CourseId,
    pub school_id: SchoolId,
    pub occupation_id: OccupationId,
    pub code: String,
    pub edition: i32,
    pub name: String,
    pub folded_name: String,
    pub sort_key: String,
    pub level: String,
    pub kind: String,
    pub theory_hours: i32,
    pub practice_hours: i32,
    pub digital_hours: i32,
    pub tags: Json<Vec<String>>,
    pub status: CourseStatus,
    pub decided: Decisions,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A course as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "code": "TCN-01", "edition": 1, "name": "Trồng và chăm sóc cây ăn quả",
    "level": "SHORT_TERM", "kind": "INITIAL",
    "theoryHours": 30, "practiceHours": 90, "digitalHours": 8,
    "tags": ["DIGITAL_SKILLS", "E_COMMERCE"], "status": "ACTIVE"
}))]
pub struct CourseInput {
    /// A school's own when left out; others must name it. It stays as it is.
    pub school_id: Option<SchoolId>,
    pub occupation_id: OccupationId,
    /// Unique within the school, together with the edition.
    #[schema(
        min_length = 1,
        max_length = 32,
        pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]*$"
    )]
    pub code: String,
    /// Edition of the programme; a revised one is a course of its own.
    #[serde(default = "first_edition")]
    #[schema(minimum = 1, maximum = 1000)]
    pub edition: i32,
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub name: String,
    /// Code list `training-levels`; the occupation's where it has one.
    #[schema(max_length = 64)]
    pub level: String,
    /// Code list `course-kinds`.
    #[schema(max_length = 64)]
    pub kind: String,
    #[schema(minimum = 0, maximum = 10_000)]
    pub theory_hours: i32,
    #[schema(minimum = 0, maximum = 10_000)]
    pub practice_hours: i32,
    /// Hours of digital skills (kỹ năng số) among them.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 10_000)]
    pub digital_hours: i32,
    /// What the course also teaches, such as `DIGITAL_SKILLS`, `E_COMMERCE`, `TRACEABILITY`,
    /// `CLIMATE_ADAPTATION`.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub tags: Vec<Tag>,
    #[serde(default)]
    pub status: CourseStatus,
    /// Keys of the course in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// A tag, UPPER_SNAKE.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(
    min_length = 1,
    max_length = 40,
    pattern = "^[A-Z][A-Z0-9_]*$",
    example = "E_COMMERCE"
)]
pub struct Tag(pub(super) String);

fn first_edition() -> i32 {
    1
}

/// A course as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14",
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "code": "TCN-01", "edition": 1, "name": "Trồng và chăm sóc cây ăn quả",
    "level": "SHORT_TERM", "kind": "INITIAL",
    "theoryHours": 30, "practiceHours": 90, "digitalHours": 8, "totalHours": 120,
    "tags": ["DIGITAL_SKILLS", "E_COMMERCE"], "status": "ACTIVE", "decided": [], "externalIds": [],
    "version": 1, "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct CourseView {
    pub id: CourseId,
    pub school_id: SchoolId,
    pub occupation_id: OccupationId,
    /// The code that the course has in its school.
    pub code: String,
    /// Which edition of the course it is, from 1.
    pub edition: i32,
    pub name: String,
    /// Code list `training-levels`.
    pub level: String,
    /// Code list `course-kinds`.
    pub kind: String,
    pub theory_hours: i32,
    pub practice_hours: i32,
    /// Hours of digital skills.
    pub digital_hours: i32,
    /// Theory and practice together.
    pub total_hours: i32,
    /// What courses are found by.
    #[schema(value_type = Vec<Tag>)]
    pub tags: Vec<String>,
    pub status: CourseStatus,
    /// Members that the lead agency has corrected: no nightly row changes them, until it says the same
    /// or the lead agency releases them.
    pub decided: Vec<DecidedMember>,
    pub external_ids: Vec<ExternalId>,
    /// With `expand=occupation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub occupation: Option<OccupationView>,
    /// With `expand=school`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub school: Option<SchoolView>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

keyed!(CourseInput);

/// Change of a course.
pub type CoursePatch = Patch<CourseInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct CourseFilter {
    pub school_id: Option<SchoolId>,
    pub occupation_id: Option<OccupationId>,
    pub code: Option<String>,
    /// Code list `training-levels`, separated by commas.
    #[param(value_type = String)]
    pub level: AnyOf<String>,
    /// Code list `course-kinds`, separated by commas.
    #[param(value_type = String)]
    pub kind: AnyOf<String>,
    #[param(value_type = String, example = "ACTIVE")]
    pub status: AnyOf<CourseStatus>,
    /// Words of the name without regard to accents, case or order, each from its beginning.
    #[param(value_type = Option<String>, max_length = 200)]
    pub q: Words,
}

listed! {
    Course in courses by CourseFilter: "name" sort_key, "createdAt" created_at;
    default "name"; expand ["occupation", "school"]; along ways;
}

fn ways(filter: &CourseFilter, ways: &mut Ways<'_>) {
    ways.by("school_id", &filter.school_id)
        .by("occupation_id", &filter.occupation_id);
}

/// Related rows inside a view.
#[derive(Debug, Default)]
pub struct Related {
    pub occupation: Option<OccupationView>,
    pub school: Option<SchoolView>,
}

impl Course {
    #[must_use]
    pub fn total_hours(&self) -> i32 {
        self.theory_hours + self.practice_hours
    }
}
