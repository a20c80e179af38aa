//! What a merge took over, so that it can be taken apart.

use serde::{Deserialize, Serialize};

use crate::platform::sync::external_ids::OwnedKey;
use crate::platform::values::ids::{AnyId, SchoolId};
use crate::platform::values::partial_date::Precision;

/// What the survivor of a merge took over of the record itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Taken {
    /// The schools that saw the other row.
    pub schools: Vec<SchoolId>,
    /// Those of them that were not acquainted with that person.
    pub strangers: Vec<SchoolId>,
    /// Those of them that had joined the survivor and became acquainted with it.
    pub acquainted: Vec<SchoolId>,
    /// Those of them that did not see the survivor.
    pub new_schools: Vec<SchoolId>,
    pub external_ids: Vec<OwnedKey>,
    /// How closely the strangers among them knew the day of birth.
    pub births_known: Vec<(SchoolId, Precision)>,
    /// Whether the survivor keeps whose its numbers are. Merges of before it did say by `citizen_id`
    /// alone that the number was the other row's.
    pub tracked: bool,
    /// Which documents the survivor had none of. Their numbers are in its row alone.
    pub citizen_id: bool,
    pub passport: bool,
    /// Among whose records the documents of the other row were unique; none of merges of before.
    pub registrar: Option<AnyId>,
    /// Members of which the survivor said nothing and that were decided of the other row.
    pub filled: Vec<String>,
}
