//! What a mapping is: what clients send of it, its row and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::listed;
use crate::platform::db::schema::import_mappings;
use crate::platform::db::types::Json;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::Ways;
use crate::platform::resource::{Seen, Sent};
use crate::platform::values::ids::{ImportMappingId, OrganisationId};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;
use crate::resources::imports::TemplateKind;

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MappedColumn {
    /// As it stands in the file, or its lowest cell where it has several, or the letter of the column as
    /// `[C]`. Accents, case, punctuation and line breaks do not count.
    #[schema(min_length = 1, max_length = 200)]
    pub heading: String,
    /// The member of a row that it is, or the part of one that several columns make: `birthDate.day`,
    /// `.month` and `.year`, `fullName.familyNames` and `.givenName`, `sex.male` and `.female` for marks,
    /// `birthDate.male` and `.female`, `result.passed` and `.failed`, `residenceCode.place`, `.district`
    /// and `.province`. Null where the column is left out.
    #[schema(min_length = 1, max_length = 64)]
    pub member: Option<String>,
}

/// What every row of the file says without a column for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Constant {
    /// A member that no column is.
    #[schema(min_length = 1, max_length = 64)]
    pub member: String,
    /// As it would stand in a cell.
    #[schema(min_length = 1, max_length = 1000, format = "one-line")]
    pub value: String,
}

/// A mapping as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "name": "Danh sách học viên theo mẫu của trường", "kind": "trainees",
    "columns": [
        {"heading": "Mã HV", "member": "externalId"}, {"heading": "Tên HV", "member": "fullName"},
        {"heading": "Ghi chú", "member": null}
    ],
    "constants": [{"member": "schoolingLevel", "value": "LOWER_SECONDARY"}]
}))]
pub struct ImportMappingInput {
    /// Unique among those of the organisation.
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub name: String,
    /// What the rows of such a file are.
    #[schema(value_type = TemplateKind)]
    pub kind: String,
    /// No heading stands there twice.
    #[schema(min_items = 1, max_items = 256)]
    pub columns: Vec<MappedColumn>,
    /// What all rows say, such as the class of a whole file.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub constants: Vec<Constant>,
}

impl Sent for ImportMappingInput {}

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
#[diesel(table_name = import_mappings)]
pub struct ImportMapping {
    #[diesel(skip_update)]
    pub id: ImportMappingId,
    #[diesel(skip_update)]
    pub organisation_id: OrganisationId,
    pub name: String,
    pub sort_key: String,
    pub kind: String,
    #[diesel(column_name = mapped_columns)]
    pub columns: Json<Vec<MappedColumn>>,
    pub constants: Json<Vec<Constant>>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A mapping as clients see it.
pub type ImportMappingView = Seen<ImportMappingInput, Related>;

/// What stands around what clients send.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31",
    "name": "Danh sách học viên theo mẫu của trường", "kind": "trainees",
    "columns": [
        {"heading": "Mã HV", "member": "externalId"}, {"heading": "Tên HV", "member": "fullName"},
        {"heading": "Ghi chú", "member": null}
    ],
    "constants": [{"member": "schoolingLevel", "value": "LOWER_SECONDARY"}],
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "version": 1, "createdAt": "2026-03-02T02:00:00Z", "updatedAt": "2026-03-02T02:00:00Z"
}))]
pub struct Related {
    /// Whose files look so.
    pub organisation_id: OrganisationId,
}

/// Change of a mapping.
pub type ImportMappingPatch = Patch<ImportMappingInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ImportMappingFilter {
    /// Kinds of rows, separated by commas.
    #[param(value_type = String, example = "trainees")]
    pub kind: AnyOf<String>,
    pub organisation_id: Option<OrganisationId>,
}

listed! {
    ImportMapping in import_mappings by ImportMappingFilter:
        "name" sort_key, "createdAt" created_at;
    default "name"; along ways;
}

fn ways(filter: &ImportMappingFilter, ways: &mut Ways<'_>) {
    ways.by("organisation_id", &filter.organisation_id);
}
