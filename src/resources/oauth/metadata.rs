//! What the authorization server says of itself: RFC 8414, OpenID Connect Discovery and its keys.

use serde::Serialize;
use utoipa::ToSchema;

use super::{device, scopes};
use crate::platform::auth::authn::{PublicKey, dpop};
use crate::platform::serve::config::ServerConfig;

/// Keys that verify tokens, RFC 7517.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"keys": [{
    "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "k1",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
}]}))]
pub struct KeySet {
    /// The keys that tokens may be signed with.
    pub keys: Vec<PublicKey>,
}

/// What this authorization server can do: RFC 8414 and OpenID Connect Discovery.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "issuer": "https://registry.example.vn",
    "authorization_endpoint": "https://registry.example.vn/oauth/authorize",
    "token_endpoint": "https://registry.example.vn/oauth/token",
    "device_authorization_endpoint": "https://registry.example.vn/oauth/device_authorization",
    "pushed_authorization_request_endpoint": "https://registry.example.vn/oauth/par",
    "revocation_endpoint": "https://registry.example.vn/oauth/revoke",
    "introspection_endpoint": "https://registry.example.vn/oauth/introspect",
    "userinfo_endpoint": "https://registry.example.vn/oauth/userinfo",
    "jwks_uri": "https://registry.example.vn/.well-known/jwks.json",
    "service_documentation": "https://registry.example.vn/docs/",
    "ui_locales_supported": ["vi", "en"],
    "scopes_supported": ["openid", "schools:read"], "response_types_supported": ["code"],
    "response_modes_supported": ["query"],
    "grant_types_supported": ["authorization_code", "refresh_token"],
    "code_challenge_methods_supported": ["S256"],
    "authorization_response_iss_parameter_supported": true,
    "token_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
    "token_endpoint_auth_signing_alg_values_supported": ["EdDSA"],
    "introspection_endpoint_auth_methods_supported": ["client_secret_basic"],
    "introspection_endpoint_auth_signing_alg_values_supported": ["EdDSA"],
    "revocation_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
    "revocation_endpoint_auth_signing_alg_values_supported": ["EdDSA"],
    "dpop_signing_alg_values_supported": ["EdDSA"], "subject_types_supported": ["public"],
    "id_token_signing_alg_values_supported": ["RS256", "EdDSA"],
    "claims_supported": ["sub", "name"], "claims_parameter_supported": false,
    "request_parameter_supported": false, "request_uri_parameter_supported": false
}))]
#[expect(clippy::struct_excessive_bools, reason = "the standards name each")]
pub struct ServerMetadata {
    /// Who gives tokens.
    pub issuer: String,
    /// Where a browser is sent for somebody to log in.
    pub authorization_endpoint: String,
    /// Where to get a token.
    pub token_endpoint: String,
    /// Where a device gets the code that it shows.
    pub device_authorization_endpoint: String,
    /// Where an app sends its request ahead (RFC 9126).
    pub pushed_authorization_request_endpoint: String,
    /// Where to give one back.
    pub revocation_endpoint: String,
    /// Where to have one checked.
    pub introspection_endpoint: String,
    /// Where an app reads who has logged in.
    pub userinfo_endpoint: String,
    /// Where the public keys are.
    pub jwks_uri: String,
    /// Where people read about it.
    pub service_documentation: String,
    /// Languages of the pages.
    pub ui_locales_supported: Vec<&'static str>,
    /// All scopes.
    pub scopes_supported: Vec<&'static str>,
    /// What the page answers with.
    pub response_types_supported: Vec<&'static str>,
    /// How it carries that.
    pub response_modes_supported: Vec<&'static str>,
    /// The ways to get a token.
    pub grant_types_supported: Vec<&'static str>,
    /// How a challenge is made (RFC 7636).
    pub code_challenge_methods_supported: Vec<&'static str>,
    /// Whether an app is led back with `iss` (RFC 9207).
    pub authorization_response_iss_parameter_supported: bool,
    /// How a client proves who it is to get a token.
    pub token_endpoint_auth_methods_supported: Vec<&'static str>,
    /// How its assertions may be signed.
    pub token_endpoint_auth_signing_alg_values_supported: Vec<&'static str>,
    /// How it does so to have a token checked.
    pub introspection_endpoint_auth_methods_supported: Vec<&'static str>,
    /// How its assertions may be signed there.
    pub introspection_endpoint_auth_signing_alg_values_supported: Vec<&'static str>,
    /// How it does so to give a token back.
    pub revocation_endpoint_auth_methods_supported: Vec<&'static str>,
    /// How its assertions may be signed there.
    pub revocation_endpoint_auth_signing_alg_values_supported: Vec<&'static str>,
    /// How proofs of a token's key may be signed (RFC 9449).
    pub dpop_signing_alg_values_supported: Vec<&'static str>,
    /// Every app knows a user by the same id.
    pub subject_types_supported: Vec<&'static str>,
    /// How ID tokens may be signed.
    pub id_token_signing_alg_values_supported: Vec<&'static str>,
    /// What ID tokens and `userinfo` tell.
    pub claims_supported: Vec<&'static str>,
    /// Whether single claims can be asked for.
    pub claims_parameter_supported: bool,
    /// Whether a request may be a JWT.
    pub request_parameter_supported: bool,
    /// Whether a request may lie at an address of the app.
    pub request_uri_parameter_supported: bool,
}

