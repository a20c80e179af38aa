//! What a school is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::db::schema::schools;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::Ways;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{SchoolId, UnitId};
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::wire::json::Patch;
use crate::{keyed, listed, text_enum};

text_enum! {
    /// Life cycle of a school.
    pub enum SchoolStatus {
        Active = "ACTIVE",
        Closed = "CLOSED",
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
#[diesel(table_name = schools, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct School {
    #[diesel(skip_insertion, skip_update)]
    pub seq: i64,
    #[diesel(skip_update)]
    pub id: SchoolId,
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    pub sort_key: String,
    pub kind: String,
    pub ownership: String,
    pub unit_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub status: SchoolStatus,
    pub demo: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub successor_school_id: Option<SchoolId>,
    pub successor_from: Option<Date>,
}

/// A school as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "code": "CD-SONLA", "nameVi": "Trường Cao đẳng Sơn La", "nameEn": "Son La College",
    "kind": "COLLEGE", "ownership": "PUBLIC", "phone": "0212 3874 567",
    "externalIds": [{"system": "gdnn-ministry", "value": "CDD1402"}]
}))]
pub struct SchoolInput {
    /// Short key that people and files use; unique.
    #[schema(min_length = 2, max_length = 32, pattern = "^[A-Z0-9][A-Z0-9-]*$")]
    pub code: String,
    #[schema(min_length = 2, max_length = 200, format = "one-line")]
    pub name_vi: String,
    #[schema(min_length = 2, max_length = 200, format = "one-line")]
    pub name_en: Option<String>,
    /// Code list `school-kinds`.
    #[schema(max_length = 64)]
    pub kind: String,
    /// Code list `ownerships`.
    #[schema(max_length = 64)]
    pub ownership: String,
    /// Commune of the main campus.
    pub unit_id: Option<UnitId>,
    #[schema(max_length = 300, format = "one-line")]
    pub address: Option<String>,
    /// Stored as +84…; service numbers (1900, 1800) are taken too.
    #[schema(max_length = 32)]
    pub phone: Option<String>,
    #[schema(format = "email", max_length = 200)]
    pub email: Option<String>,
    #[schema(format = "uri", max_length = 200)]
    pub website: Option<String>,
    #[serde(default)]
    pub status: SchoolStatus,
    /// The school that goes on with this one, which is closed: it reaches its people, classes,
    /// certificates and unfinished work from `successorFrom` on. Null takes it back.
    pub successor_school_id: Option<SchoolId>,
    /// The first day of the successor; today when left out.
    pub successor_from: Option<Date>,
    /// Keys of the school in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// A school as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "code": "CD-SONLA",
    "nameVi": "Trường Cao đẳng Sơn La", "nameEn": "Son La College", "kind": "COLLEGE",
    "ownership": "PUBLIC", "unitId": null, "address": null, "phone": "+842123874567",
    "email": null, "website": null, "status": "ACTIVE",
    "successorSchoolId": null, "successorFrom": null, "demo": false,
    "externalIds": [{"system": "gdnn-ministry", "value": "CDD1402"}], "version": 1,
    "createdAt": "2026-11-23T02:00:00Z", "updatedAt": "2026-11-23T02:00:00Z"
}))]
pub struct SchoolView {
    pub id: SchoolId,
    /// The code of the school.
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    /// Code list `school-kinds`.
    pub kind: String,
    /// Code list `ownerships`.
    pub ownership: String,
    pub unit_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub status: SchoolStatus,
    /// The school that goes on with this one.
    pub successor_school_id: Option<SchoolId>,
    /// Since this day it does.
    pub successor_from: Option<Date>,
    /// Made up for a demonstration.
    pub demo: bool,
    pub external_ids: Vec<ExternalId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

keyed!(SchoolInput);

/// Change of a school.
pub type SchoolPatch = Patch<SchoolInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct SchoolFilter {
    /// Code list `school-kinds`, separated by commas.
    #[param(value_type = String)]
    pub kind: AnyOf<String>,
    /// Code list `ownerships`, separated by commas.
    #[param(value_type = String)]
    pub ownership: AnyOf<String>,
    #[param(value_type = String, example = "ACTIVE")]
    pub status: AnyOf<SchoolStatus>,
    pub code: Option<String>,
    /// Commune of the main campus.
    pub unit_id: Option<UnitId>,
}

listed! {
    School in schools by SchoolFilter: "name" sort_key, "createdAt" created_at;
    default "name"; along ways; search;
}

fn ways(filter: &SchoolFilter, ways: &mut Ways<'_>) {
    ways.by("code", &filter.code);
}
