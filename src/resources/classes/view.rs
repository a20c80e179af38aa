//! A class as clients see it.

use serde::Serialize;
use utoipa::ToSchema;

use super::model::Class;
use super::state::ClassStatus;
use crate::platform::external_ids::ExternalId;
use crate::platform::ids::{CampusId, ClassId, CourseId, LicenceLineId, SchoolId, UnitId};
use crate::platform::time::{Date, Timestamp};
use crate::resources::courses::CourseView;
use crate::resources::schools::SchoolView;

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
    "status": "OPEN", "statusReason": null, "demo": false, "externalIds": [],
    "version": 14, "createdAt": "2026-08-03T02:00:00Z", "updatedAt": "2026-08-21T09:30:00Z"
}))]
pub struct ClassView {
    pub id: ClassId,
    pub school_id: SchoolId,
    pub course_id: CourseId,
    /// The line of the school's licence under which it is held.
    pub licence_line_id: LicenceLineId,
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
    pub seats_taken: i32,
    pub seats_free: i32,
    pub trainers: Vec<String>,
    pub funding_line: Option<String>,
    pub commission: Option<String>,
    pub status: ClassStatus,
    pub status_reason: Option<String>,
    /// Made up for a demonstration.
    pub demo: bool,
    pub external_ids: Vec<ExternalId>,
    /// With `expand=course`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course: Option<CourseView>,
    /// With `expand=school`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<SchoolView>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Class {
    #[must_use]
    pub fn into_view(
        self,
        external_ids: Vec<ExternalId>,
        course: Option<CourseView>,
        school: Option<SchoolView>,
    ) -> ClassView {
        ClassView {
            id: self.id,
            school_id: self.school_id,
            course_id: self.course_id,
            licence_line_id: self.licence_line_id,
            code: self.code,
            name: self.name,
            campus_id: self.campus_id,
            unit_id: self.unit_id,
            commune_id: self.commune_id,
            start_date: self.start_date,
            end_date: self.end_date,
            capacity: self.capacity,
            seats_taken: self.seats_taken,
            seats_free: self.capacity - self.seats_taken,
            trainers: self.trainers.0,
            funding_line: self.funding_line,
            commission: self.commission,
            status: self.status,
            status_reason: self.status_reason,
            demo: self.demo,
            external_ids,
            course,
            school,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}
