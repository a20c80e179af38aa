//! A row of `results`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::RESOURCE;
use super::input::ResultInput;
use super::service;
use super::states::EnrolmentResult;
use crate::names_person;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::exported::Exported;
use crate::platform::resource::import::{self, ImportRow};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::values::ids::{ClassId, EnrolmentId, TraineeId};
use crate::platform::values::partial_date::PartialDate;
use crate::platform::wire::upsert::Upserted;

names_person! {
    /// The result of an enrolment as a row of a file; the enrolment is its key.
    #[derive(Deserialize, ToSchema)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[schema(example = json!({
        "enrolment": "GD-2026-00417", "hoursAttended": 288, "score": 7.25, "result": "PASSED"
    }))]
    pub struct ResultRow begins {
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
        /// Hours that the trainee was present.
        ///
        /// vi: Số giờ có mặt
        #[schema(minimum = 0, maximum = 10_000)]
        pub hours_attended: i32,
        /// Of ten, with two decimals at most.
        ///
        /// vi: Điểm, thang 10, nhiều nhất hai chữ số thập phân
        #[schema(minimum = 0.0, maximum = 10.0)]
        pub score: Option<f64>,
        /// vi: Kết quả: Đạt (PASSED) hoặc Không đạt (FAILED)
        pub result: EnrolmentResult,
        /// vi: Ghi chú
        #[schema(max_length = 500)]
        pub note: Option<String>,
    }
}

/// Results stand in the export of enrolments.
const EXPORTED: Exported = Exported {
    named: &[("id", "enrolmentId"), ("resultNote", "note")],
    beside: &[],
    says: &["hoursAttended", "score", "result", "note"],
    ..Exported::of(RESOURCE)
};

impl ImportRow for ResultRow {
    const KIND: &'static str = "results";
    const TITLE: &'static str = "Kết quả học tập";
    const PASS: u8 = 4;
    const EXPORTED: Option<&'static Exported> = Some(&EXPORTED);

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        // The first result is a new one; the enrolment is not.
        let created = false;
        service::take_back(
            op,
            &Written {
                created,
                ..written.clone()
            },
        )
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let (id, key) = (self.enrolment_id, self.enrolment.as_deref());
        let id = service::named(op, system, id, key, &self.whose())?;
        let input = ResultInput {
            hours_attended: self.hours_attended,
            score: self.score,
            result: self.result,
            note: self.note.clone(),
        };
        service::upsert_result(op, id, &input).map(import::any)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/enrolmentId" if self.enrolment_id.is_none() => {
                self.whose().enrolment_pointer(self.enrolment.as_deref())
            }
            _ => return None,
        })
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let keys = rows.iter().filter_map(|row| row.enrolment.as_deref());
        service::foresee_named(op, system, &keys.collect::<Vec<_>>())
    }
}
