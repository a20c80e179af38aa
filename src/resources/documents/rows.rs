//! The rows of each list.

use std::collections::HashMap;

use super::model::ListKind;
use super::people;
use super::sheet::Cell;
use super::words;
use crate::platform::error::{ApiResult, Language};
use crate::platform::op::Op;
use crate::platform::sheet::{Coded, Labels};
use crate::platform::values::ids::{AnyId, EnrolmentId, TraineeId};
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::time::Date;
use crate::resources::beneficiary_statuses::BeneficiaryStatus;
use crate::resources::certificates::{Certificate, CertificateStatus};
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

/// What was recorded of somebody who is on the list.
struct Entry {
    enrolment: Enrolment,
    certificates: Vec<Certificate>,
    statuses: Vec<BeneficiaryStatus>,
}

/// Whom the list shows, and the person.
type Person = (Entry, TraineeView);

impl Rows<'_> {
    /// The rows of some people, in their order. Those who are on the list, and nobody else, are noted as
    /// seen.
    ///
    /// # Errors
    /// 403 when the caller may not read what the list tells.
    pub fn of(
        &mut self,
        op: &mut Op,
        some: &[(EnrolmentId, TraineeId)],
    ) -> ApiResult<Vec<Vec<Cell>>> {
        let entries = self.entries(op, some)?;
        let trainees: Vec<TraineeId> = entries.iter().map(Entry::trainee).collect();
        let document = self.plain.then(|| self.kind.as_str());
        let views = trainees::service::shown(op, &trainees, document)?;
        self.look_up_homes(op, &views)?;
        let people = entries.into_iter().filter_map(|entry| {
            let view = views.get(&entry.trainee())?.clone();
            Some((entry, view))
        });
        let people: Vec<Person> = people.collect();
        note(op, &people);
        let mut rows = Vec::new();
        for person in &people {
            match self.kind {
                ListKind::Certificates => self.certificates(op, person, &mut rows)?,
                ListKind::Beneficiaries => rows.push(self.beneficiary(op, person)?),
                _ => rows.push(self.row(op, person)?),
            }
        }
        Ok(rows)
    }

    /// Who of some is on the list.
    fn entries(&self, op: &mut Op, some: &[(EnrolmentId, TraineeId)]) -> ApiResult<Vec<Entry>> {
        let ids: Vec<EnrolmentId> = some.iter().map(|(enrolment, _)| *enrolment).collect();
        let mut rows = enrolments::service::rows_by_id(op, &ids)?;
        rows.retain(|_, enrolment| self.lists(enrolment));
        let rows = ids.iter().filter_map(|id| rows.remove(id));
        let entry = |enrolment| Entry {
            enrolment,
            certificates: Vec::new(),
            statuses: Vec::new(),
        };
        let mut entries: Vec<Entry> = rows.map(entry).collect();
        match self.kind {
            ListKind::Certificates => add_certificates(op, &mut entries)?,
            ListKind::Beneficiaries => self.add_statuses(op, &mut entries)?,
            _ => {}
        }
        Ok(entries)
    }

    /// Whether an enrolment may be on the list.
    fn lists(&self, enrolment: &Enrolment) -> bool {
        match self.kind {
            ListKind::Trainees | ListKind::Roll | ListKind::Beneficiaries => {
                !enrolment.status.has_left()
            }
            ListKind::Results => enrolment.started_date.is_some(),
            // What was issued stays in the register, whatever became of the training.
            ListKind::Certificates => true,
        }
    }

    /// Those who had a confirmed status on the first day of the class, or were booked under one.
    fn add_statuses(&self, op: &mut Op, entries: &mut Vec<Entry>) -> ApiResult<()> {
        let trainees: Vec<TraineeId> = entries.iter().map(Entry::trainee).collect();
        let held = beneficiary_statuses::service::confirmed_of(op, &trainees)?;
        let mut by_trainee: HashMap<TraineeId, Vec<BeneficiaryStatus>> = HashMap::new();
        for status in held {
            by_trainee
                .entry(status.trainee_id)
                .or_default()
                .push(status);
        }
        let day = self.class.start_date;
        for entry in entries.iter_mut() {
            let booked = entry.enrolment.beneficiary_status_id;
            let held = by_trainee.get(&entry.trainee()).into_iter().flatten();
            let counts =
                |status: &&BeneficiaryStatus| status.holds_on(day) || booked == Some(status.id);
            entry.statuses = held.filter(counts).cloned().collect();
        }
        entries.retain(|entry| !entry.statuses.is_empty());
        Ok(())
    }

    /// Where people live: of all of them at once.
    fn look_up_homes(
        &mut self,
        op: &mut Op,
        views: &HashMap<TraineeId, TraineeView>,
    ) -> ApiResult<()> {
        let units = views.values().filter_map(|view| view.residence_unit_id);
        let units: Vec<String> = units.map(|unit| unit.to_string()).collect();
        let units = units.iter().map(String::as_str);
        self.labels.load(op.conn(), &Coded::Unit, units)
    }

    fn row(&mut self, op: &mut Op, (entry, person): &Person) -> ApiResult<Vec<Cell>> {
        let (language, enrolment) = (op.meta.language, &entry.enrolment);
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
            let status = enrolment.status.as_str();
            let note = (!is_usual).then(|| words::term("status", status, language));
            cells.push(Cell::some(note));
        } else {
            cells.push(people::home(op, &mut self.labels, person)?);
            let hours = enrolment.hours_attended.map(f64::from);
            cells.push(hours.map_or(Cell::Empty, Cell::Number));
            let score = enrolment.score.map(|score| f64::from(score) / 100.0);
            cells.push(score.map_or(Cell::Empty, Cell::Number));
            let result = enrolment.result;
            let result = result.map(|result| words::term("result", result.as_str(), language));
            cells.push(Cell::some(result));
            cells.push(Cell::day(enrolment.completed_date));
            cells.push(Cell::some(left(enrolment, language)));
        }
        Ok(cells)
    }

    fn label(&mut self, op: &mut Op, list: &str, code: Option<&str>) -> ApiResult<Cell> {
        let label = code.map(|code| self.labels.code(op.conn(), list, code));
        Ok(Cell::some(label.transpose()?))
    }

    /// A row for each certificate, as it stood on the paper.
    fn certificates(
        &mut self,
        op: &mut Op,
        (entry, person): &Person,
        rows: &mut Vec<Vec<Cell>>,
    ) -> ApiResult<()> {
        let language = op.meta.language;
        for certificate in &entry.certificates {
            let born = PartialDate::new(
                certificate.holder_birth_date,
                certificate.holder_birth_precision,
            );
            let status = certificate.status;
            let became = (status != CertificateStatus::Issued).then(|| {
                let became = words::term("status", status.as_str(), language);
                on_day(&became, certificate.status_date)
            });
            rows.push(vec![
                Cell::text(&certificate.holder_name),
                people::birth(born),
                people::sex(person, language),
                self.label(op, "certificate-kinds", Some(&certificate.kind))?,
                Cell::text(&certificate.number),
                Cell::text(&certificate.register_number),
                Cell::Day(certificate.issue_date.civil()),
                Cell::Empty,
                Cell::some(became),
            ]);
        }
        Ok(())
    }

    fn beneficiary(&mut self, op: &mut Op, (entry, person): &Person) -> ApiResult<Vec<Cell>> {
        let booked = entry.enrolment.beneficiary_status_id;
        let (mut groups, mut evidence, mut under) = (Vec::new(), Vec::new(), None);
        for status in &entry.statuses {
            let list = "beneficiary-groups";
            let group = self
                .labels
                .code(op.conn(), list, &status.beneficiary_group)?;
            let number = status.evidence_number.as_deref();
            evidence.push(match number {
                Some(number) => format!("{} {number}", status.evidence_kind),
                None => status.evidence_kind.clone(),
            });
            if booked == Some(status.id) {
                under = Some(group.clone());
            }
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        Ok(vec![
            Cell::text(&person.full_name),
            people::birth(person.birth_date),
            people::sex(person, op.meta.language),
            people::document(person),
            people::home(op, &mut self.labels, person)?,
            Cell::Text(groups.join("; ")),
            Cell::Text(evidence.join("; ")),
            Cell::some(under),
            Cell::Empty,
        ])
    }
}

