//! What a user is: their row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::auth::authz::Role;
use crate::platform::db::schema::users;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::op::changes::Change;
use crate::platform::values::ids::{AnyId, OrganisationId, UserId};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;

/// A row of the table. The hash never leaves it.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = users, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct User {
    #[diesel(skip_update)]
    pub id: UserId,
    pub organisation_id: OrganisationId,
    pub username: String,
    pub display_name: String,
    pub email: Option<String>,
    pub roles: Json<Vec<Role>>,
    pub password_hash: String,
    pub active: bool,
    /// Everywhere but where they have been let in before.
    pub locked_until: Option<Timestamp>,
    pub last_login_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Access tokens from before this moment are good no more.
    pub tokens_from: Option<Timestamp>,
    /// Of the second factor: its secret, the one that is offered, and the last step of time that was used.
    /// They are written by themselves.
    #[diesel(skip_update)]
    pub totp_secret: Option<Vec<u8>>,
    #[diesel(skip_update)]
    pub totp_offered: Option<Vec<u8>>,
    #[diesel(skip_update)]
    pub totp_step: Option<i64>,
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("User")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A new user.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "username": "vanphong.tohieu",
    "displayName": "Văn phòng UBND phường", "email": "vanphong@example.vn",
    "roles": ["COMMUNE"], "password": "mua-xuan-o-tay-bac"
}))]
pub struct UserInput {
    pub organisation_id: OrganisationId,
    /// Unique; stored in lower case.
    #[schema(min_length = 3, max_length = 64, pattern = "^[A-Za-z0-9._-]{3,64}$")]
    pub username: String,
    #[schema(min_length = 1, max_length = 200, format = "person-name")]
    pub display_name: String,
    #[schema(format = "email", max_length = 200)]
    pub email: Option<String>,
    /// Each must fit the kind of the organisation.
    #[schema(min_items = 1, max_items = 9)]
    pub roles: Vec<Role>,
    /// Never shown again.
    #[schema(min_length = 12, max_length = 128, write_only, format = Password)]
    pub password: String,
    #[serde(default = "active")]
    #[schema(default = true)]
    pub active: bool,
}

impl std::fmt::Debug for UserInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UserInput")
    }
}

fn active() -> bool {
    true
}

/// What may be changed of a user; the password has an operation of its own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "username": "vanphong.tohieu",
    "displayName": "Văn phòng UBND phường", "email": "vanphong@example.vn",
    "roles": ["COMMUNE"], "active": true
}))]
pub struct UserChange {
    pub organisation_id: OrganisationId,
    /// Unique; stored in lower case.
    #[schema(min_length = 3, max_length = 64, pattern = "^[A-Za-z0-9._-]{3,64}$")]
    pub username: String,
    #[schema(min_length = 1, max_length = 200, format = "person-name")]
    pub display_name: String,
    #[schema(format = "email", max_length = 200)]
    pub email: Option<String>,
    /// Each must fit the kind of the organisation.
    #[schema(min_items = 1, max_items = 9)]
    pub roles: Vec<Role>,
    /// When false, the user cannot come in and what they hold dies at the next request.
    pub active: bool,
}

/// Change of a user.
pub type UserPatch = Patch<UserChange>;

/// A user as administrators see them.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "username": "vanphong.tohieu",
    "displayName": "Văn phòng UBND phường", "email": "vanphong@example.vn",
    "roles": ["COMMUNE"], "active": true, "secondFactor": false, "lockedUntil": null,
    "lastLoginAt": "2026-01-05T02:00:00Z", "version": 2,
    "createdAt": "2026-01-05T01:00:00Z", "updatedAt": "2026-01-05T01:00:00Z"
}))]
pub struct UserView {
    pub id: UserId,
    pub organisation_id: OrganisationId,
    /// The name to log in with.
    pub username: String,
    pub display_name: String,
    pub email: Option<String>,
    pub roles: Vec<Role>,
    pub active: bool,
    /// Whether log-in needs a code of an authenticator.
    pub second_factor: bool,
    /// After too many wrong passwords, from everywhere but where the user has been let in before.
    pub locked_until: Option<Timestamp>,
    pub last_login_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A password that an administrator sets.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"password": "mua-xuan-o-tay-bac"}))]
pub struct PasswordInput {
    /// The password from now on.
    #[schema(min_length = 12, max_length = 128, write_only, format = Password)]
    pub password: String,
}

