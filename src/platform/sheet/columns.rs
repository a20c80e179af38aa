//! The columns of a table, from the published schema of a row.

use std::collections::BTreeMap;

use serde_json::{Number, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{ComponentsBuilder, RefOr, Schema};

use super::labels::Coded;
use crate::platform::error::ApiResult;
use crate::platform::values::partial_date;
use crate::platform::values::terms;
use crate::platform::values::time::Date;

/// Members that every row ends with.
const LAST: [&str; 4] = ["externalIds", "version", "createdAt", "updatedAt"];
/// The key of `system` among those in a cell of external ids.
#[must_use]
pub fn key_in<'a>(cell: &'a str, system: &str) -> Option<&'a str> {
    let keys = cell.split(SEPARATOR);
    let mut keys = keys.filter_map(|key| key.split_once('='));
    keys.find(|(name, _)| *name == system).map(|(_, key)| key)
}

/// Values of a list in one cell stand apart by this.
pub(super) const SEPARATOR: &str = "; ";

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(Number),
    Flag(bool),
    Day(Date),
}

/// The columns of a table, in their order.
#[derive(Debug, Clone)]
pub struct Columns(Vec<Column>);

#[derive(Debug, Clone)]
struct Column {
    /// `passport.number`: also the way to the value.
    name: String,
    kind: Kind,
    /// What its values stand for, if they are codes or ids.
    coded: Option<Coded>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    /// A whole number written as text, so that no client rounds it.
    Amount,
    Flag,
    Day,
    /// A day, or as text a month or a year.
    PartialDay,
    /// A list of texts or numbers.
    List,
    ExternalIds,
    Json,
}

impl Columns {
    /// The columns of rows that are written as `V`: the members of `first`, then the others by
    /// name, without those of `without`.
    ///
    /// # Errors
    /// When the schema of `V` cannot be written as JSON, which is a defect.
    pub fn of<V: ToSchema>(first: &[&str], without: &[&str]) -> ApiResult<Self> {
        let mut schemas: Vec<(String, RefOr<Schema>)> = Vec::new();
        V::schemas(&mut schemas);
        let components = schemas
            .into_iter()
            .fold(ComponentsBuilder::new(), |built, (name, schema)| {
                built.schema(name, schema)
            })
            .build();
        let document = json!({"components": components, "root": V::schema()});
        let root = resolve(&document, &document["root"]);
        let rank = |name: &str| {
            let place = |list: &[&str]| list.iter().position(|known| *known == name);
            match (place(first), place(&LAST)) {
                (Some(at), _) => (0, at),
                (None, None) => (1, 0),
                (None, Some(at)) => (2, at),
            }
        };
        let members: BTreeMap<_, _> = root["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(name, _)| !without.contains(&name.as_str()))
            .map(|(name, schema)| ((rank(name), name.clone()), schema))
            .collect();
        let mut columns = Vec::new();
        for ((_, name), schema) in members {
            add(&document, name, schema, &mut columns);
        }
        Ok(Self(columns))
    }

    /// Only the columns of these members, in this order.
    #[must_use]
    pub fn of_members(&self, members: &[String]) -> Self {
        let of = |member: &String| {
            let member = member.clone();
            self.0
                .iter()
                .filter(move |column| column.member() == member)
                .cloned()
        };
        Self(members.iter().flat_map(of).collect())
    }

    /// Only the columns whose name passes.
    #[must_use]
    pub fn filtered(&self, passes: impl Fn(&str) -> bool) -> Self {
        let passing = self.0.iter().filter(|column| passes(&column.name));
        Self(passing.cloned().collect())
    }

    /// These columns, and behind each of codes or ids one of their labels.
    #[must_use]
    pub fn labelled(&self) -> Self {
        let with_label = |column: &Column| {
            let label = column.coded.as_ref().map(|_| Column {
                name: label_of(&column.name),
                kind: Kind::Text,
                coded: None,
            });
            [Some(column.clone()), label].into_iter().flatten()
        };
        Self(self.0.iter().flat_map(with_label).collect())
    }

    /// The columns of codes or ids, what these stand for, and the names of the columns of their labels.
    pub(super) fn coded(&self) -> impl Iterator<Item = (&str, &Coded, String)> {
        self.0.iter().filter_map(|column| {
            let coded = column.coded.as_ref()?;
            Some((column.name.as_str(), coded, label_of(&column.name)))
        })
    }

    /// Names of the members that the columns come from.
    #[must_use]
    pub fn members(&self) -> Vec<&str> {
        let mut members: Vec<&str> = self.0.iter().map(Column::member).collect();
        members.dedup();
        members
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|column| column.name.as_str())
    }

    /// The cells of a row, one for each column.
    pub fn cells<'a>(&'a self, row: &'a Value) -> impl Iterator<Item = Cell> + 'a {
        self.0.iter().map(|column| column.cell(row))
    }
}

impl Column {
    fn member(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }

    fn cell(&self, row: &Value) -> Cell {
        let value = self.name.split('.').try_fold(row, |at, part| at.get(part));
        let Some(value) = value.filter(|value| !value.is_null()) else {
            return Cell::Empty;
        };
        self.kind.read(value).unwrap_or_else(|| text_of(value))
    }
}

