//! What an occupation is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::db::schema::occupations;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::filter::{AnyOf, Words};
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::op::changes::Change;
use crate::platform::values::ids::{AnyId, OccupationId};
use crate::platform::values::money::Money;
use crate::platform::values::text::{fold, nfc, sort_key};
use crate::platform::values::time::{Date, Timestamp, is_valid_on};
use crate::platform::wire::json::Patch;
use crate::text_enum;

text_enum! {
    /// The national list (Circular 26/2020) or the short courses of the province.
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

/// When an occupation is valid, as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"validFrom": "2021-02-12", "validTo": null}))]
pub struct OccupationInput {
    /// Null: as far back as the registry goes.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
}

/// Change of an occupation.
pub type OccupationPatch = Patch<OccupationInput>;

/// An occupation as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51", "list": "PROVINCIAL", "code": "SL-2017-01",
    "nameVi": "Kỹ thuật trồng và chế biến nấm", "nameEn": null, "level": "ELEMENTARY_1",
    "field": "AGRICULTURAL", "durationMonths": 3, "classMin": 25, "classMax": 35,
    "costCap": {"amount": "3000000", "currency": "VND"}, "source": "26/2017/QD-UBND",
    "validFrom": "2017-08-16", "validTo": null, "version": 1,
    "createdAt": "2026-11-23T02:00:00Z", "updatedAt": "2026-11-23T02:00:00Z"
}))]
pub struct OccupationView {
    pub id: OccupationId,
    pub list: OccupationList,
    /// Unique within its list.
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    /// Code list `training-levels`.
    pub level: Option<String>,
    /// Code list `fields`.
    pub field: OccupationField,
    pub duration_months: Option<i32>,
    /// Usual size of a class.
    pub class_min: Option<i32>,
    pub class_max: Option<i32>,
    /// Most that a course may cost for each trainee.
    pub cost_cap: Option<Money>,
    pub source: Option<String>,
    /// Null: as far back as the registry knows.
    pub valid_from: Option<Date>,
    /// Last day; null while it is valid.
    pub valid_to: Option<Date>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"created": 800, "updated": 12, "unchanged": 0}))]
pub struct OccupationImport {
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct OccupationFilter {
    #[param(value_type = String, example = "PROVINCIAL")]
    pub list: AnyOf<OccupationList>,
    /// Code list `training-levels`, separated by commas.
    #[param(value_type = String)]
    pub level: AnyOf<String>,
    #[param(value_type = String, example = "AGRICULTURAL")]
    pub field: AnyOf<OccupationField>,
    #[param(value_type = String, example = "SL-2017-01")]
    pub code: AnyOf<String>,
    /// Only occupations that are valid on this day; all of them when left out.
    #[param(example = "2026-01-01")]
    pub valid_on: Option<Date>,
    /// Words of the name without regard to accents, case or order, each from its beginning.
    #[param(value_type = Option<String>, max_length = 200)]
    pub q: Words,
}

impl Filter for OccupationFilter {
    const LIST: ListSpec = ListSpec {
        table: "occupations",
        sorts: &[("name", "sort_key")],
        default_sort: "name",
        expand: &[],
        // Some thousand rows at most: `q` is an ordinary filter here.
        searchable: false,
    };
}

impl Row for Occupation {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.sort_key.as_str().into()
    }
}

/// What the national list says of an occupation.
#[derive(Debug, Clone)]
pub struct NationalEntry {
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    pub level: String,
    pub field: OccupationField,
}

impl Occupation {
    /// A new occupation of the national list, valid without limit.
    #[must_use]
    pub fn national(entry: &NationalEntry, now: Timestamp) -> Self {
        let mut occupation = Self {
            id: OccupationId::new(),
            list: OccupationList::National,
            code: entry.code.clone(),
            name_vi: String::new(),
            name_en: None,
            folded_name: String::new(),
            sort_key: String::new(),
            level: None,
            field: entry.field,
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
        };
        occupation.apply(entry, now);
        occupation
    }

    /// Take over what the list says, as the next version, if it says something new.
    pub fn apply(&mut self, entry: &NationalEntry, now: Timestamp) -> bool {
        let same = self.name_vi == entry.name_vi
            && self.name_en == entry.name_en
            && self.level.as_ref() == Some(&entry.level)
            && self.field == entry.field;
        if same {
            return false;
        }
        self.name_vi.clone_from(&entry.name_vi);
        self.name_en.clone_from(&entry.name_en);
        self.level = Some(entry.level.clone());
        self.field = entry.field;
        self.index();
        self.version += 1;
        self.updated_at = now;
        true
    }

    fn index(&mut self) {
        let names = format!("{} {}", self.name_vi, self.name_en.as_deref().unwrap_or(""));
        self.folded_name = fold(&names);
        self.sort_key = sort_key(&nfc(&self.name_vi));
    }

    /// Take over the validity, as the next version.
    pub fn apply_validity(
        &mut self,
        input: &OccupationInput,
        now: Timestamp,
        problems: &mut Problems,
    ) {
        self.valid_from = input.valid_from.unwrap_or(Date::BEGINNING);
        self.valid_to = input.valid_to;
        let forward = self.valid_to.is_none_or(|to| to >= self.valid_from);
        problems.expect(forward, ErrorCode::DatesReversed, "/validTo");
        self.version += 1;
        self.updated_at = now;
    }

    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        is_valid_on(self.valid_from, self.valid_to, day)
    }

    /// The part that a client can send, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> OccupationInput {
        OccupationInput {
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
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"list": self.list, "code": self.code}))
    }
}
