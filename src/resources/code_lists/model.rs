//! What an item of a code list is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::db::schema::{code_crosswalks, code_list_items};
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::op::changes::Change;
use crate::platform::values::ids::AnyId;
use crate::platform::values::text::nfc;
use crate::platform::values::time::{Date, Timestamp, is_valid_on};
use crate::platform::work::catalogue::SHIPPED_VERSION;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = code_list_items, primary_key(list, code))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct CodeListItem {
    #[diesel(skip_update)]
    pub list: String,
    #[diesel(skip_update)]
    pub code: String,
    pub label_vi: String,
    pub label_en: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub replaced_by: Option<String>,
    pub position: i32,
    pub attributes: Json<Map<String, Value>>,
    pub version: i64,
    pub updated_at: Timestamp,
}

/// A row of the table of crosswalks.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = code_crosswalks)]
pub struct CrosswalkRow {
    pub list: String,
    pub code: String,
    pub system: String,
    pub value: String,
}

/// The code that stands for the same in another system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"system": "ETHNIC_1979", "value": "06"}))]
pub struct Crosswalk {
    /// Name of the other system.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Z0-9][A-Z0-9_.-]*$")]
    pub system: String,
    /// What it is called there.
    #[schema(min_length = 1, max_length = 64)]
    pub value: String,
}

/// An item of a code list as clients send it; the list and the code stand in the path.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "labelVi": "Mường", "labelEn": "Muong", "attributes": {"minority": true},
    "crosswalks": [{"system": "ETHNIC_1979", "value": "06"}]
}))]
pub struct CodeListItemInput {
    #[schema(min_length = 1, max_length = 300)]
    pub label_vi: String,
    #[schema(min_length = 1, max_length = 300)]
    pub label_en: String,
    /// Null: valid as far back as the registry goes.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
    /// Code of the same list that took the place of this one.
    #[schema(max_length = 64)]
    pub replaced_by: Option<String>,
    /// Place in the order of display; at the end when left out.
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub position: Option<i32>,
    /// What the list says of its codes, as `minimumHours` of training levels.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub attributes: Map<String, Value>,
    #[serde(default)]
    #[schema(max_items = 20)]
    pub crosswalks: Vec<Crosswalk>,
}

/// An item of a code list as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "list": "ethnic-groups", "code": "04", "labelVi": "Mường", "labelEn": "Muong",
    "validFrom": null, "validTo": null, "replacedBy": null, "position": 4,
    "attributes": {"minority": true},
    "crosswalks": [{"system": "ETHNIC_1979", "value": "06"}],
    "version": 1, "updatedAt": "2026-11-23T02:00:00Z"
}))]
pub struct CodeListItemView {
    /// The list that it belongs to.
    pub list: String,
    /// The code, unique within its list.
    pub code: String,
    pub label_vi: String,
    pub label_en: String,
    pub valid_from: Option<Date>,
    /// Last day; null while it is valid.
    pub valid_to: Option<Date>,
    /// The code that took its place.
    pub replaced_by: Option<String>,
    /// Where it stands in its list.
    pub position: i32,
    /// What else is known of it.
    #[schema(value_type = Object)]
    pub attributes: Map<String, Value>,
    pub crosswalks: Vec<Crosswalk>,
    pub version: i64,
    pub updated_at: Timestamp,
}

/// A code list with its items, in their order.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"name": "fields", "items": [{
    "list": "fields", "code": "AGRICULTURAL", "labelVi": "Nông nghiệp",
    "labelEn": "Agricultural", "validFrom": null, "validTo": null, "replacedBy": null,
    "position": 1, "attributes": {}, "crosswalks": [], "version": 1,
    "updatedAt": "2026-11-23T02:00:00Z"
}]}))]
pub struct CodeListView {
    pub name: String,
    pub items: Vec<CodeListItemView>,
}

/// A code list and how many items it has.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"name": "training-levels", "items": 7, "validItems": 7}))]
pub struct CodeListSummary {
    pub name: String,
    pub items: usize,
    /// Those that are valid today.
    pub valid_items: usize,
}

/// All code lists.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CodeLists {
    pub data: Vec<CodeListSummary>,
}

/// Which items of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ItemFilter {
    /// Only items that are valid on this day; all of them when left out.
    #[param(example = "2026-01-01")]
    pub valid_on: Option<Date>,
}

/// Filters of the items of all lists, as an export takes them.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AnyItemFilter {
    /// Names of lists, separated by commas.
    #[param(value_type = String)]
    pub list: AnyOf<String>,
    /// Only items that are valid on this day.
    pub valid_on: Option<Date>,
}

impl Filter for AnyItemFilter {
    type View = CodeListItemView;

    const LIST: ListSpec = ListSpec {
        table: "code_list_items",
        sorts: &[("code", "code")],
        default_sort: "code",
        expand: &[],
        searchable: false,
    };
}

impl Row for CodeListItem {
    fn id(&self) -> AnyId {
        self.feed_id()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.key().as_str().into()
    }
}

impl CodeListItem {
    /// List and code in one text; neither has a slash. No change of an item alters it.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}", self.list, self.code)
    }

    /// An item that an operator adds. It begins one version later than a shipped one, so that a
    /// later shipped catalogue with the same code leaves it as it is.
    #[must_use]
    pub fn new(list: &str, code: &str, now: Timestamp) -> Self {
        Self {
            list: list.to_owned(),
            code: code.to_owned(),
            label_vi: String::new(),
            label_en: String::new(),
            valid_from: None,
            valid_to: None,
            replaced_by: None,
            position: 0,
            attributes: Json(Map::new()),
            version: SHIPPED_VERSION,
            updated_at: now,
        }
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(
        &mut self,
        input: &CodeListItemInput,
        position: i32,
        now: Timestamp,
        problems: &mut Problems,
    ) {
        self.label_vi = nfc(&input.label_vi);
        self.label_en = nfc(&input.label_en);
        problems.expect(
            !self.label_vi.is_empty(),
            ErrorCode::NameInvalid,
            "/labelVi",
        );
        problems.expect(
            !self.label_en.is_empty(),
            ErrorCode::NameInvalid,
            "/labelEn",
        );
        self.valid_from = input.valid_from;
        self.valid_to = input.valid_to;
        let forward = match (self.valid_from, self.valid_to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        problems.expect(forward, ErrorCode::DatesReversed, "/validTo");
        self.replaced_by.clone_from(&input.replaced_by);
        self.position = position;
        self.attributes = Json(input.attributes.clone());
        self.version += 1;
        self.updated_at = now;
    }

    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        is_valid_on(
            self.valid_from.unwrap_or(Date::BEGINNING),
            self.valid_to,
            day,
        )
    }

    /// An attribute that is text.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.0.get(name)?.as_str()
    }

    #[must_use]
    pub fn into_view(self, crosswalks: Vec<Crosswalk>) -> CodeListItemView {
        CodeListItemView {
            list: self.list,
            code: self.code,
            label_vi: self.label_vi,
            label_en: self.label_en,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            replaced_by: self.replaced_by,
            position: self.position,
            attributes: self.attributes.0,
            crosswalks,
            version: self.version,
            updated_at: self.updated_at,
        }
    }

    /// The change that made this version. Items have no id of their own: one is made of their key.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.feed_id(), self.version)
            .keys(json!({"list": self.list, "code": self.code}))
    }

    /// The id under which the change feed knows the item.
    #[must_use]
    pub fn feed_id(&self) -> AnyId {
        AnyId::of_catalogue(&format!("code-list/{}", self.key()))
    }
}