impl Kind {
    /// The value as this kind of cell; none when it is something else.
    fn read(self, value: &Value) -> Option<Cell> {
        Some(match (self, value) {
            (Self::Number, Value::Number(number)) => Cell::Number(number.clone()),
            (Self::Amount, Value::String(text)) => Cell::Number(text.parse::<i64>().ok()?.into()),
            (Self::Flag, Value::Bool(flag)) => Cell::Flag(*flag),
            (Self::Day, Value::String(text)) => Cell::Day(text.parse().ok()?),
            (Self::PartialDay, Value::String(text)) => match text.parse() {
                Ok(day) => Cell::Day(day),
                Err(_) => Cell::Text(text.clone()),
            },
            (Self::List | Self::ExternalIds, Value::Array(items)) if items.is_empty() => {
                Cell::Empty
            }
            (Self::List, Value::Array(items)) => {
                let texts: Vec<String> = items.iter().map(plain).collect();
                Cell::Text(texts.join(SEPARATOR))
            }
            (Self::ExternalIds, Value::Array(keys)) => {
                let texts = keys
                    .iter()
                    .map(|key| format!("{}={}", plain(&key["system"]), plain(&key["value"])));
                Cell::Text(texts.collect::<Vec<_>>().join(SEPARATOR))
            }
            _ => return None,
        })
    }
}

/// `kindLabel` beside `kind`, `communeLabel` beside `communeId`.
#[must_use]
pub fn label_of(name: &str) -> String {
    let bare = ["Id", "Code"].iter().find_map(|end| name.strip_suffix(end));
    format!("{}Label", bare.unwrap_or(name))
}

/// What the document says of a member; of an optional one it may stand at its only type.
fn description(member: &Value) -> &str {
    let choices = member["oneOf"].as_array().into_iter().flatten();
    let mut places = std::iter::once(member).chain(choices);
    places
        .find_map(|place| place["description"].as_str())
        .unwrap_or_default()
}

fn text_of(value: &Value) -> Cell {
    Cell::Text(plain(value))
}

/// A text without its quotes, anything else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Add the columns of one member: its own, or those of its members.
fn add(document: &Value, name: String, schema: &Value, columns: &mut Vec<Column>) {
    let last = name.rsplit('.').next().unwrap_or_default();
    let coded = Coded::of(last, description(schema));
    let schema = resolve(document, schema);
    let Some(members) = schema["properties"].as_object() else {
        let kind = kind_of(document, schema);
        let values = match kind {
            Kind::Text => schema,
            Kind::List => resolve(document, &schema["items"]),
            _ => &Value::Null,
        };
        let coded = coded.filter(|_| !values.is_null());
        let coded = coded.or_else(|| of_terms(last, values, kind));
        columns.push(Column { name, kind, coded });
        return;
    };
    let is_money = members.contains_key("amount") && members.contains_key("currency");
    for (member, inner) in members {
        let name = format!("{name}.{member}");
        if is_money && member == "amount" {
            columns.push(Column {
                name,
                kind: Kind::Amount,
                coded: None,
            });
        } else {
            add(document, name, inner, columns);
        }
    }
}

/// The values of a member that are words: all that there are, or names of an open list such as tags.
fn of_terms(member: &str, schema: &Value, kind: Kind) -> Option<Coded> {
    const NAMES: &str = "^[A-Z][A-Z0-9_]*$";
    let is_known = |value: &Value| value.as_str().and_then(|value| terms::term(member, value));
    let are_words = match schema["enum"].as_array() {
        Some(values) => values.iter().all(|value| is_known(value).is_some()),
        None => kind == Kind::List && schema["pattern"] == NAMES,
    };
    are_words.then(|| Coded::Term(member.to_owned()))
}

fn kind_of(document: &Value, schema: &Value) -> Kind {
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null"),
        kind => Some(kind),
    };
    match kinds.and_then(Value::as_str) {
        Some("integer" | "number") => Kind::Number,
        Some("boolean") => Kind::Flag,
        Some("string") if schema["format"] == "date" => Kind::Day,
        Some("string") if schema["format"] == partial_date::FORMAT => Kind::PartialDay,
        Some("string") => Kind::Text,
        Some("array") => {
            let items = resolve(document, &schema["items"]);
            let has = |member: &str| items["properties"][member].is_object();
            match items["type"].as_str() {
                Some("string" | "integer" | "number") => Kind::List,
                _ if has("system") && has("value") => Kind::ExternalIds,
                _ => Kind::Json,
            }
        }
        _ => Kind::Json,
    }
}

/// The schema behind a reference, or behind "this or null".
fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let found = document.pointer(reference.trim_start_matches('#'));
        return found.map_or(schema, |found| resolve(document, found));
    }
    let choices = schema["oneOf"].as_array().into_iter().flatten();
    match choices.into_iter().find(|choice| choice["type"] != "null") {
        Some(choice) => resolve(document, choice),
        None => schema,
    }
}
