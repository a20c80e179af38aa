//! SQL of campuses. Every read starts from [`visible`].

use super::model::{AnyCampusFilter, Campus};
use crate::platform::db::DbBackend;
use crate::platform::db::schema::campuses;
use crate::platform::values::ids::CampusId;
use crate::{narrow, reach, stored};

type Rows<'a> = campuses::BoxedQuery<'a, DbBackend>;

stored! {
    Campus(CampusId) in campuses by AnyCampusFilter;
    "campuses_name" on (school_id, name): CampusNameTaken at "/name";
}

// A campus is as open as the school it belongs to.
reach! { Campus in campuses: school by school_id; open to all; }

fn filtered<'a>(mut rows: Rows<'a>, filter: &'a AnyCampusFilter) -> Rows<'a> {
    narrow!(rows, filter, campuses; is school_id, unit_id;)
}
