//! A row of `enrolments`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::RESOURCE;
use super::input::EnrolmentUpsert;
use super::service::{self, Naming};
use super::states::EnrolmentStatus;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, Problems};
use crate::platform::op::Op;
use crate::platform::resource::import::{self, ImportRow};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{BeneficiaryStatusId, ClassId, EnrolmentId, TraineeId};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::Upserted;

/// An enrolment as a row of a file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "externalId": "GD-2026-00417", "trainee": "HV-2026-00017", "class": "LOP-2026-07",
    "appliedDate": "2026-08-20", "status": "ADMITTED", "statusDate": "2026-08-28"
}))]
pub struct EnrolmentRow {
    /// The enrolment's key in the school's own system.
    ///
    /// vi: Mã của bản ghi trong phần mềm của đơn vị; giữ nguyên mỗi lần gửi
    #[schema(min_length = 1, max_length = 128)]
    pub external_id: String,
    /// The school's own key of the trainee; or give `traineeId`.
    ///
    /// vi: Mã người học trong phần mềm của đơn vị
    #[schema(min_length = 1, max_length = 128)]
    pub trainee: Option<String>,
    /// In place of `trainee`.
    ///
    /// vi: Định danh của người học trong hệ thống, thay cho mã
    pub trainee_id: Option<TraineeId>,
    /// The school's own key of the class; or give `classId`.
    ///
    /// vi: Mã lớp trong phần mềm của đơn vị (externalId của lớp)
    #[schema(min_length = 1, max_length = 128)]
    pub class: Option<String>,
    /// In place of `class`.
    ///
    /// vi: Định danh của lớp trong hệ thống, thay cho mã
    pub class_id: Option<ClassId>,
    /// A confirmed status of the trainee, on which support may rest.
    ///
    /// vi: Định danh của diện đối tượng đã được xác nhận
    pub beneficiary_status_id: Option<BeneficiaryStatusId>,
    /// `YYYY-MM-DD`; today when left out.
    ///
    /// vi: Ngày đăng ký; bỏ trống là hôm nay
    pub applied_date: Option<Date>,
    /// Why the trainee may be in two classes at the same time.
    ///
    /// vi: Lý do được học hai lớp trùng thời gian (ít nhất 10 ký tự)
    #[schema(min_length = 10, max_length = 500)]
    pub overlap_override: Option<String>,
    /// Where the enrolment stands; as it is in the registry when left out.
    ///
    /// vi: Trạng thái trong phần mềm của đơn vị; bỏ trống thì giữ nguyên
    pub status: Option<EnrolmentStatus>,
    /// Day of the last step; today when left out.
    ///
    /// vi: Ngày của bước cuối; bỏ trống là hôm nay
    pub status_date: Option<Date>,
    /// First day of study, where it is known: that of the class, or of a later admission, when left
    /// out. Who has left and is not known to have studied has studied with this.
    ///
    /// vi: Ngày bắt đầu học; bỏ trống là ngày khai giảng hoặc ngày nhập học sau đó
    pub started_date: Option<Date>,
    /// Needed for `REJECTED`, `DROPPED`, `EXPELLED` and `TRANSFERRED`.
    ///
    /// vi: Lý do, khi trạng thái cần có lý do
    #[schema(min_length = 1, max_length = 500)]
    pub status_reason: Option<String>,
    /// With `TRANSFERRED`: the school's own key of the class in which the trainee goes on; or give
    /// `transferToClassId`.
    ///
    /// vi: Mã lớp chuyển đến, khi trạng thái là TRANSFERRED
    #[schema(min_length = 1, max_length = 128)]
    pub transfer_to_class: Option<String>,
    /// In place of `transferToClass`.
    ///
    /// vi: Định danh của lớp chuyển đến trong hệ thống, thay cho mã
    pub transfer_to_class_id: Option<ClassId>,
}

impl EnrolmentRow {
    /// What the row names, to be looked up with others.
    fn naming(&self) -> Naming<'_> {
        Naming {
            key: &self.external_id,
            trainee: self.trainee.as_deref(),
            trainee_id: self.trainee_id,
            class: self.class.as_deref(),
            class_id: self.class_id,
        }
    }
}

impl ImportRow for EnrolmentRow {
    const KIND: &'static str = "enrolments";
    const TITLE: &'static str = "Ghi danh";
    const PASS: u8 = 3;
    const RECORDS: Option<(&'static str, Action)> = Some((RESOURCE, Action::EnrolmentWrite));

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        service::take_back(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let key_of = |value: &Option<String>| {
            let value = value.as_deref();
            value.map(|value| import::key(system, value))
        };
        let sent = EnrolmentUpsert {
            trainee_id: self.trainee_id,
            trainee: key_of(&self.trainee),
            class_id: self.class_id,
            class: key_of(&self.class),
            beneficiary_status_id: self.beneficiary_status_id,
            applied_date: self.applied_date,
            overlap_override: self.overlap_override.clone(),
            status: self.status,
            status_date: self.status_date,
            started_date: self.started_date,
            status_reason: self.status_reason.clone(),
            transfer_to_class_id: self.transfer_to_class_id,
            transfer_to_class: key_of(&self.transfer_to_class),
            result: None,
            external_ids: Vec::new(),
        };
        let key = import::key(system, &self.external_id);
        service::upsert(op, &key, &sent, &Precondition::default()).map(import::any)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/traineeId" if self.trainee_id.is_none() => "/trainee",
            "/classId" if self.class_id.is_none() => "/class",
            "/transferToClassId" if self.transfer_to_class_id.is_none() => "/transferToClass",
            _ => return None,
        })
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let named: Vec<Naming> = rows.iter().map(|row| row.naming()).collect();
        service::foresee(op, system, &named)
    }
}

/// The enrolment that a row of a file hangs on: by the school's own key, or by its id.
///
/// # Errors
/// 422 when it names none, or two, or one that does not exist.
pub fn named(
    op: &mut Op,
    system: &str,
    id: Option<EnrolmentId>,
    value: Option<&str>,
) -> ApiResult<EnrolmentId> {
    let mut problems = Problems::new();
    let key = value.map(|value| import::key(system, value));
    let pointers = ("/enrolmentId", "/enrolment");
    let found = external_ids::referred(op, RESOURCE, id, key.as_ref(), pointers, &mut problems)?;
    found.ok_or_else(|| import::broken(problems))
}
