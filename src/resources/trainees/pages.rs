//! SQL of the lists of trainees.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::input::{Passport, TraineeFilter};
use super::model::Trainee;
use super::store::{ids_within, kin, visible};
use super::{RESOURCE, reach};
use crate::platform::auth::authz::{Reach, Schools};
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{trainee_former_ids, trainee_schools, trainees};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{
    Along, Bound, Condition, ListQuery, OneValue, Slice, Source, Total,
};
use crate::platform::lists::params::Count;
use crate::platform::lists::search;
use crate::platform::values::ids::{AnyId, SchoolId, TraineeId};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::resources::admin_units;
use crate::{load_page, one_of};

/// `$rows`, a boxed query over `trainees` or a join with it, narrowed by what `$filter` says of the
/// person alone. `$found` are the records of whom a number or a person is asked for, if somebody had to
/// look for them first.
macro_rules! narrowed {
    ($rows:expr, $filter:expr, $found:expr) => {{
        let (mut rows, filter) = ($rows, $filter);
        if let Some(sexes) = filter.sex.values() {
            rows = rows.filter(one_of!(trainees::sex, sexes));
        }
        if let Some(communes) = filter.commune_id.values() {
            rows = rows.filter(one_of!(trainees::commune_id, communes));
        }
        if let Some(districts) = filter.district_id.values() {
            rows = rows.filter(one_of!(trainees::district_id, districts));
        }
        if let Some(province) = filter.elsewhere() {
            rows = rows.filter(trainees::commune_id.eq(province));
        }
        if filter.lives_elsewhere == Some(false) {
            rows = rows.filter(trainees::commune_id.ne(admin_units::province()));
        }
        if let Some(codes) = filter.residence_province_code.values() {
            rows = rows.filter(one_of!(trainees::residence_province, codes));
        }
        if let Some(codes) = filter.residence_country_code.values() {
            rows = rows.filter(one_of!(trainees::residence_country, codes));
        }
        if let Some(day) = filter.born_from {
            // A period that ends then or later may hold the day.
            let month = PartialDate::new(day, Precision::Month).first();
            let year = PartialDate::new(day, Precision::Year).first();
            let (in_month, in_year) = (Precision::Month, Precision::Year);
            let since = |day| trainees::birth_date.ge(day);
            let by_month = trainees::birth_precision.eq(in_month).and(since(month));
            let by_year = trainees::birth_precision.eq(in_year).and(since(year));
            rows = rows.filter(since(day).or(by_month).or(by_year));
        }
        if let Some(day) = filter.born_to {
            rows = rows.filter(trainees::birth_date.le(day));
        }
        if let Some(instant) = filter.created_from {
            rows = rows.filter(trainees::created_at.ge(instant));
        }
        if let Some(groups) = filter.ethnic_group.values() {
            rows = rows.filter(one_of!(trainees::ethnic_group, groups));
        }
        let found: Option<&[TraineeId]> = $found;
        if let Some(found) = found {
            rows = rows.filter(trainees::id.eq_any(found.to_vec()));
        } else if let Some(citizen_id) = &filter.identity.citizen_id {
            rows = rows.filter(trainees::citizen_id.eq(citizen_id));
        }
        if let Some(Passport { country, number }) = &filter.identity.passport {
            rows = rows.filter(trainees::passport_country.eq(country));
            rows = rows.filter(trainees::passport_number.eq(number));
        }
        rows
    }};
}

