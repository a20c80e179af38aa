//! What a class is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::state::ClassStatus;
use crate::keyed;
use crate::platform::db::schema::classes;
use crate::platform::db::types::Json;
use crate::platform::resource::Decisions;
use crate::platform::resource::decided::DecidedMember;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{CampusId, ClassId, CourseId, LicenceLineId, SchoolId, UnitId};
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::wire::json::Patch;
use crate::resources::courses::CourseView;
use crate::resources::schools::SchoolView;

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
#[diesel(table_name = classes, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Class {
    #[diesel(skip_update)]
    pub id: ClassId,
    pub school_id: SchoolId,
    pub course_id: CourseId,
    pub licence_line_id: LicenceLineId,
    pub code: String,
    pub name: String,
    pub campus_id: Option<CampusId>,
    pub unit_id: UnitId,
    pub commune_id: UnitId,
    pub start_date: Date,
    pub end_date: Date,
    pub capacity: i32,
    pub seats_taken: i32,
    pub trainers: Json<Vec<String>>,
    pub funding_line: Option<String>,
    pub commission: Option<String>,
    pub status: ClassStatus,
    /// None until a step is taken.
    pub status_date: Option<Date>,
    pub status_reason: Option<String>,
    /// Whether some step was taken back.
    pub steps_undone: bool,
    pub demo: bool,
    pub decided: Decisions,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub split_from_id: Option<ClassId>,
    pub merged_into_id: Option<ClassId>,
}

/// A class as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "courseId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14",
    "code": "MS-2026-07", "name": "Trồng cây ăn quả, bản Nà Bó",
    "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15",
    "startDate": "2026-09-07", "endDate": "2026-11-27", "capacity": 30,
    "trainers": ["Cà Văn Minh"], "fundingLine": "CTMTQG-2026-DA4", "commission": "15/HĐ-ĐH"
}))]
pub struct ClassInput {
    /// A school's own when left out; others must name it. It stays as it is.
    pub school_id: Option<SchoolId>,
    /// An active course of the school. It stays once the class is running.
    pub course_id: CourseId,
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
    /// Keys of the class in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// Name of somebody who teaches.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(
    min_length = 1,
    max_length = 100,
    format = "person-name",
    example = "Cà Văn Minh"
)]
pub struct TrainerName(pub(super) String);

keyed!(ClassInput);

/// Change of a class.
pub type ClassPatch = Patch<ClassInput>;

/// A class as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a16",
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "courseId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14",
    "licenceLineId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "code": "MS-2026-07", "name": "Trồng cây ăn quả, bản Nà Bó", "campusId": null,
    "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15",
    "communeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15",
    "startDate": "2026-09-07", "endDate": "2026-11-27",
    "capacity": 30, "seatsTaken": 12, "seatsFree": 18, "trainers": ["Cà Văn Minh"],
    "fundingLine": "CTMTQG-2026-DA4", "commission": "15/HĐ-ĐH",
    "status": "OPEN", "statusDate": "2026-08-10", "statusReason": null, "splitFromId": null,
    "mergedIntoId": null, "demo": false, "decided": [], "externalIds": [],
    "version": 14, "createdAt": "2026-08-03T02:00:00Z", "updatedAt": "2026-08-21T09:30:00Z"
}))]
pub struct ClassView {
    pub id: ClassId,
    pub school_id: SchoolId,
    pub course_id: CourseId,
    /// The line of the school's licence under which it is held.
    pub licence_line_id: LicenceLineId,
    /// The code that the class has in its school.
    pub code: String,
    pub name: String,
    pub campus_id: Option<CampusId>,
    /// Where it is held, as given.
    pub unit_id: UnitId,
    /// The present commune of that place.
    pub commune_id: UnitId,
    pub start_date: Date,
    pub end_date: Date,
    pub capacity: i32,
    /// Seats that trainees have.
    pub seats_taken: i32,
    /// Seats that are left.
    pub seats_free: i32,
    /// Who teaches.
    pub trainers: Vec<String>,
    /// Programme or budget line that pays.
    pub funding_line: Option<String>,
    /// Commission (đặt hàng, giao nhiệm vụ) under which it is held.
    pub commission: Option<String>,
    pub status: ClassStatus,
    /// Day of the last step; null before the first one.
    pub status_date: Option<Date>,
    pub status_reason: Option<String>,
    /// The class that this one was split off from.
    pub split_from_id: Option<ClassId>,
    /// The class in which those who studied here went on, when this one ended.
    pub merged_into_id: Option<ClassId>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Members that the lead agency has corrected: no nightly row changes them, until it says the same
    /// or the lead agency releases them.
    pub decided: Vec<DecidedMember>,
    pub external_ids: Vec<ExternalId>,
    /// With `expand=course`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub course: Option<CourseView>,
    /// With `expand=school`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub school: Option<SchoolView>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Related rows inside a view.
#[derive(Debug, Default)]
pub struct Related {
    pub course: Option<CourseView>,
    pub school: Option<SchoolView>,
}
