//! The code lists that ship with the registry.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::model::{self, CodeListItem, Crosswalk};
use super::store;
use crate::platform::db::schema::{code_crosswalks, code_list_items};
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::values::text::nfc;
use crate::platform::values::time::Date;
use crate::platform::work::catalogue::{Loading, SHIPPED_VERSION, ShippedFile};

macro_rules! shipped {
    ($($list:literal),+ $(,)?) => {
        /// One file for each list, and the crosswalks after them.
        pub static SHIPPED: &[ShippedFile] = &[
            $(ShippedFile {
                name: concat!("code-lists/", $list, ".csv"),
                text: include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"), "/reference/code-lists/", $list, ".csv"
                )),
                load: |loading, file| load_list(loading, $list, file),
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
    "provinces",
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

fn load_list(loading: &mut Loading, list: &str, file: &ShippedFile) -> ApiResult<()> {
    let known: Vec<(CodeListItem, i64)> = code_list_items::table
        .filter(code_list_items::list.eq(list))
        .select((CodeListItem::as_select(), code_list_items::shipped_version))
        .load(loading.conn())?;
    let known: HashMap<String, (CodeListItem, i64)> = known
        .into_iter()
        .map(|row| (row.0.code.clone(), row))
        .collect();
    for (row, position) in file.rows::<ItemRow>()?.into_iter().zip(1..) {
        let attributes: Map<String, Value> = if row.attributes.is_empty() {
            Map::new()
        } else {
            serde_json::from_str(&row.attributes).map_err(|error| file.defect(error))?
        };
        let mut item = CodeListItem {
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
            updated_at: loading.now(),
        };
        match known.get(&item.code) {
            None => store::insert(loading.conn(), &item)?,
            Some((known, shipped)) if known.version == *shipped => {
                item.version = known.version;
                let now = std::mem::replace(&mut item.updated_at, known.updated_at);
                if item == *known {
                    continue;
                }
                item.updated_at = now;
                next_version(loading, &mut item)?;
            }
            // Somebody has changed it since.
            Some(_) => continue,
        }
        loading.record(&item.change("code-list.load"))?;
    }
    Ok(())
}

/// Store the item as the next version that was shipped.
fn next_version(loading: &mut Loading, item: &mut CodeListItem) -> ApiResult<()> {
    item.version += 1;
    store::update(loading.conn(), item)?;
    let row = code_list_items::table.find((&item.list, &item.code));
    diesel::update(row)
        .set(code_list_items::shipped_version.eq(item.version))
        .execute(loading.conn())?;
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

/// List and code of an item.
type Key = (String, String);

/// Crosswalks of items that an operator has changed are the operator's too.
fn load_crosswalks(loading: &mut Loading, file: &ShippedFile) -> ApiResult<()> {
    let shipped: Vec<CodeListItem> = code_list_items::table
        .filter(code_list_items::version.eq(code_list_items::shipped_version))
        .select(CodeListItem::as_select())
        .load(loading.conn())?;
    let known: Vec<model::CrosswalkRow> = code_crosswalks::table
        .select(model::CrosswalkRow::as_select())
        .load(loading.conn())?;
    let known = by_item(known.into_iter().map(|row| {
        let (system, value) = (row.system, row.value);
        ((row.list, row.code), Crosswalk { system, value })
    }));
    let wanted = by_item(file.rows::<CrosswalkRow>()?.into_iter().map(|row| {
        let (system, value) = (row.system, row.value);
        ((row.list, row.code), Crosswalk { system, value })
    }));
    let none = BTreeSet::new();
    for mut item in shipped {
        let key = (item.list.clone(), item.code.clone());
        let wanted = wanted.get(&key).unwrap_or(&none);
        if wanted == known.get(&key).unwrap_or(&none) {
            continue;
        }
        store::replace_crosswalks(loading.conn(), &item, &wanted.iter().collect())?;
        if !loading.is_first() {
            item.updated_at = loading.now();
            next_version(loading, &mut item)?;
            loading.record(&item.change("code-list.load"))?;
        }
    }
    Ok(())
}

fn by_item(rows: impl Iterator<Item = (Key, Crosswalk)>) -> HashMap<Key, BTreeSet<Crosswalk>> {
    let mut items: HashMap<Key, BTreeSet<Crosswalk>> = HashMap::new();
    for (key, crosswalk) in rows {
        items.entry(key).or_default().insert(crosswalk);
    }
    items
}
