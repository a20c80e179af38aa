//! What papers say of a person.

use super::sheet::Cell;
use super::words;
use crate::platform::error::{ApiResult, Language};
use crate::platform::op::Op;
use crate::platform::sheet::Labels;
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::resources::trainees::TraineeView;

/// A day, or as offices write it the month or the year alone.
pub fn birth(born: PartialDate) -> Cell {
    match born.precision() {
        Precision::Day => Cell::Day(born.first().civil()),
        Precision::Month | Precision::Year => Cell::Text(born.day_first()),
    }
}

pub fn sex(of: &TraineeView, language: Language) -> Cell {
    Cell::Text(words::term("sex", of.sex.as_str(), language))
}

/// The number of the citizen ID, or of the passport of who has none.
pub fn document(of: &TraineeView) -> Cell {
    let passport = of.passport.as_ref().map(|passport| &passport.number);
    Cell::some(of.citizen_id.as_ref().or(passport).cloned())
}

/// Where somebody lives, from the narrowest to the widest place.
pub fn home(op: &mut Op, labels: &mut Labels, of: &TraineeView) -> ApiResult<Cell> {
    let mut parts = Vec::new();
    parts.extend(of.address.clone());
    if let Some(elsewhere) = &of.residence_elsewhere {
        parts.extend(elsewhere.text.clone());
        if let Some(province) = &elsewhere.province_code {
            parts.push(labels.code(op.conn(), "provinces", province)?);
        }
        parts.extend(elsewhere.country_code.clone());
    } else if let Some(unit) = of.residence_unit_id {
        let place = labels.unit(op.conn(), unit)?;
        // The village often stands in the address, too.
        let (first, _) = place.split_once(", ").unwrap_or((&place, ""));
        if parts.iter().any(|part| part == first) {
            parts.clear();
        }
        parts.push(place);
    }
    parts.retain(|part| !part.is_empty());
    Ok(Cell::Text(parts.join(", ")))
}

/// As people dial it.
pub fn phone(of: &TraineeView) -> Cell {
    let dialled = |phone: &String| match phone.strip_prefix("+84") {
        Some(rest) => format!("0{rest}"),
        None => phone.clone(),
    };
    Cell::some(of.phone.as_ref().map(dialled))
}
