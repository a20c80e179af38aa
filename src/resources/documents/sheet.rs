//! The head and the foot of a paper, and its cells.

use jiff::civil;

use super::columns::{self, columns};
use super::model::{DocumentQuery, ListKind, Order};
use super::words::{self, Words};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Language};
use crate::platform::office::paper::{self, Fact, Item, Paper, Signature};
use crate::platform::op::Op;
use crate::platform::resource::service as resource;
use crate::platform::sheet::Labels;
use crate::platform::values::text::name_sort_key;
use crate::platform::values::time::Date;
use crate::resources::classes::Class;
use crate::resources::courses::Course;
use crate::resources::schools::{self, School};
use crate::resources::{admin_units, occupations};

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(civil::Date),
}

impl Cell {
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub fn some(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }

    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, |day| Self::Day(day.civil()))
    }

    /// Its place among names.
    pub fn sort_key(&self) -> String {
        match self {
            Self::Text(name) => name_sort_key(name),
            _ => String::new(),
        }
    }

    pub fn item(&self) -> Item<'_> {
        match self {
            Self::Empty => Item::Empty,
            Self::Text(text) => Item::Text(text),
            Self::Number(number) => Item::Number(*number),
            Self::Day(day) => Item::Day(*day),
        }
    }
}

/// The paper of a list, and how many of a roll's columns are days.
pub fn paper(
    op: &mut Op,
    labels: &mut Labels,
    class: &Class,
    order: &Order,
) -> ApiResult<(Paper, usize)> {
    let (kind, query) = (order.kind, &order.query);
    let language = op.meta.language;
    let say = |words: Words| words.say(language).to_owned();
    let school = resource::within::<School>(op, &Reach::All, class.school_id)?;
    let english = school
        .name_en
        .clone()
        .filter(|_| language == Language::English);
    let name = english.unwrap_or_else(|| school.name_vi.clone());
    let province = admin_units::service::province_name(op)?;
    let above = match &query.authority {
        Some(given) => given.trim().to_owned(),
        None if school.ownership == "PUBLIC" => committee(&province, language),
        None => String::new(),
    };
    let day = query.date.unwrap_or_else(|| op.today());
    let place = query.place.as_deref().unwrap_or(&province).trim();
    let facts = facts(op, labels, class)?;
    let mut columns = columns(kind, query.reveal, language);
    let mut days = 0;
    let mut subtitle = Vec::new();
    if kind == ListKind::Roll {
        let month = month(class, query, op.today())?;
        let name = match language {
            Language::Vietnamese => format!("Tháng {}/{}", month.month(), month.year()),
            Language::English => format!("{:02}/{}", month.month(), month.year()),
        };
        let held = held_in(class, month);
        days = held.len();
        let of_days = held.iter().map(|day| columns::of_day(*day, &name));
        let at = columns::BEFORE_DAYS;
        drop(columns.splice(at..at, of_days));
        subtitle.push(name);
    }
    let signature = |role: String, note: Words| Signature {
        role,
        note: say(note),
    };
    let first = match kind {
        ListKind::Results | ListKind::Roll => words::TEACHER,
        _ => words::PREPARED,
    };
    let (head_vi, head_en) = schools::head(&school.kind);
    let written = match language {
        Language::Vietnamese => paper::Language::Vietnamese,
        Language::English => paper::Language::English,
    };
    let paper = Paper {
        authority: [above, name]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
        motto: true,
        title: say(words::title(kind)),
        subtitle,
        facts,
        columns,
        place_and_day: Some(paper::place_and_day(place, day, written)),
        signatures: vec![
            signature(say(first), words::SIGN),
            signature(say(Words(head_vi, head_en)), words::SEAL),
        ],
        language: written,
        made: op.now.civil(),
    };
    Ok((paper, days))
}

fn facts(op: &mut Op, labels: &mut Labels, class: &Class) -> ApiResult<Vec<Fact>> {
    let language = op.meta.language;
    let course = resource::within::<Course>(op, &Reach::All, class.course_id)?;
    let occupation = occupations::service::find(op, course.occupation_id)?;
    let occupation = occupation.map(|found| match (language, found.name_en) {
        (Language::English, Some(name)) => name,
        _ => found.name_vi,
    });
    let level = labels.code(op.conn(), "training-levels", &course.level)?;
    let place = labels.unit(op.conn(), class.unit_id)?;
    let (from, to) = (class.start_date.day_first(), class.end_date.day_first());
    let facts = [
        (words::CLASS, format!("{} ({})", class.name, class.code)),
        (words::OCCUPATION, occupation.unwrap_or_default()),
        (words::COURSE, course.name),
        (words::LEVEL, level),
        (words::DAYS, format!("{from} - {to}")),
        (words::PLACE, place),
        (words::TRAINERS, class.trainers.0.join(", ")),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let fact = |(label, value): (Words, String)| Fact {
        label: label.say(language).to_owned(),
        value,
    };
    Ok(facts.map(fact).collect())
}

fn committee(name: &str, language: Language) -> String {
    match language {
        Language::Vietnamese => format!("Ủy ban nhân dân tỉnh {name}"),
        Language::English => format!("People's Committee of {name} Province"),
    }
}

/// The first day of the month that a roll is of.
fn month(class: &Class, query: &DocumentQuery, today: Date) -> ApiResult<civil::Date> {
    let invalid = || ApiError::parameter(ErrorCode::ParameterInvalid, "month");
    let Some(text) = &query.month else {
        let is_now = (class.start_date..=class.end_date).contains(&today);
        let day = if is_now { today } else { class.start_date };
        return Ok(day.civil().first_of_month());
    };
    let first: Date = format!("{text}-01").parse().map_err(|_| invalid())?;
    if held_in(class, first.civil()).is_empty() {
        let error = invalid().with("startDate", class.start_date.to_string());
        return Err(error.with("endDate", class.end_date.to_string()));
    }
    Ok(first.civil())
}

/// The days of a month on which the class may be held.
fn held_in(class: &Class, first: civil::Date) -> Vec<i8> {
    let days = (0..first.days_in_month()).filter_map(|at| {
        let day = civil::Date::new(first.year(), first.month(), at + 1).ok()?;
        let held = class.start_date.civil() <= day && day <= class.end_date.civil();
        held.then_some(day.day())
    });
    days.collect()
}
