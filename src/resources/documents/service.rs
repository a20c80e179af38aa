//! Lists of a class.

use super::model::{ListKind, Order};
use super::rows::Rows;
use super::sheet::{self, Cell};
use super::words;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::office::paper::{Fault, Form, Item, MAX_PDF_ROWS, Paper, Printer};
use crate::platform::op::Op;
use crate::platform::sheet::Labels;
use crate::resources::classes::{self, Class};
use crate::resources::{enrolments, trainees};

/// People that are read at once.
const AT_ONCE: usize = 500;

/// A list with all that stands on it: printing it takes no database.
pub struct Gathered {
    paper: Paper,
    rows: Vec<Vec<Cell>>,
    notes: Vec<String>,
    pub file_name: String,
    /// That it is a part of the list.
    pub warnings: Vec<FieldError>,
}

/// What stands on a list. Whom it reveals is put on record, in the same transaction.
///
/// # Errors
/// 403 when the caller may not read what the list tells; 404 for a class out of reach, or another
/// school's.
pub fn gather(op: &mut Op, order: &Order) -> ApiResult<Gathered> {
    let (class, reach) = open(op, order)?;
    let language = op.meta.language;
    let mut labels = Labels::new(language.into());
    let (paper, days) = sheet::paper(op, &mut labels, &class, order)?;
    let all = enrolments::service::of_class(op, class.id)?;
    let people = trainees::service::in_order(op, &all)?;
    let mut making = Rows {
        kind: order.kind,
        class: &class,
        days,
        plain: order.query.reveal,
        labels,
    };
    let mut rows = Vec::new();
    for some in people.chunks(AT_ONCE) {
        rows.extend(making.of(op, some)?);
    }
    if order.kind == ListKind::Certificates {
        // Its names are those of the day of issue.
        rows.sort_by_cached_key(|cells: &Vec<Cell>| cells.first().map(Cell::sort_key));
    }
    let mut notes = vec![words::count(order.kind, rows.len(), language)];
    let mut warnings = Vec::new();
    if !reach.includes_school(class.school_id) {
        notes.push(words::PART.say(language).to_owned());
        let place = Place::Parameter("list".to_owned());
        warnings.push(FieldError::new(ErrorCode::PaperPartial, place));
    }
    let (name, extension) = (words::file_name(order.kind), order.format.extension());
    let code: String = class.code.chars().map(plain_letter).collect();
    Ok(Gathered {
        paper,
        rows,
        notes,
        file_name: format!("{name}-{code}.{extension}"),
        warnings,
    })
}

/// The class, for a caller who may read what the list tells, and the enrolments within their reach.
fn open(op: &mut Op, order: &Order) -> ApiResult<(Class, Reach)> {
    let reach = op.require(Action::EnrolmentRead)?;
    op.require(Action::TraineeRead)?;
    let class_reach = op.require(Action::ClassRead)?;
    match order.kind {
        ListKind::Certificates => drop(op.require(Action::CertificateRead)?),
        ListKind::Beneficiaries => drop(op.require(Action::BeneficiaryRead)?),
        ListKind::Trainees | ListKind::Results | ListKind::Roll => {}
    }
    if order.query.reveal {
        op.require(Action::TraineeReveal)?;
    }
    let class = classes::service::within(op, &class_reach, order.class)?;
    // Of another school's class everybody may read the days, and nobody the people.
    if matches!(reach, Reach::School(_)) && !reach.includes_school(class.school_id) {
        return Err(ApiError::not_found());
    }
    Ok((class, reach))
}

impl Gathered {
    /// The file.
    ///
    /// # Errors
    /// 422 when a PDF has too many rows.
    pub fn print(self, form: Form) -> ApiResult<Vec<u8>> {
        let mut printer = Printer::begin(self.paper, form, Vec::new()).map_err(unprinted)?;
        for cells in &self.rows {
            let items: Vec<Item<'_>> = cells.iter().map(Cell::item).collect();
            printer.row(&items).map_err(unprinted)?;
        }
        let notes: Vec<&str> = self.notes.iter().map(String::as_str).collect();
        printer.finish(&notes).map_err(unprinted)
    }
}

fn plain_letter(letter: char) -> char {
    if letter.is_ascii_alphanumeric() || letter == '-' {
        letter
    } else {
        '_'
    }
}

fn unprinted(fault: Fault) -> ApiError {
    match fault {
        Fault::TooManyRows => {
            ApiError::new(ErrorCode::PaperTooLong).with("maximumRows", MAX_PDF_ROWS)
        }
        other => ApiError::new(ErrorCode::Internal).caused_by(other),
    }
}
