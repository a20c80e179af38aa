//! A row of `certificates`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::input::CertificateInput;
use super::{RESOURCE, numbering, service};
use crate::names_person;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::exported::Exported;
use crate::platform::resource::import::{self, ImportRow};
use crate::platform::values::ids::{CertificateId, ClassId, EnrolmentId, TraineeId};
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::time::Date;
use crate::platform::wire::upsert::Upserted;
use crate::resources::enrolments;

names_person! {
    /// A certificate as a row of a file. Enrolment and number are its key; without a number, enrolment
    /// and day.
    #[derive(Deserialize, ToSchema)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[schema(example = json!({
        "enrolment": "GD-2026-00417", "certificateKind": "ELEMENTARY_CERTIFICATE",
        "number": "CCSC.000417", "registerNumber": "17/2026/SC", "issueDate": "2026-12-04"
    }))]
    pub struct CertificateRow begins {
        /// The school's own key of the enrolment; or give `enrolmentId`, or the person and the class.
        ///
        /// vi: Mã lượt ghi danh trong phần mềm của đơn vị; hoặc nêu người học và lớp
        #[schema(min_length = 1, max_length = 128)]
        pub enrolment: Option<String>,
        /// In place of `enrolment`.
        ///
        /// vi: Định danh của lượt ghi danh trong hệ thống, thay cho mã
        pub enrolment_id: Option<EnrolmentId>,
    } goes on {
        /// A certificate that is issued, as an export names it: what stands on it does not change.
        ///
        /// vi: Định danh của chứng chỉ đã cấp, như tệp xuất ghi; nội dung của nó không thay đổi
        pub id: Option<CertificateId>,
        /// Code list `certificate-kinds`; when left out, the kind that goes with the course's level.
        ///
        /// vi: Mã loại văn bằng, chứng chỉ; bỏ trống thì theo trình độ
        #[schema(min_length = 1, max_length = 64)]
        pub certificate_kind: Option<String>,
        /// Number on the certificate (số hiệu); unique in the school, whatever its case and spaces. Left
        /// out: the next of the school's series.
        ///
        /// vi: Số hiệu văn bằng, chứng chỉ; bỏ trống thì lấy số tiếp theo của đơn vị
        #[schema(
            min_length = 1,
            max_length = 64,
            pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
        )]
        pub number: Option<String>,
        /// Number in the school's register (số vào sổ); unique in the school and left out likewise.
        ///
        /// vi: Số vào sổ cấp; bỏ trống thì lấy số tiếp theo của đơn vị
        #[schema(
            min_length = 1,
            max_length = 64,
            pattern = "^[0-9A-Za-zÀ-ỹ][0-9A-Za-zÀ-ỹ ./_-]*$"
        )]
        pub register_number: Option<String>,
        /// `YYYY-MM-DD`.
        ///
        /// vi: Ngày cấp
        pub issue_date: Date,
    }
}

impl ImportRow for CertificateRow {
    const KIND: &'static str = "certificates";
    const TITLE: &'static str = "Văn bằng, chứng chỉ";
    const PASS: u8 = 5;
    const EXPORTED: Option<&'static Exported> = Some(&Exported {
        named: &[("kind", "certificateKind")],
        ..Exported::of(RESOURCE)
    });

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let (id, key) = (self.enrolment_id, self.enrolment.as_deref());
        let id = enrolments::service::named(op, system, id, key, &self.whose())?;
        let input = CertificateInput {
            enrolment_id: id,
            kind: self.certificate_kind.clone(),
            number: self.number.clone(),
            register_number: self.register_number.clone(),
            issue_date: self.issue_date,
        };
        let done = match self.id {
            Some(issued) => service::confirm(op, issued, &input),
            None => service::record(op, &input),
        };
        done.map(import::any)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/enrolmentId" if self.enrolment_id.is_none() => {
                self.whose().enrolment_pointer(self.enrolment.as_deref())
            }
            "/kind" => "/certificateKind",
            _ => return None,
        })
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let is_counted = |row: &&Self| row.number.is_none() || row.register_number.is_none();
        if rows.iter().any(is_counted) {
            numbering::lock_own(op)?;
        }
        let keys = rows.iter().filter_map(|row| row.enrolment.as_deref());
        enrolments::service::foresee_named(op, system, &keys.collect::<Vec<_>>())
    }
}
