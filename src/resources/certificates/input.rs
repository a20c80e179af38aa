//! What clients send about a certificate.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::values::ids::{EnrolmentId, SchoolId};
use crate::platform::values::time::Date;

/// A certificate to issue.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "enrolmentId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "kind": "ELEMENTARY_CERTIFICATE",
    "number": "CCSC.000417", "registerNumber": "17/2026/SC", "issueDate": "2026-07-06"
}))]
pub struct CertificateInput {
    /// A completed enrolment that was passed.
    pub enrolment_id: EnrolmentId,
    /// Code list `certificate-kinds`; when left out, the kind that goes with the course's level.
    #[schema(min_length = 1, max_length = 64)]
    pub kind: Option<String>,
    /// Number on the certificate (số hiệu); unique in the school, whatever its case and spaces. Left out:
    /// the next of the school's series (`/v1/schools/{school_id}/certificate-numbers`).
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
    )]
    pub number: Option<String>,
    /// Number in the school's register (số vào sổ); unique in the school and left out likewise.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
    )]
    pub register_number: Option<String>,
    pub issue_date: Date,
}

/// Why and when a certificate is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"reason": "Cấp sai đối tượng, Quyết định 12/QĐ-CĐSL", "date": "2026-09-01"}))]
pub struct RevokeInput {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
    /// Today when left out.
    pub date: Option<Date>,
}

/// A certificate in place of another one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "number": "CCSC.000533", "registerNumber": "33/2026/SC", "issueDate": "2026-09-15",
    "reason": "Sai họ tên so với giấy tờ"
}))]
pub struct ReissueInput {
    /// Number on the new certificate (số hiệu); unique in the school, whatever its case and spaces. Left out:
    /// the next of the school's series (`/v1/schools/{school_id}/certificate-numbers`).
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
    )]
    pub number: Option<String>,
    /// Number in the school's register (số vào sổ); unique in the school and left out likewise.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
    )]
    pub register_number: Option<String>,
    pub issue_date: Date,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// What the public knows of a certificate that it wants verified: its number and the name of its
/// holder, or the code that stands on it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct VerifyQuery {
    /// Number on the certificate (số hiệu); case and spaces do not count.
    #[param(min_length = 1, max_length = 64, example = "CCSC.000417")]
    pub number: Option<String>,
    /// Whole name of the holder; accents and case do not count, but of several certificates the one
    /// with these accents comes first.
    #[param(min_length = 1, max_length = 200, example = "Lò Thị Mai")]
    pub name: Option<String>,
    /// Only certificates of this school.
    pub school_id: Option<SchoolId>,
    /// In place of number and name: the code that stands on the certificate.
    #[param(
        min_length = 1,
        max_length = 64,
        example = "0H3KX7V9Q2M4T8WZ5B6C1DEFGJNPRSY"
    )]
    pub code: Option<String>,
}

/// In which language to show a page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `vi` or `en`; what `Accept-Language` prefers when left out.
    #[param(pattern = "^(vi|en)$", example = "en")]
    pub lang: Option<String>,
}

/// How a school numbers its certificates. `{seq}` stands for the next number of the year, `{seq:04}`
/// for the same in four digits, `{year}` for the year of issue and `{school}` for the school's code.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "numberPattern": "CCSC.{year}.{seq:06}", "registerNumberPattern": "{seq:04}/{year}-{school}"
}))]
pub struct CertificateNumbersInput {
    /// Of the number on the certificate (số hiệu). Null: the school gives each number itself.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ{][0-9A-Za-zÀ-ỹ ./_{}:-]*$"
    )]
    pub number_pattern: Option<String>,
    /// Of the number in the school's register (số vào sổ). Null: the school gives each number itself.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ{][0-9A-Za-zÀ-ỹ ./_{}:-]*$"
    )]
    pub register_number_pattern: Option<String>,
}
