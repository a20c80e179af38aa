//! What an organisation is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::authz::Role;
use crate::platform::changes::Change;
use crate::platform::db::schema::organisations;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::filter::AnyOf;
use crate::platform::ids::{AnyId, EnterpriseId, OrganisationId, SchoolId, UnitId};
use crate::platform::json::Patch;
use crate::platform::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::text::{fold, nfc, sort_key};
use crate::platform::time::Timestamp;
use crate::text_enum;

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

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organisations, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Organisation {
    #[diesel(skip_update)]
    pub id: OrganisationId,
    pub kind: OrganisationKind,
    pub name: String,
    pub folded_name: String,
    pub sort_key: String,
    pub unit_id: Option<UnitId>,
    pub school_id: Option<SchoolId>,
    pub enterprise_id: Option<EnterpriseId>,
    pub active: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// An organisation as clients send it. An agency names its unit, a school's organisation its
/// school, an enterprise's organisation its enterprise, the owner of an app nothing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "kind": "AGENCY", "name": "UBND phường Tô Hiệu", "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11"
}))]
pub struct OrganisationInput {
    pub kind: OrganisationKind,
    /// Unique.
    #[schema(min_length = 2, max_length = 200)]
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

/// An organisation as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "kind": "AGENCY", "name": "UBND phường Tô Hiệu",
    "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "schoolId": null, "enterpriseId": null,
    "active": true, "version": 1,
    "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct OrganisationView {
    pub id: OrganisationId,
    pub kind: OrganisationKind,
    pub name: String,
    pub unit_id: Option<UnitId>,
    pub school_id: Option<SchoolId>,
    pub enterprise_id: Option<EnterpriseId>,
    pub active: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

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

impl Filter for OrganisationFilter {
    const LIST: ListSpec = ListSpec {
        table: "organisations",
        sorts: &[("name", "sort_key")],
        default_sort: "name",
        expand: &[],
        searchable: false,
    };
}

impl Row for Organisation {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.sort_key.as_str().into()
    }
}

impl Organisation {
    /// A new row; what `input` breaks by itself is noted in `problems`.
    pub fn new(input: &OrganisationInput, now: Timestamp, problems: &mut Problems) -> Self {
        let mut organisation = Self {
            id: OrganisationId::new(),
            kind: input.kind,
            name: String::new(),
            folded_name: String::new(),
            sort_key: String::new(),
            unit_id: None,
            school_id: None,
            enterprise_id: None,
            active: true,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        organisation.apply(input, now, problems);
        organisation
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &OrganisationInput, now: Timestamp, problems: &mut Problems) {
        self.kind = input.kind;
        self.name = nfc(&input.name);
        problems.expect(self.name.len() > 1, ErrorCode::NameInvalid, "/name");
        self.folded_name = fold(&self.name);
        self.sort_key = sort_key(&self.name);
        self.unit_id = input.unit_id;
        self.school_id = input.school_id;
        self.enterprise_id = input.enterprise_id;
        self.active = input.active;
        self.version += 1;
        self.updated_at = now;
        self.check_links(problems);
    }

    /// Each kind has its own link and no other: a second one would widen its people's reach.
    fn check_links(&self, problems: &mut Problems) {
        use OrganisationKind as Kind;
        let links = [
            (
                Kind::Agency,
                self.unit_id.is_some(),
                ErrorCode::OrganisationUnitRequired,
                "/unitId",
            ),
            (
                Kind::School,
                self.school_id.is_some(),
                ErrorCode::OrganisationSchoolRequired,
                "/schoolId",
            ),
            (
                Kind::Enterprise,
                self.enterprise_id.is_some(),
                ErrorCode::OrganisationEnterpriseRequired,
                "/enterpriseId",
            ),
        ];
        for (kind, linked, required, pointer) in links {
            match (kind == self.kind, linked) {
                (true, false) => drop(problems.add(required, pointer)),
                (false, true) => {
                    problems
                        .add(ErrorCode::OrganisationLinkForbidden, pointer)
                        .param("kind", self.kind.as_str());
                }
                _ => {}
            }
        }
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> OrganisationInput {
        OrganisationInput {
            kind: self.kind,
            name: self.name.clone(),
            unit_id: self.unit_id,
            school_id: self.school_id,
            enterprise_id: self.enterprise_id,
            active: self.active,
        }
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"name": self.name}))
            .organisation(self.id)
    }
}

impl From<Organisation> for OrganisationView {
    fn from(row: Organisation) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            name: row.name,
            unit_id: row.unit_id,
            school_id: row.school_id,
            enterprise_id: row.enterprise_id,
            active: row.active,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
