//! SQL of enterprises. Every read starts from [`visible`].

use diesel::prelude::*;

use super::RESOURCE;
use super::model::{Enterprise, EnterpriseFilter, SoughtTaxCode};
use crate::platform::authz::Reach;
use crate::platform::db::schema::enterprises;
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{AnyId, EnterpriseId};
use crate::platform::page::{ListQuery, Slice};
use crate::platform::search::{self, Document};
use crate::{load_page, load_versions};

/// Rows the caller may see. Which enterprises there are is no secret; what an enterprise may
/// change is its own.
fn visible<'a>(reach: &Reach) -> enterprises::BoxedQuery<'a, DbBackend> {
    let rows = enterprises::table.into_boxed();
    match reach {
        Reach::Enterprise(own) => rows.filter(enterprises::id.eq(*own)),
        _ => rows,
    }
}

fn filtered<'a>(
    reach: &Reach,
    filter: &'a EnterpriseFilter,
) -> enterprises::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(industries) = filter.industry.values() {
        rows = rows.filter(enterprises::industry.eq_any(industries));
    }
    if let Some(forms) = filter.legal_form.values() {
        rows = rows.filter(enterprises::legal_form.eq_any(forms));
    }
    if let Some(commune) = filter.commune_id {
        rows = rows.filter(enterprises::commune_id.eq(commune));
    }
    if let Some(codes) = filter.tax_code.values() {
        let codes: Vec<&str> = codes.iter().map(SoughtTaxCode::as_str).collect();
        rows = rows.filter(enterprises::tax_code.eq_any(codes));
    }
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(enterprises::status.eq_any(statuses));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<EnterpriseFilter>,
) -> ApiResult<Slice<Enterprise>> {
    if query.listing.search.is_some() {
        return search::page(conn, &query.listing, RESOURCE, None, |conn, found| {
            let rows = filtered(reach, &query.filter).filter(enterprises::seq.eq_any(found));
            Ok(rows.select(Enterprise::as_select()).load(conn)?)
        });
    }
    load_page!(
        conn,
        query,
        enterprises,
        Enterprise,
        filtered(reach, &query.filter)
    )
}

pub fn find(
    conn: &mut DbConnection,
    reach: &Reach,
    id: EnterpriseId,
) -> ApiResult<Option<Enterprise>> {
    let row = visible(reach)
        .filter(enterprises::id.eq(id))
        .select(Enterprise::as_select());
    Ok(row.first(conn).optional()?)
}

/// The enterprise that has this tax code.
pub fn with_tax_code(conn: &mut DbConnection, code: &str) -> ApiResult<Option<EnterpriseId>> {
    let row = enterprises::table
        .filter(enterprises::tax_code.eq(code))
        .select(enterprises::id);
    Ok(row.first(conn).optional()?)
}

pub fn find_all(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[EnterpriseId],
) -> ApiResult<Vec<Enterprise>> {
    let rows = visible(reach).filter(enterprises::id.eq_any(ids));
    Ok(rows.select(Enterprise::as_select()).load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), enterprises, after, limit)
}

pub fn insert(conn: &mut DbConnection, enterprise: &Enterprise) -> ApiResult<()> {
    diesel::insert_into(enterprises::table)
        .values(enterprise)
        .execute(conn)
        .map_err(taken)?;
    index(conn, enterprise)
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, enterprise: &Enterprise) -> ApiResult<()> {
    let seen = enterprises::table
        .filter(enterprises::id.eq(enterprise.id))
        .filter(enterprises::version.eq(enterprise.version - 1));
    let updated = diesel::update(seen).set(enterprise).execute(conn);
    if updated.map_err(taken)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    index(conn, enterprise)
}

pub fn delete(conn: &mut DbConnection, enterprise: &Enterprise) -> ApiResult<()> {
    dialect::unindex_document(conn, RESOURCE, enterprise.seq)?;
    diesel::delete(enterprises::table.filter(enterprises::id.eq(enterprise.id))).execute(conn)?;
    Ok(())
}

fn index(conn: &mut DbConnection, enterprise: &Enterprise) -> ApiResult<()> {
    let seq = enterprises::table
        .filter(enterprises::id.eq(enterprise.id))
        .select(enterprises::seq)
        .first(conn)?;
    search::index(conn, RESOURCE, seq, &document(enterprise))
}

/// Fill the search index where a migration has emptied it.
pub fn refill_search(conn: &mut DbConnection) -> ApiResult<()> {
    search::refill(conn, RESOURCE, |conn, after, limit| {
        let rows: Vec<Enterprise> = enterprises::table
            .filter(enterprises::seq.gt(after))
            .order(enterprises::seq)
            .limit(limit)
            .select(Enterprise::as_select())
            .load(conn)?;
        Ok(rows.iter().map(|row| (row.seq, document(row))).collect())
    })
}

/// A citizen ID is no search word.
fn document(enterprise: &Enterprise) -> Document {
    let words = [
        enterprise.name.as_str(),
        enterprise.open_tax_code().unwrap_or_default(),
    ];
    Document::new(&words, &[])
}

fn taken(error: diesel::result::Error) -> ApiError {
    if violates(&error, "enterprises_tax_code", "enterprises.tax_code") {
        return ApiError::at(ErrorCode::TaxCodeTaken, "/taxCode");
    }
    error.into()
}
