//! What clients send of administrative units and what they see.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::UnitLevel;
use crate::platform::lists::filter::{AnyOf, Words};
use crate::platform::lists::page::{Filter, ListSpec, Ways};
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::wire::json::Patch;

/// Something that threatens people or training in a place, as `FLASH_FLOOD` or `LANDSLIDE`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(max_length = 64, pattern = "^[A-Z][A-Z0-9_]*$", example = "LANDSLIDE")]
pub struct RiskArea(pub String);

/// A village (thôn, bản, tiểu khu, tổ dân phố) as clients send it. Of a commune only the
/// difficulty area and the risk areas can be changed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "parentId": "0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51", "name": "Bản Cọ", "unitType": "BAN",
    "validFrom": "2025-07-01", "difficultyArea": "KV_III", "riskAreas": ["LANDSLIDE"]
}))]
pub struct UnitInput {
    /// The present commune it lies in. It stays: a village that moves ends and begins anew.
    pub parent_id: UnitId,
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub name: String,
    /// Code list `unit-types`, one whose attribute `level` is `VILLAGE`.
    #[schema(max_length = 64)]
    pub unit_type: String,
    /// The code of the unit.
    #[schema(min_length = 1, max_length = 32, pattern = "^[A-Z0-9][A-Z0-9.-]*$")]
    pub code: Option<String>,
    /// Former district, one of those that the commune came from; that of the commune when left out. Where
    /// the commune came from several, people who are registered in the village from then on count in this one.
    pub district_id: Option<UnitId>,
    /// That of the commune when left out.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
    /// Code list `difficulty-areas`.
    #[schema(max_length = 64)]
    pub difficulty_area: Option<String>,
    #[serde(default)]
    #[schema(max_items = 20)]
    pub risk_areas: Vec<RiskArea>,
}

/// Change of a village, or of the areas of a commune.
pub type UnitPatch = Patch<UnitInput>;

/// An administrative unit as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51", "level": "COMMUNE", "code": "03646",
    "name": "Phường Tô Hiệu", "unitType": "PHUONG",
    "parentId": "7b8f1a52-1d0c-5b7e-8c57-1d3a60a1e2d4",
    "districtId": "1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4",
    "formerDistrictIds": ["1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4"],
    "validFrom": "2025-07-01", "validTo": null, "difficultyArea": null, "riskAreas": [],
    "successorIds": [], "predecessorIds": ["2d7e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4"],
    "version": 1, "createdAt": "2026-11-23T02:00:00Z", "updatedAt": "2026-11-23T02:00:00Z"
}))]
pub struct UnitView {
    pub id: UnitId,
    pub level: UnitLevel,
    /// Codes are reused: only with a day they name one unit.
    pub code: Option<String>,
    pub name: String,
    /// Code list `unit-types`.
    pub unit_type: String,
    pub parent_id: Option<UnitId>,
    /// Former district: that of a former commune; of a present one null where it came from several.
    pub district_id: Option<UnitId>,
    /// All former districts that it came from.
    pub former_district_ids: Vec<UnitId>,
    /// Null: as far back as the registry knows.
    pub valid_from: Option<Date>,
    /// Last day; null while it lasts.
    pub valid_to: Option<Date>,
    /// Code list `difficulty-areas`.
    pub difficulty_area: Option<String>,
    pub risk_areas: Vec<RiskArea>,
    /// What it became.
    pub successor_ids: Vec<UnitId>,
    /// What it was made of.
    pub predecessor_ids: Vec<UnitId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A unit with those below it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51", "level": "COMMUNE", "code": "03646",
    "name": "Phường Tô Hiệu", "unitType": "PHUONG", "children": []
}))]
pub struct UnitNode {
    pub id: UnitId,
    pub level: UnitLevel,
    /// The code of the unit; null for one that has none.
    pub code: Option<String>,
    pub name: String,
    /// What kind of unit it is.
    pub unit_type: String,
    /// The units right below.
    #[schema(no_recursion)]
    pub children: Vec<UnitNode>,
}

/// All units of a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnitTree {
    pub valid_on: Date,
    pub data: Vec<UnitNode>,
}

