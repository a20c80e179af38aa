//! Tables to fill in: the columns of a kind, and in a workbook what they mean, with an example, and
//! the codes to choose from. No example stands where it could be sent as somebody's data.

mod workbook;

use actix_web::HttpResponse;
use serde::Deserialize;
use serde_json::Value;
use utoipa::IntoParams;

use super::kind::Rows;
use super::read::{Column, columns_of};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::op::Op;
use crate::platform::values::time::{Date, is_valid_on};
use crate::resources::code_lists;
use crate::text_enum;

text_enum! {
    /// How a template is written.
    pub enum TemplateFormat {
        Xlsx = "xlsx",
        Csv = "csv",
    }
}

/// How to write a template.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TemplateQuery {
    /// A workbook unless `csv` is asked for.
    #[serde(default = "xlsx")]
    #[param(inline, required = false)]
    pub format: TemplateFormat,
}

fn xlsx() -> TemplateFormat {
    TemplateFormat::Xlsx
}

/// A template, written.
#[derive(Debug)]
pub struct Template {
    name: String,
    media_type: &'static str,
    content: Vec<u8>,
}

impl Template {
    pub fn into_response(self) -> HttpResponse {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        HttpResponse::Ok()
            .content_type(self.media_type)
            .insert_header(("Content-Disposition", disposition))
            .insert_header(("Cache-Control", "private, no-cache"))
            .body(self.content)
    }
}

/// A column, and the values to choose from with what they mean.
struct Offered {
    column: Column,
    choices: Vec<(String, String)>,
}

/// # Errors
/// 403 when the caller runs no imports, 404 for what is no kind.
pub fn render(op: &mut Op, kind: &str, query: &TemplateQuery) -> ApiResult<Template> {
    op.require(Action::ImportRun)?;
    let rows = Rows::named(kind).ok_or_else(ApiError::not_found)?;
    let columns = columns_of(rows)?;
    match query.format {
        TemplateFormat::Csv => Ok(Template {
            name: format!("{kind}.csv"),
            media_type: "text/csv; charset=utf-8; header=present",
            content: csv(&columns).into_bytes(),
        }),
        TemplateFormat::Xlsx => {
            let mut offered = Vec::with_capacity(columns.len());
            for column in columns {
                let choices = choices(op, &column)?;
                offered.push(Offered { column, choices });
            }
            Ok(Template {
                name: format!("{kind}.xlsx"),
                media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                content: workbook::write(rows.kind().title, &offered)?,
            })
        }
    }
}

fn choices(op: &mut Op, column: &Column) -> ApiResult<Vec<(String, String)>> {
    let Some(list) = &column.code_list else {
        let values = column.values.iter();
        return Ok(values.map(|value| (value.clone(), String::new())).collect());
    };
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

/// With a byte-order mark, without which spreadsheets take the text for something else.
fn csv(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    format!("\u{feff}{}\r\n", names.join(","))
}

/// The example of a column as a cell has it.
fn example(column: &Column) -> String {
    match &column.example {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            items.join("; ")
        }
        Some(other) => other.to_string(),
    }
}
