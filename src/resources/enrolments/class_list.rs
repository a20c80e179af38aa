//! A row of `class-list`: the form on which a school sends a new class. It registers a person, enrols them,
//! and states to which group of beneficiaries they belong, by the rules of each, all or nothing.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::input::EnrolmentUpsert;
use super::states::EnrolmentStatus;
use super::{class_list_undo, naming, service};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::exported;
use crate::platform::resource::import::{self, Identify, ImportRow, Survey, Tell, told_by};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::sync::external_ids::Naming;
use crate::platform::values::ids::{ClassId, TraineeId};
use crate::platform::values::time::Date;
use crate::platform::wire::json::typed;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::{Outcome, Upserted};
use crate::resources::beneficiary_statuses::{self, BeneficiaryStatusInput};
use crate::resources::trainees::TraineeRow;

/// What a row says beside who the person is.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Place {
    /// The class by the sender's own key, by its code, or by its name; or give `classId`.
    ///
    /// vi: Lớp: mã trong phần mềm của đơn vị (externalId), mã lớp hoặc tên lớp
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    class: Option<String>,
    /// In place of `class`.
    ///
    /// vi: Định danh của lớp trong hệ thống, thay cho mã
    class_id: Option<ClassId>,
    /// `YYYY-MM-DD`; today when left out, for somebody who is not in the class yet.
    ///
    /// vi: Ngày đăng ký; bỏ trống là hôm nay
    applied_date: Option<Date>,
    /// Why the trainee may be in two classes at the same time.
    ///
    /// vi: Lý do được học hai lớp trùng thời gian (ít nhất 10 ký tự)
    #[schema(min_length = 10, max_length = 500)]
    overlap_override: Option<String>,
    /// Where the enrolment stands; as it is in the registry when left out.
    ///
    /// vi: Trạng thái của học viên trong lớp; bỏ trống thì giữ nguyên
    status: Option<EnrolmentStatus>,
    /// Day of the last step; today when left out.
    ///
    /// vi: Ngày của bước cuối; bỏ trống là hôm nay
    status_date: Option<Date>,
    /// Needed for `REJECTED`, `DROPPED` and `EXPELLED`.
    ///
    /// vi: Lý do, khi trạng thái cần có lý do
    #[schema(min_length = 1, max_length = 500)]
    status_reason: Option<String>,
    /// Group to which the person belongs: code list `beneficiary-groups`. The commune confirms it.
    ///
    /// vi: Mã nhóm đối tượng; xã, phường sẽ xác nhận
    #[schema(min_length = 1, max_length = 64)]
    beneficiary_group: Option<String>,
    /// What proves it, such as the name of a certificate; needed with `beneficiaryGroup`.
    ///
    /// vi: Giấy tờ chứng minh đối tượng, ví dụ Giấy chứng nhận hộ nghèo
    #[schema(min_length = 2, max_length = 200, format = "one-line")]
    evidence_kind: Option<String>,
    /// vi: Số của giấy tờ chứng minh đối tượng
    #[schema(min_length = 1, max_length = 100, format = "one-line")]
    evidence_number: Option<String>,
    /// First day on which the person belongs to the group; the day of the application when left out.
    ///
    /// vi: Ngày bắt đầu thuộc đối tượng; bỏ trống là ngày đăng ký
    evidence_valid_from: Option<Date>,
    /// The last day; open when left out.
    ///
    /// vi: Ngày cuối cùng thuộc đối tượng, nếu có
    evidence_valid_to: Option<Date>,
}

/// Members of a [`Place`].
static OWN: LazyLock<Vec<String>> = LazyLock::new(|| match Place::schema() {
    RefOr::T(Schema::Object(object)) => object.properties.keys().cloned().collect(),
    _ => Vec::new(),
});

/// A row of a class list. Each part is read by itself, and what cannot be read of one is told with the rest.
pub struct ClassListRow {
    person: Result<TraineeRow, FieldError>,
    place: Result<Place, FieldError>,
}

impl<'de> Deserialize<'de> for ClassListRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Map::<String, Value>::deserialize(deserializer)?;
        let (place, person): (Map<_, _>, Map<_, _>) = members
            .into_iter()
            .partition(|(name, _)| OWN.contains(name));
        Ok(Self {
            person: typed(Value::Object(person)),
            place: typed(Value::Object(place)),
        })
    }
}

impl PartialSchema for ClassListRow {
    fn schema() -> RefOr<Schema> {
        let (mut row, place) = match (TraineeRow::schema(), Place::schema()) {
            (RefOr::T(Schema::Object(row)), RefOr::T(Schema::Object(place))) => (row, place),
            (row, _) => return row,
        };
        row.description = Some(
            "A row of `class-list`: a person as in `TraineeRow`, the class in which they are enrolled, \
             and the group of beneficiaries that they belong to."
                .to_owned(),
        );
        row.properties.retain(|name, _| name != exported::ID);
        row.properties.extend(place.properties);
        row.example = Some(json!({
            "fullName": "Lò Thị Mai", "sex": "FEMALE", "birthDate": "2004-05-17",
            "citizenId": "014304001234", "ethnicGroup": "03",
            "residence": "bản Mòng, xã Chiềng Mung, huyện Mai Sơn, tỉnh Sơn La",
            "phone": "0912 345 678", "class": "MS-2026-07", "appliedDate": "2026-08-20",
            "beneficiaryGroup": "POOR_HOUSEHOLD", "evidenceKind": "Giấy chứng nhận hộ nghèo",
            "evidenceNumber": "123/GCN-HN"
        }));
        row.into()
    }
}