/// The unit that had a code on a day, and the one that stands there today.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "level": "COMMUNE", "code": "03649", "date": "2024-09-01", "relation": "MERGED_WHOLE",
    "unit": {
        "id": "2d7e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4", "level": "COMMUNE", "code": "03649", "name": "Phường Tô Hiệu",
        "unitType": "PHUONG", "parentId": "7b8f1a52-1d0c-5b7e-8c57-1d3a60a1e2d4",
        "districtId": "1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4",
        "formerDistrictIds": ["1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4"], "validFrom": null,
        "validTo": "2025-06-30", "difficultyArea": null, "riskAreas": [], "successorIds": ["0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51"],
        "predecessorIds": [], "version": 1, "createdAt": "2026-11-23T02:00:00Z",
        "updatedAt": "2026-11-23T02:00:00Z"
    },
    "today": {
        "id": "0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51", "level": "COMMUNE", "code": "03646", "name": "Phường Tô Hiệu",
        "unitType": "PHUONG", "parentId": "7b8f1a52-1d0c-5b7e-8c57-1d3a60a1e2d4",
        "districtId": "1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4",
        "formerDistrictIds": ["1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4"], "validFrom": "2025-07-01",
        "validTo": null, "difficultyArea": null, "riskAreas": [], "successorIds": [],
        "predecessorIds": ["2d7e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4"], "version": 1, "createdAt": "2026-11-23T02:00:00Z",
        "updatedAt": "2026-11-23T02:00:00Z"
    }
}))]
pub struct ResolvedUnit {
    pub level: UnitLevel,
    /// The code that was asked for.
    pub code: String,
    pub date: Date,
    pub unit: UnitView,
    /// Null when nothing took its place, as with districts.
    pub today: Option<UnitView>,
    /// How the unit became its successor: `MERGED_WHOLE` or `UNCHANGED`; null for a present one.
    pub relation: Option<String>,
}

/// A unit that had the code on other days.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OtherValidity {
    pub id: UnitId,
    pub name: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
}

/// Where something lies: what other resources store of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub unit: UnitId,
    /// The present commune.
    pub commune: UnitId,
    /// The former district, for figures on the old map.
    pub district: Option<UnitId>,
}

/// A day, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValidOn {
    Day(Date),
    Any,
}

impl<'de> Deserialize<'de> for ValidOn {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "any" {
            return Ok(Self::Any);
        }
        let day = text.parse().map_err(serde::de::Error::custom)?;
        Ok(Self::Day(day))
    }
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct UnitFilter {
    #[param(value_type = String, example = "COMMUNE")]
    pub level: AnyOf<UnitLevel>,
    pub parent_id: Option<UnitId>,
    #[param(example = "03646")]
    pub code: Option<String>,
    /// Code list `unit-types`, separated by commas.
    #[param(value_type = String)]
    pub unit_type: AnyOf<String>,
    /// Former district; also communes that came from it in part.
    pub district_id: Option<UnitId>,
    /// Only units that exist on this day; today when left out, `any` for all days.
    #[param(value_type = Option<String>, example = "2025-06-30")]
    pub valid_on: Option<ValidOn>,
    /// Words of the name without regard to accents, case or order, each from its beginning.
    #[param(value_type = Option<String>, max_length = 200)]
    pub q: Words,
}

impl Filter for UnitFilter {
    type View = UnitView;

    const LIST: ListSpec = ListSpec {
        table: "admin_units",
        sorts: &[("name", "sort_key")],
        default_sort: "name",
        expand: &[],
        // Some thousand rows at most: `q` is an ordinary filter here.
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("parent_id", &self.parent_id);
    }
}

/// Which day the tree shows.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct TreeQuery {
    /// Today when left out.
    #[param(example = "2025-06-30")]
    pub valid_on: Option<Date>,
}

/// A code and the day it was used on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ResolveQuery {
    #[param(example = "03649")]
    pub code: String,
    /// Today when left out.
    #[param(example = "2024-09-01")]
    pub date: Option<Date>,
    /// `COMMUNE` when left out.
    pub level: Option<UnitLevel>,
}
