//! What an import says of its rows.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::RowOutcome;
use crate::platform::db::schema::import_rows;
use crate::platform::db::types::Json;
use crate::platform::error::{FieldProblem, Language, StoredProblem};
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::values::ids::AnyId;
use crate::platform::wire::upsert::IdentityChange;
use crate::resources::imports::table::place_of;

/// What became of a row, as the table keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = import_rows, treat_none_as_default_value = false)]
pub struct ReportRow {
    pub job_id: AnyId,
    pub line: i64,
    pub kind: Option<String>,
    pub external_id: Option<String>,
    pub outcome: RowOutcome,
    pub resource_id: Option<AnyId>,
    pub problems: Option<Json<Vec<StoredProblem>>>,
    pub warnings: Option<Json<Vec<StoredProblem>>>,
    /// What would make the person another one, as long as the import waits.
    pub identity: Option<Json<Vec<IdentityChange>>>,
}

impl ReportRow {
    /// The row as it stays: who a person was before is nothing to keep.
    #[must_use]
    pub fn without_identity(self) -> Self {
        Self {
            identity: None,
            ..self
        }
    }
}

impl Row for ReportRow {
    /// Rows of a report have no id; their line needs none to break ties.
    fn id(&self) -> AnyId {
        Uuid::nil().into()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.line.into()
    }
}

/// What became of a row.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "sheet": null, "line": 17, "kind": "trainees", "externalId": "HV-2026-00017", "outcome": "REJECTED",
    "id": null, "errors": [{"pointer": "/citizenId", "code": "CITIZEN_ID_BIRTH_YEAR",
        "message": "The citizen ID and the year of birth disagree"}], "warnings": [],
    "identityChanges": []
}))]
pub struct RowReport {
    /// The sheet, where a workbook has several that are read.
    pub sheet: Option<String>,
    /// Line of the file, or row of the sheet, that the row begins on.
    pub line: i64,
    /// Kind of the row; none when it could not be read.
    pub kind: Option<String>,
    /// The row's own key in the file.
    pub external_id: Option<String>,
    pub outcome: RowOutcome,
    /// The record; none when there is none, as for what `validate` would create.
    pub id: Option<AnyId>,
    /// Everything wrong with the row; pointers name its members.
    pub errors: Vec<FieldProblem>,
    /// What of the row was not taken over, or is unusual about it.
    pub warnings: Vec<FieldProblem>,
    /// What would make the person another one, as long as the import waits to be confirmed. Values
    /// are null for those who may not read trainees.
    pub identity_changes: Vec<IdentityChange>,
    /// What it is ordered by.
    #[serde(skip)]
    pub number: i64,
}

impl RowReport {
    pub fn of(row: ReportRow, reader: &Reader) -> Self {
        let language = reader.language;
        let changes = row.identity.map(|Json(changes)| changes);
        let render = |problems: Option<Json<Vec<StoredProblem>>>| {
            let problems = problems.into_iter().flat_map(|Json(problems)| problems);
            let located = problems.map(|problem| reader.located(problem));
            located.map(|problem| problem.render(language)).collect()
        };
        let (sheet, line) = reader.place_of(row.line);
        Self {
            sheet,
            line,
            number: row.line,
            kind: row.kind,
            external_id: row.external_id,
            outcome: row.outcome,
            id: row.resource_id,
            errors: render(row.problems),
            warnings: render(row.warnings),
            identity_changes: reader.shown(changes.unwrap_or_default()),
        }
    }
}

/// Who reads a report.
#[derive(Debug, Clone)]
pub struct Reader {
    pub language: Language,
    /// Whether the import waits to be confirmed.
    pub import_waits: bool,
    /// Whether they may read who people are.
    pub reads_people: bool,
    /// The sheets of a workbook that are read, where these are several.
    pub sheets: Vec<String>,
}

/// Values of problems that name another row.
const OTHER_ROWS: [&str; 2] = ["firstLine", "otherLine"];

impl Reader {
    /// A problem that names other rows as the reader knows them.
    fn located(&self, mut problem: StoredProblem) -> StoredProblem {
        for name in OTHER_ROWS {
            let number = problem.params.get(name).and_then(Value::as_i64);
            if let Some((Some(sheet), line)) = number.map(|number| self.place_of(number)) {
                problem.params.insert(name.to_owned(), line.into());
                problem.params.insert("sheet".to_owned(), sheet.into());
            }
        }
        problem
    }

    /// The sheet of a row, where there are several, and its row or line there.
    fn place_of(&self, number: i64) -> (Option<String>, i64) {
        if self.sheets.is_empty() {
            return (None, number);
        }
        let (place, row) = place_of(number);
        (self.sheets.get(place).cloned(), row)
    }

    fn shown(&self, mut changes: Vec<IdentityChange>) -> Vec<IdentityChange> {
        if !self.import_waits {
            return Vec::new();
        }
        if !self.reads_people {
            for change in &mut changes {
                (change.before, change.after) = (None, None);
            }
        }
        changes
    }
}

/// Filters of the report.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ReportFilter {
    /// `created`, `updated`, `unchanged` or `rejected`; in capitals as well.
    #[param(value_type = Option<String>, example = "rejected")]
    pub outcome: Option<OutcomeParam>,
    /// While the import waits to be confirmed: only rows that would make another person of
    /// somebody (`true`), or only the others.
    #[param(example = true)]
    pub identity_changed: Option<bool>,
}

impl Filter for ReportFilter {
    type View = RowReport;

    const LIST: ListSpec = ListSpec {
        table: "import_rows",
        sorts: &[("line", "line")],
        default_sort: "line",
        expand: &[],
        searchable: false,
    };
}

/// An outcome as a parameter, in small letters or capitals.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct OutcomeParam(pub RowOutcome);

impl TryFrom<String> for OutcomeParam {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.to_ascii_uppercase().parse().map(Self)
    }
}
