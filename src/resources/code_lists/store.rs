//! SQL of code lists. Everybody may read them.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use super::model::{CodeListItem, Crosswalk, CrosswalkRow};
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{code_crosswalks, code_list_items};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};

pub fn all(conn: &mut DbConnection) -> ApiResult<Vec<CodeListItem>> {
    Ok(code_list_items::table
        .select(CodeListItem::as_select())
        .load(conn)?)
}

/// The items of a list in their order.
pub fn items(conn: &mut DbConnection, list: &str) -> ApiResult<Vec<CodeListItem>> {
    let rows = code_list_items::table
        .filter(code_list_items::list.eq(list))
        .select(CodeListItem::as_select())
        .order((code_list_items::position, code_list_items::code));
    Ok(rows.load(conn)?)
}

pub fn find(conn: &mut DbConnection, list: &str, code: &str) -> ApiResult<Option<CodeListItem>> {
    let row = code_list_items::table
        .find((list, code))
        .select(CodeListItem::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn last_position(conn: &mut DbConnection, list: &str) -> ApiResult<i32> {
    let position: Option<i32> = code_list_items::table
        .filter(code_list_items::list.eq(list))
        .select(diesel::dsl::max(code_list_items::position))
        .first(conn)?;
    Ok(position.unwrap_or(0))
}

/// The crosswalks of a list by code.
pub fn crosswalks(
    conn: &mut DbConnection,
    list: &str,
) -> ApiResult<HashMap<String, Vec<Crosswalk>>> {
    let rows = code_crosswalks::table
        .filter(code_crosswalks::list.eq(list))
        .select(CrosswalkRow::as_select())
        .order((code_crosswalks::system, code_crosswalks::value));
    let mut by_code: HashMap<String, Vec<Crosswalk>> = HashMap::new();
    for row in rows.load(conn)? {
        let CrosswalkRow {
            code,
            system,
            value,
            ..
        } = row;
        by_code
            .entry(code)
            .or_default()
            .push(Crosswalk { system, value });
    }
    Ok(by_code)
}

pub fn crosswalks_of(conn: &mut DbConnection, item: &CodeListItem) -> ApiResult<Vec<Crosswalk>> {
    let mut by_code = crosswalks(conn, &item.list)?;
    Ok(by_code.remove(&item.code).unwrap_or_default())
}

pub fn insert(conn: &mut DbConnection, item: &CodeListItem) -> ApiResult<()> {
    diesel::insert_into(code_list_items::table)
        .values(item)
        .execute(conn)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, item: &CodeListItem) -> ApiResult<()> {
    let seen = code_list_items::table
        .filter(code_list_items::list.eq(&item.list))
        .filter(code_list_items::code.eq(&item.code))
        .filter(code_list_items::version.eq(item.version - 1));
    if diesel::update(seen).set(item).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

pub fn replace_crosswalks(
    conn: &mut DbConnection,
    item: &CodeListItem,
    crosswalks: &BTreeSet<&Crosswalk>,
) -> ApiResult<()> {
    let old = code_crosswalks::table
        .filter(code_crosswalks::list.eq(&item.list))
        .filter(code_crosswalks::code.eq(&item.code));
    diesel::delete(old).execute(conn)?;
    for crosswalk in crosswalks {
        diesel::insert_into(code_crosswalks::table)
            .values((
                code_crosswalks::list.eq(&item.list),
                code_crosswalks::code.eq(&item.code),
                code_crosswalks::system.eq(&crosswalk.system),
                code_crosswalks::value.eq(&crosswalk.value),
            ))
            .execute(conn)?;
    }
    Ok(())
}
