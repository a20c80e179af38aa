//! SQL of partnerships. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{Partnership, PartnershipFilter, PartnershipTerms};
use crate::platform::db::schema::partnerships;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{AnyId, PartnershipId, SchoolId};
use crate::{narrow, reach, stored};

type Rows<'a> = partnerships::BoxedQuery<'a, DbBackend>;

stored! {
    Partnership(PartnershipId) in partnerships by PartnershipFilter;
    "partnerships_key" on (school_id, enterprise_id, occupation_id, level, signed_date):
        PartnershipTaken at "/signedDate";
}

reach! {
    Partnership in partnerships: school by school_id in terms, enterprise by enterprise_id in terms;
}

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a PartnershipFilter) -> Rows<'a> {
    narrow!(rows, filter, partnerships;
        is school_id, enterprise_id, occupation_id;
        any level;
        within valid_on of signed_date expiry_date;
    )
}

/// The partnership of a school that has the natural key of `terms`.
pub fn same_as(
    conn: &mut DbConnection,
    school: SchoolId,
    terms: &PartnershipTerms,
) -> ApiResult<Option<AnyId>> {
    let row = partnerships::table
        .filter(partnerships::school_id.eq(school))
        .filter(partnerships::enterprise_id.eq(terms.enterprise_id))
        .filter(partnerships::occupation_id.eq(terms.occupation_id))
        .filter(partnerships::level.eq(&terms.level))
        .filter(partnerships::signed_date.eq(terms.signed_date))
        .select(partnerships::id);
    Ok(row.first(conn).optional()?)
}
