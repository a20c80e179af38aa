//! What a client is: its row, what administrators send and what they see.

use std::collections::BTreeSet;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use super::key::ClientKey;
use super::redirect::RedirectUri;
use crate::platform::auth::authn::{digest_of, same_digest};
use crate::platform::auth::authz::Role;
use crate::platform::db::schema::clients;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::op::changes::Change;
use crate::platform::values::code::CodeText;
use crate::platform::values::ids::{AnyId, ClientId, OrganisationId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;
use crate::text_enum;

/// How long a secret stays good after it was replaced.
const OVERLAP_SECONDS: i64 = 24 * 3600;

text_enum! {
    /// How a client proves who it is.
    pub enum AuthMethod {
        /// A secret that the registry has made.
        Secret = "SECRET",
        /// Assertions signed with a key of its own (RFC 7523).
        PrivateKey = "PRIVATE_KEY",
        /// Not at all: an app on people's devices can keep no secret.
        None = "NONE",
    }
}

text_enum! {
    /// How the ID tokens for a client are signed.
    pub enum IdTokenAlgorithm {
        Rs256 = "RS256",
        EdDsa = "EDDSA",
    }
}

/// A row of the table.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = clients, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Client {
    #[diesel(skip_update)]
    pub id: ClientId,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub role: Option<Role>,
    pub scopes: Json<Vec<String>>,
    pub auth_method: AuthMethod,
    pub secret_hash: Option<Vec<u8>>,
    pub previous_secret_hash: Option<Vec<u8>>,
    pub previous_secret_expires: Option<Timestamp>,
    pub public_keys: Json<Vec<ClientKey>>,
    pub redirect_uris: Json<Vec<RedirectUri>>,
    pub device_login: bool,
    pub id_token_algorithm: IdTokenAlgorithm,
    pub active: bool,
    pub last_used_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A client as administrators send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "name": "Đồng bộ hằng đêm",
    "role": "SCHOOL_REGISTRAR", "scopes": ["trainees:read", "trainees:write", "enrolments:write"]
}))]
pub struct ClientInput {
    pub organisation_id: OrganisationId,
    /// Unique in its organisation.
    #[schema(min_length = 2, max_length = 200, format = "one-line")]
    pub name: String,
    /// What the client may do for itself, with `client_credentials`; it must fit the kind of the
    /// organisation. Null for an app that acts only for the people who log in to it.
    pub role: Option<Role>,
    /// What its tokens may carry at most. Those of a client that nobody logs in to must each be of use to
    /// its role.
    #[schema(value_type = Vec<CodeText>, min_items = 1, max_items = 50)]
    pub scopes: Vec<String>,
    /// How the client proves who it is. `NONE` is for apps on people's devices, which can keep no secret.
    #[serde(default)]
    #[schema(default = "SECRET")]
    pub auth_method: AuthMethod,
    /// With `PRIVATE_KEY`: the keys that its assertions may be signed with.
    #[serde(default)]
    #[schema(max_items = 5)]
    pub public_keys: Vec<ClientKey>,
    /// Where people may be led back to after they have logged in: an address of a web server over https, of
    /// the same device over http (any port), or with a scheme of the app's own such as
    /// `vn.example.app:/back`. Without any, the client has no part in log-in by the page.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub redirect_uris: Vec<RedirectUri>,
    /// Whether people may log in to it by a code that it shows them (RFC 8628).
    #[serde(default)]
    #[schema(default = false)]
    pub device_login: bool,
    /// How its ID tokens are signed.
    #[serde(default)]
    #[schema(default = "RS256")]
    pub id_token_algorithm: IdTokenAlgorithm,
    #[serde(default = "active")]
    #[schema(default = true)]
    pub active: bool,
}

fn active() -> bool {
    true
}

/// A client as administrators see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "name": "Đồng bộ hằng đêm",
    "role": "SCHOOL_REGISTRAR", "scopes": ["trainees:read", "trainees:write"],
    "authMethod": "SECRET", "publicKeys": [], "redirectUris": [], "deviceLogin": false,
    "idTokenAlgorithm": "RS256", "active": true,
    "lastUsedAt": null, "previousSecretExpiresAt": null, "version": 1,
    "createdAt": "2026-01-05T01:00:00Z", "updatedAt": "2026-01-05T01:00:00Z"
}))]
pub struct ClientView {
    /// Also its OAuth `client_id`.
    pub id: ClientId,
    pub organisation_id: OrganisationId,
    pub name: String,
    /// Null for an app that acts only for the people who log in to it.
    pub role: Option<Role>,
    /// The most that its tokens may do.
    pub scopes: Vec<String>,
    pub auth_method: AuthMethod,
    /// The keys that its assertions may be signed with.
    pub public_keys: Vec<ClientKey>,
    /// Where people may be led back to.
    pub redirect_uris: Vec<RedirectUri>,
    /// Whether people may log in to it by a code that it shows.
    pub device_login: bool,
    pub id_token_algorithm: IdTokenAlgorithm,
    pub active: bool,
    /// When it last got a token.
    pub last_used_at: Option<Timestamp>,
    /// Until when the secret before the present one is good.
    pub previous_secret_expires_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A client with its new secret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "organisationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "name": "Đồng bộ hằng đêm",
    "role": "SCHOOL_REGISTRAR", "scopes": ["trainees:read", "trainees:write"],
    "authMethod": "SECRET", "publicKeys": [], "redirectUris": [], "deviceLogin": false,
    "idTokenAlgorithm": "RS256", "active": true,
    "lastUsedAt": null, "previousSecretExpiresAt": null, "version": 1,
    "createdAt": "2026-01-05T01:00:00Z", "updatedAt": "2026-01-05T01:00:00Z",
    "secret": "yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs"
}))]
pub struct ClientSecretView {
    #[serde(flatten)]
    pub client: ClientView,
    /// Shown this once and stored nowhere. Null when the client has none, and when the request is repeated
    /// with its `Idempotency-Key`: then rotate.
    pub secret: Option<String>,
}

