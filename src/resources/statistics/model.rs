//! What clients ask for and get.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::dimension::{Dimension, Granularity};
use super::figures::CellList;
use crate::platform::lists::filter::AnyOf;
use crate::platform::values::ids::{OccupationId, SchoolId, UnitId};
use crate::platform::values::money::Money;
use crate::platform::values::time::Date;
use crate::platform::wire::accept::CsvForm;

/// Parameters of the statistics of training.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct TrainingParams {
    /// Up to two of group, sex, level, field, occupation, school, commune, district, period.
    #[param(value_type = String, example = "level,sex")]
    pub by: AnyOf<Dimension>,
    /// How long the periods of `by=period` are.
    #[param(inline)]
    pub period: Granularity,
    /// Starts and completions on that day or later.
    pub from: Option<Date>,
    /// Starts and completions on that day or before.
    pub to: Option<Date>,
    /// As known on that day; today when not given.
    pub as_of: Option<Date>,
    pub school_id: Option<SchoolId>,
    /// Present commune of the trainee when enrolled.
    pub commune_id: Option<UnitId>,
    /// Former district of the trainee when enrolled.
    pub district_id: Option<UnitId>,
    /// Code list `training-levels`.
    #[param(max_length = 64)]
    pub level: Option<String>,
    pub occupation_id: Option<OccupationId>,
    /// The figures of the whole province as the public gets them, also for who may see more.
    pub published: bool,
    /// Of a CSV. `excel`: as Vietnamese spreadsheets open it, with a byte-order mark, semicolons, decimal
    /// commas, days as 05/06/2026 and figures that are a text as `="0912345678"`.
    #[param(inline)]
    pub csv: Option<CsvForm>,
}

/// Statistics of training.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "asOf": "2026-11-23", "from": "2026-01-01", "to": "2026-12-31", "by": ["sex"], "period": null,
    "exact": true, "smallestCell": null, "rounding": null,
    "data": [], "rows": [], "columns": [],
    "total": {
        "key": [], "trained": 60, "completed": 52, "certified": 50, "dueAt6Months": 40,
        "tracedAt6Months": 36, "employedAt6Months": 27,
        "tracingCoverage": {"value": 0.9, "numerator": 36, "denominator": 40, "unavailable": null},
        "employmentRate": {"value": 0.75, "numerator": 27, "denominator": 36, "unavailable": null},
        "medianIncomeBefore": {"value": {"amount": "3000000", "currency": "VND"}, "unavailable": null},
        "medianIncomeAfter": {"value": null, "unavailable": "NO_DATA"}, "suppressed": false
    }
}))]
pub struct TrainingStatistics {
    /// The figures are as known on this day.
    pub as_of: Date,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// What the figures are told apart by.
    pub by: Vec<Dimension>,
    /// How long the periods are, when the figures are by period.
    pub period: Option<Granularity>,
    /// Whether the figures are exact: those of the caller's own reach. Others are suppressed
    /// and rounded.
    pub exact: bool,
    /// Fewer persons than this are not published; none in exact figures.
    pub smallest_cell: Option<u64>,
    /// Counts are rounded to multiples of this; none in exact figures.
    pub rounding: Option<u64>,
    /// A cell for each combination of values that occurs.
    #[schema(value_type = Vec<Cell>)]
    pub data: CellList,
    /// Totals by the first dimension, when there are two.
    #[schema(value_type = Vec<Cell>)]
    pub rows: CellList,
    /// Totals by the second dimension, when there are two.
    #[schema(value_type = Vec<Cell>)]
    pub columns: CellList,
    pub total: Cell,
}

/// The figures of one combination of values. A count that is null is suppressed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// The values, in the order of `by`.
    pub key: Vec<Member>,
    /// Enrolments whose training began in the period.
    pub trained: Option<u64>,
    /// Enrolments completed in the period.
    pub completed: Option<u64>,
    /// Of those completed, with a certificate that stands.
    pub certified: Option<u64>,
    /// Of those completed, those whose checkpoint at 6 months has come.
    pub due_at6_months: Option<u64>,
    /// Of those due, with a latest confirmed outcome that says more than "not reached".
    pub traced_at6_months: Option<u64>,
    /// Of those traced, employed.
    pub employed_at6_months: Option<u64>,
    /// Traced of those due.
    pub tracing_coverage: Rate,
    /// Employed of those traced: who was not traced is unknown, not unemployed.
    pub employment_rate: Rate,
    /// A month, of those traced whose income before the training is known.
    pub median_income_before: Median,
    /// A month, of those traced whose income at 6 months is known.
    pub median_income_after: Median,
    /// Whether some figure of the cell is withheld because few persons are behind it or others.
    pub suppressed: bool,
}

/// A value of a dimension.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    pub dimension: Dimension,
    /// Code, id or period; none when it is not recorded.
    pub value: Option<String>,
    pub label_vi: String,
    pub label_en: String,
}

/// A share. Without a denominator there is none.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rate {
    /// 0 to 1, four decimals.
    pub value: Option<f64>,
    /// How many of them it is true of.
    pub numerator: Option<u64>,
    /// Of how many.
    pub denominator: Option<u64>,
    /// Why there is no value.
    pub unavailable: Option<Unavailable>,
}

/// The middle of the incomes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Median {
    pub value: Option<Money>,
    /// Why there is no value.
    pub unavailable: Option<Unavailable>,
}

/// Why a figure is not available.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Unavailable {
    /// Nobody to take the share of.
    NoDenominator,
    /// Nothing is known.
    NoData,
    /// Too few persons are behind it.
    Suppressed,
}

impl Unavailable {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoDenominator => "NO_DENOMINATOR",
            Self::NoData => "NO_DATA",
            Self::Suppressed => "SUPPRESSED",
        }
    }
}
