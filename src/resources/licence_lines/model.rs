//! What a licence line is: what clients send of it, its row and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::listed;
use crate::platform::db::schema::licence_lines;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::Ways;
use crate::platform::resource::{Seen, Sent};
use crate::platform::values::ids::{LicenceLineId, OccupationId, SchoolId};
use crate::platform::values::time::{Date, Timestamp, is_valid_on};
use crate::platform::wire::json::Patch;
use crate::resources::occupations::OccupationView;
use crate::resources::schools::SchoolView;

/// A licence line as clients send it.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    ToSchema,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
)]
#[diesel(table_name = licence_lines, treat_none_as_null = true, treat_none_as_default_value = false)]
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

/// A row of the table.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
)]
#[diesel(table_name = licence_lines)]
pub struct LicenceLine {
    #[diesel(skip_update)]
    pub id: LicenceLineId,
    #[diesel(embed)]
    #[serde(flatten)]
    pub terms: LicenceLineInput,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A licence line as clients see it.
pub type LicenceLineView = Seen<LicenceLineInput, Related>;

/// Related rows inside a view.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "level": "SHORT_TERM", "yearlyQuota": 210, "decisionNumber": "12/GCNĐKHĐ-SNV",
    "validFrom": "2026-01-01", "validTo": "2030-12-31",
    "version": 1, "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct Related {
    /// With `expand=occupation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub occupation: Option<OccupationView>,
    /// With `expand=school`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub school: Option<SchoolView>,
}

impl Sent for LicenceLineInput {}

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

listed! {
    LicenceLine in licence_lines by LicenceLineFilter: "createdAt" created_at;
    default "createdAt"; expand ["occupation", "school"]; along ways;
}

fn ways(filter: &LicenceLineFilter, ways: &mut Ways<'_>) {
    ways.by("school_id", &filter.school_id);
}

impl LicenceLine {
    /// Whether the line is in force on that day.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        is_valid_on(self.terms.valid_from, self.terms.valid_to, day)
    }

    /// Whether both days and all between them are covered.
    #[must_use]
    pub fn covers(&self, from: Date, to: Date) -> bool {
        self.is_valid_on(from) && self.is_valid_on(to)
    }
}
