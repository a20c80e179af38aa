//! What is asked for, and what comes of it.

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::platform::error::{ApiError, ApiResult};
use crate::platform::office::paper::Form;
use crate::platform::values::ids::ClassId;
use crate::platform::values::time::Date;
use crate::platform::wire::accept;
use crate::text_enum;

text_enum! {
    /// A list of the people of a class.
    pub enum ListKind {
        /// Danh sách học viên: who has a seat.
        Trainees = "trainees",
        /// Bảng kết quả học tập: who has studied, with hours, score and result.
        Results = "results",
        /// Sổ cấp văn bằng, chứng chỉ: the certificates that were issued.
        Certificates = "certificate-register",
        /// Sổ điểm danh: who has a seat, with an empty column for each day of a month.
        Roll = "roll",
        /// Danh sách người học thuộc diện hỗ trợ: whose beneficiary status is confirmed.
        Beneficiaries = "beneficiaries",
    }
}

/// What a list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum FormatName {
    Pdf,
    Xlsx,
    Csv,
}

impl FormatName {
    pub fn of(media_type: &str) -> Self {
        match media_type {
            accept::CSV => Self::Csv,
            accept::XLSX => Self::Xlsx,
            _ => Self::Pdf,
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => accept::PDF,
            Self::Xlsx => accept::XLSX,
            Self::Csv => accept::CSV_WITH_HEADER,
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    pub fn form(self, csv: Option<accept::CsvForm>) -> Form {
        match self {
            Self::Pdf => Form::Pdf,
            Self::Xlsx => Form::Xlsx,
            Self::Csv => Form::Csv {
                excel: csv.is_some(),
            },
        }
    }
}

/// How a list of a class is printed.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// For browsers, in place of `Accept`.
    #[param(inline)]
    pub format: Option<FormatName>,
    /// `excel`: a CSV as Vietnamese spreadsheets open it, with a byte-order mark, semicolons, decimal
    /// commas and days as 05/06/2026.
    #[param(inline)]
    pub csv: Option<accept::CsvForm>,
    /// Numbers of documents, phones and ethnic groups in plain. It needs `trainees.pii:read` and leaves
    /// an audit event; give the purpose in the header `X-Purpose`.
    #[param(default = false)]
    pub reveal: bool,
    /// The month of a roll. The present one when left out, or the first of the class when it is not
    /// held now.
    #[param(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$", example = "2026-09")]
    pub month: Option<String>,
    /// The day that stands on the paper; today when left out.
    pub date: Option<Date>,
    /// The body above the school, at the head of the paper. The people's committee of the province when
    /// left out, for a public school; nothing for others, and for an empty text.
    #[param(max_length = 200)]
    pub authority: Option<String>,
    /// Where the paper is signed; the name of the province when left out.
    #[param(max_length = 100)]
    pub place: Option<String>,
}

/// A list that is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    pub class: ClassId,
    /// As the path names it.
    pub list: String,
    pub format: FormatName,
    pub query: DocumentQuery,
}

impl Order {
    /// # Errors
    /// 404 for a list that there is none of.
    pub fn kind(&self) -> ApiResult<ListKind> {
        self.list.parse().map_err(|_| ApiError::not_found())
    }
}

/// A list that is printed.
#[derive(Debug)]
pub struct Printed {
    pub bytes: Vec<u8>,
    pub file_name: String,
}
