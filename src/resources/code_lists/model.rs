//! What an item of a code list is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde_json::{Map, Value};

use crate::platform::db::schema::code_list_items;
use crate::platform::db::types::Json;
use crate::platform::time::{Date, Timestamp};

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = code_list_items, primary_key(list, code))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct CodeListItem {
    #[diesel(skip_update)]
    pub list: String,
    #[diesel(skip_update)]
    pub code: String,
    pub label_vi: String,
    pub label_en: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub replaced_by: Option<String>,
    pub position: i32,
    pub attributes: Json<Map<String, Value>>,
    pub version: i64,
    pub updated_at: Timestamp,
}
