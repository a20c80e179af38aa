//! What an occupation is: its row, what clients send and what they see.

use diesel::prelude::*;

use crate::platform::db::schema::occupations;
use crate::platform::ids::OccupationId;
use crate::platform::time::{Date, Timestamp};
use crate::text_enum;

text_enum! {
    /// The national list (Circular 26/2020) or the short courses of the province.
    pub enum OccupationList {
        National = "NATIONAL",
        Provincial = "PROVINCIAL",
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = occupations, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Occupation {
    #[diesel(skip_update)]
    pub id: OccupationId,
    pub list: OccupationList,
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    pub folded_name: String,
    pub sort_key: String,
    pub level: Option<String>,
    pub field: String,
    pub duration_months: Option<i32>,
    pub class_min: Option<i32>,
    pub class_max: Option<i32>,
    /// Most that a course may cost for each trainee, in đồng.
    pub cost_cap: Option<i64>,
    pub source: Option<String>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub version: i64,
    #[diesel(skip_update)]
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
