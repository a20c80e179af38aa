//! Checks that a code value stands in its list and is valid on a day.

use diesel::prelude::*;
use serde_json::Value;

use crate::platform::db::DbConnection;
use crate::platform::db::schema::code_list_items;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::time::{Date, is_valid_on};
use crate::prepared;

/// Note a problem at `pointer` unless `code` is in `list` and valid on `day`.
///
/// # Errors
/// When the database fails.
pub fn expect(
    op: &mut Op,
    problems: &mut Problems,
    list: &str,
    code: &str,
    day: Date,
    pointer: &str,
) -> ApiResult<()> {
    let validity = op.memoized("code-list-items", format!("{list} {code}"), |op| {
        let item = code_list_items::table.find((list, code));
        let days = item.select((code_list_items::valid_from, code_list_items::valid_to));
        let validity: QueryResult<(Option<Date>, Option<Date>)> =
            prepared!(op.conn(), get_result, days);
        Ok(validity.optional()?)
    })?;
    match validity {
        None => {
            problems
                .add(ErrorCode::CodeUnknown, pointer)
                .param("list", list)
                .param("code", code);
        }
        Some((from, to)) if !is_valid_on(from.unwrap_or(Date::BEGINNING), to, day) => {
            problems
                .add(ErrorCode::CodeExpired, pointer)
                .param("list", list)
                .param("code", code);
        }
        Some(_) => {}
    }
    Ok(())
}

/// [`expect`] of today, unless the row had this code before: one that stays may have expired.
///
/// # Errors
/// When the database fails.
pub fn expect_chosen(
    op: &mut Op,
    problems: &mut Problems,
    list: &str,
    (before, code): (Option<&str>, Option<&str>),
    pointer: &str,
) -> ApiResult<()> {
    match code {
        Some(code) if before != Some(code) => expect(op, problems, list, code, op.today(), pointer),
        _ => Ok(()),
    }
}

/// What the list says beside the code, such as `minimumHours`; none when it says nothing.
///
/// # Errors
/// When the database fails.
pub fn attribute(
    conn: &mut DbConnection,
    list: &str,
    code: &str,
    name: &str,
) -> ApiResult<Option<Value>> {
    let attributes: Option<Json<Value>> = code_list_items::table
        .find((list, code))
        .select(code_list_items::attributes)
        .first(conn)
        .optional()?;
    Ok(attributes.and_then(|Json(attributes)| attributes.get(name).cloned()))
}
