//! What a campus is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::listed;
use crate::platform::db::schema::campuses;
use crate::platform::lists::page::{Filter, ListSpec, Ways};
use crate::platform::resource::Sent;
use crate::platform::values::ids::{CampusId, SchoolId, UnitId};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;

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
#[diesel(table_name = campuses, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Campus {
    #[diesel(skip_update)]
    pub id: CampusId,
    pub school_id: SchoolId,
    pub name: String,
    pub unit_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A campus as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "name": "Cơ sở Mai Sơn", "address": "Tiểu khu 3", "phone": "0212 3845 678"
}))]
pub struct CampusInput {
    /// Unique within the school.
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub name: String,
    /// Commune (xã, phường) or village where it stands.
    pub unit_id: Option<UnitId>,
    #[schema(max_length = 300, format = "one-line")]
    pub address: Option<String>,
    /// Stored as +84…; service numbers (1900, 1800) are taken too.
    #[schema(max_length = 32)]
    pub phone: Option<String>,
}

/// A campus as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a20",
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "name": "Cơ sở Mai Sơn", "unitId": null, "address": "Tiểu khu 3", "phone": "+842123845678",
    "version": 1, "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct CampusView {
    pub id: CampusId,
    pub school_id: SchoolId,
    pub name: String,
    pub unit_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Sent for CampusInput {}

/// Change of a campus.
pub type CampusPatch = Patch<CampusInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct CampusFilter {
    /// Commune or village where it stands.
    pub unit_id: Option<UnitId>,
}

impl Filter for CampusFilter {
    type View = CampusView;

    const LIST: ListSpec = AnyCampusFilter::LIST;
}

/// Filters of the campuses of all schools, as an export takes them.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AnyCampusFilter {
    pub school_id: Option<SchoolId>,
    /// Commune or village where it stands.
    pub unit_id: Option<UnitId>,
}

// A school has a handful of them, found by the index on the school; any order is cheap.
listed! {
    Campus in campuses by AnyCampusFilter: "createdAt" created_at;
    default "createdAt"; along ways;
}

fn ways(filter: &AnyCampusFilter, ways: &mut Ways<'_>) {
    ways.by("school_id", &filter.school_id);
}
