//! How a credential is signed: as a JWT (VC-JOSE-COSE), or with a proof inside it (Data Integrity,
//! `eddsa-jcs-2022`).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::credential::{Unsigned, issuer_id, key_id, multikey_id};
use crate::platform::auth::authn::Signer;
use crate::platform::error::ApiResult;
use crate::platform::wire::reply::Reply;

const JWT: &str = "application/vc+jwt";
/// As what a signed credential can be asked for. All but the first have the proof inside.
pub const MEDIA_TYPES: [&str; 4] = [
    JWT,
    "application/vc",
    "application/ld+json",
    "application/json",
];

/// How the document shows a credential that is signed as a JWT.
#[derive(Debug)]
pub struct CredentialJwt;

/// How the document shows a credential with its proof inside.
#[derive(Debug)]
pub struct Credential;

impl PartialSchema for CredentialJwt {
    fn schema() -> RefOr<Schema> {
        let schema = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A credential as a JWT in its compact form."))
            .examples([json!(
                "eyJ0eXAiOiJ2Yytqd3QiLCJhbGciOiJFZERTQSJ9.eyJpc3MiOiI.c2lnbmVk"
            )]);
        schema.into()
    }
}
impl ToSchema for CredentialJwt {}

impl PartialSchema for Credential {
    fn schema() -> RefOr<Schema> {
        let schema = ObjectBuilder::new()
            .description(Some(
                "JSON-LD as its `@context` says: a credential of the data model 2.0 of W3C, for a \
                 certificate an Open Badge 3.0 of 1EdTech, or who signs them.",
            ))
            .examples([json!({
                "@context": ["https://www.w3.org/ns/credentials/v2"],
                "type": ["VerifiableCredential"],
                "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022"}
            })]);
        schema.into()
    }
}
impl ToSchema for Credential {}

/// The answer with a credential, signed as its media type says. The same one is signed alike until
/// the keys are rotated.
pub fn signed(
    credential: Unsigned,
    signer: &Signer,
    origin: &str,
    media_type: &'static str,
) -> ApiResult<Reply> {
    let body = if media_type == JWT {
        jwt(credential, signer, origin)?.into_bytes()
    } else {
        serde_json::to_vec(&proven(credential.body, signer, origin)?)?
    };
    Ok(Reply::document(media_type, body).negotiated())
}

fn jwt(credential: Unsigned, signer: &Signer, origin: &str) -> ApiResult<String> {
    let mut claims = credential.body;
    claims["iss"] = issuer_id(origin).into();
    claims["jti"] = claims["id"].clone();
    claims["nbf"] = credential.not_before.into();
    signer.jwt("vc+jwt", key_id(origin, &signer.public), &claims)
}

fn proven(mut credential: Value, signer: &Signer, origin: &str) -> ApiResult<Value> {
    let mut proof = json!({
        "@context": credential["@context"], "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod",
        "verificationMethod": multikey_id(origin, &signer.public),
    });
    let mut message = Sha256::digest(canonical(&proof)).to_vec();
    message.extend(Sha256::digest(canonical(&credential)));
    proof["proofValue"] = signer.signature(&message)?.into();
    credential["proof"] = proof;
    Ok(credential)
}

/// JSON as RFC 8785 writes it. Numbers are whole ones here, and names of members ASCII.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let members = members.into_iter();
            let members = members.map(|(name, value)| {
                format!("{}:{}", Value::from(name.as_str()), canonical(value))
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            let items = items.iter().map(canonical);
            format!("[{}]", items.collect::<Vec<_>>().join(","))
        }
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_one_form() {
        let value = json!({"b": [1, {"z": null, "a": true}], "a": "Ữ \"\u{1f}\n/"});
        let expected = r#"{"a":"Ữ \"\u001f\n/","b":[1,{"a":true,"z":null}]}"#;
        assert_eq!(canonical(&value), expected);
    }
}
