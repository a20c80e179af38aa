//! What is asked and told of a reform.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::values::ids::UnitId;
use crate::platform::values::time::Date;
use crate::text_enum;

text_enum! {
    /// Whether the communes are to be stored, or only what would move is to be told.
    pub enum LoadMode {
        Validate = "validate",
        Commit = "commit",
    }
}

/// How a reform is to be taken.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct LoadQuery {
    /// `commit` when left out; `validate` stores nothing.
    #[param(value_type = Option<LoadMode>, inline)]
    pub mode: Option<LoadMode>,
}

/// What a reform does.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "mode": "validate", "created": 1, "ended": 2, "updated": 0, "unchanged": 0,
    "moves": [{
        "from": {"id": "0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51", "code": "03646", "name": "Phường Tô Hiệu"},
        "to": {"id": "1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4", "code": "03646", "name": "Phường Sơn La"},
        "effective": "2027-07-01", "people": 812, "villages": 14, "schools": 2, "classes": 31,
        "enterprises": 57, "users": 3
    }]
}))]
pub struct ReformReport {
    pub mode: LoadMode,
    /// Communes of the file that were not known.
    pub created: i64,
    /// Communes that end by the file.
    pub ended: i64,
    /// Communes of the file that had another name or type.
    pub updated: i64,
    /// Communes of the file that are known as it says.
    pub unchanged: i64,
    /// For each former commune of the file, what lies in it now and goes into the next one. When all has
    /// gone over, the counts are zero.
    pub moves: Vec<UnitMove>,
}

/// What goes from one commune into another.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnitMove {
    pub from: UnitName,
    pub to: UnitName,
    /// The day on which it goes, or has gone.
    pub effective: Date,
    /// People who live there, with their enrolments, certificates, outcomes and statuses.
    pub people: i64,
    /// Villages that belong to it.
    pub villages: i64,
    /// Schools with their seat there or in one of its villages.
    pub schools: i64,
    /// Classes that are held there.
    pub classes: i64,
    /// Enterprises with their seat there.
    pub enterprises: i64,
    /// Users of agencies of the commune, who see the next one.
    pub users: i64,
}

/// A commune by its name.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnitName {
    pub id: UnitId,
    /// The code of the unit; null for one that has none.
    pub code: Option<String>,
    pub name: String,
}
