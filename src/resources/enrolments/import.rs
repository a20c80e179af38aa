//! A row of `enrolments`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::RESOURCE;
use super::input::EnrolmentUpsert;
use super::naming;
use super::service::{self, Naming};
use super::states::EnrolmentStatus;
use crate::names_person;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, Problems};
use crate::platform::op::Op;
use crate::platform::resource::import::{self, ImportRow, Tell};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::values::ids::{BeneficiaryStatusId, ClassId, TraineeId};
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::Upserted;

names_person! {
    /// An enrolment as a row of a file. Without `externalId` it is known by trainee and class.
    #[derive(Deserialize, ToSchema)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[schema(example = json!({
        "externalId": "GD-2026-00417", "trainee": "HV-2026-00017", "class": "LOP-2026-07",
        "appliedDate": "2026-08-20", "status": "ADMITTED", "statusDate": "2026-08-28"
    }))]
    pub struct EnrolmentRow begins {
        /// The enrolment's key in the school's own system, where it has one.
        ///
        /// vi: Mã của lượt ghi danh trong phần mềm của đơn vị, nếu có; giữ nguyên mỗi lần gửi
        #[schema(min_length = 1, max_length = 128)]
        pub external_id: Option<String>,
    } goes on {
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
        /// With `TRANSFERRED`: the class in which the trainee goes on, as `class` names one; or give
        /// `transferToClassId`.
        ///
        /// vi: Mã lớp chuyển đến, khi trạng thái là Chuyển lớp (TRANSFERRED)
        #[schema(min_length = 1, max_length = 128)]
        pub transfer_to_class: Option<String>,
        /// In place of `transferToClass`.
        ///
        /// vi: Định danh của lớp chuyển đến trong hệ thống, thay cho mã
        pub transfer_to_class_id: Option<ClassId>,
    }
}

impl EnrolmentRow {
    /// What the row names, to be looked up with others. Who is not named by a key is looked for now.
    fn naming(&self, op: &mut Op, system: &str) -> Naming<'_> {
        let whose = self.whose();
        let by_key = whose.person.key.is_some() || whose.person.id.is_some();
        let mut naming = Naming {
            key: self.external_id.as_deref(),
            trainee: self.trainee.as_deref(),
            trainee_id: self.trainee_id,
            class: self.class.as_deref(),
            class_id: self.class_id,
        };
        if !by_key && let Ok((trainee, class)) = naming::pair(op, system, &whose) {
            naming.trainee_id = Some(trainee);
            (naming.class, naming.class_id) = (None, Some(class));
        }
        naming
    }
}

impl ImportRow for EnrolmentRow {
    const KIND: &'static str = "enrolments";
    const TITLE: &'static str = "Ghi danh";
    const PASS: u8 = 3;
    const RECORDS: Option<(&'static str, Action)> = Some((RESOURCE, Action::EnrolmentWrite));
    const TELL: Option<Tell> = Some(naming::tell);

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        service::take_back(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        op.require(Action::EnrolmentWrite)?;
        let (trainee, class) = naming::pair(op, system, &self.whose())?;
        let mut problems = Problems::new();
        let target = naming::class_of(
            op,
            Action::EnrolmentWrite,
            system,
            (self.transfer_to_class_id, self.transfer_to_class.as_deref()),
            ("/transferToClassId", "/transferToClass"),
            &mut problems,
        )?;
        problems.check()?;
        let sent = EnrolmentUpsert {
            trainee_id: Some(trainee),
            trainee: None,
            class_id: Some(class),
            class: None,
            beneficiary_status_id: self.beneficiary_status_id,
            applied_date: self.applied_date,
            overlap_override: self.overlap_override.clone(),
            status: self.status,
            status_date: self.status_date,
            started_date: self.started_date,
            status_reason: self.status_reason.clone(),
            transfer_to_class_id: target,
            transfer_to_class: None,
            result: None,
            external_ids: Vec::new(),
        };
        let key = self.external_id.as_deref();
        let key = key.map(|value| import::key(system, value));
        service::upsert(op, key.as_ref(), &sent, &Precondition::default()).map(import::any)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/transferToClassId" if self.transfer_to_class_id.is_none() => "/transferToClass",
            other => return naming::enrolled_pointer(other, &self.whose()),
        })
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let named = rows.iter().map(|row| row.naming(op, system));
        let named: Vec<Naming> = named.collect();
        service::foresee(op, system, &named)
    }
}
