//! Enrolments that rows of files name: by a key, by an id, or by the person and the class.

use serde_json::Value;

use super::model::Enrolment;
use super::{RESOURCE, store};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::import::{self, told_by};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{ClassId, EnrolmentId, TraineeId};
use crate::resources::trainees::service::Called;
use crate::resources::{classes, trainees};

/// The members by which a row names a person and a class, said once for all rows that do: they stand behind
/// those that the row `begins` with.
#[macro_export]
macro_rules! names_person {
    (
        $(#[$about:meta])*
        pub struct $row:ident begins { $($first:tt)* } goes on { $($members:tt)* }
    ) => {
        $(#[$about])*
        pub struct $row {
            $($first)*
            /// The sender's own key of the trainee; or give `traineeId`, or `citizenId`, or `fullName` and
            /// `birthDate`.
            ///
            /// vi: Mã người học trong phần mềm của đơn vị
            #[schema(min_length = 1, max_length = 128)]
            pub trainee: Option<String>,
            /// In place of `trainee`.
            ///
            /// vi: Định danh của người học trong hệ thống, thay cho mã
            pub trainee_id: Option<TraineeId>,
            /// Citizen ID, present or former, of somebody among the records that the sender sees. Beside a
            /// key it must be theirs.
            ///
            /// vi: Số định danh cá nhân (CCCD) của người học, định dạng văn bản, thay cho mã
            #[schema(min_length = 12, max_length = 12, pattern = "^[0-9]{12}$")]
            pub citizen_id: Option<String>,
            /// Together with `birthDate` and the class, in place of a key. Beside a key or a citizen ID it
            /// must be theirs.
            ///
            /// vi: Họ và tên, cùng ngày sinh và lớp, khi không có mã hay số định danh
            #[schema(min_length = 1, max_length = 200, format = "one-line")]
            pub full_name: Option<String>,
            /// `YYYY-MM-DD`; `YYYY` or `YYYY-MM` where the day is not known. In a table `MM/YYYY` too.
            ///
            /// vi: Ngày sinh, ví dụ 17/05/2004 hoặc 2004-05-17; chỉ biết năm thì ghi 1965
            pub birth_date: Option<PartialDate>,
            /// The class by the sender's own key, by its code, or by its name; or give `classId`.
            ///
            /// vi: Lớp: mã trong phần mềm của đơn vị (externalId), mã lớp hoặc tên lớp
            #[schema(min_length = 1, max_length = 200, format = "one-line")]
            pub class: Option<String>,
            /// In place of `class`.
            ///
            /// vi: Định danh của lớp trong hệ thống, thay cho mã
            pub class_id: Option<ClassId>,
            $($members)*
        }

        impl $row {
            /// The person and the class that the row names.
            fn whose(&self) -> $crate::resources::enrolments::service::Whose<'_> {
                $crate::resources::enrolments::service::Whose {
                    person: $crate::resources::trainees::service::Called {
                        key: self.trainee.as_deref(),
                        id: self.trainee_id,
                        citizen_id: self.citizen_id.as_deref(),
                        full_name: self.full_name.as_deref(),
                        birth_date: self.birth_date,
                    },
                    class: self.class.as_deref(),
                    class_id: self.class_id,
                }
            }
        }
    };
}

/// The person and the class that a row names.
#[derive(Clone, Copy)]
pub struct Whose<'a> {
    pub person: Called<'a>,
    pub class: Option<&'a str>,
    pub class_id: Option<ClassId>,
}

impl Whose<'_> {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.person.is_empty() && self.class.is_none() && self.class_id.is_none()
    }

    /// The member that names an enrolment of the person, where no id does.
    #[must_use]
    pub fn enrolment_pointer(&self, key: Option<&str>) -> &'static str {
        match key {
            None if !self.is_empty() => self.person.pointer(),
            _ => "/enrolment",
        }
    }

    /// The member that names the class.
    #[must_use]
    pub fn class_pointer(&self) -> &'static str {
        if self.class_id.is_some() {
            "/classId"
        } else {
            "/class"
        }
    }
}

/// The class that a row names, where it names one. What is wrong with that is noted.
///
/// # Errors
/// When the database fails.
pub fn class_of(
    op: &mut Op,
    action: Action,
    system: &str,
    (id, text): (Option<ClassId>, Option<&str>),
    (at_id, at_text): (&str, &str),
    problems: &mut Problems,
) -> ApiResult<Option<ClassId>> {
    match (id, text) {
        (None, None) => Ok(None),
        (Some(id), None) => Ok(Some(id)),
        (None, Some(text)) => {
            let found = classes::service::called(op, action, system, text)?;
            Ok(found.settle(at_text, problems))
        }
        (Some(_), Some(_)) => {
            problems.add(ErrorCode::ReferenceEither, at_id);
            Ok(None)
        }
    }
}

/// The enrolment that a row of a file hangs on: by the school's own key, by its id, or by the person and the
/// class. What the row says beside a key must be so.
///
/// # Errors
/// 422 when it names none, or two, or one that does not exist.
pub fn named(
    op: &mut Op,
    system: &str,
    id: Option<EnrolmentId>,
    value: Option<&str>,
    whose: &Whose,
) -> ApiResult<EnrolmentId> {
    let mut problems = Problems::new();
    let found = if id.is_some() || value.is_some() || whose.is_empty() {
        let key = value.map(|value| import::key(system, value));
        let at = ("/enrolmentId", "/enrolment");
        let found = external_ids::referred(op, RESOURCE, id, key.as_ref(), at, &mut problems)?;
        if let (Some(id), false) = (found, whose.is_empty())
            && let Some(reach) = op.actor.reach_for(Action::EnrolmentRead)
            && let Some(enrolment) = store::by_ids(op.conn(), &reach, &[id])?.pop()
        {
            expect_whose(op, system, &enrolment, whose, &mut problems)?;
        }
        found
    } else {
        of_person(op, system, whose, &mut problems)?
    };
    match (found, problems.is_empty()) {
        (Some(id), true) => Ok(id),
        _ => Err(import::broken(problems)),
    }
}

