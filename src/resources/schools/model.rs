//! What a school is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::changes::Change;
use crate::platform::db::schema::schools;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::external_ids::{ExternalId, Keyed};
use crate::platform::filter::AnyOf;
use crate::platform::ids::{AnyId, SchoolId, UnitId};
use crate::platform::json::Patch;
use crate::platform::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::phone::Phone;
use crate::platform::text::{nfc, sort_key};
use crate::platform::time::Timestamp;
use crate::text_enum;

text_enum! {
    /// Life cycle of a school.
    pub enum SchoolStatus {
        Active = "ACTIVE",
        Closed = "CLOSED",
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
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
    #[schema(min_length = 2, max_length = 200)]
    pub name_vi: String,
    #[schema(min_length = 2, max_length = 200)]
    pub name_en: Option<String>,
    /// Code list `school-kinds`.
    #[schema(max_length = 64)]
    pub kind: String,
    /// Code list `ownerships`.
    #[schema(max_length = 64)]
    pub ownership: String,
    /// Commune of the main campus.
    pub unit_id: Option<UnitId>,
    #[schema(max_length = 300)]
    pub address: Option<String>,
    /// Stored as +84….
    #[schema(max_length = 32)]
    pub phone: Option<String>,
    #[schema(format = "email", max_length = 200)]
    pub email: Option<String>,
    #[schema(format = "uri", max_length = 200)]
    pub website: Option<String>,
    #[serde(default = "active")]
    pub status: SchoolStatus,
    /// Keys of the school in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

fn active() -> SchoolStatus {
    SchoolStatus::Active
}

/// A school as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "code": "CD-SONLA",
    "nameVi": "Trường Cao đẳng Sơn La", "nameEn": "Son La College", "kind": "COLLEGE",
    "ownership": "PUBLIC", "unitId": null, "address": null, "phone": "+842123874567",
    "email": null, "website": null, "status": "ACTIVE", "demo": false,
    "externalIds": [{"system": "gdnn-ministry", "value": "CDD1402"}], "version": 1,
    "createdAt": "2026-11-23T02:00:00Z", "updatedAt": "2026-11-23T02:00:00Z"
}))]
pub struct SchoolView {
    pub id: SchoolId,
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    pub kind: String,
    pub ownership: String,
    pub unit_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub status: SchoolStatus,
    /// Made up for a demonstration.
    pub demo: bool,
    pub external_ids: Vec<ExternalId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

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

impl Filter for SchoolFilter {
    const LIST: ListSpec = ListSpec {
        table: "schools",
        sorts: &[("name", "sort_key"), ("createdAt", "created_at")],
        default_sort: "name",
        expand: &[],
        searchable: true,
    };
}

impl Row for School {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, sort: &str) -> SortValue {
        match sort {
            "createdAt" => self.created_at.into(),
            _ => self.sort_key.as_str().into(),
        }
    }

    fn seq(&self) -> i64 {
        self.seq
    }
}

impl School {
    /// A new row; what `input` breaks is noted in `problems`.
    pub fn new(input: &SchoolInput, now: Timestamp, problems: &mut Problems) -> Self {
        let mut school = Self {
            seq: 0,
            id: SchoolId::new(),
            code: String::new(),
            name_vi: String::new(),
            name_en: None,
            sort_key: String::new(),
            kind: String::new(),
            ownership: String::new(),
            unit_id: None,
            address: None,
            phone: None,
            email: None,
            website: None,
            status: SchoolStatus::Active,
            demo: false,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        school.apply(input, now, problems);
        school
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &SchoolInput, now: Timestamp, problems: &mut Problems) {
        let phone = input.phone.as_deref().map(Phone::parse).transpose();
        problems.expect(phone.is_ok(), ErrorCode::PhoneInvalid, "/phone");
        self.code.clone_from(&input.code);
        self.name_vi = nfc(&input.name_vi);
        problems.expect(!self.name_vi.is_empty(), ErrorCode::NameInvalid, "/nameVi");
        self.name_en = input.name_en.as_deref().map(nfc);
        self.sort_key = sort_key(&self.name_vi);
        self.kind.clone_from(&input.kind);
        self.ownership.clone_from(&input.ownership);
        self.unit_id = input.unit_id;
        self.address = input.address.as_deref().map(nfc);
        self.phone = phone.ok().flatten().map(|phone| phone.as_str().to_owned());
        self.email.clone_from(&input.email);
        self.website.clone_from(&input.website);
        self.status = input.status;
        self.version += 1;
        self.updated_at = now;
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self, external_ids: Vec<ExternalId>) -> SchoolInput {
        SchoolInput {
            code: self.code.clone(),
            name_vi: self.name_vi.clone(),
            name_en: self.name_en.clone(),
            kind: self.kind.clone(),
            ownership: self.ownership.clone(),
            unit_id: self.unit_id,
            address: self.address.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            status: self.status,
            external_ids,
        }
    }

    #[must_use]
    pub fn into_view(self, external_ids: Vec<ExternalId>) -> SchoolView {
        SchoolView {
            id: self.id,
            code: self.code,
            name_vi: self.name_vi,
            name_en: self.name_en,
            kind: self.kind,
            ownership: self.ownership,
            unit_id: self.unit_id,
            address: self.address,
            phone: self.phone,
            email: self.email,
            website: self.website,
            status: self.status,
            demo: self.demo,
            external_ids,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
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
            .keys(json!({"code": self.code}))
            .school(self.id)
    }
}
