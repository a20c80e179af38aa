//! SQL of trainees. Every read starts from [`visible`].

use std::collections::{HashMap, HashSet};

use diesel::dsl::{count_star, exists, sql};
use diesel::prelude::*;
use diesel::result::Error as DieselError;
use diesel::sql_types::{Nullable, Text};

use super::RESOURCE;
use super::input::{Passport, TraineeFilter};
use super::model::Trainee;
use super::reach;
use crate::platform::authz::Reach;
use crate::platform::bulk::Batch;
use crate::platform::db::schema::{beneficiary_statuses, enrolments, trainee_schools, trainees};
use crate::platform::db::steady::{Few, blocks, padded};
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{AnyId, SchoolId, TraineeId, UnitId};
use crate::platform::page::{ListQuery, Slice};
use crate::platform::search;
use crate::{load_page, load_versions, steady};

/// Namesakes of one birthday in one commune beyond this are nobody's double.
const MOST_ALIKE: i64 = 10;

/// Rows the caller may see.
fn visible<'a>(reach: &Reach) -> trainees::BoxedQuery<'a, DbBackend> {
    let rows = trainees::table
        .filter(trainees::merged_into_id.is_null())
        .into_boxed();
    match reach::within(reach) {
        Some(condition) => rows.filter(condition),
        None => rows,
    }
}

/// `reveal` is the reach in which the caller may know what a sensitive filter tells.
fn filtered<'a>(
    reach: &Reach,
    reveal: Option<&Reach>,
    filter: &'a TraineeFilter,
) -> trainees::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(sexes) = filter.sex.values() {
        rows = rows.filter(trainees::sex.eq_any(sexes));
    }
    if let Some(communes) = filter.commune_id.values() {
        rows = rows.filter(trainees::commune_id.eq_any(communes));
    }
    if let Some(districts) = filter.district_id.values() {
        rows = rows.filter(trainees::district_id.eq_any(districts));
    }
    if let Some(day) = filter.born_from {
        rows = rows.filter(trainees::birth_date.ge(day));
    }
    if let Some(day) = filter.born_to {
        rows = rows.filter(trainees::birth_date.le(day));
    }
    if let Some(instant) = filter.created_from {
        rows = rows.filter(trainees::created_at.ge(instant));
    }
    if let Some(school) = filter.school_id {
        // Who else teaches a person is not told.
        rows = rows.filter(if reach.includes_school(school) {
            Box::new(reach::at_school(school))
        } else {
            reach::nobody()
        });
    }
    if let Some(groups) = filter.ethnic_group.values() {
        rows = rows.filter(trainees::ethnic_group.eq_any(groups));
        if let Some(condition) = reveal.and_then(reach::within) {
            rows = rows.filter(condition);
        }
    }
    if let Some(citizen_id) = &filter.identity.citizen_id {
        rows = rows.filter(trainees::citizen_id.eq(citizen_id));
    }
    if let Some(Passport { country, number }) = &filter.identity.passport {
        rows = rows.filter(trainees::passport_country.eq(country));
        rows = rows.filter(trainees::passport_number.eq(number));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    reveal: Option<&Reach>,
    query: &ListQuery<TraineeFilter>,
) -> ApiResult<Slice<Trainee>> {
    let filter = &query.filter;
    if query.listing.search.is_some() {
        let group = search_group(reach, filter);
        return search::page(conn, &query.listing, RESOURCE, group, |conn, found| {
            let rows = filtered(reach, reveal, filter)
                .filter(trainees::seq.eq_any(padded(found)))
                .select(Trainee::as_select());
            Ok(if filter.has_lists() {
                rows.load(conn)?
            } else {
                Few(rows).load(conn)?
            })
        });
    }
    load_page!(
        conn,
        query,
        trainees,
        Trainee,
        filtered(reach, reveal, filter)
    )
}

