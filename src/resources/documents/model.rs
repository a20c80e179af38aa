//! What is asked for, and what comes of it.

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::office::paper::Form;
use crate::platform::values::ids::ClassId;
use crate::platform::values::time::Date;
use crate::platform::wire::accept;
use crate::text_enum;

text_enum! {
    /// A list of the people of a class.
    pub enum ListKind {
        /// Danh sách người học: who has a seat.
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

impl ListKind {
    /// Whether it has columns that are masked otherwise.
    pub fn reveals(self) -> bool {
        matches!(self, Self::Trainees | Self::Beneficiaries)
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
}

/// How a list of a class is printed.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// For browsers, in place of `Accept`.
    #[param(inline)]
    pub format: Option<FormatName>,
    /// Of a CSV. `excel`: as Vietnamese spreadsheets open it, with a byte-order mark, semicolons, decimal
    /// commas, days as 05/06/2026 and figures that are a text as `="0912345678"`.
    #[param(inline)]
    pub csv: Option<accept::CsvForm>,
    /// Of `trainees` and `beneficiaries`: numbers of documents, phones and ethnic groups in plain. It needs
    /// `trainees.pii:read` and leaves an audit event that names whom the paper shows so; give the purpose
    /// in the header `X-Purpose`.
    pub reveal: bool,
    /// Of a `roll`: its month. The present one when left out, or the first of the class when it is not
    /// held now.
    #[param(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$", example = "2026-09")]
    pub month: Option<String>,
    /// The day that stands on the paper; today when left out.
    pub date: Option<Date>,
    /// The body above the school, at the head of the paper. The people's committee of the province when
    /// left out, for a public school; nothing for others, and for an empty text.
    #[param(max_length = 200)]
    pub authority: Option<String>,
    /// Where the paper is signed; the name of the province when left out, and no place for an empty text.
    #[param(max_length = 100)]
    pub place: Option<String>,
}

/// A list that is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    pub class: ClassId,
    pub kind: ListKind,
    pub format: FormatName,
    pub query: DocumentQuery,
}

impl Order {
    /// The list that the path names.
    ///
    /// # Errors
    /// 404 when there is none of that name; 400 for parameters that say nothing of it.
    pub fn of(
        class: ClassId,
        list: &str,
        format: FormatName,
        query: DocumentQuery,
    ) -> ApiResult<Self> {
        let kind: ListKind = list.parse().map_err(|_| ApiError::not_found())?;
        let revealing = [ListKind::Trainees, ListKind::Beneficiaries].map(ListKind::as_str);
        let (of_roll, of_csv) = (kind == ListKind::Roll, format == FormatName::Csv);
        let faults: Vec<FieldError> = [
            ("month", query.month.is_some() && !of_roll, "roll"),
            ("csv", query.csv.is_some() && !of_csv, "text/csv"),
            (
                "reveal",
                query.reveal && !kind.reveals(),
                &revealing.join(", "),
            ),
        ]
        .into_iter()
        .filter(|(_, is_idle, _)| *is_idle)
        .map(|(name, _, allowed)| {
            let place = Place::Parameter(name.to_owned());
            FieldError::new(ErrorCode::ParameterUnexpected, place).with("allowed", allowed)
        })
        .collect();
        if !faults.is_empty() {
            return Err(ApiError::fields(ErrorCode::QueryInvalid, faults));
        }
        Ok(Self {
            class,
            kind,
            format,
            query,
        })
    }

    pub fn form(&self) -> Form {
        match self.format {
            FormatName::Pdf => Form::Pdf,
            FormatName::Xlsx => Form::Xlsx,
            FormatName::Csv => Form::Csv {
                excel: self.query.csv.is_some(),
            },
        }
    }
}
