//! Parameters that many operations share, as the document shows them.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::sheet::LabelLanguage;
use crate::platform::wire::accept::CsvForm;

/// A file, byte for byte.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, example = "(bytes)")]
#[expect(dead_code, reason = "documents bodies that are streamed")]
pub struct Binary(Vec<u8>);

/// How to count the rows of all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Count {
    #[default]
    None,
    Estimate,
    Exact,
}

impl Count {
    /// As the parameter says it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Estimate => "estimate",
            Self::Exact => "exact",
        }
    }
}

/// Parameters that every list has.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "documents the parameters; Listing::parse reads them"
)]
pub struct PageParams {
    /// Rows in a page.
    #[param(minimum = 1, maximum = 500, default = 50)]
    limit: Option<i64>,
    /// `nextCursor` of the page before, with all other parameters as they were.
    cursor: Option<String>,
    /// An order this list offers; `-` in front turns it round.
    sort: Option<String>,
    /// Whether to count the rows of all pages: `exact` reads them all, `estimate` up to 1,000. A CSV or XLSX
    /// has no count.
    #[param(inline)]
    count: Option<Count>,
    /// Only these members of each row, separated by commas; its id comes with them. The schema of the answer is
    /// that of whole rows: other members are missing, also those that it calls required.
    #[param(style = Form, explode = false)]
    fields: Option<Vec<String>>,
    /// Of a CSV. `excel`: as Vietnamese spreadsheets open it, with a byte-order mark, semicolons, decimal
    /// commas, days as 05/06/2026 and figures that are a text as `="0912345678"`.
    #[param(inline)]
    csv: Option<CsvForm>,
    /// Of a CSV or XLSX: labels in this language beside codes and states, and names beside the ids of places,
    /// schools and occupations (`kindLabel`, `statusLabel`, `communeLabel`).
    #[param(inline)]
    labels: Option<LabelLanguage>,
}

/// Parameter of lists and rows that can carry related rows.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameter; Listing::parse reads it")]
pub struct ExpandParam {
    /// Related rows to put inside, separated by commas; each as far as the caller may see it.
    #[param(style = Form, explode = false)]
    expand: Option<Vec<String>>,
}

/// Parameter of lists that can be searched by name.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "documents the parameter; Listing::parse reads it")]
pub struct SearchParam {
    /// Words of the name without regard to accents, case or order, each from its beginning.
    #[param(max_length = 200)]
    q: Option<String>,
}

/// Which members of one row to send.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "documents the parameter; the RowQuery extractor reads it"
)]
pub struct FieldsParam {
    /// Only these members of the row, separated by commas; its id comes with them. The schema of the answer is
    /// that of a whole row: other members are missing, also those that it calls required.
    #[param(style = Form, explode = false)]
    fields: Option<Vec<String>>,
}
