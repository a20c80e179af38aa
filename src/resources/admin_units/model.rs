//! What an administrative unit is: its row, what clients send and what they see.

use diesel::prelude::*;

use crate::platform::db::schema::admin_units;
use crate::platform::db::types::Json;
use crate::platform::ids::UnitId;
use crate::platform::time::{Date, Timestamp};
use crate::text_enum;

text_enum! {
    /// Level of a unit. Districts ended on 2025-06-30.
    pub enum UnitLevel {
        Province = "PROVINCE",
        District = "DISTRICT",
        Commune = "COMMUNE",
        Village = "VILLAGE",
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = admin_units, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct AdminUnit {
    #[diesel(skip_update)]
    pub id: UnitId,
    pub level: UnitLevel,
    pub code: Option<String>,
    pub name: String,
    pub unit_type: String,
    pub folded_name: String,
    pub sort_key: String,
    pub parent_id: Option<UnitId>,
    /// Former district: of a present commune for the roll-up onto the old map, of a former
    /// commune its parent, of a village that of its commune.
    pub district_id: Option<UnitId>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub difficulty_area: Option<String>,
    pub risk_areas: Json<Vec<String>>,
    pub version: i64,
    #[diesel(skip_update)]
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
