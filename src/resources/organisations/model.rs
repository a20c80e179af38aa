//! What an organisation is: what clients send of it, its row and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::auth::authz::Role;
use crate::platform::db::schema::organisations;
use crate::platform::lists::filter::AnyOf;
use crate::platform::resource::{Seen, Sent};
use crate::platform::values::ids::{EnterpriseId, OrganisationId, SchoolId, UnitId};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;
use crate::{listed, text_enum};

text_enum! {
    /// What an organisation is, and so which roles it may give.
    pub enum OrganisationKind {
        Agency = "AGENCY",
        School = "SCHOOL",
        Enterprise = "ENTERPRISE",
        AppOwner = "APP_OWNER",
    }
}

impl OrganisationKind {
    /// Whether people and clients of such an organisation may have this role.
    #[must_use]
    pub fn gives(self, role: Role) -> bool {
        match role {
            Role::Viewer => true,
            Role::SchoolRegistrar => self == Self::School,
            Role::Enterprise => self == Self::Enterprise,
            Role::Administrator
            | Role::LeadAgency
            | Role::Department
            | Role::Commune
            | Role::EmploymentCentre
            | Role::Inspector => self == Self::Agency,
        }
    }
}

/// An organisation as clients send it. An agency names its unit, a school's organisation its
/// school, an enterprise's organisation its enterprise, the owner of an app nothing.
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
#[diesel(table_name = organisations, treat_none_as_null = true, treat_none_as_default_value = false)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "kind": "AGENCY", "name": "UBND phường Tô Hiệu", "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11"
}))]
pub struct OrganisationInput {
    pub kind: OrganisationKind,
    /// Unique.
    #[schema(min_length = 2, max_length = 200, format = "one-line")]
    pub name: String,
    /// Province, former district or commune: its people reach what lies in it. Only of agencies.
    pub unit_id: Option<UnitId>,
    /// Only of schools; a school has one organisation.
    pub school_id: Option<SchoolId>,
    /// Only of enterprises; an enterprise has one organisation.
    pub enterprise_id: Option<EnterpriseId>,
    /// When false, its people and clients cannot come in.
    #[serde(default = "active")]
    #[schema(default = true)]
    pub active: bool,
}

fn active() -> bool {
    true
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
#[diesel(table_name = organisations)]
pub struct Organisation {
    #[diesel(skip_update)]
    pub id: OrganisationId,
    #[diesel(embed)]
    #[serde(flatten)]
    pub terms: OrganisationInput,
    pub folded_name: String,
    pub sort_key: String,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// An organisation as clients see it.
pub type OrganisationView = Seen<OrganisationInput, Related>;

/// Nothing stands inside a view.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "kind": "AGENCY", "name": "UBND phường Tô Hiệu",
    "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "schoolId": null, "enterpriseId": null,
    "active": true, "version": 1,
    "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct Related {}

impl Sent for OrganisationInput {}

/// Change of an organisation.
pub type OrganisationPatch = Patch<OrganisationInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct OrganisationFilter {
    #[param(value_type = String, example = "AGENCY")]
    pub kind: AnyOf<OrganisationKind>,
    /// A part of the name, without regard to accents or case.
    #[param(max_length = 200)]
    pub name: Option<String>,
    pub active: Option<bool>,
    pub unit_id: Option<UnitId>,
    pub school_id: Option<SchoolId>,
    pub enterprise_id: Option<EnterpriseId>,
}

listed! { Organisation in organisations by OrganisationFilter: "name" sort_key; default "name"; }
