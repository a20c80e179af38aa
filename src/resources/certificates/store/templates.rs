//! SQL of what schools print their certificates on.

use diesel::prelude::*;

use crate::platform::db::DbConnection;
use crate::platform::db::schema::certificate_templates;
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::office::paper::certificate::Template;
use crate::platform::values::ids::SchoolId;
use crate::platform::values::time::Timestamp;

/// A row of the table without its picture.
#[derive(Debug, Clone, Default, Queryable, Selectable)]
#[diesel(table_name = certificate_templates)]
pub struct Stored {
    pub template: Option<Json<Template>>,
    pub background_type: Option<String>,
    pub version: i64,
    pub updated_at: Timestamp,
}

/// A picture and its media type.
pub type Background = (Option<String>, Option<Vec<u8>>);

pub fn find(conn: &mut DbConnection, school: SchoolId, kind: &str) -> ApiResult<Option<Stored>> {
    let row = certificate_templates::table.find((school, kind));
    Ok(row.select(Stored::as_select()).first(conn).optional()?)
}

pub fn background(conn: &mut DbConnection, school: SchoolId, kind: &str) -> ApiResult<Background> {
    use certificate_templates as table;
    let row = table::table.find((school, kind));
    let found = row.select((table::background_type, table::background));
    Ok(found.first(conn).optional()?.unwrap_or_default())
}

/// Store the template of a school that is locked; its picture stays.
pub fn put(
    conn: &mut DbConnection,
    school: SchoolId,
    kind: &str,
    stored: &Stored,
) -> ApiResult<()> {
    use certificate_templates as table;
    let values = (
        table::template.eq(&stored.template),
        table::version.eq(stored.version),
        table::updated_at.eq(stored.updated_at),
    );
    let row = table::table.find((school, kind));
    if diesel::update(row).set(values).execute(conn)? == 0 {
        diesel::insert_into(table::table)
            .values((table::school_id.eq(school), table::kind.eq(kind), values))
            .execute(conn)?;
    }
    Ok(())
}

/// Store the picture behind a template that is there.
pub fn put_background(
    conn: &mut DbConnection,
    school: SchoolId,
    kind: &str,
    background: Option<(&str, &[u8])>,
) -> ApiResult<()> {
    use certificate_templates as table;
    let (media_type, bytes) = background.unzip();
    diesel::update(table::table.find((school, kind)))
        .set((
            table::background_type.eq(media_type),
            table::background.eq(bytes),
        ))
        .execute(conn)?;
    Ok(())
}