/// `reveal` is the reach in which the caller may know what a sensitive filter tells.
fn filtered<'a>(
    reach: &Reach,
    reveal: Option<&Reach>,
    filter: &'a TraineeFilter,
    found: Option<&[TraineeId]>,
) -> trainees::BoxedQuery<'a, DbBackend> {
    let mut rows = narrowed!(visible(reach), filter, found);
    if let Some(school) = filter.school_id {
        // Who else teaches a person is not told.
        rows = rows.filter(if reach.includes_school(school) {
            Box::new(reach::at_school(school))
        } else {
            reach::nobody()
        });
    }
    if let Some(class) = filter.class_id {
        rows = rows.filter(reach::in_class(reach, class));
    }
    if filter.identity.is_given()
        && let Some(condition) = reach::acquainted(reach)
    {
        rows = rows.filter(condition);
    }
    if filter.asks_birth()
        && let Some(condition) = reach::knows_birth(reach)
    {
        rows = rows.filter(condition);
    }
    if filter.ethnic_group.values().is_some()
        && let Some(condition) = reveal.and_then(reach::acquainted)
    {
        rows = rows.filter(condition);
    }
    rows
}

/// The schools whose people are all that the list is taken from, where it is bound to schools.
fn schools_of(reach: &Reach, filter: &TraineeFilter) -> Option<Schools> {
    match (filter.school_id, reach) {
        (Some(school), _) => reach.includes_school(school).then(|| school.into()),
        (None, Reach::School(own)) => Some(own.clone()),
        (None, _) => None,
    }
}

/// What [`filtered`] says of the caller, for the index that the list is read along. Rows that were
/// merged lie in every index.
fn bound(reach: &Reach, filter: &TraineeFilter) -> Bound {
    if let Some(school) = filter.school_id
        && !reach.includes_school(school)
    {
        return Bound::NOTHING;
    }
    match reach {
        Reach::All | Reach::School(_) | Reach::Served(None) => Bound::OTHERWISE,
        Reach::Communes(communes) | Reach::Served(Some(communes)) => {
            Bound::among("commune_id", communes).in_part()
        }
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => Bound::NOTHING,
    }
}

/// The people of schools, and of one of their communes, as `trainee_schools` has them in order.
fn along_schools(schools: &Schools, query: &ListQuery<TraineeFilter>) -> Option<Along> {
    let filter = &query.filter;
    if filter.class_id.is_some() {
        // It has fewer people than the school.
        return None;
    }
    let schools = schools.iter().map(|school| (*school).into()).collect();
    let mut rows = vec![Condition::each("school_id", schools)];
    if let Some(commune) = filter.commune_id.one_value() {
        if !query.listing.is_by("name") {
            // The commune has fewer people than the school.
            return None;
        }
        rows.push(Condition::Is("commune_id", commune));
    }
    let rows = Along::rows(rows);
    let along = query.listing.from("createdAt", filter.created_from, rows);
    // A document names one person.
    (!filter.identity.is_given()).then_some(along)
}

/// How many people of the schools there are: counted along them, and not over a province, unless the
/// caller must not be told of all.
fn count_at(
    conn: &mut DbConnection,
    schools: &Schools,
    (reach, reveal): (&Reach, Option<&Reach>),
    filter: &TraineeFilter,
) -> ApiResult<i64> {
    let is_hidden = filter.is_sensitive() && reveal != Some(&Reach::All);
    if is_hidden || (filter.asks_birth() && reach::knows_birth(reach).is_some()) {
        return Ok(filtered(reach, reveal, filter, None)
            .count()
            .get_result(conn)?);
    }
    let rows = trainee_schools::table
        .inner_join(trainees::table.on(trainees::id.eq(trainee_schools::trainee_id)))
        .filter(one_of!(trainee_schools::school_id, schools))
        .filter(trainees::merged_into_id.is_null());
    let rows = narrowed!(rows.into_boxed::<DbBackend>(), filter, None);
    Ok(match schools.alone() {
        Some(_) => rows.count().get_result(conn)?,
        // Somebody may be at several of them.
        None => {
            let people = sql::<BigInt>("count(DISTINCT trainee_schools.trainee_id)");
            rows.select(people).get_result(conn)?
        }
    })
}

