//! What an occupation is: its row.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::wire::{OccupationInput, OccupationView};
use super::{RESOURCE, shipped};
use crate::platform::db::schema::occupations;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::page::{Row, SortValue};
use crate::platform::op::changes::Change;
use crate::platform::values::ids::{AnyId, OccupationId};
use crate::platform::values::money::Money;
use crate::platform::values::text::{fold, nfc, sort_key};
use crate::platform::values::time::{Date, Timestamp, is_valid_on};
use crate::text_enum;

text_enum! {
    /// The national list (Circular 26/2020), or the list of the province.
    pub enum OccupationList {
        National = "NATIONAL",
        Provincial = "PROVINCIAL",
    }
}

text_enum! {
    /// What an occupation belongs to.
    pub enum OccupationField {
        Agricultural = "AGRICULTURAL",
        NonAgricultural = "NON_AGRICULTURAL",
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = occupations, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Occupation {
    #[diesel(skip_update)]
    pub id: OccupationId,
    pub list: OccupationList,
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    pub folded_name: String,
    pub sort_key: String,
    pub level: Option<String>,
    pub field: OccupationField,
    pub duration_months: Option<i32>,
    pub class_min: Option<i32>,
    pub class_max: Option<i32>,
    /// Most that a course may cost for each trainee, in đồng.
    pub cost_cap: Option<i64>,
    pub source: Option<String>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub version: i64,
    #[diesel(skip_update)]
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Row for Occupation {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.sort_key.as_str().into()
    }
}

impl Occupation {
    /// An occupation that [`Occupation::apply`] and [`Occupation::touch`] will fill.
    #[must_use]
    pub fn blank(list: OccupationList, now: Timestamp) -> Self {
        Self {
            id: OccupationId::new(),
            list,
            code: String::new(),
            name_vi: String::new(),
            name_en: None,
            folded_name: String::new(),
            sort_key: String::new(),
            level: None,
            field: OccupationField::NonAgricultural,
            duration_months: None,
            class_min: None,
            class_max: None,
            cost_cap: None,
            source: None,
            valid_from: Date::BEGINNING,
            valid_to: None,
            version: 0,
            created_at: now,
            updated_at: now,
        }
    }

    /// Take over what `input` says; note what is wrong with it by itself.
    pub fn apply(&mut self, input: &OccupationInput, problems: &mut Problems) {
        self.code.clone_from(&input.code);
        self.name_vi = problems.name_at(&input.name_vi, "/nameVi");
        let name_en = input.name_en.as_deref();
        self.name_en = name_en.map(|name| problems.name_at(name, "/nameEn"));
        self.level = Some(input.level.clone());
        self.field = input.field;
        self.duration_months = input.duration_months;
        (self.class_min, self.class_max) = (input.class_min, input.class_max);
        if let (Some(least), Some(most)) = (input.class_min, input.class_max) {
            problems.expect(least <= most, ErrorCode::ClassSizesReversed, "/classMax");
        }
        self.cost_cap = input.cost_cap.as_ref().and_then(Money::amount_vnd);
        self.source = input.source.as_deref().map(nfc);
        self.apply_validity(input, problems);
        self.index();
    }

    /// Take over the validity alone.
    pub fn apply_validity(&mut self, input: &OccupationInput, problems: &mut Problems) {
        self.valid_from = input.valid_from.unwrap_or(Date::BEGINNING);
        self.valid_to = input.valid_to;
        let forward = self.valid_to.is_none_or(|to| to >= self.valid_from);
        problems.expect(forward, ErrorCode::DatesReversed, "/validTo");
    }

    fn index(&mut self) {
        let names = format!("{} {}", self.name_vi, self.name_en.as_deref().unwrap_or(""));
        self.folded_name = fold(&names);
        self.sort_key = sort_key(&nfc(&self.name_vi));
    }

    /// Make the row its own next version.
    pub fn touch(&mut self, now: Timestamp) {
        self.version += 1;
        self.updated_at = now;
    }

    /// Whether it ships with the registry.
    #[must_use]
    pub fn is_shipped(&self) -> bool {
        self.id == shipped::id_of(&self.code)
    }

    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        is_valid_on(self.valid_from, self.valid_to, day)
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> OccupationInput {
        OccupationInput {
            code: self.code.clone(),
            name_vi: self.name_vi.clone(),
            name_en: self.name_en.clone(),
            level: self.level.clone().unwrap_or_default(),
            field: self.field,
            duration_months: self.duration_months,
            class_min: self.class_min,
            class_max: self.class_max,
            cost_cap: self.cost_cap.map(Money::vnd),
            source: self.source.clone(),
            valid_from: self.known_from(),
            valid_to: self.valid_to,
        }
    }

    /// The first day, unless it only says that none is known.
    fn known_from(&self) -> Option<Date> {
        (self.valid_from > Date::BEGINNING).then_some(self.valid_from)
    }

    #[must_use]
    pub fn into_view(self) -> OccupationView {
        OccupationView {
            id: self.id,
            list: self.list,
            valid_from: self.known_from(),
            code: self.code,
            name_vi: self.name_vi,
            name_en: self.name_en,
            level: self.level,
            field: self.field,
            duration_months: self.duration_months,
            class_min: self.class_min,
            class_max: self.class_max,
            cost_cap: self.cost_cap.map(Money::vnd),
            source: self.source,
            valid_to: self.valid_to,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// The change that made this version. Everybody may see it.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version).keys(self.keys())
    }

    /// By what others know the occupation.
    #[must_use]
    pub fn keys(&self) -> Value {
        json!({"list": self.list, "code": self.code})
    }
}