/// A password that users set for themselves.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"currentPassword": "mua-xuan-o-tay-bac", "newPassword": "hoa-ban-no-trang-rung"}))]
pub struct OwnPasswordInput {
    /// The password until now.
    #[schema(max_length = 128, write_only, format = Password)]
    pub current_password: String,
    /// The password from now on.
    #[schema(min_length = 12, max_length = 128, write_only, format = Password)]
    pub new_password: String,
    /// With a second factor: a code of the authenticator, or a recovery code.
    #[schema(max_length = 20)]
    pub code: Option<String>,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct UserFilter {
    pub organisation_id: Option<OrganisationId>,
    pub username: Option<String>,
    pub active: Option<bool>,
}

impl Filter for UserFilter {
    type View = UserView;

    const LIST: ListSpec = ListSpec {
        table: "users",
        sorts: &[("username", "username")],
        default_sort: "username",
        expand: &[],
        searchable: false,
    };
}

impl Row for User {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.username.as_str().into()
    }
}

impl User {
    /// A new row; what `input` breaks by itself is noted in `problems`.
    pub fn new(
        input: &UserInput,
        password_hash: String,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Self {
        let mut user = Self {
            id: UserId::new(),
            organisation_id: input.organisation_id,
            username: String::new(),
            display_name: String::new(),
            email: None,
            roles: Json(Vec::new()),
            password_hash,
            active: true,
            locked_until: None,
            last_login_at: None,
            version: 0,
            created_at: now,
            updated_at: now,
            tokens_from: None,
            totp_secret: None,
            totp_offered: None,
            totp_step: None,
        };
        let change = UserChange {
            organisation_id: input.organisation_id,
            username: input.username.clone(),
            display_name: input.display_name.clone(),
            email: input.email.clone(),
            roles: input.roles.clone(),
            active: input.active,
        };
        user.apply(&change, now, problems);
        user.check_password(&input.password, "/password", problems);
        user
    }

    /// Take over what `change` says, as the next version.
    pub fn apply(&mut self, change: &UserChange, now: Timestamp, problems: &mut Problems) {
        self.organisation_id = change.organisation_id;
        self.username = change.username.to_ascii_lowercase();
        self.display_name = problems.name_at(&change.display_name, "/displayName");
        self.email.clone_from(&change.email);
        let mut roles = change.roles.clone();
        roles.sort_unstable();
        roles.dedup();
        self.roles = Json(roles);
        if self.active && !change.active {
            self.tokens_from = Some(now);
        }
        self.active = change.active;
        self.version += 1;
        self.updated_at = now;
    }

    /// Note at `pointer` when the password may not be this one.
    pub fn check_password(&self, password: &str, pointer: &str, problems: &mut Problems) {
        let differs = !password.eq_ignore_ascii_case(&self.username);
        problems.expect(differs, ErrorCode::PasswordIsUsername, pointer);
    }

    /// Take a new password, which also opens a locked account and ends the tokens in use.
    pub fn set_password(&mut self, password_hash: String, now: Timestamp) {
        self.password_hash = password_hash;
        self.locked_until = None;
        self.tokens_from = Some(now);
        self.version += 1;
        self.updated_at = now;
    }

    /// Whether who showed themselves at that moment did it with the password of now.
    #[must_use]
    pub fn trusts(&self, authenticated_at: Timestamp) -> bool {
        self.tokens_from.is_none_or(|from| from <= authenticated_at)
    }

    /// The right password came.
    pub fn logged_in(&mut self, now: Timestamp) {
        self.last_login_at = Some(now);
        self.version += 1;
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_change(&self) -> UserChange {
        UserChange {
            organisation_id: self.organisation_id,
            username: self.username.clone(),
            display_name: self.display_name.clone(),
            email: self.email.clone(),
            roles: self.roles.0.clone(),
            active: self.active,
        }
    }

    /// The change that made this version. It names nobody: the feed and the audit trail have
    /// the id.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .organisation(self.organisation_id)
    }
}

impl From<User> for UserView {
    fn from(row: User) -> Self {
        Self {
            id: row.id,
            organisation_id: row.organisation_id,
            username: row.username,
            display_name: row.display_name,
            email: row.email,
            roles: row.roles.0,
            active: row.active,
            second_factor: row.totp_secret.is_some(),
            locked_until: row.locked_until,
            last_login_at: row.last_login_at,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
