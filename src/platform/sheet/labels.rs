//! Labels beside codes, and names beside ids, in the tables of lists and exports.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::columns::{Columns, SEPARATOR};
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{admin_units, code_list_items, occupations, schools};
use crate::platform::error::{ApiResult, Language};
use crate::platform::values::ids::{OccupationId, SchoolId, UnitId};
use crate::platform::values::terms;

/// Ids that are looked up at once.
const AT_ONCE: usize = 500;

/// The language of labels in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LabelLanguage {
    Vi,
    En,
}

/// What the values of a column stand for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Coded {
    /// Codes of this list.
    List(String),
    Unit,
    School,
    Occupation,
    /// Values of an enumeration, which this member holds.
    Term(String),
}

impl Coded {
    /// By what the document says of a member, or by its name.
    pub(super) fn of(name: &str, description: &str) -> Option<Self> {
        if let Some(list) = code_list(description) {
            return Some(Self::List(list.to_owned()));
        }
        match name {
            "communeId" | "districtId" | "unitId" => Some(Self::Unit),
            "schoolId" => Some(Self::School),
            "occupationId" => Some(Self::Occupation),
            other if other.ends_with("UnitId") => Some(Self::Unit),
            other if other.ends_with("SchoolId") => Some(Self::School),
            _ => None,
        }
    }
}

/// What the document says of a member whose values are codes: "Code list `sexes`", or in a sentence.
const CODE_LIST: &str = "ode list `";

/// The code list that a member's description names.
#[must_use]
pub fn code_list(description: &str) -> Option<&str> {
    let (_, rest) = description.split_once(CODE_LIST)?;
    Some(rest.split_once('`')?.0)
}

/// That its values are codes, as a description says it.
#[must_use]
pub fn code_list_mark(list: &str) -> String {
    format!("C{CODE_LIST}{list}`.")
}

impl From<Language> for LabelLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::Vietnamese => Self::Vi,
            Language::English => Self::En,
        }
    }
}

/// Labels that were looked up so far.
#[derive(Debug)]
pub struct Labels {
    language: LabelLanguage,
    known: HashMap<Coded, HashMap<String, String>>,
}

impl Labels {
    #[must_use]
    pub fn new(language: LabelLanguage) -> Self {
        Self {
            language,
            known: HashMap::new(),
        }
    }

    /// Put labels into rows, at the members that [`Columns::labelled`] has columns for.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_into(
        &mut self,
        conn: &mut DbConnection,
        columns: &Columns,
        rows: &mut [Value],
    ) -> ApiResult<()> {
        for (name, coded, label) in columns.coded() {
            let path: Vec<&str> = name.split('.').collect();
            let keys = rows.iter().filter_map(|row| at(row, &path));
            self.load(conn, coded, keys.flat_map(texts))?;
            let Some(known) = self.known.get(coded) else {
                continue;
            };
            let last = label.rsplit('.').next().unwrap_or_default();
            for row in rows.iter_mut() {
                let Some(found) = at(row, &path).and_then(|value| label_of(value, known)) else {
                    continue;
                };
                if let Some(members) = inside(row, &path).and_then(Value::as_object_mut) {
                    members.insert(last.to_owned(), Value::String(found));
                }
            }
        }
        Ok(())
    }

    /// The label of a code, or the name of an id; the key itself where there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn text(&mut self, conn: &mut DbConnection, of: &Coded, key: &str) -> ApiResult<String> {
        self.load(conn, of, [key])?;
        let found = self.known.get(of).and_then(|known| known.get(key));
        Ok(found.cloned().unwrap_or_else(|| key.to_owned()))
    }

    /// The label of a code of this list.
    ///
    /// # Errors
    /// When the database fails.
    pub fn code(&mut self, conn: &mut DbConnection, list: &str, code: &str) -> ApiResult<String> {
        self.text(conn, &Coded::List(list.to_owned()), code)
    }

    /// `Bản Mòng, Phường Tô Hiệu` of a village, `Phường Tô Hiệu` of a commune.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unit(&mut self, conn: &mut DbConnection, unit: UnitId) -> ApiResult<String> {
        self.text(conn, &Coded::Unit, &unit.to_string())
    }

    /// Look up what is not known yet, many at once.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load<'a>(
        &mut self,
        conn: &mut DbConnection,
        coded: &Coded,
        keys: impl IntoIterator<Item = &'a str>,
    ) -> ApiResult<()> {
        let known = self.known.entry(coded.clone()).or_default();
        let missing = keys.into_iter().filter(|key| !known.contains_key(*key));
        let missing: HashSet<&str> = missing.collect();
        let missing: Vec<&str> = missing.into_iter().collect();
        for some in missing.chunks(AT_ONCE) {
            let found = match coded {
                Coded::List(list) => codes(conn, list, some, self.language)?,
                Coded::Unit => units(conn, some)?,
                Coded::School => named(
                    schools::table
                        .filter(schools::id.eq_any(ids::<SchoolId>(some)))
                        .select((schools::id, schools::name_vi, schools::name_en))
                        .load::<(SchoolId, String, Option<String>)>(conn)?,
                    self.language,
                ),
                Coded::Occupation => named(
                    occupations::table
                        .filter(occupations::id.eq_any(ids::<OccupationId>(some)))
                        .select((occupations::id, occupations::name_vi, occupations::name_en))
                        .load::<(OccupationId, String, Option<String>)>(conn)?,
                    self.language,
                ),
                Coded::Term(member) => terms(member, some, self.language),
            };
            known.extend(found);
        }
        Ok(())
    }
}

