//! A row of `certificates`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::refer;
use crate::platform::error::ApiResult;
use crate::platform::ids::EnrolmentId;
use crate::platform::op::Op;
use crate::platform::time::Date;
use crate::platform::upsert::Upserted;
use crate::resources::certificates::{self, CertificateInput};

/// A certificate as a row of a file; enrolment and number are its key.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "enrolment": "GD-2026-00417", "certificateKind": "ELEMENTARY_CERTIFICATE",
    "number": "CCSC.000417", "registerNumber": "17/2026/SC", "issueDate": "2026-12-04"
}))]
pub struct CertificateRow {
    /// The school's own key of the enrolment; or give `enrolmentId`.
    #[schema(min_length = 1, max_length = 128)]
    pub enrolment: Option<String>,
    /// In place of `enrolment`.
    pub enrolment_id: Option<EnrolmentId>,
    /// Code list `certificate-kinds`; when left out, the kind that goes with the course's level.
    #[schema(min_length = 1, max_length = 64)]
    pub certificate_kind: Option<String>,
    /// Number on the certificate (số hiệu); unique in the school.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
    )]
    pub number: String,
    /// Number in the school's register (số vào sổ); unique in the school.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
    )]
    pub register_number: String,
    /// `YYYY-MM-DD`.
    pub issue_date: Date,
}

impl CertificateRow {
    pub fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let id = refer::enrolment(op, system, self.enrolment_id, self.enrolment.as_deref())?;
        let input = CertificateInput {
            enrolment_id: id,
            kind: self.certificate_kind.clone(),
            number: self.number.clone(),
            register_number: self.register_number.clone(),
            issue_date: self.issue_date,
        };
        certificates::service::record(op, &input).map(super::any)
    }
}
