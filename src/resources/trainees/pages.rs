//! SQL of the lists of trainees.

use diesel::prelude::*;

use super::input::{Passport, TraineeFilter};
use super::model::Trainee;
use super::numbers::holder_of_former;
use super::store::visible;
use super::{RESOURCE, reach};
use crate::platform::auth::authz::Reach;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{trainee_schools, trainees};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Along, Bound, Condition, ListQuery, OneValue, Slice, Source};
use crate::platform::lists::search;
use crate::platform::values::ids::{AnyId, SchoolId, TraineeId};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::resources::admin_units;
use crate::{load_page, one_of};

/// `$rows`, a boxed query over `trainees` or a join with it, narrowed by what `$filter` says of the
/// person alone. A citizen ID that is asked for is a former one of `$holder`, if there is such.
macro_rules! narrowed {
    ($rows:expr, $filter:expr, $holder:expr) => {{
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
        let holder: Option<TraineeId> = $holder;
        if let Some(holder) = holder {
            rows = rows.filter(trainees::id.eq(holder));
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
    holder: Option<TraineeId>,
) -> trainees::BoxedQuery<'a, DbBackend> {
    let mut rows = narrowed!(visible(reach), filter, holder);
    if let Some(school) = filter.school_id {
        // Who else teaches a person is not told.
        rows = rows.filter(if reach.includes_school(school) {
            Box::new(reach::at_school(school))
        } else {
            reach::nobody()
        });
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

/// The school whose people are all that the list is taken from, where it is one school.
fn school_of(reach: &Reach, filter: &TraineeFilter) -> Option<SchoolId> {
    let own = match reach {
        Reach::School(own) => Some(*own),
        _ => None,
    };
    let school = filter.school_id.or(own)?;
    reach.includes_school(school).then_some(school)
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

/// The people of a school, and of one of its communes, as `trainee_schools` has them in order.
fn along_school(school: SchoolId, query: &ListQuery<TraineeFilter>) -> Option<Along> {
    let filter = &query.filter;
    let mut rows = vec![Condition::Is("school_id", school.into())];
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

/// How many people of the school there are: counted along them, and not over a province, unless the
/// caller must not be told of all.
fn count_at(
    conn: &mut DbConnection,
    school: SchoolId,
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
        .filter(trainee_schools::school_id.eq(school))
        .filter(trainees::merged_into_id.is_null());
    let rows = narrowed!(rows.into_boxed::<DbBackend>(), filter, None);
    Ok(rows.count().get_result(conn)?)
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    reveal: Option<&Reach>,
    query: &ListQuery<TraineeFilter>,
) -> ApiResult<Slice<Trainee>> {
    let filter = &query.filter;
    let number = filter.identity.citizen_id.as_deref();
    let holder = number.map(|number| holder_of_former(conn, number));
    let holder = holder.transpose()?.flatten();
    if query.listing.search.is_some() {
        let group = search_group(reach, filter);
        return search::page(conn, &query.listing, RESOURCE, group, |conn, found| {
            let rows = filtered(reach, reveal, filter, holder)
                .filter(trainees::seq.eq_any(padded(found)))
                .select(Trainee::as_select());
            Ok(if filter.has_lists() {
                rows.load(conn)?
            } else {
                Cacheable(rows).load(conn)?
            })
        });
    }
    if holder.is_some() {
        let rows = filtered(reach, reveal, filter, holder).select(Trainee::as_select());
        return Ok(Slice {
            rows: rows.load(conn)?,
            next_cursor: None,
            total: None,
        });
    }
    let school = school_of(reach, filter);
    let along = school.and_then(|school| Some((school, along_school(school, query)?)));
    let Some((school, along)) = along else {
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
        counting count_at(conn, school, (reach, reveal), filter)?
    )
}

/// The narrowest group of rows with a word of its own in the index that holds all results.
fn search_group(reach: &Reach, filter: &TraineeFilter) -> Option<AnyId> {
    let only = |communes: &[_]| match communes {
        [commune] => Some(crate::platform::values::ids::UnitId::any(*commune)),
        _ => None,
    };
    match reach {
        Reach::School(school) => Some(school.any()),
        Reach::Communes(communes) => only(communes),
        _ => None,
    }
    .or(filter.school_id.map(SchoolId::any))
    .or(filter.commune_id.values().and_then(only))
}
