//! The columns of a template: which members stand in it, under which headings, and what can be chosen.

use super::TemplateHeadings;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::time::{Date, is_valid_on};
use crate::resources::code_lists;
use crate::resources::imports::kind::{ImportKind, Rows};
use crate::resources::imports::read::{Column, ColumnType, columns_of};
use crate::resources::imports::table::{
    COMMUNE, COMMUNE_NAME, TableOptions, Wanted, first_headings, writings_of,
};

/// Behind the headings of columns that every row needs; a note in brackets is no part of a heading.
const NEEDED: &str = " (*)";

/// A column, its heading, and the values to choose from.
pub struct Offered {
    pub column: Column,
    pub heading: String,
    pub choices: Vec<Choice>,
}

/// A value to choose.
pub struct Choice {
    pub code: String,
    /// What people call it, and a cell may hold in its place.
    pub label: String,
}

impl Choice {
    /// What a cell of the template holds.
    pub fn written(&self, headings: TemplateHeadings) -> &str {
        match headings {
            TemplateHeadings::Vi => &self.label,
            TemplateHeadings::Keys => &self.code,
        }
    }
}

impl Offered {
    /// What stands above the column.
    pub fn title(&self, headings: TemplateHeadings) -> String {
        let is_marked = self.column.required && headings == TemplateHeadings::Vi;
        format!("{}{}", self.heading, if is_marked { NEEDED } else { "" })
    }
}

/// The columns of a kind. Those with Vietnamese headings have no member that nobody writes down: neither
/// optional ids of the registry, nor what has no heading.
pub fn of(op: &mut Op, rows: Rows, headings: TemplateHeadings) -> ApiResult<Vec<Offered>> {
    let columns = columns_of(rows)?;
    let kind = ImportKind::Rows(rows);
    let labels = |list: &str| code_lists::service::labels(op, list);
    let wanted = Wanted::new(kind, (&TableOptions::default(), ""), labels)?;
    let headed = match headings {
        TemplateHeadings::Vi => in_vietnamese(rows, columns),
        TemplateHeadings::Keys => by_name(columns),
    };
    let mut offered = Vec::with_capacity(headed.len());
    for (column, heading) in headed {
        let choices = match (column.kind, headings) {
            (ColumnType::Bool, TemplateHeadings::Vi) => flags(),
            (ColumnType::Text | ColumnType::Integer, _) => choices(op, &wanted, &column)?,
            _ => Vec::new(),
        };
        offered.push(Offered {
            column,
            heading,
            choices,
        });
    }
    Ok(offered)
}

fn by_name(columns: Vec<Column>) -> Vec<(Column, String)> {
    let named = columns.into_iter();
    named
        .map(|column| {
            let name = column.name.clone();
            (column, name)
        })
        .collect()
}

fn in_vietnamese(rows: Rows, columns: Vec<Column>) -> Vec<(Column, String)> {
    let headings = first_headings(rows, &columns);
    let name = columns.iter().find(|column| column.name == COMMUNE_NAME);
    let name = name.map(|column| column.bounds.clone());
    let headed = columns.into_iter().zip(headings);
    headed
        .filter_map(|(mut column, heading)| {
            // A column of communes takes their names, too, which are longer than codes.
            if let (COMMUNE, Some(bounds)) = (&*column.name, &name) {
                column.bounds = bounds.clone();
            }
            let heading = match heading {
                Some(heading) if column.required || !column.is_id => heading,
                None if column.required => column.name.clone(),
                _ => return None,
            };
            Some((column, heading))
        })
        .collect()
}

fn flags() -> Vec<Choice> {
    let flags = [("TRUE", "Có"), ("FALSE", "Không")];
    let flags = flags.map(|(code, label)| Choice {
        code: code.to_owned(),
        label: label.to_owned(),
    });
    flags.into()
}

fn choices(op: &mut Op, wanted: &Wanted, column: &Column) -> ApiResult<Vec<Choice>> {
    let labelled = match &column.code_list {
        Some(list) => valid_items(op, list)?,
        None => column
            .values
            .iter()
            .map(|value| defined(column, value))
            .collect(),
    };
    let choice = |(code, label): (String, String)| Choice {
        label: as_read(wanted, &column.name, &code, label),
        code,
    };
    Ok(labelled.into_iter().map(choice).collect())
}

fn valid_items(op: &mut Op, list: &str) -> ApiResult<Vec<(String, String)>> {
    let today = op.today();
    let items = code_lists::service::items(op, list)?.into_iter();
    Ok(items
        .filter(|item| {
            is_valid_on(
                item.valid_from.unwrap_or(Date::BEGINNING),
                item.valid_to,
                today,
            )
        })
        .map(|item| (item.code, item.label_vi))
        .collect())
}

/// A value that the program itself defines.
fn defined(column: &Column, value: &str) -> (String, String) {
    let writings = writings_of(&column.name, value);
    let label = writings.first().copied().unwrap_or(value);
    (value.to_owned(), label.to_owned())
}

/// A label that the importer reads as this code alone. Where several codes have it, the code stands before
/// it.
fn as_read(wanted: &Wanted, member: &str, code: &str, label: String) -> String {
    if wanted.reads_code(member, &label, code) {
        return label;
    }
    let both = format!("{code} - {label}");
    if wanted.reads_code(member, &both, code) {
        both
    } else {
        code.to_owned()
    }
}
