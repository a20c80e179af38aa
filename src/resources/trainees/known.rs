//! SQL of people whom rows of a file name: by their keys, by their documents, and by name and birth.

use diesel::prelude::*;

use super::RESOURCE;
use super::model::Trainee;
use super::store::visible;
use crate::platform::auth::authz::Reach;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{external_ids, trainee_former_ids, trainees};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{OrganisationId, TraineeId};
use crate::platform::values::names::name_key;
use crate::platform::values::partial_date::PartialDate;

/// The people who have these keys of a system, each with their key.
pub fn by_keys(
    conn: &mut DbConnection,
    owner: OrganisationId,
    system: &str,
    keys: &[&str],
) -> ApiResult<Vec<(String, Trainee)>> {
    let rows = external_ids::table
        .inner_join(trainees::table.on(trainees::id.eq(external_ids::resource_id)))
        .filter(external_ids::resource.eq(RESOURCE))
        .filter(external_ids::organisation_id.eq(owner))
        .filter(external_ids::system.eq(system))
        .filter(external_ids::value.eq_any(padded(keys)))
        .filter(trainees::merged_into_id.is_null())
        .select((external_ids::value, Trainee::as_select()));
    Ok(Cacheable(rows).load(conn)?)
}

/// The people within reach who have these citizen IDs.
pub fn by_citizen_ids(
    conn: &mut DbConnection,
    reach: &Reach,
    citizen_ids: &[&str],
) -> ApiResult<Vec<Trainee>> {
    let rows = visible(reach)
        .filter(trainees::citizen_id.eq_any(padded(citizen_ids)))
        .select(Trainee::as_select());
    Ok(Cacheable(rows).load(conn)?)
}

/// The people within reach who have this citizen ID, or had this number.
pub fn by_number(conn: &mut DbConnection, reach: &Reach, number: &str) -> ApiResult<Vec<Trainee>> {
    let present = visible(reach)
        .filter(trainees::citizen_id.eq(number))
        .select(Trainee::as_select());
    let mut found: Vec<Trainee> = present.load(conn)?;
    let had = trainee_former_ids::table
        .filter(trainee_former_ids::number.eq(number))
        .select(trainee_former_ids::trainee_id);
    let had: Vec<TraineeId> = had.load(conn)?;
    if !had.is_empty() {
        let former = visible(reach)
            .filter(trainees::id.eq_any(had))
            .select(Trainee::as_select());
        found.extend(former.load::<Trainee>(conn)?);
    }
    found.sort_by_key(|row| row.id);
    found.dedup_by_key(|row| row.id);
    Ok(found)
}

/// The people within reach who have this passport.
pub fn by_passport(
    conn: &mut DbConnection,
    reach: &Reach,
    (country, number): (&str, &str),
) -> ApiResult<Vec<Trainee>> {
    let rows = visible(reach)
        .filter(trainees::passport_country.eq(country))
        .filter(trainees::passport_number.eq(number))
        .order(trainees::id)
        .select(Trainee::as_select());
    Ok(rows.load(conn)?)
}

/// The people within reach who have this name, however it is spelled, and were born in this year.
pub fn namesakes(
    conn: &mut DbConnection,
    reach: &Reach,
    full_name: &str,
    born: PartialDate,
) -> ApiResult<Vec<Trainee>> {
    let key = format!("{} {:04}", name_key(full_name), born.first().year());
    // Whatever the commune: it stands at the end, behind a space.
    let (from, to) = (format!("{key} "), format!("{key}!"));
    let rows = visible(reach)
        .filter(trainees::match_key.ge(from))
        .filter(trainees::match_key.lt(to))
        .order(trainees::id)
        .select(Trainee::as_select());
    Ok(rows.load(conn)?)
}
