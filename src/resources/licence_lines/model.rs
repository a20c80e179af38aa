//! What a licence line is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::changes::Change;
use crate::platform::db::schema::licence_lines;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::filter::AnyOf;
use crate::platform::ids::{AnyId, LicenceLineId, OccupationId, SchoolId};
use crate::platform::json::Patch;
use crate::platform::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::text::nfc;
use crate::platform::time::{Date, Timestamp, is_valid_on};
use crate::resources::occupations::OccupationView;
use crate::resources::schools::SchoolView;

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = licence_lines, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct LicenceLine {
    #[diesel(skip_update)]
    pub id: LicenceLineId,
    pub school_id: SchoolId,
    pub occupation_id: OccupationId,
    pub level: String,
    pub yearly_quota: i32,
    pub decision_number: String,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A licence line as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "level": "SHORT_TERM", "yearlyQuota": 210, "decisionNumber": "12/GCNĐKHĐ-SNV",
    "validFrom": "2026-01-01", "validTo": "2030-12-31"
}))]
pub struct LicenceLineInput {
    pub school_id: SchoolId,
    pub occupation_id: OccupationId,
    /// Code list `training-levels`.
    #[schema(max_length = 64)]
    pub level: String,
    /// Most seats in classes that start in one calendar year (quy mô tuyển sinh/năm).
    #[schema(minimum = 1, maximum = 100_000)]
    pub yearly_quota: i32,
    /// Number of the licence (giấy chứng nhận đăng ký hoạt động).
    #[schema(min_length = 1, max_length = 100)]
    pub decision_number: String,
    pub valid_from: Date,
    /// Last day; open when absent.
    pub valid_to: Option<Date>,
}

/// A licence line as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "level": "SHORT_TERM", "yearlyQuota": 210, "decisionNumber": "12/GCNĐKHĐ-SNV",
    "validFrom": "2026-01-01", "validTo": "2030-12-31",
    "version": 1, "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct LicenceLineView {
    pub id: LicenceLineId,
    pub school_id: SchoolId,
    pub occupation_id: OccupationId,
    pub level: String,
    pub yearly_quota: i32,
    pub decision_number: String,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
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

/// Change of a licence line.
pub type LicenceLinePatch = Patch<LicenceLineInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct LicenceLineFilter {
    pub school_id: Option<SchoolId>,
    pub occupation_id: Option<OccupationId>,
    /// Code list `training-levels`, separated by commas.
    #[param(value_type = String)]
    pub level: AnyOf<String>,
    /// Only lines that are valid on this day.
    pub valid_on: Option<Date>,
}

impl Filter for LicenceLineFilter {
    const LIST: ListSpec = ListSpec {
        table: "licence_lines",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &["occupation", "school"],
        searchable: false,
    };
}

impl Row for LicenceLine {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl LicenceLine {
    /// A new row; what `input` breaks is noted in `problems`.
    pub fn new(input: &LicenceLineInput, now: Timestamp, problems: &mut Problems) -> Self {
        let mut line = Self {
            id: LicenceLineId::new(),
            school_id: input.school_id,
            occupation_id: input.occupation_id,
            level: String::new(),
            yearly_quota: 0,
            decision_number: String::new(),
            valid_from: input.valid_from,
            valid_to: None,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        line.apply(input, now, problems);
        line
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &LicenceLineInput, now: Timestamp, problems: &mut Problems) {
        self.school_id = input.school_id;
        self.occupation_id = input.occupation_id;
        self.level.clone_from(&input.level);
        self.yearly_quota = input.yearly_quota;
        self.decision_number = nfc(&input.decision_number);
        problems.expect(
            !self.decision_number.is_empty(),
            ErrorCode::NameInvalid,
            "/decisionNumber",
        );
        self.valid_from = input.valid_from;
        self.valid_to = input.valid_to;
        let in_order = input.valid_to.is_none_or(|to| input.valid_from <= to);
        problems.expect(in_order, ErrorCode::DatesReversed, "/validTo");
        self.version += 1;
        self.updated_at = now;
    }

    /// Whether both days and all between them are covered.
    #[must_use]
    pub fn covers(&self, from: Date, to: Date) -> bool {
        is_valid_on(self.valid_from, self.valid_to, from)
            && is_valid_on(self.valid_from, self.valid_to, to)
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> LicenceLineInput {
        LicenceLineInput {
            school_id: self.school_id,
            occupation_id: self.occupation_id,
            level: self.level.clone(),
            yearly_quota: self.yearly_quota,
            decision_number: self.decision_number.clone(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }

    #[must_use]
    pub fn into_view(
        self,
        occupation: Option<OccupationView>,
        school: Option<SchoolView>,
    ) -> LicenceLineView {
        LicenceLineView {
            id: self.id,
            school_id: self.school_id,
            occupation_id: self.occupation_id,
            level: self.level,
            yearly_quota: self.yearly_quota,
            decision_number: self.decision_number,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            occupation,
            school,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// Natural keys by which others know the row.
    #[must_use]
    pub fn keys(&self) -> serde_json::Value {
        json!({
            "schoolId": self.school_id, "occupationId": self.occupation_id,
            "level": self.level, "validFrom": self.valid_from,
        })
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(self.keys())
            .school(self.school_id)
    }
}