/// The narrowest group of rows with a word of its own in the index that holds all results.
fn search_group(reach: &Reach, filter: &TraineeFilter) -> Option<AnyId> {
    let only = |communes: &[_]| match communes {
        [commune] => Some(crate::platform::ids::UnitId::any(*commune)),
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

pub fn find(conn: &mut DbConnection, reach: &Reach, id: TraineeId) -> ApiResult<Option<Trainee>> {
    let row = trainees::table
        .filter(trainees::id.eq(id))
        .filter(trainees::merged_into_id.is_null());
    let found: QueryResult<Trainee> = match reach {
        Reach::All => steady!(conn, get_result, row.select(Trainee::as_select())),
        Reach::School(school) => {
            let row = row.filter(reach::at_school(*school));
            steady!(conn, get_result, row.select(Trainee::as_select()))
        }
        _ => {
            let row = visible(reach).filter(trainees::id.eq(id));
            row.select(Trainee::as_select()).first(conn)
        }
    };
    Ok(found.optional()?)
}

pub fn find_all(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[TraineeId],
) -> ApiResult<Vec<Trainee>> {
    let rows = visible(reach)
        .filter(trainees::id.eq_any(ids))
        .select(Trainee::as_select());
    Ok(rows.load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    let Reach::School(school) = reach else {
        return load_versions!(conn, visible(reach), trainees, after, limit);
    };
    // Along the school's own people: a school of three hundred does not walk through a province.
    let mut rows = trainee_schools::table
        .inner_join(trainees::table.on(trainees::id.eq(trainee_schools::trainee_id)))
        .filter(trainee_schools::school_id.eq(*school))
        .filter(trainees::merged_into_id.is_null())
        .order(trainee_schools::trainee_id)
        .limit(limit)
        .select((trainees::id, trainees::version))
        .into_boxed();
    if let Some(after) = after {
        rows = rows.filter(trainee_schools::trainee_id.gt(after));
    }
    Ok(rows.load(conn)?)
}

/// Those of `ids` that lie within `reach`.
pub fn ids_within(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[TraineeId],
) -> ApiResult<HashSet<TraineeId>> {
    let rows = visible(reach)
        .filter(trainees::id.eq_any(ids))
        .select(trainees::id);
    Ok(rows.load(conn)?.into_iter().collect())
}

/// Whoever has one of this person's documents: by citizen ID first, then by passport. Documents
/// of a row that was merged lead to the one that it went into.
pub fn with_documents_of(conn: &mut DbConnection, person: &Trainee) -> ApiResult<Vec<Trainee>> {
    let mut found: Vec<Trainee> = Vec::new();
    if let Some(citizen_id) = &person.citizen_id {
        let row = trainees::table.filter(trainees::citizen_id.eq(citizen_id));
        let row = steady!(conn, get_result, row.select(Trainee::as_select()));
        found.extend(row.optional()?);
    }
    if let Some(Passport { country, number }) = person.passport() {
        let row = trainees::table
            .filter(trainees::passport_country.eq(country))
            .filter(trainees::passport_number.eq(number))
            .select(Trainee::as_select());
        found.extend(row.first(conn).optional()?);
    }
    for row in &mut found {
        while let Some(survivor) = row.merged_into_id {
            *row = trainees::table
                .filter(trainees::id.eq(survivor))
                .select(Trainee::as_select())
                .first(conn)?;
        }
    }
    found.retain(|row| row.id != person.id);
    found.dedup_by_key(|row| row.id);
    Ok(found)
}

/// Those of `citizen_ids` that are on no row.
pub fn free_citizen_ids(conn: &mut DbConnection, citizen_ids: &[&str]) -> ApiResult<Vec<String>> {
    let taken = trainees::table
        .filter(trainees::citizen_id.eq_any(padded(citizen_ids)))
        .select(trainees::citizen_id);
    let taken: HashSet<Option<String>> = Few(taken).load(conn)?.into_iter().collect();
    let mut free: Vec<_> = citizen_ids
        .iter()
        .map(|id| Some((*id).to_owned()))
        .collect();
    free.retain(|id| !taken.contains(id));
    Ok(free.into_iter().flatten().collect())
}

/// Those of `match_keys` that several rows share.
pub fn shared_match_keys(
    conn: &mut DbConnection,
    match_keys: &[&str],
) -> ApiResult<HashSet<String>> {
    let shared = trainees::table
        .filter(trainees::merged_into_id.is_null())
        .filter(trainees::match_key.eq_any(padded(match_keys)))
        .group_by(trainees::match_key)
        .having(count_star().gt(1))
        .select(trainees::match_key);
    let shared: Vec<Option<String>> = Few(shared).load(conn)?;
    Ok(shared.into_iter().flatten().collect())
}

/// Others who may be this person: same name without accents, birth date and commune.
pub fn alike(conn: &mut DbConnection, id: TraineeId, match_key: &str) -> ApiResult<Vec<TraineeId>> {
    let rows = trainees::table
        .filter(trainees::merged_into_id.is_null())
        .filter(trainees::match_key.eq(match_key))
        .filter(trainees::id.ne(id))
        .order(trainees::id)
        .limit(MOST_ALIKE)
        .select(trainees::id);
    Ok(steady!(conn, load, rows)?)
}

/// The row that a merged one went into, at the end of all merges.
pub fn survivor_of(conn: &mut DbConnection, id: TraineeId) -> ApiResult<Option<TraineeId>> {
    let mut survivor = None;
    let mut next = Some(id);
    while let Some(id) = next {
        next = trainees::table
            .filter(trainees::id.eq(id))
            .select(trainees::merged_into_id)
            .first::<Option<TraineeId>>(conn)
            .optional()?
            .flatten();
        survivor = next.or(survivor);
    }
    Ok(survivor)
}

/// A row that was merged into that one.
pub fn find_merged(
    conn: &mut DbConnection,
    id: TraineeId,
    into: TraineeId,
) -> ApiResult<Option<Trainee>> {
    let row = trainees::table
        .filter(trainees::id.eq(id))
        .filter(trainees::merged_into_id.eq(into))
        .select(Trainee::as_select());
    Ok(row.first(conn).optional()?)
}

/// A person who has just been registered, and the school that sees them.
pub struct Newcomer {
    pub trainee: Trainee,
    pub school: Option<SchoolId>,
}

impl Newcomer {
    /// Insert the row unless another has one of its documents, which may just have been added by
    /// somebody else: false then, and nothing is stored.
    pub fn insert(&self, conn: &mut DbConnection) -> ApiResult<bool> {
        let rows = std::slice::from_ref(self);
        let outcome = match conn {
            DbConnection::Sqlite(_) => self.insert_sqlite(conn),
            // A savepoint: a refused row would spoil the whole transaction.
            DbConnection::Postgres(conn) => conn.transaction(|conn| insert_postgres(conn, rows)),
        };
        match outcome {
            Ok(()) => Ok(true),
            Err(error) if is_document_taken(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn insert_sqlite(&self, conn: &mut DbConnection) -> QueryResult<()> {
        let insert = diesel::insert_into(trainees::table).values(&self.trainee);
        steady!(conn, execute, insert)?;
        let seq = dialect::last_row(conn)?;
        if let Some(row) = self.school_row() {
            let insert = diesel::insert_into(trainee_schools::table).values(row);
            steady!(conn, execute, insert)?;
        }
        dialect::index_document(conn, RESOURCE, seq, &self.document())
    }

    fn school_row(&self) -> Option<SchoolRow> {
        let school = self.school?;
        Some((
            trainee_schools::school_id.eq(school),
            trainee_schools::trainee_id.eq(self.trainee.id),
        ))
    }

    fn document(&self) -> String {
        document(&self.trainee, self.school)
    }
}

type SchoolRow = (
    diesel::dsl::Eq<trainee_schools::school_id, SchoolId>,
    diesel::dsl::Eq<trainee_schools::trainee_id, TraineeId>,
);

impl Batch for Newcomer {
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        match conn {
            DbConnection::Sqlite(_) => rows.iter().try_for_each(|row| row.insert_sqlite(conn)),
            DbConnection::Postgres(conn) => insert_postgres(conn, rows),
        }
        .map_err(ApiError::from)
    }
}

/// The column of the search document, which only PostgreSQL has in the table itself: so that it
/// is written with the row, and the row once.
struct SearchDocument;

impl Expression for SearchDocument {
    type SqlType = Nullable<Text>;
}

impl Column for SearchDocument {
    type Table = trainees::table;
    const NAME: &'static str = "search";
}

/// Rows with their search documents, and who sees them.
fn insert_postgres(conn: &mut PgConnection, rows: &[Newcomer]) -> QueryResult<()> {
    for rows in blocks(rows) {
        let row = |row: &Newcomer| {
            let words = sql::<Nullable<Text>>("to_tsvector('simple', ");
            let words = words.bind::<Text, _>(row.document()).sql(")");
            (row.trainee.clone(), SearchDocument.eq(words))
        };
        let values: Vec<_> = rows.iter().map(row).collect();
        Few(diesel::insert_into(trainees::table).values(values)).execute(conn)?;
    }
    let schools: Vec<SchoolRow> = rows.iter().filter_map(Newcomer::school_row).collect();
    for rows in blocks(&schools) {
        Few(diesel::insert_into(trainee_schools::table).values(rows)).execute(conn)?;
    }
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    let seen = trainees::table
        .filter(trainees::id.eq(trainee.id))
        .filter(trainees::version.eq(trainee.version - 1));
    let changed = steady!(conn, execute, diesel::update(seen).set(trainee)).map_err(|error| {
        if is_document_taken(&error) {
            return ApiError::at(ErrorCode::IdentityConflict, "/citizenId");
        }
        error.into()
    })?;
    if changed == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    index(conn, trainee)
}

fn is_document_taken(error: &DieselError) -> bool {
    violates(error, "trainees_citizen_id", "trainees.citizen_id")
        || violates(
            error,
            "trainees_passport",
            "trainees.passport_country, trainees.passport_number",
        )
}

pub fn delete(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    dialect::unindex_document(conn, RESOURCE, trainee.seq)?;
    diesel::delete(trainee_schools::table.filter(trainee_schools::trainee_id.eq(trainee.id)))
        .execute(conn)?;
    diesel::delete(trainees::table.filter(trainees::id.eq(trainee.id))).execute(conn)?;
    Ok(())
}

/// The schools that see this person.
pub fn schools_of(conn: &mut DbConnection, id: TraineeId) -> ApiResult<Vec<SchoolId>> {
    let schools = trainee_schools::table
        .filter(trainee_schools::trainee_id.eq(id))
        .select(trainee_schools::school_id)
        .order(trainee_schools::school_id);
    Ok(steady!(conn, load, schools)?)
}

/// [`schools_of`] for many.
pub fn schools_of_all(
    conn: &mut DbConnection,
    ids: &[TraineeId],
) -> ApiResult<HashMap<TraineeId, Vec<SchoolId>>> {
    let mut schools: HashMap<TraineeId, Vec<SchoolId>> =
        ids.iter().map(|id| (*id, Vec::new())).collect();
    let rows = trainee_schools::table
        .filter(trainee_schools::trainee_id.eq_any(padded(ids)))
        .select((trainee_schools::trainee_id, trainee_schools::school_id))
        .order(trainee_schools::school_id);
    for (id, school) in Few(rows).load(conn)? {
        schools.entry(id).or_default().push(school);
    }
    Ok(schools)
}

/// Let a school see this person. The row must be locked: two schools that join at once would
/// each write a search document without the other.
pub fn join_school(conn: &mut DbConnection, trainee: &Trainee, school: SchoolId) -> ApiResult<()> {
    let row = (
        trainee_schools::school_id.eq(school),
        trainee_schools::trainee_id.eq(trainee.id),
    );
    let insert = diesel::insert_into(trainee_schools::table).values(row);
    steady!(conn, execute, insert)?;
    index(conn, trainee)
}

/// Take this person out of a school's sight. The row must be locked, as in [`join_school`].
pub fn leave_school(conn: &mut DbConnection, trainee: &Trainee, school: SchoolId) -> ApiResult<()> {
    diesel::delete(trainee_schools::table.find((school, trainee.id))).execute(conn)?;
    index(conn, trainee)
}

/// Whether the person is or was enrolled, at this school or at any.
pub fn has_enrolments(
    conn: &mut DbConnection,
    id: TraineeId,
    school: Option<SchoolId>,
) -> ApiResult<bool> {
    let mut rows = enrolments::table
        .filter(enrolments::trainee_id.eq(id))
        .select(enrolments::id)
        .into_boxed();
    if let Some(school) = school {
        rows = rows.filter(enrolments::school_id.eq(school));
    }
    Ok(rows.first::<AnyId>(conn).optional()?.is_some())
}

/// The commune of a row, whether it was merged or not.
pub fn commune_of(conn: &mut DbConnection, id: TraineeId) -> ApiResult<UnitId> {
    let row = trainees::table.filter(trainees::id.eq(id));
    Ok(row.select(trainees::commune_id).first(conn)?)
}

/// Whether employment centres serve the person: some training of theirs is completed.
pub fn is_served(conn: &mut DbConnection, id: TraineeId) -> ApiResult<bool> {
    let completed = enrolments::table
        .filter(enrolments::trainee_id.eq(id))
        .filter(enrolments::status.eq("COMPLETED"));
    Ok(diesel::select(exists(completed)).get_result(conn)?)
}

pub fn has_statuses(conn: &mut DbConnection, id: TraineeId) -> ApiResult<bool> {
    let statuses = beneficiary_statuses::table.filter(beneficiary_statuses::trainee_id.eq(id));
    Ok(diesel::select(exists(statuses)).get_result(conn)?)
}

/// Write the search document: the name, and who may find it.
pub fn index(conn: &mut DbConnection, trainee: &Trainee) -> ApiResult<()> {
    let seq = trainees::table
        .filter(trainees::id.eq(trainee.id))
        .select(trainees::seq);
    let seq = steady!(conn, get_result, seq)?;
    let words = document(trainee, schools_of(conn, trainee.id)?);
    Ok(dialect::index_document(conn, RESOURCE, seq, &words)?)
}

fn document(trainee: &Trainee, schools: impl IntoIterator<Item = SchoolId>) -> String {
    let schools = schools.into_iter().map(SchoolId::any);
    let reaches: Vec<AnyId> = schools.chain([trainee.commune_id.any()]).collect();
    search::document(&[&trainee.full_name], &reaches)
}