/// The records that have to be looked for: those of whom a number is a former one, for the lead agency
/// with all others of the same person, and those of a person. A school finds its own alone.
fn looked_for(
    conn: &mut DbConnection,
    reach: &Reach,
    filter: &TraineeFilter,
) -> ApiResult<Option<Vec<TraineeId>>> {
    let mut found = Vec::new();
    if let Some(number) = &filter.identity.citizen_id {
        let formerly = trainee_former_ids::table
            .filter(trainee_former_ids::number.eq(number))
            .select(trainee_former_ids::trainee_id);
        let formerly: Vec<TraineeId> = formerly.load(conn)?;
        found.extend(ids_within(conn, reach, &formerly)?);
        if !found.is_empty() || *reach == Reach::All {
            let presently = visible(reach)
                .filter(trainees::citizen_id.eq(number))
                .select(trainees::id);
            found.extend(presently.load::<TraineeId>(conn)?);
        }
    }
    found.extend(filter.person_id);
    if !found.is_empty() && matches!(reach, Reach::All | Reach::Communes(_)) {
        let kin = kin(conn, &found)?;
        found.extend(kin.into_iter().map(|(record, _)| record));
    }
    let asked = filter.person_id.is_some() || !found.is_empty();
    Ok(asked.then_some(found))
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    reveal: Option<&Reach>,
    query: &ListQuery<TraineeFilter>,
) -> ApiResult<Slice<Trainee>> {
    let filter = &query.filter;
    let found = looked_for(conn, reach, filter)?;
    let found = found.as_deref();
    if query.listing.search.is_some() {
        let groups = search_groups(reach, filter);
        let found_by = |seqs: &[i64]| {
            filtered(reach, reveal, filter, found).filter(trainees::seq.eq_any(padded(seqs)))
        };
        let fetch = |conn: &mut DbConnection, seqs: &[i64]| -> ApiResult<Vec<Trainee>> {
            let rows = found_by(seqs).select(Trainee::as_select());
            Ok(if filter.has_lists() {
                rows.load(conn)?
            } else {
                Cacheable(rows).load(conn)?
            })
        };
        let count = |conn: &mut DbConnection, seqs: &[i64]| -> ApiResult<i64> {
            let rows = filtered(reach, reveal, filter, found);
            let rows = rows.filter(trainees::seq.eq_any(seqs.to_vec()));
            Ok(rows.count().get_result(conn)?)
        };
        return search::page(conn, &query.listing, RESOURCE, &groups, fetch, count);
    }
    if found.is_some() {
        let rows = filtered(reach, reveal, filter, found)
            .order((trainees::sort_key, trainees::id))
            .select(Trainee::as_select());
        let rows: Vec<Trainee> = rows.load(conn)?;
        let total = (query.listing.count != Count::None)
            .then(|| Total::Exactly(i64::try_from(rows.len()).unwrap_or(i64::MAX)));
        return Ok(Slice {
            rows,
            next_cursor: None,
            total,
        });
    }
    let schools = schools_of(reach, filter);
    let along = schools.and_then(|schools| {
        let along = along_schools(&schools, query)?;
        Some((schools, along))
    });
    let Some((schools, along)) = along else {
        return load_page!(
            conn,
            query,
            trainees,
            Trainee,
            filtered(reach, reveal, filter, None),
            along query.along(bound(reach, filter))
        );
    };
    let source = Source {
        table: "trainee_schools",
        id: "trainee_id",
    };
    load_page!(
        conn,
        query,
        trainees,
        Trainee,
        filtered(reach, reveal, filter, None),
        along along,
        of source,
        counting count_at(conn, &schools, (reach, reveal), filter)?
    )
}

/// The narrowest groups of rows with a word of their own in the index that hold all results.
fn search_groups(reach: &Reach, filter: &TraineeFilter) -> Vec<AnyId> {
    let only = |communes: &[_]| match communes {
        [commune] => Some(crate::platform::values::ids::UnitId::any(*commune)),
        _ => None,
    };
    let own = match reach {
        Reach::School(schools) => return schools.iter().map(|school| school.any()).collect(),
        Reach::Communes(communes) => only(communes),
        _ => None,
    };
    let group = own
        .or(filter.school_id.map(SchoolId::any))
        .or(filter.commune_id.values().and_then(only));
    group.into_iter().collect()
}
