//! The rows of each list.

use std::collections::HashMap;

use super::labels::Labels;
use super::model::ListKind;
use super::people;
use super::sheet::Cell;
use super::words;
use crate::platform::error::{ApiResult, Language};
use crate::platform::op::Op;
use crate::platform::values::ids::{EnrolmentId, TraineeId};
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::time::Date;
use crate::resources::beneficiary_statuses::BeneficiaryStatus;
use crate::resources::certificates::Certificate;
use crate::resources::classes::Class;
use crate::resources::enrolments::{Enrolment, EnrolmentStatus};
use crate::resources::trainees::{self, TraineeView};
use crate::resources::{beneficiary_statuses, certificates, enrolments};

/// What the rows of a list are made with.
pub struct Rows<'a> {
    pub kind: ListKind,
    pub class: &'a Class,
    /// Days of a roll.
    pub days: usize,
    /// Whether numbers and ethnic groups are shown.
    pub plain: bool,
    pub labels: Labels,
}

/// Who is on the list, and their enrolment.
type Person = (Enrolment, TraineeView);

impl Rows<'_> {
    /// The rows of some people, in their order.
    ///
    /// # Errors
    /// 403 when the caller may not read what the list tells.
    pub fn of(
        &mut self,
        op: &mut Op,
        some: &[(EnrolmentId, TraineeId)],
    ) -> ApiResult<Vec<Vec<Cell>>> {
        let (ids, trainees): (Vec<EnrolmentId>, Vec<TraineeId>) = some.iter().copied().unzip();
        let mut rows = enrolments::service::rows_by_id(op, &ids)?;
        rows.retain(|_, enrolment| self.lists(enrolment));
        let views = trainees::service::shown(op, &trainees, self.plain)?;
        let people = some.iter().filter_map(|(enrolment, trainee)| {
            let enrolment = rows.remove(enrolment)?;
            Some((enrolment, views.get(trainee)?.clone()))
        });
        let people: Vec<Person> = people.collect();
        match self.kind {
            ListKind::Certificates => self.certificates(op, &people),
            ListKind::Beneficiaries => self.beneficiaries(op, &people),
            _ => {
                let rows = people.iter().map(|person| self.row(op, person));
                rows.collect()
            }
        }
    }

    /// Whether an enrolment is on the list.
    fn lists(&self, enrolment: &Enrolment) -> bool {
        let status = enrolment.status;
        match self.kind {
            ListKind::Trainees | ListKind::Roll | ListKind::Beneficiaries => {
                !status.has_left() && status != EnrolmentStatus::Rejected
            }
            ListKind::Results => enrolment.started_date.is_some(),
            ListKind::Certificates => status == EnrolmentStatus::Completed,
        }
    }

    fn row(&mut self, op: &mut Op, (enrolment, person): &Person) -> ApiResult<Vec<Cell>> {
        let language = op.meta.language;
        let mut cells = vec![Cell::text(&person.full_name)];
        if self.kind == ListKind::Roll {
            cells.resize(cells.len() + self.days + 2, Cell::Empty);
            return Ok(cells);
        }
        cells.push(people::birth(person.birth_date));
        cells.push(people::sex(person, language));
        if self.kind == ListKind::Trainees {
            cells.push(people::document(person));
            if self.plain {
                let group = person.ethnic_group.as_deref();
                cells.push(self.label(op, "ethnic-groups", group)?);
            }
            cells.push(people::home(op, &mut self.labels, person)?);
            cells.push(people::phone(person));
            let schooling = person.schooling_level.as_deref();
            cells.push(self.label(op, "schooling-levels", schooling)?);
            cells.push(Cell::day(enrolment.admitted_date));
            let is_usual = enrolment.status == EnrolmentStatus::Studying;
            let note = (!is_usual).then(|| words::status(enrolment.status).say(language));
            cells.push(Cell::some(note.map(str::to_owned)));
        } else {
            cells.push(people::home(op, &mut self.labels, person)?);
            let hours = enrolment.hours_attended.map(f64::from);
            cells.push(hours.map_or(Cell::Empty, Cell::Number));
            let score = enrolment.score.map(|score| f64::from(score) / 100.0);
            cells.push(score.map_or(Cell::Empty, Cell::Number));
            let result = enrolment
                .result
                .map(|result| words::result(result).say(language));
            cells.push(Cell::some(result.map(str::to_owned)));
            cells.push(Cell::day(enrolment.completed_date));
            cells.push(Cell::some(left(enrolment, language)));
        }
        Ok(cells)
    }

    fn label(&mut self, op: &mut Op, list: &'static str, code: Option<&str>) -> ApiResult<Cell> {
        let label = code.map(|code| self.labels.code(op, list, code));
        Ok(Cell::some(label.transpose()?))
    }

    /// A row for each certificate, as it stood on the paper.
    fn certificates(&mut self, op: &mut Op, people: &[Person]) -> ApiResult<Vec<Vec<Cell>>> {
        let language = op.meta.language;
        let ids: Vec<EnrolmentId> = people.iter().map(|(row, _)| row.id).collect();
        let mut issued: HashMap<EnrolmentId, Vec<Certificate>> = HashMap::new();
        for certificate in certificates::service::on_enrolments(op, &ids)? {
            let of = issued.entry(certificate.enrolment_id).or_default();
            of.push(certificate);
        }
        let mut rows = Vec::new();
        for (enrolment, person) in people {
            for certificate in issued.remove(&enrolment.id).into_iter().flatten() {
                let born = PartialDate::new(
                    certificate.holder_birth_date,
                    certificate.holder_birth_precision,
                );
                let became = words::certificate(certificate.status).map(|became| {
                    let became = became.say(language);
                    on_day(became, certificate.status_date)
                });
                rows.push(vec![
                    Cell::Text(certificate.holder_name),
                    people::birth(born),
                    people::sex(person, language),
                    self.label(op, "certificate-kinds", Some(&certificate.kind))?,
                    Cell::Text(certificate.number),
                    Cell::Text(certificate.register_number),
                    Cell::Day(certificate.issue_date.civil()),
                    Cell::Empty,
                    Cell::some(became),
                ]);
            }
        }
        Ok(rows)
    }

    /// A row for each of those who had a confirmed status on the first day of the class, or were booked
    /// under one.
    fn beneficiaries(&mut self, op: &mut Op, people: &[Person]) -> ApiResult<Vec<Vec<Cell>>> {
        let language = op.meta.language;
        let trainees: Vec<TraineeId> = people.iter().map(|(row, _)| row.trainee_id).collect();
        let mut held: HashMap<TraineeId, Vec<BeneficiaryStatus>> = HashMap::new();
        for status in beneficiary_statuses::service::confirmed_of(op, &trainees)? {
            held.entry(status.trainee_id).or_default().push(status);
        }
        let mut rows = Vec::new();
        for (enrolment, person) in people {
            let booked = enrolment.beneficiary_status_id;
            let counts = |status: &&BeneficiaryStatus| {
                status.holds_on(self.class.start_date) || booked == Some(status.id)
            };
            let statuses = held.get(&enrolment.trainee_id).into_iter().flatten();
            let statuses: Vec<&BeneficiaryStatus> = statuses.filter(counts).collect();
            if statuses.is_empty() {
                continue;
            }
            let (mut groups, mut evidence, mut under) = (Vec::new(), Vec::new(), None);
            for status in statuses {
                let list = "beneficiary-groups";
                let group = self.labels.code(op, list, &status.beneficiary_group)?;
                let number = status.evidence_number.as_deref();
                evidence.push(match number {
                    Some(number) => format!("{} {number}", status.evidence_kind),
                    None => status.evidence_kind.clone(),
                });
                if booked == Some(status.id) {
                    under = Some(group.clone());
                }
                groups.push(group);
            }
            groups.dedup();
            rows.push(vec![
                Cell::text(&person.full_name),
                people::birth(person.birth_date),
                people::sex(person, language),
                people::document(person),
                people::home(op, &mut self.labels, person)?,
                Cell::Text(groups.join("; ")),
                Cell::Text(evidence.join("; ")),
                Cell::some(under),
                Cell::Empty,
            ]);
        }
        Ok(rows)
    }
}

/// That somebody left, and when.
fn left(enrolment: &Enrolment, language: Language) -> Option<String> {
    let status = enrolment.status;
    let words = status
        .has_left()
        .then(|| words::status(status).say(language))?;
    Some(on_day(words, Some(enrolment.status_date)))
}

fn on_day(words: &str, day: Option<Date>) -> String {
    match day.map(Date::civil) {
        Some(day) => format!(
            "{words} {:02}/{:02}/{:04}",
            day.day(),
            day.month(),
            day.year()
        ),
        None => words.to_owned(),
    }
}
