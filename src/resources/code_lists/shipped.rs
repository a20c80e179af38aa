//! The code lists that ship with the registry.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::model::CodeListItem;
use crate::platform::catalogue::{SHIPPED_VERSION, ShippedFile};
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{code_crosswalks, code_list_items};
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::text::nfc;
use crate::platform::time::{Date, Timestamp};

macro_rules! shipped {
    ($($list:literal),+ $(,)?) => {
        /// One file for each list, and the crosswalks after them.
        pub static SHIPPED: &[ShippedFile] = &[
            $(ShippedFile {
                name: concat!("code-lists/", $list, ".csv"),
                text: include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"), "/reference/code-lists/", $list, ".csv"
                )),
                load: |conn, file, now| load_list(conn, $list, file, now),
            },)+
            ShippedFile {
                name: "code-lists/crosswalks.csv",
                text: include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"), "/reference/code-lists/crosswalks.csv"
                )),
                load: load_crosswalks,
            },
        ];
    };
}
shipped!(
    "beneficiary-groups",
    "birth-places",
    "certificate-kinds",
    "course-kinds",
    "difficulty-areas",
    "disability-degrees",
    "disability-types",
    "ethnic-groups",
    "fields",
    "legal-forms",
    "outcome-kinds",
    "outcome-provenances",
    "ownerships",
    "school-kinds",
    "schooling-levels",
    "sexes",
    "training-levels",
    "unit-types",
    "vsic-industries",
);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ItemRow {
    code: String,
    label_vi: String,
    label_en: String,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    replaced_by: Option<String>,
    attributes: String,
}

fn load_list(
    conn: &mut DbConnection,
    list: &str,
    file: &ShippedFile,
    now: Timestamp,
) -> ApiResult<()> {
    let versions: Vec<(String, i64)> = code_list_items::table
        .filter(code_list_items::list.eq(list))
        .select((code_list_items::code, code_list_items::version))
        .load(conn)?;
    let versions: HashMap<String, i64> = versions.into_iter().collect();
    for (row, position) in file.rows::<ItemRow>()?.into_iter().zip(1..) {
        let attributes: Map<String, Value> = if row.attributes.is_empty() {
            Map::new()
        } else {
            serde_json::from_str(&row.attributes).map_err(|error| file.defect(error))?
        };
        let item = CodeListItem {
            list: list.to_owned(),
            label_vi: nfc(&row.label_vi),
            label_en: nfc(&row.label_en),
            code: row.code,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            replaced_by: row.replaced_by,
            position,
            attributes: Json(attributes),
            version: SHIPPED_VERSION,
            updated_at: now,
        };
        match versions.get(&item.code) {
            None => {
                diesel::insert_into(code_list_items::table)
                    .values(&item)
                    .execute(conn)?;
            }
            Some(&SHIPPED_VERSION) => {
                diesel::update(code_list_items::table.find((list, &item.code)))
                    .set(&item)
                    .execute(conn)?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrosswalkRow {
    list: String,
    code: String,
    system: String,
    value: String,
}

/// Crosswalks of items that an operator has changed are the operator's too.
fn load_crosswalks(conn: &mut DbConnection, file: &ShippedFile, _: Timestamp) -> ApiResult<()> {
    let shipped_items = code_list_items::table
        .filter(code_list_items::version.eq(SHIPPED_VERSION))
        .select((code_list_items::list, code_list_items::code));
    let shipped_items: Vec<(String, String)> = shipped_items.load(conn)?;
    for (list, code) in &shipped_items {
        let old = code_crosswalks::table
            .filter(code_crosswalks::list.eq(list))
            .filter(code_crosswalks::code.eq(code));
        diesel::delete(old).execute(conn)?;
    }
    for row in file.rows::<CrosswalkRow>()? {
        if !shipped_items
            .iter()
            .any(|(list, code)| *list == row.list && *code == row.code)
        {
            continue;
        }
        diesel::insert_into(code_crosswalks::table)
            .values((
                code_crosswalks::list.eq(row.list),
                code_crosswalks::code.eq(row.code),
                code_crosswalks::system.eq(row.system),
                code_crosswalks::value.eq(row.value),
            ))
            .execute(conn)?;
    }
    Ok(())
}
