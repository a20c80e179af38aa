//! Which trainees an action extends to, as SQL.

use diesel::dsl::{auto_type, exists};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::one_of;
use crate::platform::auth::authz::{Reach, Schools};
use crate::platform::db::DbBackend;
use crate::platform::db::schema::{enrolments, trainee_schools, trainees};
use crate::platform::values::ids::{ClassId, SchoolId};
use crate::platform::values::partial_date::Precision;

/// A condition on rows of `trainees`.
pub type Condition = Box<dyn BoxableExpression<trainees::table, DbBackend, SqlType = Bool>>;

/// What a trainee must fulfil to lie within `reach`; nothing when all do.
#[must_use]
pub fn within(reach: &Reach) -> Option<Condition> {
    Some(match reach {
        Reach::All => return None,
        Reach::School(schools) => at_any(schools),
        Reach::Communes(communes) => Box::new(one_of!(trainees::commune_id, communes)),
        Reach::Served(communes) => match communes {
            None => completed(),
            Some(communes) => Box::new(completed().and(one_of!(trainees::commune_id, communes))),
        },
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => nobody(),
    })
}

/// People whom this school registered, enrolled or shares.
#[auto_type]
pub fn at_school(school: SchoolId) -> _ {
    exists(
        trainee_schools::table
            .filter(trainee_schools::trainee_id.eq(trainees::id))
            .filter(trainee_schools::school_id.eq(school)),
    )
}

/// People of a school, or of one whose successor it is.
fn at_any(schools: &Schools) -> Condition {
    match schools.alone() {
        Some(school) => Box::new(at_school(school)),
        None => Box::new(exists(
            trainee_schools::table
                .filter(trainee_schools::trainee_id.eq(trainees::id))
                .filter(one_of!(trainee_schools::school_id, schools)),
        )),
    }
}

/// People of a class, as far as the caller sees its enrolments: where else somebody learns is not told.
#[must_use]
pub fn in_class(reach: &Reach, class: ClassId) -> Condition {
    let enrolled = enrolments::table
        .filter(enrolments::trainee_id.eq(trainees::id))
        .filter(enrolments::class_id.eq(class));
    match reach {
        Reach::All => Box::new(exists(enrolled)),
        Reach::School(schools) => Box::new(exists(
            enrolled.filter(one_of!(enrolments::school_id, schools)),
        )),
        Reach::Communes(communes) => Box::new(exists(
            enrolled.filter(one_of!(enrolments::commune_id, communes)),
        )),
        Reach::Served(communes) => {
            let completed = enrolled.filter(enrolments::status.eq("COMPLETED"));
            match communes {
                None => Box::new(exists(completed)),
                Some(communes) => Box::new(exists(
                    completed.filter(one_of!(enrolments::commune_id, communes)),
                )),
            }
        }
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => nobody(),
    }
}

/// What a trainee must fulfil for the caller to know more of them than that they exist. A school
/// knows whom it registered or enrolled, and of others whom it has joined what it sent.
#[must_use]
pub fn acquainted(reach: &Reach) -> Option<Condition> {
    match reach {
        Reach::School(schools) => Some(Box::new(exists(
            trainee_schools::table
                .filter(trainee_schools::trainee_id.eq(trainees::id))
                .filter(one_of!(trainee_schools::school_id, schools))
                .filter(trainee_schools::acquainted),
        ))),
        _ => within(reach),
    }
}

/// What a trainee must fulfil for the caller to know their day of birth. A school that has joined
/// somebody by the year alone does not.
#[must_use]
pub fn knows_birth(reach: &Reach) -> Option<Condition> {
    match reach {
        Reach::School(schools) => Some(Box::new(exists(
            trainee_schools::table
                .filter(trainee_schools::trainee_id.eq(trainees::id))
                .filter(one_of!(trainee_schools::school_id, schools))
                .filter(
                    trainee_schools::acquainted
                        .or(trainee_schools::birth_precision.eq(Precision::Day)),
                ),
        ))),
        _ => None,
    }
}

/// No row at all; ids are never null.
#[must_use]
pub fn nobody() -> Condition {
    Box::new(trainees::id.is_null())
}

fn completed() -> Condition {
    Box::new(exists(
        enrolments::table
            .filter(enrolments::trainee_id.eq(trainees::id))
            // As an expression, so that the person's enrolments are looked at and not all that are
            // completed: SQLite cannot tell which index is the narrower one.
            .filter(enrolments::status.concat("").eq("COMPLETED")),
    ))
}
