//! What the public learns of a certificate.

use serde::Serialize;
use utoipa::ToSchema;

use super::input::VerifyQuery;
use super::model::CertificateStatus;
use super::store::{self, CheckedCertificate};
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::op::Op;
use crate::platform::values::text::{fold, nfc};
use crate::platform::values::time::Date;

/// Whether a certificate holds, and what it says.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "valid": true, "status": "ISSUED", "statusDate": null, "kind": "ELEMENTARY_CERTIFICATE",
    "number": "CCSC.000417", "schoolName": "Trường Cao đẳng Sơn La",
    "courseName": "Kỹ thuật chế biến món ăn", "issueDate": "2026-07-06", "holderName": "Lò Thị Mai"
}))]
pub struct CertificateCheck {
    /// Whether it holds today: neither revoked nor replaced.
    pub valid: bool,
    pub status: CertificateStatus,
    /// Day on which it was revoked or replaced.
    pub status_date: Option<Date>,
    /// Code list `certificate-kinds`.
    pub kind: String,
    pub number: String,
    pub school_name: String,
    pub course_name: String,
    pub issue_date: Date,
    pub holder_name: String,
}

impl From<CheckedCertificate> for CertificateCheck {
    fn from(found: CheckedCertificate) -> Self {
        Self {
            valid: found.status == CertificateStatus::Issued,
            status: found.status,
            status_date: found.status_date,
            kind: found.kind,
            number: found.number,
            school_name: found.school_name,
            course_name: found.course_name,
            issue_date: found.issue_date,
            holder_name: found.holder_name,
        }
    }
}

/// Verify a certificate by its number and the whole name of its holder. Open to everybody, so it
/// must not tell an unknown number from a wrong name. Where several schools gave the same number
/// to people of one name, a certificate that holds comes first, then the latest.
///
/// # Errors
/// 404 when no certificate has both.
pub fn verify(op: &mut Op, query: &VerifyQuery) -> ApiResult<CertificateCheck> {
    let found = store::with_number_and_holder(op.conn(), &nfc(&query.number), &fold(&query.name))?;
    let first = found
        .into_iter()
        .min_by_key(|found| found.status != CertificateStatus::Issued);
    first.map(Into::into).ok_or_else(ApiError::not_found)
}
