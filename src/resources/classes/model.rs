//! What a class is: its row and what clients send.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::RESOURCE;
use super::state::ClassStatus;
use crate::platform::changes::Change;
use crate::platform::db::schema::classes;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::external_ids::{ExternalId, Keyed};
use crate::platform::ids::{CampusId, ClassId, CourseId, LicenceLineId, SchoolId, UnitId};
use crate::platform::json::Patch;
use crate::platform::text::nfc;
use crate::platform::time::{Date, Timestamp};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
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
    pub status_reason: Option<String>,
    pub demo: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
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
    /// Keys of the class in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// Name of somebody who teaches.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(min_length = 1, max_length = 100, example = "Cà Văn Minh")]
pub struct TrainerName(String);

/// Change of a class.
pub type ClassPatch = Patch<ClassInput>;

/// What is looked up for a class rather than sent.
#[derive(Debug, Clone, Copy)]
pub struct Resolved {
    pub licence_line: LicenceLineId,
    pub commune: UnitId,
}

impl Class {
    /// What the seats of all classes of the licence line in the class's year are kept by.
    pub(super) fn quota_key(&self) -> String {
        format!("{} {}", self.licence_line_id, self.start_date.year())
    }

    /// A new row in its first state, without what is looked up; what `input` breaks is noted.
    pub fn new(
        school: SchoolId,
        input: &ClassInput,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Self {
        let mut class = Self {
            id: ClassId::new(),
            school_id: school,
            course_id: input.course_id,
            // Until `resolve`, which the service calls before it stores the row.
            licence_line_id: LicenceLineId::new(),
            code: String::new(),
            name: String::new(),
            campus_id: None,
            unit_id: input.unit_id,
            commune_id: input.unit_id,
            start_date: input.start_date,
            end_date: input.end_date,
            capacity: 0,
            seats_taken: 0,
            trainers: Json::default(),
            funding_line: None,
            commission: None,
            status: ClassStatus::Planned,
            status_reason: None,
            demo: false,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        class.apply(input, now, problems);
        class
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &ClassInput, now: Timestamp, problems: &mut Problems) {
        self.course_id = input.course_id;
        self.code.clone_from(&input.code);
        self.name = nfc(&input.name);
        problems.expect(!self.name.is_empty(), ErrorCode::NameInvalid, "/name");
        self.campus_id = input.campus_id;
        self.unit_id = input.unit_id;
        self.start_date = input.start_date;
        self.end_date = input.end_date;
        let in_order = input.start_date <= input.end_date;
        problems.expect(in_order, ErrorCode::DatesReversed, "/endDate");
        self.capacity = input.capacity;
        if self.capacity < self.seats_taken {
            problems
                .add(ErrorCode::CapacityBelowSeats, "/capacity")
                .param("seatsTaken", self.seats_taken)
                .param("given", self.capacity);
        }
        self.trainers = Json(input.trainers.iter().map(|name| nfc(&name.0)).collect());
        for (index, name) in self.trainers.0.iter().enumerate() {
            let pointer = format!("/trainers/{index}");
            problems.expect(!name.is_empty(), ErrorCode::NameInvalid, &pointer);
        }
        self.funding_line = input.funding_line.as_deref().map(nfc);
        self.commission = input.commission.as_deref().map(nfc);
        self.touch(now);
    }

    /// Put in what was looked up.
    pub fn resolve(&mut self, resolved: Resolved) {
        self.licence_line_id = resolved.licence_line;
        self.commune_id = resolved.commune;
    }

    /// Make the row its own next version.
    pub fn touch(&mut self, now: Timestamp) {
        self.version += 1;
        self.updated_at = now;
    }

    /// Whether this version says what `before` said.
    #[must_use]
    pub fn says_as(&self, before: &Self) -> bool {
        let unversioned = Self {
            version: before.version,
            updated_at: before.updated_at,
            ..self.clone()
        };
        unversioned == *before
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self, external_ids: Vec<ExternalId>) -> ClassInput {
        ClassInput {
            school_id: Some(self.school_id),
            course_id: self.course_id,
            code: self.code.clone(),
            name: self.name.clone(),
            campus_id: self.campus_id,
            unit_id: self.unit_id,
            start_date: self.start_date,
            end_date: self.end_date,
            capacity: self.capacity,
            trainers: self.trainers.0.iter().cloned().map(TrainerName).collect(),
            funding_line: self.funding_line.clone(),
            commission: self.commission.clone(),
            external_ids,
        }
    }

    /// Natural keys by which others know the row.
    #[must_use]
    pub fn keys(&self) -> Value {
        json!({"schoolId": self.school_id, "code": self.code})
    }

    /// The row as its external ids know it.
    #[must_use]
    pub fn keyed(&self) -> Keyed {
        Keyed {
            resource: RESOURCE,
            id: self.id.any(),
            version: self.version,
        }
    }

    /// That the class had other natural keys in the version `before`.
    #[must_use]
    pub fn rekey(&self, before: &Self) -> Change {
        let (previous, current) = (before.keys(), self.keys());
        let (id, version) = (self.id.any(), self.version);
        Change::rekey("class.change", RESOURCE, id, version, &previous, &current)
            .school(self.school_id)
            .commune(self.commune_id)
            .open(self.status != ClassStatus::Planned)
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(self.keys())
            .school(self.school_id)
            .commune(self.commune_id)
            .open(self.status != ClassStatus::Planned)
    }
}
