//! All communes, districts and provinces by their names.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::model::{AdminUnit, UnitLevel};
use super::super::{RESOURCE, store};
use super::spelled::Spelled;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::{Date, is_valid_on};
use crate::resources::code_lists;

/// Communes that follow each other, at most.
const LONGEST_SUCCESSION: usize = 16;

/// A commune, present or former.
#[derive(Debug, Clone)]
pub struct Commune {
    pub id: UnitId,
    pub code: Option<String>,
    pub name: String,
    unit_type: String,
    valid_from: Date,
    valid_to: Option<Date>,
    spelled: Spelled,
    /// Former districts in which it lay, or from which it came.
    pub districts: Vec<UnitId>,
    /// The commune that stands there today.
    pub today: UnitId,
}

impl Commune {
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.today == self.id
    }

    #[must_use]
    pub fn existed_on(&self, day: Date) -> bool {
        is_valid_on(self.valid_from, self.valid_to, day)
    }

    fn is_of_type(&self, name: &Spelled) -> bool {
        let given = name.front.and_then(super::spelled::Front::unit_type);
        given.is_none_or(|given| given == self.unit_type)
    }
}

/// The names of all places.
#[derive(Debug)]
pub struct Index {
    communes: Vec<Commune>,
    districts: Vec<(UnitId, String, Spelled)>,
    provinces: Vec<(String, Spelled)>,
}

/// The names, read once for all rows of an operation.
///
/// # Errors
/// When the database fails.
pub fn index(op: &mut Op) -> ApiResult<Arc<Index>> {
    op.memoized(RESOURCE, "names of places", |op| Ok(Arc::new(read(op)?)))
}

fn read(op: &mut Op) -> ApiResult<Index> {
    let today = op.today();
    let units = store::all_communes(op.conn())?;
    let mut went_to: HashMap<UnitId, UnitId> = HashMap::new();
    let mut origins: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
    for (unit, step) in &units {
        if let Some(step) = step {
            went_to.insert(unit.id, step.successor);
            let districts = origins.entry(step.successor).or_default();
            districts.extend(unit.district_id);
        }
    }
    let ended: HashMap<UnitId, bool> = units
        .iter()
        .map(|(unit, _)| (unit.id, unit.valid_to.is_some_and(|to| to < today)))
        .collect();
    let stands_today = |unit: &AdminUnit| {
        let mut at = unit.id;
        for _ in 0..LONGEST_SUCCESSION {
            if ended.get(&at) != Some(&true) {
                return Some(at);
            }
            at = *went_to.get(&at)?;
        }
        None
    };
    let mut communes: Vec<Commune> = Vec::with_capacity(units.len());
    for (unit, _) in &units {
        if communes.last().is_some_and(|last| last.id == unit.id) {
            continue;
        }
        let Some(present) = stands_today(unit) else {
            continue;
        };
        let mut districts = origins.get(&unit.id).cloned().unwrap_or_default();
        districts.extend(unit.district_id);
        communes.push(Commune {
            id: unit.id,
            code: unit.code.clone(),
            name: unit.name.clone(),
            unit_type: unit.unit_type.clone(),
            valid_from: unit.valid_from,
            valid_to: unit.valid_to,
            spelled: Spelled::new(&unit.name),
            districts,
            today: present,
        });
    }
    let districts = store::of_level(op.conn(), UnitLevel::District)?.into_iter();
    let districts = districts.map(|unit| {
        let spelled = Spelled::new(&unit.name);
        (unit.id, unit.name, spelled)
    });
    let districts = districts.collect();
    let provinces = code_lists::service::items(op, "provinces")?.into_iter();
    let provinces = provinces.map(|item| (item.code, Spelled::new(&item.label_vi)));
    let provinces = provinces.collect();
    Ok(Index {
        communes,
        districts,
        provinces,
    })
}

impl Index {
    /// The code of the province.
    #[must_use]
    pub fn province(&self, name: &Spelled) -> Option<&str> {
        let mut provinces = self.provinces.iter();
        let found = provinces.find(|(_, own)| own.bare == name.bare);
        found.map(|(code, _)| code.as_str())
    }

    /// The former districts of that name.
    #[must_use]
    pub fn districts(&self, name: &Spelled) -> Vec<UnitId> {
        let named = self.districts.iter();
        let named = named.filter(|(_, _, own)| own.bare == name.bare);
        named.map(|(id, ..)| *id).collect()
    }

    /// The name of a district.
    #[must_use]
    pub fn district(&self, id: UnitId) -> Option<&str> {
        let mut districts = self.districts.iter();
        let found = districts.find(|(own, ..)| *own == id);
        found.map(|(_, name, _)| name.as_str())
    }

    /// The commune.
    #[must_use]
    pub fn commune(&self, id: UnitId) -> Option<&Commune> {
        self.communes.iter().find(|commune| commune.id == id)
    }

    /// Communes of that name: those that it spells with their accents and as what they are, or else all
    /// that it may mean.
    #[must_use]
    pub fn communes(&self, name: &Spelled) -> Vec<&Commune> {
        let named = self.communes.iter();
        let named: Vec<&Commune> = named
            .filter(|commune| commune.spelled.bare == name.bare)
            .collect();
        let accented = |commune: &Commune| commune.spelled.accented == name.accented;
        let typed = |commune: &Commune| commune.is_of_type(name);
        let exact = narrowed(&named, |commune| accented(commune) && typed(commune));
        if !exact.is_empty() {
            return exact;
        }
        let near = narrowed(&named, |commune| accented(commune) || typed(commune));
        if near.is_empty() { named } else { near }
    }
}

fn narrowed<'i>(named: &[&'i Commune], fits: impl Fn(&Commune) -> bool) -> Vec<&'i Commune> {
    let fitting = named.iter().copied();
    fitting.filter(|commune| fits(commune)).collect()
}
