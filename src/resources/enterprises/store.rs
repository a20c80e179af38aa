//! SQL of enterprises. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{Enterprise, EnterpriseFilter, SoughtTaxCode};
use crate::platform::db::schema::enterprises;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::search::Document;
use crate::platform::values::ids::{AnyId, EnterpriseId};
use crate::{narrow, one_of, reach, relocated, stored};

type Rows<'a> = enterprises::BoxedQuery<'a, DbBackend>;

stored! {
    Enterprise(EnterpriseId) in enterprises by EnterpriseFilter;
    "enterprises_tax_code" on (tax_code): TaxCodeTaken at "/taxCode";
    searched by document;
}

// Which enterprises there are is no secret; what an enterprise may change is its own.
reach! { Enterprise in enterprises: enterprise by id; open to all; }

relocated! { Enterprise in enterprises: version, updated_at; }

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a EnterpriseFilter) -> Rows<'a> {
    if let Some(codes) = filter.tax_code.values() {
        let codes: Vec<&str> = codes.iter().map(SoughtTaxCode::as_str).collect();
        rows = rows.filter(one_of!(enterprises::tax_code, codes));
    }
    narrow!(rows, filter, enterprises; is commune_id; any industry, legal_form, status;)
}

/// The enterprise that has this tax code.
pub fn with_tax_code(conn: &mut DbConnection, code: &str) -> ApiResult<Option<AnyId>> {
    let row = enterprises::table
        .filter(enterprises::tax_code.eq(code))
        .select(enterprises::id);
    Ok(row.first(conn).optional()?)
}

/// The names of all of them.
pub fn names(conn: &mut DbConnection) -> ApiResult<Vec<(AnyId, String)>> {
    let rows = enterprises::table.select((enterprises::id, enterprises::name));
    Ok(rows.load(conn)?)
}

/// A citizen ID is no search word.
fn document(enterprise: &Enterprise) -> Document {
    let words = [
        enterprise.name.as_str(),
        enterprise.open_tax_code().unwrap_or_default(),
    ];
    Document::new(&words, &[])
}
