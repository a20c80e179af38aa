//! Certificates for everybody of a class who has earned one and has none.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::issuing::{issue, issuing_school};
use super::model::{Certificate, CertificateStatus, CertificateView, Numbers};
use super::service::{check_day, check_issue_date, check_passed, kind_of, views};
use super::{numbering, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiResult, ErrorCode, FieldProblem, Problems};
use crate::platform::op::Op;
use crate::platform::resource::service::own;
use crate::platform::values::ids::{CertificateId, ClassId, EnrolmentId, TraineeId};
use crate::platform::values::time::Date;
use crate::resources::classes::Class;
use crate::resources::enrolments::{self, Enrolment};
use crate::text_enum;

/// Certificates that one request issues.
const MOST: usize = 500;

/// What is the same on all certificates of a class.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"issueDate": "2026-07-06"}))]
pub struct ClassCertificatesInput {
    pub issue_date: Date,
    /// Code list `certificate-kinds`; when left out, the kind that goes with the course's level.
    #[schema(min_length = 1, max_length = 64)]
    pub kind: Option<String>,
}

text_enum! {
    /// What became of the certificate of a person.
    pub enum IssueOutcome {
        Issued = "ISSUED",
        /// The person has one that holds.
        Unchanged = "UNCHANGED",
        /// `errors` tell why none was issued.
        Refused = "REFUSED",
    }
}

/// What became of one completed enrolment.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IssuedTo {
    pub enrolment_id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub outcome: IssueOutcome,
    /// The certificate that holds: the new one, or the one from before.
    pub certificate: Option<CertificateView>,
    /// With the codes of a single issue.
    pub errors: Vec<FieldProblem>,
}

/// What became of each completed enrolment of a class, in the order of the names.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({"data": [{
    "enrolmentId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "traineeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "outcome": "REFUSED",
    "certificate": null, "errors": [{"pointer": "", "code": "ENROLMENT_NOT_PASSED",
        "message": "The enrolment was not passed"}]
}], "more": false}))]
pub struct ClassCertificates {
    pub data: Vec<IssuedTo>,
    /// Whether more people wait for a certificate: send the same again under another key.
    pub more: bool,
}

/// Issue a certificate on each completed enrolment of a class that was passed and has had none, under the
/// next numbers of the school's series. One that was revoked is not made up for.
///
/// # Errors
/// 404 for a class out of reach; 422 when the day or the kind is wrong for all, or a number is to be given
/// and the school has no series: then none is issued.
pub fn issue_to_class(
    op: &mut Op,
    class: ClassId,
    input: &ClassCertificatesInput,
) -> ApiResult<ClassCertificates> {
    let reach = op.require(Action::CertificateWrite)?;
    let class: Class = own(op, &reach, class)?;
    let mut problems = Problems::new();
    let wanted = (input.kind.as_deref(), input.issue_date);
    let kind = kind_of(op, wanted, class.id, &mut problems)?;
    let day = input.issue_date;
    check_day(op, day, Date::BEGINNING, "/issueDate", &mut problems);
    problems.check()?;
    let school = issuing_school(op, &reach, class.school_id)?;
    numbering::lock(op, school)?;
    let enrolments = enrolments::service::completed_locked(op, &reach, class.id)?;
    let mut before = issued_before(op, &enrolments)?;
    let (mut data, mut more, mut issued) = (Vec::new(), false, 0);
    for enrolment in enrolments {
        let done = match before.remove(&enrolment.id) {
            Some(Before::Holds(view)) => unchanged(&enrolment, *view),
            Some(Before::Ended(id)) => {
                let mut problems = Problems::new();
                let error = problems.add(ErrorCode::CertificateEnded, "");
                error.param("certificateId", id.to_string());
                refused(op, &enrolment, problems)
            }
            None if issued == MOST => {
                more = true;
                continue;
            }
            None => {
                let done = give(op, &reach, &enrolment, &kind, day)?;
                issued += usize::from(done.outcome == IssueOutcome::Issued);
                done
            }
        };
        data.push(done);
    }
    Ok(ClassCertificates { data, more })
}

/// What somebody has had before.
enum Before {
    Holds(Box<CertificateView>),
    /// It was revoked.
    Ended(CertificateId),
}

fn issued_before(op: &mut Op, enrolments: &[Enrolment]) -> ApiResult<HashMap<EnrolmentId, Before>> {
    let ids: Vec<EnrolmentId> = enrolments.iter().map(|enrolment| enrolment.id).collect();
    let rows = store::issued_on_all(op.conn(), &ids)?;
    let (holding, ended): (Vec<Certificate>, Vec<Certificate>) = rows
        .into_iter()
        .partition(|row| row.status == CertificateStatus::Issued);
    // The latest come first.
    let latest_last = ended.into_iter().rev();
    let mut before: HashMap<EnrolmentId, Before> = latest_last
        .map(|row| (row.enrolment_id, Before::Ended(row.id)))
        .collect();
    let holding = views(op, holding)?.into_iter();
    before.extend(holding.map(|view| (view.enrolment_id, Before::Holds(Box::new(view)))));
    Ok(before)
}

/// Issue one, by the rules of a single issue.
fn give(
    op: &mut Op,
    reach: &Reach,
    enrolment: &Enrolment,
    kind: &str,
    issue_date: Date,
) -> ApiResult<IssuedTo> {
    let mut problems = Problems::new();
    check_passed(enrolment, "", &mut problems);
    check_issue_date(op, issue_date, enrolment, None, &mut problems);
    if !problems.is_empty() {
        return Ok(refused(op, enrolment, problems));
    }
    let numbers = Numbers {
        number: None,
        register_number: None,
        issue_date,
    };
    let certificate = issue(op, reach, enrolment, kind.to_owned(), &numbers, None)?;
    op.record(&certificate.change("certificate.create", enrolment.commune_id))?;
    let view = certificate.into_view(None, &op.meta.public_url);
    Ok(IssuedTo {
        outcome: IssueOutcome::Issued,
        ..unchanged(enrolment, view)
    })
}

fn unchanged(enrolment: &Enrolment, view: CertificateView) -> IssuedTo {
    IssuedTo {
        enrolment_id: enrolment.id,
        trainee_id: enrolment.trainee_id,
        outcome: IssueOutcome::Unchanged,
        certificate: Some(view),
        errors: Vec::new(),
    }
}

fn refused(op: &Op, enrolment: &Enrolment, problems: Problems) -> IssuedTo {
    let errors = problems.check().err();
    let errors = errors.map(|error| error.parts(op.meta.language));
    IssuedTo {
        enrolment_id: enrolment.id,
        trainee_id: enrolment.trainee_id,
        outcome: IssueOutcome::Refused,
        certificate: None,
        errors: errors.unwrap_or_default(),
    }
}