/// Change of a client.
pub type ClientPatch = Patch<ClientInput>;

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ClientFilter {
    pub organisation_id: Option<OrganisationId>,
    #[param(value_type = String, example = "SCHOOL_REGISTRAR")]
    pub role: AnyOf<Role>,
    pub active: Option<bool>,
}

impl Filter for ClientFilter {
    type View = ClientView;

    const LIST: ListSpec = ListSpec {
        table: "clients",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &[],
        searchable: false,
    };
}

impl Row for Client {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl Client {
    /// A new row; what `input` breaks by itself is noted in `problems`.
    pub fn new(input: &ClientInput, now: Timestamp, problems: &mut Problems) -> Self {
        let mut client = Self {
            id: ClientId::new(),
            organisation_id: input.organisation_id,
            name: String::new(),
            role: None,
            scopes: Json(Vec::new()),
            auth_method: input.auth_method,
            secret_hash: None,
            previous_secret_hash: None,
            previous_secret_expires: None,
            public_keys: Json(Vec::new()),
            redirect_uris: Json(Vec::new()),
            device_login: false,
            id_token_algorithm: input.id_token_algorithm,
            active: true,
            last_used_at: None,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        client.apply(input, now, problems);
        client
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &ClientInput, now: Timestamp, problems: &mut Problems) {
        self.organisation_id = input.organisation_id;
        self.name = nfc(&input.name);
        problems.expect(
            self.name.chars().count() > 1,
            ErrorCode::NameInvalid,
            "/name",
        );
        self.role = input.role;
        input.check(problems);
        let scopes: BTreeSet<_> = input.scopes.iter().cloned().collect();
        self.scopes = Json(scopes.into_iter().collect());
        self.auth_method = input.auth_method;
        if self.auth_method != AuthMethod::Secret {
            self.secret_hash = None;
            self.previous_secret_hash = None;
            self.previous_secret_expires = None;
        }
        self.public_keys = Json(input.public_keys.clone());
        self.redirect_uris = Json(input.redirect_uris.clone());
        self.device_login = input.device_login;
        self.id_token_algorithm = input.id_token_algorithm;
        self.active = input.active;
        self.version += 1;
        self.updated_at = now;
    }

    /// Take a new secret; the present one stays good for a day, so that a nightly job does not
    /// fail before somebody has given it the new one.
    pub fn rotate(&mut self, secret: &str, now: Timestamp) {
        self.previous_secret_hash = self.secret_hash.replace(digest_of(secret));
        self.previous_secret_expires = Some(now.plus_seconds(OVERLAP_SECONDS));
        self.version += 1;
        self.updated_at = now;
    }

    /// Whether `secret` is the client's, or was until a short while ago.
    #[must_use]
    pub fn knows(&self, secret: &str, now: Timestamp) -> bool {
        let digest = digest_of(secret);
        let previous = self.previous_secret_hash.as_deref().filter(|_| {
            self.previous_secret_expires
                .is_some_and(|until| until > now)
        });
        let known = [self.secret_hash.as_deref(), previous];
        let mut known = known.into_iter().flatten();
        known.any(|hash| same_digest(hash, &digest))
    }

    /// Whether people log in to it.
    #[must_use]
    pub fn is_app(&self) -> bool {
        self.device_login || !self.redirect_uris.0.is_empty()
    }

    /// The row as an administrator would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> ClientInput {
        ClientInput {
            organisation_id: self.organisation_id,
            name: self.name.clone(),
            role: self.role,
            scopes: self.scopes.0.clone(),
            auth_method: self.auth_method,
            public_keys: self.public_keys.0.clone(),
            redirect_uris: self.redirect_uris.0.clone(),
            device_login: self.device_login,
            id_token_algorithm: self.id_token_algorithm,
            active: self.active,
        }
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"name": self.name}))
            .organisation(self.organisation_id)
    }
}

impl From<Client> for ClientView {
    fn from(row: Client) -> Self {
        Self {
            id: row.id,
            organisation_id: row.organisation_id,
            name: row.name,
            role: row.role,
            scopes: row.scopes.0,
            auth_method: row.auth_method,
            public_keys: row.public_keys.0,
            redirect_uris: row.redirect_uris.0,
            device_login: row.device_login,
            id_token_algorithm: row.id_token_algorithm,
            active: row.active,
            last_used_at: row.last_used_at,
            previous_secret_expires_at: row.previous_secret_expires,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