impl ToSchema for ClassListRow {
    fn name() -> Cow<'static, str> {
        "ClassListRow".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        TraineeRow::schemas(schemas);
        Place::schemas(schemas);
    }
}

impl Place {
    /// Note what the members say that goes with others which are missing.
    fn check(&self, problems: &mut Problems) {
        let none = self.class.is_none() && self.class_id.is_none();
        problems.expect(!none, ErrorCode::ReferenceEither, "/class");
        let grouped = self.beneficiary_group.is_some();
        let proven = self.evidence_kind.is_some();
        problems.expect(
            proven || !grouped,
            ErrorCode::FieldRequired,
            "/evidenceKind",
        );
        let says = proven
            || self.evidence_number.is_some()
            || self.evidence_valid_from.is_some()
            || self.evidence_valid_to.is_some();
        problems.expect(
            grouped || !says,
            ErrorCode::FieldRequired,
            "/beneficiaryGroup",
        );
    }

    fn enrol(&self, op: &mut Op, trainee: TraineeId, class: ClassId) -> ApiResult<Upserted> {
        let sent = EnrolmentUpsert {
            trainee_id: Some(trainee),
            trainee: None,
            class_id: Some(class),
            class: None,
            beneficiary_status_id: None,
            applied_date: self.applied_date,
            overlap_override: self.overlap_override.clone(),
            status: self.status,
            status_date: self.status_date,
            started_date: None,
            status_reason: self.status_reason.clone(),
            transfer_to_class_id: None,
            transfer_to_class: None,
            result: None,
            external_ids: Vec::new(),
        };
        service::upsert(op, Naming::default(), &sent, &Precondition::default()).map(import::any)
    }

    /// State the group, where the row says one; from the day of the application on unless it says a day.
    fn state(
        &self,
        op: &mut Op,
        enrolled: &Upserted,
        trainee: TraineeId,
    ) -> ApiResult<Option<Upserted>> {
        let (Some(group), Some(kind)) = (&self.beneficiary_group, &self.evidence_kind) else {
            return Ok(None);
        };
        let enrolment = service::within(op, &Reach::All, enrolled.id.typed())?;
        let input = BeneficiaryStatusInput {
            group: group.clone(),
            evidence_kind: kind.clone(),
            evidence_number: self.evidence_number.clone(),
            valid_from: self.evidence_valid_from.unwrap_or(enrolment.applied_date),
            valid_to: self.evidence_valid_to,
        };
        let dated = self.evidence_valid_from.is_some();
        let stated = beneficiary_statuses::service::state(op, trainee, &input, dated)?;
        Ok(Some(import::any(stated)))
    }
}

impl ImportRow for ClassListRow {
    const KIND: &'static str = "class-list";
    const TITLE: &'static str = "Danh sách lớp";
    const PASS: u8 = 3;
    const SURVEY: Option<Survey> = TraineeRow::SURVEY;
    const IDENTIFY: Option<Identify> = TraineeRow::IDENTIFY;
    const TELL: Option<Tell> = Some(tell);

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        class_list_undo::take_back(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let mut problems = Problems::new();
        let (person, place) = match (&self.person, &self.place) {
            (Ok(person), Ok(place)) => (person, place),
            (person, place) => {
                let faults = [person.as_ref().err(), place.as_ref().err()];
                for fault in faults.into_iter().flatten() {
                    problems.take::<()>(Err(fault.clone().into()))?;
                }
                return Err(import::broken(problems));
            }
        };
        place.check(&mut problems);
        let named = (place.class_id, place.class.as_deref());
        let at = ("/classId", "/class");
        let action = Action::EnrolmentWrite;
        let class = naming::class_of(op, action, system, named, at, &mut problems)?;
        let registered = person.carry_out(op, system);
        let mut done = import::joined(problems, registered, NOTHING)?;
        let Some(class) = class else {
            return Err(import::broken(Problems::new()));
        };
        let trainee: TraineeId = done.id.typed();
        let enrolled = place.enrol(op, trainee, class)?;
        let stated = place.state(op, &enrolled, trainee)?;
        for part in [Some(enrolled), stated].into_iter().flatten() {
            if done.outcome == Outcome::Unchanged && part.outcome != Outcome::Unchanged {
                done.outcome = Outcome::Updated;
            }
            done.warnings.extend(part.warnings);
        }
        Ok(done)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        let (Ok(person), Ok(place)) = (&self.person, &self.place) else {
            return None;
        };
        Some(match pointer {
            "/traineeId" => "/fullName",
            "/classId" if place.class_id.is_none() => "/class",
            "/group" => "/beneficiaryGroup",
            "/validFrom" => "/evidenceValidFrom",
            "/validTo" => "/evidenceValidTo",
            other => return person.pointer(other),
        })
    }

    fn removing(&mut self, members: Vec<String>) {
        if let Ok(person) = &mut self.person {
            person.removing(members);
        }
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let people = rows.iter().filter_map(|row| row.person.as_ref().ok());
        TraineeRow::look_ahead(op, system, &people.collect::<Vec<_>>())
    }
}

/// No pointer of which enough was said.
const NOTHING: &[&str] = &[];

/// What a row without a key is told by: the person, and the class.
fn tell(row: &Value) -> Option<String> {
    let person = TraineeRow::TELL.and_then(|tell| tell(row))?;
    let class = told_by(row, &["class"]).or_else(|| told_by(row, &["classId"]))?;
    Some(format!("{person}\n{class}"))
}
