//! The question, and its answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::auth::authz::Role;
use crate::platform::values::ids::AnyId;
use crate::text_enum;

/// What the caller would do, and with which row.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "operation": "trainee_read", "resource": "trainees", "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12"
}))]
pub struct ExplainInput {
    /// Id of the operation, as the document has it.
    #[schema(min_length = 1, max_length = 64)]
    pub operation: String,
    /// The resource of the row, as paths name it.
    #[schema(max_length = 64)]
    pub resource: Option<String>,
    /// The row.
    pub id: Option<AnyId>,
}

text_enum! {
    /// What is missing.
    pub enum MissingRight {
        /// No role of the caller allows it.
        Role = "ROLE",
        /// The token lacks the scope.
        Scope = "SCOPE",
        /// Another school has taken the place of the caller's and goes on with it.
        Successor = "SUCCESSOR",
        /// The row lies out of reach, or is not there: which of both is not told.
        Reach = "REACH",
    }
}

text_enum! {
    /// How far an action goes for the caller.
    pub enum Extent {
        All = "ALL",
        /// Rows that are open to everybody.
        Open = "OPEN_ROWS",
        /// People whose training is completed.
        Served = "COMPLETED_PEOPLE",
        /// Rows of the caller's own organisation.
        Own = "OWN_ROWS",
    }
}

/// Whether the caller may do it, and what is missing otherwise.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "operation": "trainee_read", "allowed": false, "missing": ["SCOPE"], "action": "trainee.read",
    "roles": ["COMMUNE"], "rolesThatMay": ["ADMINISTRATOR", "LEAD_AGENCY", "COMMUNE"],
    "scope": "trainees:read", "extent": "OWN_ROWS"
}))]
pub struct ExplainView {
    /// Id of the operation.
    pub operation: String,
    /// Whether roles, token and reach together allow it. Rules of the row may still forbid it.
    pub allowed: bool,
    /// All that is missing.
    pub missing: Vec<MissingRight>,
    /// The action of the matrix; null where a token alone is asked for, or nothing.
    pub action: Option<&'static str>,
    /// The caller's roles.
    pub roles: Vec<Role>,
    /// All roles that may do it.
    pub roles_that_may: Vec<Role>,
    /// The scope that the token needs.
    pub scope: Option<&'static str>,
    /// How far it goes for the caller's roles; null where no role allows it.
    pub extent: Option<Extent>,
}