impl Entry {
    fn trainee(&self) -> TraineeId {
        self.enrolment.trainee_id
    }
}

/// That enrolments and statuses were seen; of people and certificates it is noted where they are read.
fn note(op: &mut Op, people: &[Person]) {
    let enrolments = people.iter().map(|(entry, _)| entry.enrolment.id.any());
    let statuses = people.iter().flat_map(|(entry, _)| &entry.statuses);
    let statuses = statuses.map(|status| status.id.any());
    let seen: [(&'static str, Vec<AnyId>); 2] = [
        (enrolments::RESOURCE, enrolments.collect()),
        (beneficiary_statuses::RESOURCE, statuses.collect()),
    ];
    for (resource, ids) in seen.into_iter().filter(|(_, ids)| !ids.is_empty()) {
        op.log_access(resource, ids);
    }
}

/// Those to whom a certificate was issued.
fn add_certificates(op: &mut Op, entries: &mut Vec<Entry>) -> ApiResult<()> {
    let ids: Vec<EnrolmentId> = entries.iter().map(|entry| entry.enrolment.id).collect();
    let mut issued: HashMap<EnrolmentId, Vec<Certificate>> = HashMap::new();
    for certificate in certificates::service::on_enrolments(op, &ids)? {
        let of = issued.entry(certificate.enrolment_id).or_default();
        of.push(certificate);
    }
    for entry in entries.iter_mut() {
        entry.certificates = issued.remove(&entry.enrolment.id).unwrap_or_default();
    }
    entries.retain(|entry| !entry.certificates.is_empty());
    Ok(())
}

/// That somebody left, and when.
fn left(enrolment: &Enrolment, language: Language) -> Option<String> {
    let status = enrolment.status;
    let words = status
        .has_left()
        .then(|| words::term("status", status.as_str(), language))?;
    Some(on_day(&words, Some(enrolment.status_date)))
}

fn on_day(words: &str, day: Option<Date>) -> String {
    match day {
        Some(day) => format!("{words} {}", day.day_first()),
        None => words.to_owned(),
    }
}
