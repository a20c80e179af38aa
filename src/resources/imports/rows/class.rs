//! A row of `classes`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::refer;
use crate::platform::error::{ApiResult, Problems};
use crate::platform::ids::{CampusId, CourseId, SchoolId, UnitId};
use crate::platform::op::Op;
use crate::platform::time::Date;
use crate::platform::upsert::{Precondition, Upserted};
use crate::resources::classes::{self, ClassStatus, ClassUpsert, TrainerName};

/// A class as a row of a file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "externalId": "LOP-2026-07", "course": "CT-NAM-01", "code": "MS-2026-07",
    "name": "Trồng nấm, bản Nà Bó", "unitCode": "03646", "startDate": "2026-09-07",
    "endDate": "2026-11-27", "capacity": 30, "trainers": ["Cà Văn Minh"],
    "fundingLine": "CTMTQG-2026-DA4", "commission": "15/HĐ-ĐH", "status": "OPEN"
}))]
pub struct ClassRow {
    /// The class's key in the school's own system.
    #[schema(min_length = 1, max_length = 128)]
    pub external_id: String,
    /// A school's own when left out; others must name it.
    pub school_id: Option<SchoolId>,
    /// The school's own key of the course; or give `courseId`.
    #[schema(min_length = 1, max_length = 128)]
    pub course: Option<String>,
    /// An active course of the school, in place of `course`.
    pub course_id: Option<CourseId>,
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
    /// Code of the commune where it is held; or give `unitId`.
    #[schema(min_length = 1, max_length = 20)]
    pub unit_code: Option<String>,
    /// The day on which the code meant that place; today when left out.
    pub unit_code_date: Option<Date>,
    /// Commune or village where it is held, in place of `unitCode`.
    pub unit_id: Option<UnitId>,
    /// `YYYY-MM-DD`.
    pub start_date: Date,
    /// `YYYY-MM-DD`.
    pub end_date: Date,
    /// Most trainees.
    #[schema(minimum = 1, maximum = 500)]
    pub capacity: i32,
    /// Names of those who teach; in a table separated by semicolons.
    #[schema(max_items = 20)]
    pub trainers: Option<Vec<TrainerName>>,
    /// Programme or budget line that pays.
    #[schema(max_length = 200)]
    pub funding_line: Option<String>,
    /// Commission (đặt hàng, giao nhiệm vụ) under which it is held.
    #[schema(max_length = 200)]
    pub commission: Option<String>,
    /// Where the class stands; as it is in the registry when left out.
    pub status: Option<ClassStatus>,
    /// Needed for `CANCELLED`.
    #[schema(min_length = 1, max_length = 500)]
    pub status_reason: Option<String>,
}

impl ClassRow {
    pub fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let mut problems = Problems::new();
        let unit = refer::unit(
            op,
            self.unit_id,
            self.unit_code.as_deref(),
            self.unit_code_date,
            "/unitCode",
            &mut problems,
        )?;
        let sent = ClassUpsert {
            school_id: self.school_id,
            course_id: self.course_id,
            course: self
                .course
                .as_deref()
                .map(|value| refer::key(system, value)),
            code: self.code.clone(),
            name: self.name.clone(),
            campus_id: self.campus_id,
            unit_id: unit.unwrap_or_else(refer::nobody),
            start_date: self.start_date,
            end_date: self.end_date,
            capacity: self.capacity,
            trainers: self.trainers.clone().unwrap_or_default(),
            funding_line: self.funding_line.clone(),
            commission: self.commission.clone(),
            status: self.status,
            status_reason: self.status_reason.clone(),
            external_ids: Vec::new(),
        };
        let key = refer::key(system, &self.external_id);
        let upserted = classes::service::upsert(op, &key, &sent, &Precondition::default());
        refer::with(problems, upserted, "/unitId").map(super::any)
    }
}
