//! Places by the names that papers give them: a commune, present or former, a former district, a province.

mod address;
mod index;
mod spelled;

use std::sync::Arc;

use serde_json::{Value, json};

use super::PROVINCE_CODE;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::Date;
use index::{Commune, Index};
use spelled::Spelled;

pub use address::split;

/// A place as it is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Names<'a> {
    pub commune: Option<&'a str>,
    pub district: Option<&'a str>,
    pub province: Option<&'a str>,
    /// The day of which the names are. All units that ever were are meant without it.
    pub day: Option<Date>,
}

/// Pointers to the members that hold the names.
#[derive(Debug, Clone, Copy)]
pub struct Pointers {
    pub commune: &'static str,
    pub district: &'static str,
    pub province: &'static str,
}

impl Pointers {
    /// All of them in one member.
    #[must_use]
    pub const fn all_in(pointer: &'static str) -> Self {
        Self {
            commune: pointer,
            district: pointer,
            province: pointer,
        }
    }
}

/// The place that the names mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// A commune of the province, present or former.
    Here(UnitId),
    /// Another province, by its code, and the place there as it is written.
    Elsewhere {
        province: String,
        place: Option<String>,
    },
}

/// The place that the names mean. What is wrong with them is noted in `problems`.
///
/// # Errors
/// When the database fails.
pub fn by_names(
    op: &mut Op,
    names: &Names,
    at: &Pointers,
    problems: &mut Problems,
) -> ApiResult<Option<Meant>> {
    let index: Arc<Index> = index::index(op)?;
    Ok(meant(&index, names, at, problems))
}

fn meant(index: &Index, names: &Names, at: &Pointers, problems: &mut Problems) -> Option<Meant> {
    if let Some(province) = names.province {
        let Some(code) = index.province(&Spelled::new(province)) else {
            problems.add(ErrorCode::PlaceUnknown, at.province);
            return None;
        };
        if code != PROVINCE_CODE {
            let written = [names.commune, names.district].into_iter().flatten();
            let written: Vec<&str> = written.map(str::trim).collect();
            return Some(Meant::Elsewhere {
                province: code.to_owned(),
                place: (!written.is_empty()).then(|| written.join(", ")),
            });
        }
    }
    let Some(commune) = names.commune else {
        problems.add(ErrorCode::FieldRequired, at.commune);
        return None;
    };
    let mut districts = None;
    if let Some(district) = names.district {
        let named = index.districts(&Spelled::new(district));
        if named.is_empty() {
            problems.add(ErrorCode::PlaceUnknown, at.district);
            return None;
        }
        districts = Some(named);
    }
    let named = index.communes(&Spelled::new(commune));
    let mut fitting = within(index, &Spelled::new(commune), districts.as_deref());
    if let Some(day) = names.day {
        fitting.retain(|commune| commune.existed_on(day));
    }
    let dated = districts.is_some() || names.day.is_some();
    match one_place(&fitting, dated) {
        Ok(Some(unit)) => Some(Meant::Here(unit)),
        Ok(None) => {
            let candidates = candidates(index, &named);
            let fault = problems.add(ErrorCode::PlaceUnknown, at.commune);
            fault.param("candidates", candidates);
            None
        }
        Err(count) => {
            let candidates = candidates(index, &fitting);
            let fault = problems.add(ErrorCode::PlaceAmbiguous, at.commune);
            fault.param("count", count).param("candidates", candidates);
            None
        }
    }
}

/// Communes of that name, in one of these districts where some are given. A district decides between names
/// that differ in accents alone.
fn within<'i>(index: &'i Index, name: &Spelled, districts: Option<&[UnitId]>) -> Vec<&'i Commune> {
    let named = index.communes(name);
    let Some(districts) = districts else {
        return named;
    };
    let lies_in = |commune: &&Commune| {
        let mut own = commune.districts.iter();
        own.any(|district| districts.contains(district))
    };
    let inside = |named: Vec<&'i Commune>| -> Vec<&'i Commune> {
        named.into_iter().filter(lies_in).collect()
    };
    let fitting = inside(named);
    if !fitting.is_empty() {
        return fitting;
    }
    // Accents that fit a commune elsewhere alone may be wrong.
    let unaccented = Spelled {
        accented: String::new(),
        ..name.clone()
    };
    inside(index.communes(&unaccented))
}

/// The one place that all of these are today: the former commune where the district or the day says that
/// one is meant, or the present one. An error tells how many places there are.
fn one_place(fitting: &[&Commune], dated: bool) -> Result<Option<UnitId>, usize> {
    let mut places: Vec<UnitId> = fitting.iter().map(|commune| commune.today).collect();
    places.sort_unstable();
    places.dedup();
    let today = match places[..] {
        [] => return Ok(None),
        [today] => today,
        _ => return Err(places.len()),
    };
    let (present, former): (Vec<&Commune>, Vec<&Commune>) = fitting
        .iter()
        .copied()
        .partition(|commune| commune.is_present());
    Ok(Some(match (&former[..], &present[..]) {
        ([former], _) if dated => former.id,
        ([former], []) => former.id,
        _ => today,
    }))
}

/// The communes as a person can tell them apart.
fn candidates(index: &Index, communes: &[&Commune]) -> Value {
    let told = communes.iter().map(|commune| {
        let districts = commune.districts.iter();
        let mut districts: Vec<&str> = districts.filter_map(|id| index.district(*id)).collect();
        districts.sort_unstable();
        districts.dedup();
        let today = index
            .commune(commune.today)
            .map(|today| today.name.as_str());
        json!({
            "id": commune.id, "code": commune.code, "name": commune.name,
            "districts": districts, "today": today,
        })
    });
    Value::Array(told.collect())
}
