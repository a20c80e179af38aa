//! Names of places and labels of codes, each looked up once.

use std::collections::HashMap;

use crate::platform::error::{ApiResult, Language};
use crate::platform::op::Op;
use crate::platform::values::ids::UnitId;
use crate::resources::{admin_units, code_lists};

/// What was looked up so far.
pub struct Labels {
    language: Language,
    codes: HashMap<&'static str, HashMap<String, String>>,
    /// A name, and the unit above a village.
    units: HashMap<UnitId, (String, Option<UnitId>)>,
}

impl Labels {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            codes: HashMap::new(),
            units: HashMap::new(),
        }
    }

    /// The label of a code; the code itself where it has none.
    pub fn code(&mut self, op: &mut Op, list: &'static str, code: &str) -> ApiResult<String> {
        if !self.codes.contains_key(list) {
            let items = code_lists::service::items(op, list)?.into_iter();
            let labels = items.map(|item| match self.language {
                Language::Vietnamese => (item.code, item.label_vi),
                Language::English => (item.code, item.label_en),
            });
            self.codes.insert(list, labels.collect());
        }
        let found = self.codes.get(list).and_then(|labels| labels.get(code));
        Ok(found.cloned().unwrap_or_else(|| code.to_owned()))
    }

    fn unit(&mut self, op: &mut Op, id: UnitId) -> ApiResult<(String, Option<UnitId>)> {
        if let Some(known) = self.units.get(&id) {
            return Ok(known.clone());
        }
        let found = admin_units::service::find(op, id)?;
        let known = found.map_or_else(Default::default, |unit| {
            let is_village = unit.level == admin_units::UnitLevel::Village;
            (unit.name, unit.parent_id.filter(|_| is_village))
        });
        self.units.insert(id, known.clone());
        Ok(known)
    }

    /// `Bản Mòng, Phường Tô Hiệu` of a village, `Phường Tô Hiệu` of a commune.
    pub fn place(&mut self, op: &mut Op, id: UnitId) -> ApiResult<String> {
        let (name, above) = self.unit(op, id)?;
        match above {
            Some(commune) => Ok(format!("{name}, {}", self.unit(op, commune)?.0)),
            None => Ok(name),
        }
    }
}
