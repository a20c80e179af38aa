//! SQL of schools. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{School, SchoolFilter, SchoolStatus};
use crate::platform::db::schema::schools;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::search::Document;
use crate::platform::values::ids::SchoolId;
use crate::{narrow, reach, stored};

type Rows<'a> = schools::BoxedQuery<'a, DbBackend>;

stored! {
    School(SchoolId) in schools by SchoolFilter;
    "schools_code" on (code): SchoolCodeTaken at "/code";
    searched by document;
}

// Which schools there are is no secret; what a school may change is its own.
reach! { School in schools: school by id; open to all; }

pub fn status_of(conn: &mut DbConnection, school: SchoolId) -> ApiResult<Option<SchoolStatus>> {
    let status = schools::table
        .filter(schools::id.eq(school))
        .select(schools::status);
    Ok(status.first(conn).optional()?)
}

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a SchoolFilter) -> Rows<'a> {
    narrow!(rows, filter, schools; is code, unit_id; any kind, ownership, status;)
}

fn document(school: &School) -> Document {
    let names = [
        school.name_vi.as_str(),
        school.name_en.as_deref().unwrap_or_default(),
        &school.code,
    ];
    Document::new(&names, &[])
}
