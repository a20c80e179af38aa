//! SQL of mappings. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{ImportMapping, ImportMappingFilter};
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::import_mappings;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{ImportMappingId, OrganisationId};
use crate::{narrow, reach, stored};

type Rows<'a> = import_mappings::BoxedQuery<'a, DbBackend>;

stored! {
    ImportMapping(ImportMappingId) in import_mappings by ImportMappingFilter;
    "import_mappings_name" on (organisation_id, name): ImportMappingNameTaken at "/name";
}

reach! { ImportMapping in import_mappings: organisation by organisation_id; }

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a ImportMappingFilter) -> Rows<'a> {
    narrow!(rows, filter, import_mappings; is organisation_id; any kind;)
}

/// How many mappings the organisation has.
pub fn count_of(conn: &mut DbConnection, organisation: OrganisationId) -> ApiResult<i64> {
    let rows = import_mappings::table.filter(import_mappings::organisation_id.eq(organisation));
    Ok(rows.count().get_result(conn)?)
}

/// Those of an organisation for rows of this kind, the one that was changed last first.
pub fn of_kind(
    conn: &mut DbConnection,
    organisation: OrganisationId,
    kind: &str,
) -> ApiResult<Vec<ImportMapping>> {
    let rows = visible(&Reach::Organisation(organisation))
        .filter(import_mappings::kind.eq(kind.to_owned()))
        .order((
            import_mappings::updated_at.desc(),
            import_mappings::id.desc(),
        ))
        .select(ImportMapping::as_select());
    Ok(rows.load(conn)?)
}
