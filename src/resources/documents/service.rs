//! Lists of a class.

use super::labels::Labels;
use super::model::{ListKind, Order, Printed};
use super::rows::Rows;
use super::{sheet, words};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::office::paper::{Ending, Fault, Item, Printer};
use crate::platform::op::Op;
use crate::platform::values::ids::{EnrolmentId, TraineeId};
use crate::resources::classes::{self, Class};
use crate::resources::{enrolments, trainees};

/// People that are read at once.
const AT_ONCE: usize = 500;

/// Whose rows may stand on a paper, in its order.
pub type People = Vec<(EnrolmentId, TraineeId)>;

/// Put on record that the people of a list are shown in plain; [`print`] shows these and no others.
///
/// # Errors
/// As [`print`]; 403 when the caller may not see them so.
pub fn reveal(op: &mut Op, order: &Order) -> ApiResult<People> {
    let (kind, _, people) = open(op, order)?;
    let ids: Vec<TraineeId> = people.iter().map(|(_, trainee)| *trainee).collect();
    trainees::service::reveal(op, &ids, kind.as_str())?;
    Ok(people)
}

/// Print a list. Rows are read and written some at a time: in memory stand their ids, and of a PDF
/// their texts.
///
/// # Errors
/// 403 when the caller may not read what the list tells; 404 for a class out of reach, or another
/// school's.
pub fn print(op: &mut Op, order: &Order, revealed: Option<People>) -> ApiResult<Printed> {
    let (kind, class, people) = open(op, order)?;
    let plain = revealed.is_some();
    let people = revealed.unwrap_or(people);
    let language = op.meta.language;
    let mut labels = Labels::new(language);
    let (paper, days) = sheet::paper(op, &mut labels, &class, kind, &order.query)?;
    let form = order.format.form(order.query.csv);
    let mut printer = Printer::begin(paper, form, Vec::new()).map_err(unprinted)?;
    let mut rows = Rows {
        kind,
        class: &class,
        days,
        plain,
        labels,
    };
    let mut printed = 0;
    for some in people.chunks(AT_ONCE) {
        for cells in rows.of(op, some)? {
            let items: Vec<Item<'_>> = cells.iter().map(sheet::Cell::item).collect();
            printer.row(&items).map_err(unprinted)?;
            printed += 1;
        }
    }
    let count = words::count(kind, printed, language);
    let mut notes = vec![count.as_str()];
    if !sees_all(op, &class)? {
        notes.push(words::PART.say(language));
    }
    let ending = Ending {
        totals: None,
        notes: &notes,
    };
    let bytes = printer.finish(&ending).map_err(unprinted)?;
    let (name, extension) = (words::file_name(kind), order.format.extension());
    let code: String = class.code.chars().map(plain_letter).collect();
    Ok(Printed {
        bytes,
        file_name: format!("{name}-{code}.{extension}"),
    })
}

/// The list, its class and its people, for a caller who may read what it tells.
fn open(op: &mut Op, order: &Order) -> ApiResult<(ListKind, Class, People)> {
    let reach = op.require(Action::EnrolmentRead)?;
    op.require(Action::TraineeRead)?;
    let class_reach = op.require(Action::ClassRead)?;
    let kind = order.kind()?;
    match kind {
        ListKind::Certificates => drop(op.require(Action::CertificateRead)?),
        ListKind::Beneficiaries => drop(op.require(Action::BeneficiaryRead)?),
        ListKind::Trainees | ListKind::Results | ListKind::Roll => {}
    }
    let class = classes::service::within(op, &class_reach, order.class)?;
    // Of another school's class everybody may read the days, and nobody the people.
    if let Reach::School(own) = &reach
        && !own.have(Some(class.school_id))
    {
        return Err(ApiError::not_found());
    }
    let all = enrolments::service::of_class(op, class.id)?;
    let people = trainees::service::in_order(op, &all)?;
    Ok((kind, class, people))
}

/// Whether everybody in the class is within the caller's reach.
fn sees_all(op: &Op, class: &Class) -> ApiResult<bool> {
    Ok(match op.require(Action::EnrolmentRead)? {
        Reach::All => true,
        Reach::School(own) => own.have(Some(class.school_id)),
        _ => false,
    })
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
        Fault::TooManyRows => ApiError::new(ErrorCode::FileTooLarge),
        other => ApiError::new(ErrorCode::Internal).caused_by(other),
    }
}
