//! A row of `enrolments`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::RESOURCE;
use super::input::{EnrolmentUpsert, ResultInput};
use super::naming;
use super::service::{self, Naming};
use super::states::{EnrolmentResult, EnrolmentStatus};
use crate::names_person;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::exported::{Exported, ID};
use crate::platform::resource::import::{self, ImportRow, Tell};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{BeneficiaryStatusId, ClassId, EnrolmentId, TraineeId};
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
        /// The enrolment, as an export names it; goes before the key.
        ///
        /// vi: Định danh của lượt ghi danh trong hệ thống, như tệp xuất ghi
        pub id: Option<EnrolmentId>,
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
        /// Hours that the trainee was present; needed with a `result`.
        ///
        /// vi: Số giờ có mặt; cần khi có kết quả
        #[schema(minimum = 0, maximum = 10_000)]
        pub hours_attended: Option<i32>,
        /// Of ten, with two decimals at most.
        ///
        /// vi: Điểm, thang 10, nhiều nhất hai chữ số thập phân
        #[schema(minimum = 0.0, maximum = 10.0)]
        pub score: Option<f64>,
        /// What came out of the training; as it is in the registry when left out.
        ///
        /// vi: Kết quả: PASSED (đạt), FAILED (không đạt); bỏ trống thì giữ nguyên
        pub result: Option<EnrolmentResult>,
        /// vi: Ghi chú về kết quả
        #[schema(max_length = 500)]
        pub result_note: Option<String>,
    }
}

/// Results have a kind of their own; an export has both in one row.
const EXPORTED: Exported = Exported {
    beside: &[ID, "hoursAttended", "score", "result", "resultNote"],
    ..Exported::of(RESOURCE)
};

impl EnrolmentRow {
    /// The trainee and the class that the row names; of an enrolment that is named by its id its own, of
    /// which the row must say nothing else.
    fn pair(&self, op: &mut Op, system: &str) -> ApiResult<(TraineeId, ClassId)> {
        let whose = self.whose();
        let Some(id) = self.id else {
            return naming::pair(op, system, &whose);
        };
        let reach = op.require(Action::EnrolmentWrite)?;
        let found = service::within(op, &reach, id);
        let naming = external_ids::Naming::new(Some(id), None);
        let found = found.map_err(|error| naming.not_found(error))?;
        let pair = (found.trainee_id, found.class_id);
        let mut problems = Problems::new();
        if !whose.is_empty() {
            naming::expect_whose(op, system, &found, &whose, &mut problems)?;
        }
        if problems.is_empty() {
            Ok(pair)
        } else {
            Err(import::broken(problems))
        }
    }

    /// The result, where the row says one; what is missing of it is noted.
    fn outcome(&self, problems: &mut Problems) -> Option<ResultInput> {
        let is_said = self.result.is_some()
            || self.hours_attended.is_some()
            || self.score.is_some()
            || self.result_note.is_some();
        if !is_said {
            return None;
        }
        for (given, pointer) in [
            (self.result.is_some(), "/result"),
            (self.hours_attended.is_some(), "/hoursAttended"),
        ] {
            problems.expect(given, ErrorCode::FieldRequired, pointer);
        }
        Some(ResultInput {
            hours_attended: self.hours_attended?,
            score: self.score,
            result: self.result?,
            note: self.result_note.clone(),
        })
    }

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
    const EXPORTED: Option<&'static Exported> = Some(&EXPORTED);

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        service::take_back(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        op.require(Action::EnrolmentWrite)?;
        let (trainee, class) = self.pair(op, system)?;
        let mut problems = Problems::new();
        let target = naming::class_of(
            op,
            Action::EnrolmentWrite,
            system,
            (self.transfer_to_class_id, self.transfer_to_class.as_deref()),
            ("/transferToClassId", "/transferToClass"),
            &mut problems,
        )?;
        let result = self.outcome(&mut problems);
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
            result,
            external_ids: Vec::new(),
        };
        let key = self.external_id.as_deref();
        let key = key.map(|value| import::key(system, value));
        let naming = external_ids::Naming::new(self.id, key.as_ref());
        service::upsert(op, naming, &sent, &Precondition::default()).map(import::any)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/transferToClassId" if self.transfer_to_class_id.is_none() => "/transferToClass",
            "/result/result" => "/result",
            "/result/hoursAttended" => "/hoursAttended",
            "/result/score" => "/score",
            "/result/note" | "/result/resultNote" => "/resultNote",
            other => return naming::enrolled_pointer(other, &self.whose()),
        })
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let named = rows.iter().map(|row| row.naming(op, system));
        let named: Vec<Naming> = named.collect();
        service::foresee(op, system, &named)
    }
}
