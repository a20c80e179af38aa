//! Tables to fill in: the columns of a kind, with an example that is never read as somebody's row, and
//! in a workbook what they mean, what can be chosen, and rules for what is typed.

mod columns;
mod example;
mod rules;
mod workbook;

use std::error::Error;
use std::io;

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::IntoParams;

use super::kind::Rows;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::office::paper::{CsvStyle, CsvTable};
use crate::platform::op::Op;
use crate::platform::wire::accept::{CSV_WITH_HEADER, XLSX};
use crate::text_enum;
use columns::Offered;

text_enum! {
    /// How a template is written.
    pub enum TemplateFormat {
        Xlsx = "xlsx",
        Csv = "csv",
    }
}

text_enum! {
    /// What stands above the columns of a template, and in its lists.
    pub enum TemplateHeadings {
        /// Vietnamese headings, and labels in the lists.
        Vi = "vi",
        /// The names of the members, and codes in the lists.
        Keys = "keys",
    }
}

/// How to write a template.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TemplateQuery {
    /// For browsers, in place of `Accept`. A workbook when neither says otherwise.
    #[param(inline)]
    pub format: Option<TemplateFormat>,
    /// Vietnamese headings with labels to choose from, unless `keys` asks for the names of all members
    /// with codes.
    #[serde(default)]
    #[param(inline, required = false)]
    pub headings: TemplateHeadings,
}

/// Above the running numbers.
const NUMBER: &str = "STT";
/// In the place of a number it says that the row is none.
const EXAMPLE: &str = "Ví dụ";

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
            .insert_header(("Vary", "Authorization, Accept"))
            .insert_header(("Cache-Control", "private, no-cache"))
            .body(self.content)
    }
}

/// # Errors
/// 403 when the caller runs no imports, 404 for what is no kind.
pub fn render(
    op: &mut Op,
    kind: &str,
    format: TemplateFormat,
    headings: TemplateHeadings,
) -> ApiResult<Template> {
    op.require(Action::ImportRun)?;
    let rows = Rows::named(kind).ok_or_else(ApiError::not_found)?;
    let columns = columns::of(op, rows, headings)?;
    Ok(match format {
        TemplateFormat::Csv => Template {
            name: format!("{kind}.csv"),
            media_type: CSV_WITH_HEADER,
            content: csv(&columns, headings).map_err(internal)?,
        },
        TemplateFormat::Xlsx => Template {
            name: format!("{kind}.xlsx"),
            media_type: XLSX,
            content: workbook::write(rows.kind().title, &columns, headings).map_err(internal)?,
        },
    })
}

fn internal(error: impl Error + Send + Sync + 'static) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error)
}

/// With a byte-order mark, without which spreadsheets take the text for something else.
fn csv(columns: &[Offered], headings: TemplateHeadings) -> io::Result<Vec<u8>> {
    let style = CsvStyle {
        byte_order_mark: true,
        ..CsvStyle::default()
    };
    let mut table = CsvTable::begin(style, Vec::new())?;
    table.text(NUMBER)?;
    let titles: Vec<String> = columns
        .iter()
        .map(|column| column.title(headings))
        .collect();
    table.texts(titles.iter().map(String::as_str))?;
    table.text(EXAMPLE)?;
    let examples = columns.iter().map(|column| column.example_text(headings));
    let examples: Vec<String> = examples.collect();
    table.texts(examples.iter().map(String::as_str))?;
    table.finish()
}
