//! What a client orders, and what the job keeps of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::resource::Pairs;
use crate::platform::sheet::{Columns, CsvStyle, LabelLanguage, SheetFormat};
use crate::platform::values::code::CodeText;
use crate::platform::wire::accept::CsvForm;
use crate::platform::wire::communes::{self as by_commune, Communes};
use crate::resources::synced::{ExportType, Synced};

/// Most rows of a part, and how many it has when nothing else is said.
pub const MOST_PART_ROWS: i64 = 100_000;

/// What to export, and how.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "type": "classes", "filters": {"status": ["OPEN", "RUNNING"], "startDate[gte]": "2026-01-01"},
    "fields": ["code", "name", "startDate", "endDate", "status"], "format": "CSV"
}))]
pub struct ExportInput {
    #[serde(rename = "type")]
    #[schema(value_type = ExportType)]
    pub kind: Synced,
    /// The filters of the list, by the names of its query parameters, `q` among them: a value, or
    /// a list where several may be given. `reveal: true` exports trainees in plain, for those who
    /// may see them so; each page that the job reads leaves an audit event that names its rows.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub filters: Map<String, Value>,
    /// Only these members of each row, in this order; the id is always among them, of an item of a
    /// code list its list and code.
    #[serde(default)]
    #[schema(value_type = Option<Vec<CodeText>>, min_items = 1, max_items = 100)]
    pub fields: Option<Vec<String>>,
    pub format: SheetFormat,
    /// Most rows of a part. XLSX parts open in every spreadsheet program up to the default.
    #[serde(default = "most_part_rows")]
    #[schema(minimum = 1, maximum = 100_000, default = 100_000)]
    pub part_rows: i64,
    /// Begin CSV parts with a byte-order mark, by which Excel knows UTF-8.
    #[serde(default)]
    pub byte_order_mark: bool,
    /// `excel`: CSV parts as Vietnamese spreadsheets open them, with a byte-order mark, semicolons, decimal
    /// commas, days as 05/06/2026 and figures that are a text as `="0912345678"`.
    #[serde(default)]
    pub csv: Option<CsvForm>,
    /// Labels in this language beside codes and states, and names beside the ids of places, schools and occupations:
    /// `kindLabel`, `communeLabel`.
    #[serde(default)]
    pub labels: Option<LabelLanguage>,
    /// Only what has changed since: the `feedCursor` of an export of this type, or a cursor of
    /// `GET /v1/changes?types=…` with this type alone. Rows that changed come as they are now; what
    /// is to be forgotten comes in parts of its own. It goes with no filters, because nobody knows
    /// any more which rows have left a filter since.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub since: Option<String>,
}

fn most_part_rows() -> i64 {
    MOST_PART_ROWS
}

/// Parameters that the job itself sets, or that make no sense for it.
const NOT_FILTERS: [&str; 8] = [
    "limit", "cursor", "sort", "count", "fields", "expand", "csv", "labels",
];

impl ExportInput {
    /// The parameters of the list that this asks for.
    ///
    /// # Errors
    /// 400 that names each filter with a value that no parameter can have.
    pub fn pairs(&self) -> ApiResult<Pairs> {
        let mut faults = Vec::new();
        let mut pairs = Pairs::new();
        for (name, value) in &self.filters {
            let mut fault = |code| {
                let place = format!("/filters/{}", name.replace('~', "~0").replace('/', "~1"));
                faults.push(FieldError::new(code, Place::Pointer(place)));
            };
            if NOT_FILTERS.contains(&name.as_str()) {
                fault(ErrorCode::ParameterUnknown);
            } else if let Some(text) = text_of(value) {
                pairs.push((name.clone(), text));
            } else {
                fault(ErrorCode::FieldType);
            }
        }
        if !faults.is_empty() {
            return Err(ApiError::fields(ErrorCode::BodyInvalid, faults));
        }
        let members = self.members();
        pairs.extend(members.map(|members| ("fields".to_owned(), members.join(","))));
        Ok(pairs)
    }

    /// How CSV parts are written.
    pub fn csv_style(&self) -> CsvStyle {
        let excel = self.csv.is_some();
        CsvStyle {
            byte_order_mark: excel || self.byte_order_mark,
            excel,
        }
    }

    /// Put present communes in the place of former ones, and tell which.
    ///
    /// # Errors
    /// 400 for what is no commune, unless something else is wrong.
    pub fn resolve(&mut self, communes: &Communes) -> ApiResult<Vec<FieldError>> {
        let Some(text) = self.filters.get(by_commune::PARAMETER).and_then(text_of) else {
            return Ok(Vec::new());
        };
        let pairs = vec![(by_commune::PARAMETER.to_owned(), text)];
        let place = Place::Pointer(format!("/filters/{}", by_commune::PARAMETER));
        match communes.resolve(pairs, &place) {
            Ok(resolved) => {
                for (name, value) in resolved.pairs {
                    self.filters.insert(name, Value::String(value));
                }
                Ok(resolved.warnings)
            }
            Err(unknown) => self.check().and(Err(unknown)),
        }
    }

    /// What the audit trail says of the filters: a value may be somebody's name.
    pub fn filter_names(&self) -> Vec<&str> {
        self.filters.keys().map(String::as_str).collect()
    }

    /// The members that were asked for, those among them by which a row is known.
    pub fn members(&self) -> Option<Vec<String>> {
        let fields = self.fields.as_ref()?;
        let keys = self.kind.keys.iter();
        let mut members: Vec<String> = Vec::new();
        let missing = keys.map(|key| (*key).to_owned());
        let missing = missing.filter(|key| !fields.contains(key));
        for member in missing.chain(fields.iter().cloned()) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        Some(members)
    }

    /// Check everything that the type knows of; whether the export shows what is masked otherwise.
    ///
    /// # Errors
    /// 400 with pointers into the body; 422 for filters of changes.
    pub fn check(&self) -> ApiResult<bool> {
        self.columns()?;
        if self.since.is_some() && !self.filters.is_empty() {
            let code = ErrorCode::ExportFilterUnexpected;
            return Err(ApiError::at(code, "/filters"));
        }
        let pairs = self.pairs()?;
        self.kind
            .check(pairs)
            .map_err(|error| error.inside("/filters"))
    }

    /// The columns of a table of what was ordered.
    ///
    /// # Errors
    /// 400 that names each unknown field.
    pub fn columns(&self) -> ApiResult<Columns> {
        let columns = self.kind.columns()?;
        let Some(fields) = &self.fields else {
            return Ok(columns);
        };
        let known = columns.members();
        let unknown = fields.iter().enumerate();
        let unknown = unknown.filter(|(_, field)| !known.contains(&field.as_str()));
        let faults: Vec<FieldError> = unknown
            .map(|(at, _)| {
                let place = Place::Pointer(format!("/fields/{at}"));
                FieldError::new(ErrorCode::FieldValue, place).with("allowed", known.join(","))
            })
            .collect();
        if !faults.is_empty() {
            return Err(ApiError::fields(ErrorCode::BodyInvalid, faults));
        }
        Ok(columns.of_members(&self.members().unwrap_or_default()))
    }
}

/// The value as a query string would have it.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(items) if !items.is_empty() => {
            let texts: Option<Vec<String>> = items
                .iter()
                .map(|item| text_of(item).filter(|text| !item.is_array() && !text.contains(',')))
                .collect();
            Some(texts?.join(","))
        }
        _ => None,
    }
}
