//! What clients send of occupations and what they see.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{OccupationField, OccupationList};
use crate::platform::lists::filter::{AnyOf, Words};
use crate::platform::lists::page::{Filter, ListSpec};
use crate::platform::values::ids::OccupationId;
use crate::platform::values::money::Money;
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::wire::json::Patch;

/// An occupation of the provincial list, as clients send it. Of one of the national list, only its
/// validity can be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "code": "SL-2026-01", "nameVi": "Kỹ thuật chăn nuôi dê", "nameEn": "Goat raising",
    "level": "SHORT_TERM", "field": "AGRICULTURAL", "durationMonths": 2, "classMin": 25,
    "classMax": 35, "costCap": {"amount": "2000000", "currency": "VND"},
    "source": "05/2026/QĐ-UBND", "validFrom": "2026-01-01"
}))]
pub struct OccupationInput {
    /// Unique within its list. It has a capital letter: digits alone are for the national list.
    #[schema(max_length = 32, pattern = "^[A-Z0-9][A-Z0-9.-]*$")]
    pub code: String,
    #[schema(min_length = 1, max_length = 300, format = "one-line")]
    pub name_vi: String,
    #[schema(min_length = 1, max_length = 300, format = "one-line")]
    pub name_en: Option<String>,
    /// Code list `training-levels`. It stays while something refers to the occupation.
    #[schema(max_length = 64)]
    pub level: String,
    /// Code list `fields`.
    pub field: OccupationField,
    #[schema(minimum = 1, maximum = 60)]
    pub duration_months: Option<i32>,
    /// Usual size of a class.
    #[schema(minimum = 1, maximum = 1000)]
    pub class_min: Option<i32>,
    #[schema(minimum = 1, maximum = 1000)]
    pub class_max: Option<i32>,
    /// Most that a course may cost for each trainee.
    pub cost_cap: Option<Money>,
    /// The decision that set it up.
    #[schema(min_length = 1, max_length = 300, format = "one-line")]
    pub source: Option<String>,
    /// Null: as far back as the registry goes.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
}

/// Change of an occupation.
pub type OccupationPatch = Patch<OccupationInput>;

/// An occupation as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51", "list": "PROVINCIAL", "code": "SL-2017-01",
    "nameVi": "Kỹ thuật trồng và chế biến nấm", "nameEn": null, "level": "ELEMENTARY_1",
    "field": "AGRICULTURAL", "durationMonths": 3, "classMin": 25, "classMax": 35,
    "costCap": {"amount": "3000000", "currency": "VND"}, "source": "26/2017/QD-UBND",
    "validFrom": "2017-08-16", "validTo": null, "version": 1,
    "createdAt": "2026-11-23T02:00:00Z", "updatedAt": "2026-11-23T02:00:00Z"
}))]
pub struct OccupationView {
    pub id: OccupationId,
    pub list: OccupationList,
    /// Unique within its list.
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    /// Code list `training-levels`.
    pub level: Option<String>,
    /// Code list `fields`.
    pub field: OccupationField,
    pub duration_months: Option<i32>,
    /// Usual size of a class.
    pub class_min: Option<i32>,
    pub class_max: Option<i32>,
    /// Most that a course may cost for each trainee.
    pub cost_cap: Option<Money>,
    /// The decision or the list that it comes from.
    pub source: Option<String>,
    /// Null: as far back as the registry knows.
    pub valid_from: Option<Date>,
    /// Last day; null while it is valid.
    pub valid_to: Option<Date>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"created": 800, "updated": 12, "unchanged": 0, "headings": 155}))]
pub struct OccupationImport {
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
    /// Rows of the published form that name a level or a group, and no occupation.
    pub headings: usize,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct OccupationFilter {
    #[param(value_type = String, example = "PROVINCIAL")]
    pub list: AnyOf<OccupationList>,
    /// Code list `training-levels`, separated by commas.
    #[param(value_type = String)]
    pub level: AnyOf<String>,
    #[param(value_type = String, example = "AGRICULTURAL")]
    pub field: AnyOf<OccupationField>,
    #[param(value_type = String, example = "SL-2017-01")]
    pub code: AnyOf<String>,
    /// Only occupations that are valid on this day; all of them when left out.
    #[param(example = "2026-01-01")]
    pub valid_on: Option<Date>,
    /// Words of the name without regard to accents, case or order, each from its beginning.
    #[param(value_type = Option<String>, max_length = 200)]
    pub q: Words,
}

impl Filter for OccupationFilter {
    type View = OccupationView;

    const LIST: ListSpec = ListSpec {
        table: "occupations",
        sorts: &[("name", "sort_key")],
        default_sort: "name",
        expand: &[],
        // Some thousand rows at most: `q` is an ordinary filter here.
        searchable: false,
    };
}