/// A text, or those of a list.
fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let items = value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice);
    items.iter().filter_map(Value::as_str)
}

/// The label of a value; of a list those of its items, of what has none the item itself.
fn label_of(value: &Value, known: &HashMap<String, String>) -> Option<String> {
    if let Value::String(text) = value {
        return known.get(text).cloned();
    }
    let labels = texts(value).map(|item| known.get(item).map_or(item, String::as_str));
    let labels: Vec<&str> = labels.collect();
    (!labels.is_empty()).then(|| labels.join(SEPARATOR))
}

fn at<'a>(row: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(row, |at, part| at.get(*part))
}

/// The object that holds the member at the end of a path.
fn inside<'a>(row: &'a mut Value, path: &[&str]) -> Option<&'a mut Value> {
    let (_, above) = path.split_last()?;
    above.iter().try_fold(row, |at, part| at.get_mut(*part))
}

fn ids<I: std::str::FromStr>(texts: &[&str]) -> Vec<I> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

fn named<I: ToString>(
    rows: Vec<(I, String, Option<String>)>,
    language: LabelLanguage,
) -> Vec<(String, String)> {
    let rows = rows.into_iter();
    let name = |(id, vi, en): (I, String, Option<String>)| match language {
        LabelLanguage::En => (id.to_string(), en.unwrap_or(vi)),
        LabelLanguage::Vi => (id.to_string(), vi),
    };
    rows.map(name).collect()
}

fn codes(
    conn: &mut DbConnection,
    list: &str,
    some: &[&str],
    language: LabelLanguage,
) -> ApiResult<Vec<(String, String)>> {
    let rows: Vec<(String, String, String)> = code_list_items::table
        .filter(code_list_items::list.eq(list))
        .filter(code_list_items::code.eq_any(some))
        .select((
            code_list_items::code,
            code_list_items::label_vi,
            code_list_items::label_en,
        ))
        .load(conn)?;
    let label = |(code, vi, en)| match language {
        LabelLanguage::Vi => (code, vi),
        LabelLanguage::En => (code, en),
    };
    Ok(rows.into_iter().map(label).collect())
}

fn terms(member: &str, some: &[&str], language: LabelLanguage) -> Vec<(String, String)> {
    let label = |value: &&str| {
        let term = terms::term(member, value)?;
        let word = match language {
            LabelLanguage::Vi => term.vi,
            LabelLanguage::En => term.en,
        };
        Some(((*value).to_owned(), terms::capitalised(word)))
    };
    some.iter().filter_map(label).collect()
}

/// `Bản Mòng, Phường Tô Hiệu` of a village, the name of any other unit.
fn units(conn: &mut DbConnection, some: &[&str]) -> ApiResult<Vec<(String, String)>> {
    type Unit = (UnitId, String, String, Option<UnitId>);
    let load = |conn: &mut DbConnection, ids: Vec<UnitId>| -> ApiResult<Vec<Unit>> {
        let rows = admin_units::table
            .filter(admin_units::id.eq_any(ids))
            .select((
                admin_units::id,
                admin_units::name,
                admin_units::level,
                admin_units::parent_id,
            ));
        Ok(rows.load(conn)?)
    };
    let found = load(conn, ids(some))?;
    let is_village = |unit: &&Unit| unit.2 == "VILLAGE";
    let above: HashSet<UnitId> = found
        .iter()
        .filter(is_village)
        .filter_map(|unit| unit.3)
        .collect();
    let above = load(conn, above.into_iter().collect())?.into_iter();
    let above: HashMap<UnitId, String> = above.map(|(id, name, ..)| (id, name)).collect();
    let name = |(id, name, level, parent): Unit| {
        let commune = parent
            .filter(|_| level == "VILLAGE")
            .and_then(|id| above.get(&id));
        match commune {
            Some(commune) => (id.to_string(), format!("{name}, {commune}")),
            None => (id.to_string(), name),
        }
    };
    Ok(found.into_iter().map(name).collect())
}
