//! SQL of how schools number their certificates.

use diesel::prelude::*;
use diesel::sql_types::{Integer, SmallInt, Text};

use super::super::model::{CertificateNumbers, Series};
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{self, Cacheable};
use crate::platform::db::schema::{certificate_counters, certificate_patterns};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::SchoolId;
use crate::platform::values::sql::Uid;
use crate::platform::values::time::Timestamp;

/// Both patterns, their version, and when it was stored.
type Row = (Option<String>, Option<String>, i64, Timestamp);

pub fn find(conn: &mut DbConnection, school: SchoolId) -> ApiResult<Option<CertificateNumbers>> {
    use certificate_patterns::*;
    let row =
        table
            .find(school)
            .select((number_pattern, register_number_pattern, version, updated_at));
    let found: Option<Row> = row.first(conn).optional()?;
    Ok(
        found.map(|(number, register_number, seen, at)| CertificateNumbers {
            school_id: school,
            number_pattern: number,
            register_number_pattern: register_number,
            version: seen,
            updated_at: Some(at),
        }),
    )
}

/// Store patterns whose school is locked.
pub fn put(conn: &mut DbConnection, numbers: &CertificateNumbers) -> ApiResult<()> {
    use certificate_patterns::*;
    let at = numbers.updated_at.unwrap_or_default();
    let values = (
        number_pattern.eq(&numbers.number_pattern),
        register_number_pattern.eq(&numbers.register_number_pattern),
        version.eq(numbers.version),
        updated_at.eq(at),
    );
    if diesel::update(table.find(numbers.school_id))
        .set(values)
        .execute(conn)?
        == 0
    {
        diesel::insert_into(table)
            .values((school_id.eq(numbers.school_id), values))
            .execute(conn)?;
    }
    Ok(())
}

/// The last number that a series has given in a year, 0 when none.
pub fn last(
    conn: &mut DbConnection,
    school: SchoolId,
    series: Series,
    year: i16,
) -> ApiResult<i32> {
    let last = certificate_counters::table
        .find((school, series.as_str(), year))
        .select(certificate_counters::last);
    Ok(last.first(conn).optional()?.unwrap_or_default())
}

/// A series has given this number.
pub fn count(
    conn: &mut DbConnection,
    school: SchoolId,
    series: Series,
    year: i16,
    seq: i32,
) -> ApiResult<()> {
    let count =
        prepared::raw("INSERT INTO certificate_counters (school_id, series, year, last) VALUES (")
            .bind::<Uid, _>(school)
            .sql(", ")
            .bind::<Text, _>(series.as_str())
            .sql(", ")
            .bind::<SmallInt, _>(year)
            .sql(", ")
            .bind::<Integer, _>(seq)
            .sql(") ON CONFLICT (school_id, series, year) DO UPDATE SET last = EXCLUDED.last");
    Cacheable(count).execute(conn)?;
    Ok(())
}
