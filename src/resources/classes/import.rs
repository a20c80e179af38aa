//! A row of `classes`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::RESOURCE;
use super::model::TrainerName;
use super::state::ClassStatus;
use super::upsert::ClassUpsert;
use super::{service, taking_back};
use crate::copied;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, Problems};
use crate::platform::op::Op;
use crate::platform::resource::exported::Exported;
use crate::platform::resource::import::{self, ImportRow};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::sync::external_ids::Naming;
use crate::platform::values::ids::{CampusId, ClassId, CourseId, SchoolId, UnitId};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::Upserted;
use crate::resources::{admin_units, courses};

/// A class as a row of a file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "externalId": "LOP-2026-07", "course": "CT-NAM-01", "code": "MS-2026-07",
    "name": "Trồng nấm, bản Nà Bó", "unitCode": "03646", "startDate": "2026-09-07",
    "endDate": "2026-11-27", "capacity": 30, "trainers": ["Cà Văn Minh"],
    "fundingLine": "CTMTQG-2026-DA4", "commission": "15/HĐ-ĐH", "status": "OPEN"
}))]
pub struct ClassRow {
    /// The class's key in the school's own system; or give `id`.
    ///
    /// vi: Mã của bản ghi trong phần mềm của đơn vị; giữ nguyên mỗi lần gửi
    #[schema(min_length = 1, max_length = 128)]
    pub external_id: Option<String>,
    /// The class itself, as an export names it.
    ///
    /// vi: Định danh của lớp trong hệ thống, như tệp xuất ghi
    pub id: Option<ClassId>,
    /// A school's own when left out; others must name it.
    ///
    /// vi: Định danh của cơ sở đào tạo; cơ sở tự gửi thì bỏ trống
    pub school_id: Option<SchoolId>,
    /// The course by the sender's own key, by its code, or by its name; or give `courseId`. Of several
    /// editions the active one is meant.
    ///
    /// vi: Chương trình: mã trong phần mềm của đơn vị, mã chương trình hoặc tên chương trình
    #[schema(min_length = 1, max_length = 200)]
    pub course: Option<String>,
    /// An active course of the school, in place of `course`.
    ///
    /// vi: Định danh của chương trình trong hệ thống, thay cho mã
    pub course_id: Option<CourseId>,
    /// Unique within the school.
    ///
    /// vi: Mã lớp, duy nhất trong cơ sở
    #[schema(
        min_length = 1,
        max_length = 32,
        pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]*$"
    )]
    pub code: String,
    /// vi: Tên lớp
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub name: String,
    /// One of the school's.
    ///
    /// vi: Định danh của địa điểm đào tạo
    pub campus_id: Option<CampusId>,
    /// Code of the commune where it is held; or give `unitId`.
    ///
    /// vi: Mã xã, phường nơi mở lớp, định dạng văn bản
    #[schema(min_length = 1, max_length = 20)]
    pub unit_code: Option<String>,
    /// The day on which the code meant that place; today when left out.
    ///
    /// vi: Ngày mà mã xã có nghĩa đó; bỏ trống là hôm nay
    pub unit_code_date: Option<Date>,
    /// Commune or village where it is held, in place of `unitCode`.
    ///
    /// vi: Định danh của xã hoặc bản nơi mở lớp, thay cho mã xã
    pub unit_id: Option<UnitId>,
    /// `YYYY-MM-DD`.
    ///
    /// vi: Ngày khai giảng
    pub start_date: Date,
    /// `YYYY-MM-DD`.
    ///
    /// vi: Ngày bế giảng
    pub end_date: Date,
    /// Most trainees.
    ///
    /// vi: Sĩ số tối đa
    #[schema(minimum = 1, maximum = 500)]
    pub capacity: i32,
    /// Names of those who teach; in a table separated by semicolons.
    ///
    /// vi: Tên giáo viên, ngăn cách bằng dấu chấm phẩy
    #[schema(max_items = 20)]
    pub trainers: Option<Vec<TrainerName>>,
    /// Programme or budget line that pays.
    ///
    /// vi: Chương trình hoặc nguồn kinh phí
    #[schema(max_length = 200)]
    pub funding_line: Option<String>,
    /// Commission (đặt hàng, giao nhiệm vụ) under which it is held.
    ///
    /// vi: Hợp đồng đặt hàng hoặc quyết định giao nhiệm vụ
    #[schema(max_length = 200)]
    pub commission: Option<String>,
    /// Where the class stands; as it is in the registry when left out.
    ///
    /// vi: Trạng thái trong phần mềm của đơn vị; bỏ trống thì giữ nguyên
    pub status: Option<ClassStatus>,
    /// Day of the step to that state, `YYYY-MM-DD`.
    ///
    /// vi: Ngày lớp có trạng thái đó
    pub status_date: Option<Date>,
    /// Needed for `CANCELLED`.
    ///
    /// vi: Lý do, khi trạng thái cần có lý do
    #[schema(min_length = 1, max_length = 500)]
    pub status_reason: Option<String>,
    #[serde(skip)]
    said: Vec<String>,
}

impl ImportRow for ClassRow {
    const KIND: &'static str = "classes";
    const TITLE: &'static str = "Lớp học";
    const PASS: u8 = 2;
    const RECORDS: Option<(&'static str, Action)> = Some((RESOURCE, Action::ClassWrite));
    const NEEDS_KEY: bool = true;
    const EXPORTED: Option<&'static Exported> = Some(&Exported::of(RESOURCE));

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        taking_back::take_back(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let mut problems = Problems::new();
        let unit = admin_units::service::named(
            op,
            self.unit_id,
            self.unit_code.as_deref(),
            self.unit_code_date,
            "/unitCode",
            &mut problems,
        )?;
        let course = match (self.course_id, self.course.as_deref()) {
            (None, Some(text)) => {
                let found = courses::service::called(op, system, text, self.school_id)?;
                let found = found.settle("/course", &mut problems);
                Some(found.unwrap_or_else(import::nobody))
            }
            (id, _) => id,
        };
        let twice = self.course.as_deref().filter(|_| self.course_id.is_some());
        let sent = copied!(ClassUpsert from &self {
            school_id, code, name, campus_id, start_date, end_date, capacity,
            funding_line, commission, status, status_date, status_reason,
        } and {
            course_id: course,
            course: twice.map(|value| import::key(system, value)),
            unit_id: unit.unwrap_or_else(import::nobody),
            trainers: self.trainers.clone().unwrap_or_default(),
            external_ids: Vec::new(),
        });
        let key = self.external_id.as_deref();
        let key = key.map(|value| import::key(system, value));
        let naming = Naming::new(self.id, key.as_ref());
        let sent = (&sent, self.said.as_slice());
        let upserted = service::upsert(op, naming, sent, &Precondition::default());
        import::joined(problems, upserted, &["/unitId", "/courseId"]).map(import::any)
    }

    fn saying(&mut self, members: Vec<String>) {
        self.said = members;
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/unitId" if self.unit_id.is_none() => "/unitCode",
            "/courseId" if self.course_id.is_none() => "/course",
            _ => return None,
        })
    }
}
