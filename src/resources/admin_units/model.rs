//! What an administrative unit is: its row.

use diesel::prelude::*;
use serde_json::json;

use super::RESOURCE;
use super::wire::{OtherValidity, RiskArea, UnitInput, UnitNode, UnitView};
use crate::platform::db::schema::admin_units;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::page::{Row, SortValue};
use crate::platform::op::changes::Change;
use crate::platform::values::ids::{AnyId, UnitId};
use crate::platform::values::text::{fold, nfc, sort_key};
use crate::platform::values::time::{Date, Timestamp, is_valid_on};
use crate::text_enum;

text_enum! {
    /// Level of a unit. Districts ended on 2025-06-30.
    pub enum UnitLevel {
        Province = "PROVINCE",
        District = "DISTRICT",
        Commune = "COMMUNE",
        Village = "VILLAGE",
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = admin_units, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct AdminUnit {
    #[diesel(skip_update)]
    pub id: UnitId,
    pub level: UnitLevel,
    pub code: Option<String>,
    pub name: String,
    pub unit_type: String,
    pub folded_name: String,
    pub sort_key: String,
    pub parent_id: Option<UnitId>,
    /// Former district: of a present commune for the roll-up onto the old map, where it came from one
    /// alone; of a former commune its parent; of a village where it is known.
    pub district_id: Option<UnitId>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub difficulty_area: Option<String>,
    pub risk_areas: Json<Vec<RiskArea>>,
    pub version: i64,
    #[diesel(skip_update)]
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Row for AdminUnit {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.sort_key.as_str().into()
    }
}

impl AdminUnit {
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        is_valid_on(self.valid_from, self.valid_to, day)
    }

    /// A new village below `commune`; what `input` breaks is noted in `problems`.
    pub fn village(
        commune: &AdminUnit,
        input: &UnitInput,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Self {
        let mut village = Self {
            id: UnitId::new(),
            level: UnitLevel::Village,
            code: None,
            name: String::new(),
            unit_type: String::new(),
            folded_name: String::new(),
            sort_key: String::new(),
            parent_id: Some(commune.id),
            district_id: None,
            valid_from: commune.valid_from,
            valid_to: None,
            difficulty_area: None,
            risk_areas: Json(Vec::new()),
            version: 0,
            created_at: now,
            updated_at: now,
        };
        village.apply(commune, input, now, problems);
        village
    }

    /// Take over what `input` says of a village of `commune`, as the next version.
    pub fn apply(
        &mut self,
        commune: &AdminUnit,
        input: &UnitInput,
        now: Timestamp,
        problems: &mut Problems,
    ) {
        self.code.clone_from(&input.code);
        self.name = nfc(&input.name);
        self.folded_name = fold(&self.name);
        self.sort_key = sort_key(&self.name);
        let named = !self.folded_name.is_empty();
        problems.expect(named, ErrorCode::NameInvalid, "/name");
        self.unit_type.clone_from(&input.unit_type);
        self.district_id = input.district_id.or(commune.district_id);
        let stays = input.valid_from == Some(self.valid_from);
        self.valid_from = input.valid_from.unwrap_or(commune.valid_from);
        // One that went over from a former commune is older than its commune.
        let begun = stays || self.valid_from >= commune.valid_from;
        problems.expect(begun, ErrorCode::UnitBeforeParent, "/validFrom");
        self.valid_to = input.valid_to;
        let forward = self.valid_to.is_none_or(|to| to >= self.valid_from);
        problems.expect(forward, ErrorCode::DatesReversed, "/validTo");
        self.apply_areas(input, now);
    }

    /// Take over the areas alone, as the next version.
    pub fn apply_areas(&mut self, input: &UnitInput, now: Timestamp) {
        self.difficulty_area.clone_from(&input.difficulty_area);
        self.risk_areas = Json(input.risk_areas.clone());
        self.version += 1;
        self.updated_at = now;
    }

    /// The row as a client would send it; the province, which has no parent, cannot be sent.
    #[must_use]
    pub fn to_input(&self) -> Option<UnitInput> {
        Some(UnitInput {
            parent_id: self.parent_id?,
            name: self.name.clone(),
            unit_type: self.unit_type.clone(),
            code: self.code.clone(),
            district_id: self.district_id,
            valid_from: known(self.valid_from),
            valid_to: self.valid_to,
            difficulty_area: self.difficulty_area.clone(),
            risk_areas: self.risk_areas.0.clone(),
        })
    }

    #[must_use]
    pub fn into_view(self, succession: Succession) -> UnitView {
        let mut districts = succession.districts;
        districts.extend(self.district_id);
        districts.sort_unstable();
        districts.dedup();
        UnitView {
            former_district_ids: districts,
            id: self.id,
            level: self.level,
            code: self.code,
            name: self.name,
            unit_type: self.unit_type,
            parent_id: self.parent_id,
            district_id: self.district_id,
            valid_from: known(self.valid_from),
            valid_to: self.valid_to,
            difficulty_area: self.difficulty_area,
            risk_areas: self.risk_areas.0,
            successor_ids: succession.successors,
            predecessor_ids: succession.predecessors,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    #[must_use]
    pub fn into_node(self, children: Vec<UnitNode>) -> UnitNode {
        UnitNode {
            id: self.id,
            level: self.level,
            code: self.code,
            name: self.name,
            unit_type: self.unit_type,
            children,
        }
    }

    #[must_use]
    pub fn into_other_validity(self) -> OtherValidity {
        OtherValidity {
            id: self.id,
            name: self.name,
            valid_from: known(self.valid_from),
            valid_to: self.valid_to,
        }
    }

    /// The change that made this version. Everybody may see it.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version).keys(self.keys())
    }

    /// By what others know the unit.
    #[must_use]
    pub fn keys(&self) -> serde_json::Value {
        json!({"level": self.level, "code": self.code, "validFrom": known(self.valid_from)})
    }
}

/// What a unit became and what it was made of.
#[derive(Debug, Clone, Default)]
pub struct Succession {
    pub successors: Vec<UnitId>,
    pub predecessors: Vec<UnitId>,
    /// Former districts of the predecessors.
    pub districts: Vec<UnitId>,
}

/// The first day, unless it only says that none is known.
pub(super) fn known(valid_from: Date) -> Option<Date> {
    (valid_from > Date::BEGINNING).then_some(valid_from)
}
