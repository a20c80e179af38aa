//! What people call the values of a dimension.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::platform::db::DbConnection;
use crate::platform::db::schema::{admin_units, code_list_items, occupations, schools};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{OccupationId, SchoolId, UnitId};
use crate::resources::statistics::dimension::Dimension;

/// What people call a value, and where it stands in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    pub order: (i32, String),
    pub vi: String,
    pub en: String,
}

/// The labels of a dimension's values that occur. Periods have none: they say what they are.
pub fn labels(
    conn: &mut DbConnection,
    dimension: Dimension,
    values: &[&str],
) -> ApiResult<HashMap<String, Label>> {
    type Named = (String, String, Option<String>, String);
    let named: Vec<Named> = match dimension {
        Dimension::School => schools::table
            .filter(schools::id.eq_any(ids::<SchoolId>(values)))
            .select((
                schools::id,
                schools::name_vi,
                schools::name_en,
                schools::sort_key,
            ))
            .load::<(SchoolId, String, Option<String>, String)>(conn)?
            .into_iter()
            .map(|(id, vi, en, order)| (id.to_string(), vi, en, order))
            .collect(),
        Dimension::Occupation => occupations::table
            .filter(occupations::id.eq_any(ids::<OccupationId>(values)))
            .select((
                occupations::id,
                occupations::name_vi,
                occupations::name_en,
                occupations::sort_key,
            ))
            .load::<(OccupationId, String, Option<String>, String)>(conn)?
            .into_iter()
            .map(|(id, vi, en, order)| (id.to_string(), vi, en, order))
            .collect(),
        Dimension::Commune | Dimension::District => admin_units::table
            .filter(admin_units::id.eq_any(ids::<UnitId>(values)))
            .select((admin_units::id, admin_units::name, admin_units::sort_key))
            .load::<(UnitId, String, String)>(conn)?
            .into_iter()
            .map(|(id, name, order)| (id.to_string(), name, None, order))
            .collect(),
        _ => return code_labels(conn, dimension),
    };
    Ok(named
        .into_iter()
        .map(|(value, vi, en, order)| {
            let en = en.unwrap_or_else(|| vi.clone());
            let order = (0, order);
            (value, Label { order, vi, en })
        })
        .collect())
}

fn ids<I: std::str::FromStr>(values: &[&str]) -> Vec<I> {
    values
        .iter()
        .filter_map(|value| value.parse().ok())
        .collect()
}

fn code_labels(conn: &mut DbConnection, dimension: Dimension) -> ApiResult<HashMap<String, Label>> {
    let Some(list) = dimension.code_list() else {
        return Ok(HashMap::new());
    };
    let rows: Vec<(String, String, String, i32)> = code_list_items::table
        .filter(code_list_items::list.eq(list))
        .select((
            code_list_items::code,
            code_list_items::label_vi,
            code_list_items::label_en,
            code_list_items::position,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(code, vi, en, position)| {
            let order = (position, code.clone());
            (code, Label { order, vi, en })
        })
        .collect())
}
