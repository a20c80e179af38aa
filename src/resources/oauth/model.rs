//! Forms and answers of OAuth, and the row of a refresh token.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::platform::auth::authn::PublicKey;
use crate::platform::db::schema::refresh_tokens;
use crate::platform::values::ids::{AnyId, UserId};
use crate::platform::values::time::Timestamp;

/// How long a refresh token lasts.
pub const REFRESH_SECONDS: i64 = 30 * 24 * 3600;

/// A row of the table: only a digest of the token is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = refresh_tokens)]
pub struct RefreshToken {
    pub token_hash: Vec<u8>,
    /// One log-in and everything renewed from it.
    pub family_id: AnyId,
    pub user_id: UserId,
    pub scope: String,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

/// How to get a token. Which members count depends on `grant_type`.
#[derive(Default, Deserialize, ToSchema)]
#[schema(example = json!({"grant_type": "password", "username": "admin", "password": "mua-xuan-o-tay-bac"}))]
pub struct TokenForm {
    /// `password`, `client_credentials` or `refresh_token`.
    #[schema(required = true, nullable = false, max_length = 64)]
    pub grant_type: Option<String>,
    /// With `password`.
    #[schema(nullable = false, max_length = 64)]
    pub username: Option<String>,
    /// With `password`.
    #[schema(nullable = false, max_length = 128, format = Password)]
    pub password: Option<String>,
    /// With `refresh_token`.
    #[schema(nullable = false, max_length = 128)]
    pub refresh_token: Option<String>,
    /// Scopes wanted, separated by spaces; all that are allowed when not given.
    #[schema(nullable = false, max_length = 2000)]
    pub scope: Option<String>,
    /// Id of the client, unless HTTP Basic carries it.
    #[schema(nullable = false, max_length = 64)]
    #[expect(
        dead_code,
        reason = "documents the member; Form reads it, or nobody needs it"
    )]
    pub client_id: Option<String>,
    /// Secret of the client, unless HTTP Basic carries it.
    #[schema(nullable = false, max_length = 128, format = Password)]
    #[expect(
        dead_code,
        reason = "documents the member; Form reads it, or nobody needs it"
    )]
    pub client_secret: Option<String>,
}

/// A token to look at or to end.
#[derive(Default, Deserialize, ToSchema)]
#[schema(example = json!({"token": "yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs"}))]
pub struct TokenToCheck {
    /// The token.
    #[schema(required = true, nullable = false, max_length = 4096)]
    pub token: Option<String>,
    /// `access_token` or `refresh_token`; the server finds out by itself.
    #[schema(nullable = false, max_length = 64)]
    #[expect(
        dead_code,
        reason = "documents the member; Form reads it, or nobody needs it"
    )]
    pub token_type_hint: Option<String>,
}

/// Tokens, RFC 6749 section 5.1.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.e30.c2ln",
    "token_type": "Bearer", "expires_in": 600,
    "refresh_token": "yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs",
    "scope": "schools:read trainees:read"
}))]
pub struct TokenView {
    /// Send it as `Authorization: Bearer …`.
    pub access_token: String,
    pub token_type: &'static str,
    /// Seconds.
    pub expires_in: i64,
    /// Only for people. Good for one use within 30 days; the answer brings the next one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub refresh_token: Option<String>,
    /// What the token may be used for, separated by spaces.
    pub scope: String,
}

/// What is known of a token, RFC 7662. Of one that is not good, only that it is not.
#[derive(Default, Serialize, ToSchema)]
#[schema(example = json!({
    "active": true, "scope": "schools:read", "client_id": "registry", "token_type": "Bearer",
    "exp": 1_767_578_400, "iat": 1_767_577_800, "sub": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "aud": "registry", "iss": "https://registry.example.vn"
}))]
pub struct IntrospectionView {
    pub active: bool,
    /// The scopes of the token, separated by blanks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub scope: Option<String>,
    /// The client that the token was given to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub client_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub token_type: Option<&'static str>,
    /// When the token ends, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub exp: Option<i64>,
    /// When the token was given, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub iat: Option<i64>,
    /// Id of the user or the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub sub: Option<Uuid>,
    /// Whom the token is meant for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub aud: Option<String>,
    /// Who gave the token.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub iss: Option<String>,
}

/// Keys that verify access tokens, RFC 7517.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"keys": [{
    "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "k1",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
}]}))]
pub struct KeySet {
    /// The keys that tokens may be signed with.
    pub keys: Vec<PublicKey>,
}

/// What this authorization server can do, RFC 8414.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "issuer": "https://registry.example.vn",
    "token_endpoint": "https://registry.example.vn/oauth/token",
    "revocation_endpoint": "https://registry.example.vn/oauth/revoke",
    "introspection_endpoint": "https://registry.example.vn/oauth/introspect",
    "jwks_uri": "https://registry.example.vn/.well-known/jwks.json",
    "scopes_supported": ["schools:read"], "response_types_supported": [],
    "grant_types_supported": ["password", "client_credentials", "refresh_token"],
    "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
    "introspection_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    "revocation_endpoint_auth_methods_supported": ["none"]
}))]
pub struct ServerMetadata {
    /// Who gives tokens.
    pub issuer: String,
    /// Where to get a token.
    pub token_endpoint: String,
    /// Where to give one back.
    pub revocation_endpoint: String,
    /// Where to have one checked.
    pub introspection_endpoint: String,
    /// Where the public keys are.
    pub jwks_uri: String,
    /// All scopes.
    pub scopes_supported: Vec<&'static str>,
    /// Empty: there is no page to authorize at.
    pub response_types_supported: Vec<&'static str>,
    /// The ways to get a token.
    pub grant_types_supported: Vec<&'static str>,
    /// How a client proves who it is to get a token.
    pub token_endpoint_auth_methods_supported: Vec<&'static str>,
    /// How it does so to have a token checked.
    pub introspection_endpoint_auth_methods_supported: Vec<&'static str>,
    /// How it does so to give a token back.
    pub revocation_endpoint_auth_methods_supported: Vec<&'static str>,
}