impl ServerMetadata {
    /// What a server with these settings says.
    #[must_use]
    pub fn of(config: &ServerConfig) -> Self {
        let issuer = config.public_url.to_string();
        let at = |path: &str| format!("{issuer}{path}");
        let proofs = [
            "client_secret_basic",
            "client_secret_post",
            "private_key_jwt",
        ];
        let algorithms = vec!["EdDSA", "ES256", "RS256", "PS256"];
        let mut grants = vec![
            "authorization_code",
            "refresh_token",
            "client_credentials",
            device::GRANT,
        ];
        if config.password_grant {
            grants.push("password");
        }
        Self {
            authorization_endpoint: at("/oauth/authorize"),
            token_endpoint: at("/oauth/token"),
            device_authorization_endpoint: at("/oauth/device_authorization"),
            pushed_authorization_request_endpoint: at("/oauth/par"),
            revocation_endpoint: at("/oauth/revoke"),
            introspection_endpoint: at("/oauth/introspect"),
            userinfo_endpoint: at("/oauth/userinfo"),
            jwks_uri: at("/.well-known/jwks.json"),
            service_documentation: at("/docs/"),
            ui_locales_supported: vec!["vi", "en"],
            scopes_supported: scopes::all(),
            response_types_supported: vec!["code"],
            response_modes_supported: vec!["query"],
            grant_types_supported: grants,
            code_challenge_methods_supported: vec!["S256"],
            authorization_response_iss_parameter_supported: true,
            token_endpoint_auth_methods_supported: with_none(&proofs),
            token_endpoint_auth_signing_alg_values_supported: algorithms.clone(),
            introspection_endpoint_auth_methods_supported: proofs.to_vec(),
            introspection_endpoint_auth_signing_alg_values_supported: algorithms.clone(),
            revocation_endpoint_auth_methods_supported: with_none(&proofs),
            revocation_endpoint_auth_signing_alg_values_supported: algorithms,
            dpop_signing_alg_values_supported: dpop::ALGORITHMS.to_vec(),
            subject_types_supported: vec!["public"],
            id_token_signing_alg_values_supported: vec!["RS256", "EdDSA"],
            claims_supported: vec![
                "sub",
                "iss",
                "aud",
                "exp",
                "iat",
                "auth_time",
                "nonce",
                "sid",
                "name",
                "preferred_username",
                "email",
                "email_verified",
                "updated_at",
            ],
            claims_parameter_supported: false,
            request_parameter_supported: false,
            request_uri_parameter_supported: false,
            issuer,
        }
    }
}

fn with_none(proofs: &[&'static str]) -> Vec<&'static str> {
    proofs.iter().copied().chain(["none"]).collect()
}
