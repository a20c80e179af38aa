//! Forms and answers of OAuth, and the row of a refresh token.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::platform::auth::authn::Confirmation;
use crate::platform::db::schema::refresh_tokens;
use crate::platform::values::ids::UserSessionId;
use crate::platform::values::time::Timestamp;

/// How long a refresh token lasts.
pub const REFRESH_SECONDS: i64 = 30 * 24 * 3600;

/// A row of the table: only a digest of the token is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = refresh_tokens)]
pub struct RefreshToken {
    pub token_hash: Vec<u8>,
    pub session_id: UserSessionId,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// How to get a token. Which members count depends on `grant_type`.
#[derive(Default, Deserialize, ToSchema)]
#[schema(example = json!({"grant_type": "password", "username": "admin", "password": "mua-xuan-o-tay-bac"}))]
pub struct TokenForm {
    /// `authorization_code`, `refresh_token`, `client_credentials`, `password` or
    /// `urn:ietf:params:oauth:grant-type:device_code`.
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
    /// With `authorization_code`: what the app was led back with.
    #[schema(nullable = false, max_length = 128)]
    pub code: Option<String>,
    /// With `authorization_code`: the address that the app was led back to.
    #[schema(nullable = false, max_length = 500)]
    pub redirect_uri: Option<String>,
    /// With `authorization_code`: what the app has made the challenge of (RFC 7636).
    #[schema(nullable = false, min_length = 43, max_length = 128)]
    pub code_verifier: Option<String>,
    /// With the device's grant: what the device waits for.
    #[schema(nullable = false, max_length = 128)]
    pub device_code: Option<String>,
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
    /// With `client_assertion`: `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`.
    #[schema(nullable = false, max_length = 64)]
    #[expect(
        dead_code,
        reason = "documents the member; Form reads it, or nobody needs it"
    )]
    pub client_assertion_type: Option<String>,
    /// In place of a secret: a JWT that the client has signed with a key of its own (RFC 7523).
    #[schema(nullable = false, max_length = 4096)]
    #[expect(
        dead_code,
        reason = "documents the member; Form reads it, or nobody needs it"
    )]
    pub client_assertion: Option<String>,
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
    /// Send it as `Authorization: Bearer …`, or `DPoP …` with a proof beside it.
    pub access_token: String,
    /// `Bearer`, or `DPoP` where it is bound to a key (RFC 9449).
    pub token_type: &'static str,
    /// Seconds.
    pub expires_in: i64,
    /// Only for people. Good for one use within 30 days; the answer brings the next one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub refresh_token: Option<String>,
    /// With the scope `openid`: who has logged in, signed for the app (OpenID Connect).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub id_token: Option<String>,
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
    /// The key that the token is bound to (RFC 9449).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub cnf: Option<Confirmation>,
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

/// The name of a request that was sent ahead, RFC 9126.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "request_uri": "urn:ietf:params:oauth:request_uri:yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs",
    "expires_in": 600
}))]
pub struct PushedView {
    /// What the browser carries in place of the parameters.
    pub request_uri: String,
    /// Seconds.
    pub expires_in: i64,
}

/// Nothing to say. An object, because some programs read no empty answer.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({}))]
pub struct EndedView {}