/// Note what the row says otherwise of the enrolment that its key names.
pub fn expect_whose(
    op: &mut Op,
    system: &str,
    enrolment: &Enrolment,
    whose: &Whose,
    problems: &mut Problems,
) -> ApiResult<()> {
    let class = (whose.class_id, whose.class);
    let at = ("/classId", "/class");
    let class = class_of(op, Action::EnrolmentRead, system, class, at, problems)?;
    let same = class.is_none_or(|class| class == enrolment.class_id);
    problems.expect(same, ErrorCode::ReferenceDisagrees, whose.class_pointer());
    let (action, person) = (Action::TraineeRead, &whose.person);
    if person.key.is_some() || person.id.is_some() {
        let named = trainees::service::called(op, action, system, person, problems)?;
        let same = named.is_none_or(|named| named == enrolment.trainee_id);
        problems.expect(same, ErrorCode::ReferenceDisagrees, person.pointer());
        return Ok(());
    }
    trainees::service::expect_called(op, action, enrolment.trainee_id, person, problems)
}

/// The enrolment of the person in the class; without a class the only one that they have, where more than a
/// name says who they are.
fn of_person(
    op: &mut Op,
    system: &str,
    whose: &Whose,
    problems: &mut Problems,
) -> ApiResult<Option<EnrolmentId>> {
    let (person, class) = (&whose.person, (whose.class_id, whose.class));
    let at = ("/classId", "/class");
    let given = class.0.is_some() || class.1.is_some();
    let class = class_of(op, Action::EnrolmentRead, system, class, at, problems)?;
    if !given && person.is_by_name() {
        problems.add(ErrorCode::FieldRequired, "/class");
    }
    let people: Vec<TraineeId> = if person.is_by_name() && !person.is_empty() {
        match person.name_and_birth(problems) {
            Some((name, born)) => {
                trainees::service::namesakes(op, Action::TraineeRead, name, born)?
            }
            None => Vec::new(),
        }
    } else {
        let named = trainees::service::called(op, Action::TraineeRead, system, person, problems)?;
        named.into_iter().collect()
    };
    if !problems.is_empty() {
        return Ok(None);
    }
    let Some(reach) = op.actor.reach_for(Action::EnrolmentRead) else {
        problems.add(ErrorCode::ReferenceUnknown, person.pointer());
        return Ok(None);
    };
    let mut enrolled = Vec::new();
    let anybody = !people.is_empty();
    for trainee in people {
        enrolled.extend(store::of_person(op.conn(), &reach, trainee)?);
    }
    enrolled.retain(|row| class.is_none_or(|class| class == row.class_id));
    if enrolled.iter().any(|row| !row.status.has_left()) {
        enrolled.retain(|row| !row.status.has_left());
    }
    match &enrolled[..] {
        [one] => return Ok(Some(one.id)),
        [] => {
            let at = if given && anybody {
                whose.class_pointer()
            } else {
                person.pointer()
            };
            problems.add(ErrorCode::ReferenceUnknown, at);
        }
        [first, ..] => {
            let alone = enrolled
                .iter()
                .all(|row| row.trainee_id == first.trainee_id);
            let (code, at) = if alone {
                (ErrorCode::ReferenceAmbiguous, whose.class_pointer())
            } else {
                (ErrorCode::PersonAmbiguous, "/fullName")
            };
            problems.add(code, at).param("count", enrolled.len());
        }
    }
    Ok(None)
}

/// What a row without a key is told by that says of a person that they are in a class.
pub fn tell(row: &Value) -> Option<String> {
    let people: [&[&str]; 4] = [
        &["trainee"],
        &["traineeId"],
        &["citizenId"],
        &["fullName", "birthDate"],
    ];
    let person = people
        .into_iter()
        .find_map(|members| told_by(row, members))?;
    let classes: [&[&str]; 2] = [&["class"], &["classId"]];
    let class = classes
        .into_iter()
        .find_map(|members| told_by(row, members))?;
    Some(format!("{person}\n{class}"))
}

/// What the trainee and the class are called that a row enrols and enrols in, in place of their ids.
pub fn enrolled_pointer(pointer: &str, whose: &Whose) -> Option<&'static str> {
    match pointer {
        "/traineeId" => Some(whose.person.pointer()),
        "/classId" => Some(whose.class_pointer()),
        _ => None,
    }
}

/// The trainee and the class that a row enrols and enrols in.
///
/// # Errors
/// 422 when it names none of one, or one that does not exist.
pub fn pair(op: &mut Op, system: &str, whose: &Whose) -> ApiResult<(TraineeId, ClassId)> {
    let mut problems = Problems::new();
    let action = Action::EnrolmentWrite;
    let trainee = trainees::service::called(op, action, system, &whose.person, &mut problems)?;
    let class = (whose.class_id, whose.class);
    if class.0.is_none() && class.1.is_none() {
        problems.add(ErrorCode::ReferenceEither, "/class");
    }
    let at = ("/classId", "/class");
    let class = class_of(op, action, system, class, at, &mut problems)?;
    match (trainee, class, problems.is_empty()) {
        (Some(trainee), Some(class), true) => Ok((trainee, class)),
        _ => Err(import::broken(problems)),
    }
}
