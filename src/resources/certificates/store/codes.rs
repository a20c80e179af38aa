//! SQL of the codes that stand on certificates.

use diesel::dsl::sql;
use diesel::expression::{SqlLiteral, UncheckedBind};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use super::super::code;
use super::super::model::Certificate;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{certificates, schools};
use crate::platform::error::ApiResult;

/// Which condition the index of certificates that have ended answers.
const HAS_ENDED: &str = "certificates.status <> 'ISSUED'";

/// Whose place in the status lists is that of a code. The unique index of places answers it.
pub fn is_at(code: &str) -> AtPlace {
    sql::<Bool>("substr(certificates.code, 1, 5) = ").bind::<Text, _>(code::place_of(code))
}

type AtPlace =
    UncheckedBind<SqlLiteral<Bool>, <String as diesel::expression::AsExpression<Text>>::Expression>;

/// The certificate with this code, with the present name of its school: for those who have the paper
/// it is no secret. Finding one and finding none is the same work.
pub fn with_code(conn: &mut DbConnection, code: &str) -> ApiResult<Option<(Certificate, String)>> {
    let at_place = certificates::table
        .inner_join(schools::table.on(schools::id.eq(certificates::school_id)))
        .filter(is_at(code))
        .select((Certificate::as_select(), schools::name_vi));
    let found: Option<(Certificate, String)> = at_place.first(conn).optional()?;
    Ok(found.filter(|(certificate, _)| code::is_same(&certificate.code, code)))
}

/// The codes of certificates in a status list that do not hold.
pub fn ended_in(conn: &mut DbConnection, list: u32) -> ApiResult<Vec<String>> {
    let (first, last) = code::places_of(list);
    // A code goes on after its place, with letters before this one.
    let ended = certificates::table
        .filter(sql::<Bool>(HAS_ENDED))
        .filter(certificates::code.between(first, format!("{last}~")))
        .select(certificates::code);
    Ok(ended.load(conn)?)
}
