//! What a course is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::changes::Change;
use crate::platform::db::schema::courses;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::external_ids::{ExternalId, Keyed};
use crate::platform::filter::{AnyOf, Words};
use crate::platform::ids::{AnyId, CourseId, OccupationId, SchoolId};
use crate::platform::json::Patch;
use crate::platform::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::text::{fold, nfc, sort_key};
use crate::platform::time::Timestamp;
use crate::resources::occupations::OccupationView;
use crate::resources::schools::SchoolView;
use crate::text_enum;

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
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
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
    #[schema(min_length = 1, max_length = 200)]
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
    #[serde(default = "draft")]
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
pub struct Tag(String);

fn first_edition() -> i32 {
    1
}

fn draft() -> CourseStatus {
    CourseStatus::Draft
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
    "tags": ["DIGITAL_SKILLS", "E_COMMERCE"], "status": "ACTIVE", "externalIds": [],
    "version": 1, "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct CourseView {
    pub id: CourseId,
    pub school_id: SchoolId,
    pub occupation_id: OccupationId,
    pub code: String,
    pub edition: i32,
    pub name: String,
    pub level: String,
    pub kind: String,
    pub theory_hours: i32,
    pub practice_hours: i32,
    pub digital_hours: i32,
    /// Theory and practice together.
    pub total_hours: i32,
    pub tags: Vec<String>,
    pub status: CourseStatus,
    pub external_ids: Vec<ExternalId>,
    /// With `expand=occupation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupation: Option<OccupationView>,
    /// With `expand=school`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<SchoolView>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

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

impl Filter for CourseFilter {
    const LIST: ListSpec = ListSpec {
        table: "courses",
        sorts: &[("name", "sort_key"), ("createdAt", "created_at")],
        default_sort: "name",
        expand: &["occupation", "school"],
        searchable: false,
    };
}

impl Row for Course {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, sort: &str) -> SortValue {
        match sort {
            "createdAt" => self.created_at.into(),
            _ => self.sort_key.as_str().into(),
        }
    }
}

impl Course {
    /// A new row; what `input` breaks is noted in `problems`.
    pub fn new(
        school: SchoolId,
        input: &CourseInput,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Self {
        let mut course = Self {
            id: CourseId::new(),
            school_id: school,
            occupation_id: input.occupation_id,
            code: String::new(),
            edition: 0,
            name: String::new(),
            folded_name: String::new(),
            sort_key: String::new(),
            level: String::new(),
            kind: String::new(),
            theory_hours: 0,
            practice_hours: 0,
            digital_hours: 0,
            tags: Json::default(),
            status: CourseStatus::Draft,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        course.apply(input, now, problems);
        course
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &CourseInput, now: Timestamp, problems: &mut Problems) {
        self.occupation_id = input.occupation_id;
        self.code.clone_from(&input.code);
        self.edition = input.edition;
        self.name = nfc(&input.name);
        problems.expect(!self.name.is_empty(), ErrorCode::NameInvalid, "/name");
        self.folded_name = fold(&self.name);
        self.sort_key = sort_key(&self.name);
        self.level.clone_from(&input.level);
        self.kind.clone_from(&input.kind);
        self.theory_hours = input.theory_hours;
        self.practice_hours = input.practice_hours;
        self.digital_hours = input.digital_hours;
        if self.digital_hours > self.total_hours() {
            problems
                .add(ErrorCode::DigitalHoursExceedTotal, "/digitalHours")
                .param("given", self.digital_hours)
                .param("total", self.total_hours());
        }
        let mut tags: Vec<String> = input.tags.iter().map(|tag| tag.0.clone()).collect();
        tags.sort_unstable();
        tags.dedup();
        self.tags = Json(tags);
        self.status = input.status;
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

    /// That the course had other natural keys in the version `before`.
    #[must_use]
    pub fn rekey(&self, before: &Self) -> Change {
        let (previous, current) = (before.keys(), self.keys());
        let (id, version) = (self.id.any(), self.version);
        Change::rekey("course.change", RESOURCE, id, version, &previous, &current)
            .school(self.school_id)
            .open(self.status != CourseStatus::Draft)
    }

    #[must_use]
    pub fn total_hours(&self) -> i32 {
        self.theory_hours + self.practice_hours
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self, external_ids: Vec<ExternalId>) -> CourseInput {
        CourseInput {
            school_id: Some(self.school_id),
            occupation_id: self.occupation_id,
            code: self.code.clone(),
            edition: self.edition,
            name: self.name.clone(),
            level: self.level.clone(),
            kind: self.kind.clone(),
            theory_hours: self.theory_hours,
            practice_hours: self.practice_hours,
            digital_hours: self.digital_hours,
            tags: self.tags.0.iter().cloned().map(Tag).collect(),
            status: self.status,
            external_ids,
        }
    }

    #[must_use]
    pub fn into_view(
        self,
        external_ids: Vec<ExternalId>,
        occupation: Option<OccupationView>,
        school: Option<SchoolView>,
    ) -> CourseView {
        CourseView {
            total_hours: self.total_hours(),
            id: self.id,
            school_id: self.school_id,
            occupation_id: self.occupation_id,
            code: self.code,
            edition: self.edition,
            name: self.name,
            level: self.level,
            kind: self.kind,
            theory_hours: self.theory_hours,
            practice_hours: self.practice_hours,
            digital_hours: self.digital_hours,
            tags: self.tags.0,
            status: self.status,
            external_ids,
            occupation,
            school,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// Natural keys by which others know the row.
    #[must_use]
    pub fn keys(&self) -> Value {
        json!({"schoolId": self.school_id, "code": self.code, "edition": self.edition})
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

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(self.keys())
            .school(self.school_id)
            .open(self.status != CourseStatus::Draft)
    }
}
