//! A row of `outcomes`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::checkpoint::Checkpoint;
use super::model::OutcomeInput;
use super::{RESOURCE, service};
use crate::names_person;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::exported::Exported;
use crate::platform::resource::import::{self, ImportRow};
use crate::platform::values::ids::{
    AnyId, ClassId, EnrolmentId, EnterpriseId, OutcomeId, TraineeId,
};
use crate::platform::values::money::Money;
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::time::Date;
use crate::platform::wire::upsert::Upserted;
use crate::resources::{enrolments, enterprises};

names_person! {
    /// What became of somebody after training, as a row of a file; enrolment and checkpoint are its
    /// key. Outcomes are never overwritten: other content than the last of the checkpoint is a new
    /// one.
    #[derive(Deserialize, ToSchema)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[schema(example = json!({
        "enrolment": "GD-2026-00417", "checkpointMonths": 6, "outcomeKind": "HIRED",
        "provenance": "SURVEY", "observedDate": "2027-05-27", "employerName": "Hợp tác xã Chè (demo)",
        "incomeBefore": 3_500_000, "incomeAfter": 6_200_000, "relatedToTraining": true,
        "escapedPoverty": true
    }))]
    pub struct OutcomeRow begins {
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
        /// An outcome that is recorded, as an export names it: other content corrects it by a new one.
        ///
        /// vi: Định danh của kết quả đã ghi, như tệp xuất ghi; nội dung khác là một bản đính chính
        pub id: Option<OutcomeId>,
        /// 3, 6 or 12.
        ///
        /// vi: Thời điểm sau tốt nghiệp: 3, 6 hoặc 12 tháng
        pub checkpoint_months: Checkpoint,
        /// Code list `outcome-kinds`.
        ///
        /// vi: Mã kết quả việc làm
        #[schema(max_length = 64)]
        pub outcome_kind: String,
        /// How it is known: code list `outcome-provenances`.
        ///
        /// vi: Mã nguồn thông tin
        #[schema(max_length = 64)]
        pub provenance: String,
        /// `YYYY-MM-DD`.
        ///
        /// vi: Ngày mà thông tin mô tả
        pub observed_date: Date,
        /// The employer or buyer, when it is registered: the sender's own key, the tax code or the name.
        ///
        /// vi: Doanh nghiệp đã có trong hệ thống: mã trong phần mềm của đơn vị, mã số thuế hoặc tên
        #[schema(min_length = 1, max_length = 200, format = "one-line")]
        pub enterprise: Option<String>,
        /// In place of `enterprise`.
        ///
        /// vi: Định danh của doanh nghiệp trong hệ thống, thay cho mã hoặc tên
        pub enterprise_id: Option<EnterpriseId>,
        /// The employer or buyer, when it is not registered.
        ///
        /// vi: Tên nơi làm việc hoặc nơi mua sản phẩm, khi chưa có trong hệ thống
        #[schema(min_length = 2, max_length = 200, format = "one-line")]
        pub employer_name: Option<String>,
        /// Income a month before the training, in whole đồng.
        ///
        /// vi: Thu nhập một tháng trước khi học, đồng, không dấu phân cách
        #[schema(minimum = 0, maximum = 999_999_999_999_999_i64)]
        pub income_before: Option<i64>,
        /// Income a month on the observed day, in whole đồng.
        ///
        /// vi: Thu nhập một tháng vào ngày đó, đồng, không dấu phân cách
        #[schema(minimum = 0, maximum = 999_999_999_999_999_i64)]
        pub income_after: Option<i64>,
        /// Whether the work uses what was taught.
        ///
        /// vi: Việc làm có dùng nghề đã học: Có (TRUE) hoặc Không (FALSE)
        pub related_to_training: Option<bool>,
        /// Whether the household has left poverty (thoát nghèo).
        ///
        /// vi: Hộ đã thoát nghèo: Có (TRUE) hoặc Không (FALSE)
        pub escaped_poverty: Option<bool>,
        /// Whether the household has become better-off (hộ khá).
        ///
        /// vi: Hộ đã thành hộ khá: Có (TRUE) hoặc Không (FALSE)
        pub became_better_off: Option<bool>,
        /// vi: Ghi chú
        #[schema(max_length = 1000)]
        pub note: Option<String>,
    }
}

impl ImportRow for OutcomeRow {
    const KIND: &'static str = "outcomes";
    const TITLE: &'static str = "Việc làm sau đào tạo";
    const PASS: u8 = 6;
    const EXPORTED: Option<&'static Exported> = Some(&Exported {
        named: &[("kind", "outcomeKind")],
        ..Exported::of(RESOURCE)
    });

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let (id, key) = (self.enrolment_id, self.enrolment.as_deref());
        let id = enrolments::service::named(op, system, id, key, &self.whose())?;
        let mut problems = Problems::new();
        let enterprise = match (self.enterprise_id, self.enterprise.as_deref()) {
            (None, Some(text)) => {
                let found = enterprises::service::called(op, system, text)?;
                let found = found.settle("/enterprise", &mut problems);
                found.map(AnyId::typed)
            }
            (Some(_), Some(_)) => {
                problems.add(ErrorCode::ReferenceEither, "/enterpriseId");
                None
            }
            (id, None) => id,
        };
        problems.check()?;
        let input = OutcomeInput {
            enrolment_id: id,
            checkpoint_months: self.checkpoint_months,
            kind: self.outcome_kind.clone(),
            provenance: self.provenance.clone(),
            observed_date: self.observed_date,
            enterprise_id: enterprise,
            employer_name: self.employer_name.clone(),
            income_before: self.income_before.map(Money::vnd),
            income_after: self.income_after.map(Money::vnd),
            related_to_training: self.related_to_training,
            escaped_poverty: self.escaped_poverty,
            became_better_off: self.became_better_off,
            note: self.note.clone(),
        };
        service::record(op, self.id, &input).map(import::any)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/enrolmentId" if self.enrolment_id.is_none() => {
                self.whose().enrolment_pointer(self.enrolment.as_deref())
            }
            "/kind" => "/outcomeKind",
            "/enterpriseId" if self.enterprise_id.is_none() => "/enterprise",
            _ => return None,
        })
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let keys = rows.iter().filter_map(|row| row.enrolment.as_deref());
        enrolments::service::foresee_named(op, system, &keys.collect::<Vec<_>>())
    }
}
