//! What a campus is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::changes::Change;
use crate::platform::db::schema::campuses;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::ids::{AnyId, CampusId, SchoolId, UnitId};
use crate::platform::json::Patch;
use crate::platform::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::phone::Phone;
use crate::platform::text::nfc;
use crate::platform::time::Timestamp;

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
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
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Commune (xã, phường) or village where it stands.
    pub unit_id: Option<UnitId>,
    #[schema(max_length = 300)]
    pub address: Option<String>,
    /// Stored as +84….
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
    // A school has a handful of them, found by the index on the school; any order is cheap.
    const LIST: ListSpec = ListSpec {
        table: "campuses",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &[],
        searchable: false,
    };
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

impl Filter for AnyCampusFilter {
    const LIST: ListSpec = CampusFilter::LIST;
}

impl Row for Campus {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl Campus {
    /// A new row; what `input` breaks is noted in `problems`.
    pub fn new(
        school: SchoolId,
        input: &CampusInput,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Self {
        let mut campus = Self {
            id: CampusId::new(),
            school_id: school,
            name: String::new(),
            unit_id: None,
            address: None,
            phone: None,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        campus.apply(input, now, problems);
        campus
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &CampusInput, now: Timestamp, problems: &mut Problems) {
        let phone = input.phone.as_deref().map(Phone::parse).transpose();
        problems.expect(phone.is_ok(), ErrorCode::PhoneInvalid, "/phone");
        self.name = nfc(&input.name);
        problems.expect(!self.name.is_empty(), ErrorCode::NameInvalid, "/name");
        self.unit_id = input.unit_id;
        self.address = input.address.as_deref().map(nfc);
        self.phone = phone.ok().flatten().map(|phone| phone.as_str().to_owned());
        self.version += 1;
        self.updated_at = now;
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> CampusInput {
        CampusInput {
            name: self.name.clone(),
            unit_id: self.unit_id,
            address: self.address.clone(),
            phone: self.phone.clone(),
        }
    }

    #[must_use]
    pub fn into_view(self) -> CampusView {
        CampusView {
            id: self.id,
            school_id: self.school_id,
            name: self.name,
            unit_id: self.unit_id,
            address: self.address,
            phone: self.phone,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"schoolId": self.school_id, "name": self.name}))
            .school(self.school_id)
    }
}
