//! SQL of what enrolments claim of their trainees' days.

use std::collections::HashMap;

use diesel::dsl::auto_type;
use diesel::prelude::*;

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{classes, enrolments, trainee_schools, trainees};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{ClassId, TraineeId};
use crate::platform::values::time::Date;
use crate::prepared;
use crate::resources::classes::{Class, ClassStatus};
use crate::resources::trainees::SchoolLink;

/// An enrolment of a trainee, with the days that it claims.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Claim {
    pub class_id: ClassId,
    pub status: EnrolmentStatus,
    pub class_status: String,
    pub start_date: Date,
    pub end_date: Date,
    pub overlap_override: Option<String>,
}

impl Claim {
    pub fn of(class: &Class, enrolment: &Enrolment) -> Self {
        Self {
            class_id: class.id,
            status: enrolment.status,
            class_status: class.status.as_str().to_owned(),
            start_date: class.start_date,
            end_date: class.end_date,
            overlap_override: enrolment.overlap_override.clone(),
        }
    }

    /// Whether the trainee is bound to the days of the class.
    pub fn binds(&self) -> bool {
        self.status.is_active() && self.class_status != ClassStatus::Cancelled.as_str()
    }
}

/// Enrolments and their classes, with what is claimed.
#[auto_type]
fn claims() -> _ {
    enrolments::table.inner_join(classes::table.on(classes::id.eq(enrolments::class_id)))
}

/// The columns of a [`Claim`].
const CLAIM: (
    enrolments::class_id,
    enrolments::status,
    classes::status,
    classes::start_date,
    classes::end_date,
    enrolments::overlap_override,
) = (
    enrolments::class_id,
    enrolments::status,
    classes::status,
    classes::start_date,
    classes::end_date,
    enrolments::overlap_override,
);

/// Every enrolment of a trainee, whoever may see it: a person cannot be in two places, also
/// where the caller sees only one of them.
pub fn claims_of(conn: &mut DbConnection, trainee: TraineeId) -> ApiResult<Vec<Claim>> {
    let claims = claims().filter(enrolments::trainee_id.eq(trainee));
    Ok(prepared!(conn, load, claims.select(CLAIM))?)
}

/// [`claims_of`] for many.
pub fn claims_of_all(
    conn: &mut DbConnection,
    trainees: &[TraineeId],
) -> ApiResult<HashMap<TraineeId, Vec<Claim>>> {
    let rows = claims()
        .filter(enrolments::trainee_id.eq_any(padded(trainees)))
        .select((enrolments::trainee_id, CLAIM));
    let mut found: HashMap<TraineeId, Vec<Claim>> = HashMap::new();
    for (trainee, claim) in Cacheable(rows).load::<(TraineeId, Claim)>(conn)? {
        found.entry(trainee).or_default().push(claim);
    }
    Ok(found)
}

/// The schools that see a trainee, and [`claims_of`] the trainee, in one statement.
pub fn schools_and_claims_of(
    conn: &mut DbConnection,
    trainee: TraineeId,
) -> ApiResult<(Vec<SchoolLink>, Vec<Claim>)> {
    let rows = trainees::table
        .left_join(trainee_schools::table.on(trainee_schools::trainee_id.eq(trainees::id)))
        .left_join(claims().on(enrolments::trainee_id.eq(trainees::id)))
        .filter(trainees::id.eq(trainee));
    let rows: Vec<(Option<SchoolLink>, Option<Claim>)> = prepared!(
        conn,
        load,
        rows.select((Option::<SchoolLink>::as_select(), CLAIM.nullable()))
    )?;
    // Each school comes with each claim.
    let (mut schools, mut claims): (Vec<SchoolLink>, Vec<Claim>) = Default::default();
    for (school, claim) in rows {
        schools.extend(school.filter(|school| !schools.contains(school)));
        claims.extend(claim.filter(|claim| !claims.contains(claim)));
    }
    Ok((schools, claims))
}
