//! A certificate as a signed credential, and the lists that say whether it was revoked.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::connection::SimpleConnection;
use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use registry::platform::auth::authn::rotate_keys;
use registry::platform::db::{DbConnection, Dialect};
use serde_json::{Value, json};

use super::{issue, page_of, reissue, revoke};
use crate::support::fixtures::{Stage, school, school_id};
use crate::support::{Case, Client};

const ISSUER: &str = "http://registry.test/v1/credentials/issuer";

fn decoded(part: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(part).expect("base64url")
}

async fn jwt(by: &Client, path: &str) -> String {
    let answer = by.get(path).await.expect(200);
    assert_eq!(answer.header("content-type"), "application/vc+jwt");
    answer.body.as_str().expect("a JWT").to_owned()
}

/// What a JWT says, after its signature was verified with the key that the issuer's document names.
async fn verified(by: &Client, jwt: &str) -> Value {
    let parts: Vec<&str> = jwt.split('.').collect();
    let [head, claims, signature] = parts[..] else {
        panic!("no JWT: {jwt}");
    };
    let head: Value = serde_json::from_slice(&decoded(head)).expect("a header");
    assert_eq!(
        (&head["alg"], &head["typ"]),
        (&json!("EdDSA"), &json!("vc+jwt"))
    );
    let issuer = by.get("/v1/credentials/issuer").await.expect(200).body;
    assert_eq!(issuer["id"], ISSUER);
    let methods = issuer["verificationMethod"].as_array().expect("keys");
    let method = methods.iter().find(|method| method["id"] == head["kid"]);
    let method = method.unwrap_or_else(|| panic!("{head} is not in {issuer:#}"));
    let allowed = issuer["assertionMethod"].as_array().expect("ids");
    assert!(allowed.contains(&method["id"]) && method["controller"] == ISSUER);
    let key = decoded(method["publicKeyJwk"]["x"].as_str().expect("a key"));
    let key = VerifyingKey::from_bytes(&key.try_into().expect("32 bytes")).expect("a key");
    let signature = Signature::from_slice(&decoded(signature)).expect("a signature");
    let (message, _) = jwt.rsplit_once('.').expect("a JWT");
    key.verify(message.as_bytes(), &signature)
        .expect("it is signed");
    let claims: Value = serde_json::from_slice(&decoded(claims)).expect("claims");
    assert_eq!(
        (&claims["iss"], &claims["jti"]),
        (&json!(ISSUER), &claims["id"])
    );
    claims
}

/// Whether the bit of a credential is set, and how many of its list are.
async fn status(by: &Client, credential: &Value) -> (bool, u32) {
    let entry = &credential["credentialStatus"];
    assert_eq!(entry["type"], "BitstringStatusListEntry");
    let url = entry["statusListCredential"].as_str().expect("a URL");
    let path = url.strip_prefix("http://registry.test").expect("our own");
    let list = verified(by, &jwt(by, path).await).await;
    assert_eq!(
        (&list["id"], &list["issuer"]),
        (&json!(url), &json!(ISSUER))
    );
    let subject = &list["credentialSubject"];
    assert_eq!(subject["statusPurpose"], entry["statusPurpose"]);
    let packed = subject["encodedList"]
        .as_str()
        .and_then(|list| list.strip_prefix('u'));
    let packed = decoded(packed.expect("multibase"));
    let mut bits = Vec::new();
    let mut unpacked = flate2::read::GzDecoder::new(&packed[..]);
    unpacked.read_to_end(&mut bits).expect("gzip");
    assert!(bits.len() * 8 >= 131_072, "{}", bits.len());
    let index = entry["statusListIndex"].as_str().expect("an index");
    let index: usize = index.parse().expect("a number");
    let set = bits[index / 8] & (0x80 >> (index % 8)) != 0;
    (set, bits.iter().map(|byte| byte.count_ones()).sum())
}

#[actix_web::test]
async fn a_credential_is_signed_and_tells_what_the_page_tells() {
    let stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let (public, page) = (stage.server.anonymous(), page_of(&issued));
    let own = format!("/v1/certificates/{}/credential", issued.id());

    let token = jwt(&stage.registrar, &own).await;
    assert_eq!(jwt(&public, &format!("{page}/credential")).await, token);
    let claims = verified(&public, &token).await;
    assert_eq!(
        claims["id"],
        format!("http://registry.test{page}/credential")
    );
    assert_eq!(claims["validFrom"], "2026-07-06T00:00:00+07:00");
    assert_eq!(claims["nbf"], 1_783_270_800);
    let subject = &claims["credentialSubject"];
    assert_eq!(subject["identifier"][0]["identityHash"], "Lò Thị Mai 1");
    assert_eq!(subject["licenseNumber"], "SC.0001");
    assert_eq!(subject["achievement"]["creator"]["name"], "Trường A1");
    assert!(
        !claims.to_string().contains("0143"),
        "a citizen ID: {claims:#}"
    );

    let inside = public.with("accept", "application/vc");
    let inside = inside.get(&format!("{page}/credential")).await.expect(200);
    assert_eq!(inside.header("content-type"), "application/vc");
    assert_eq!(inside.body["proof"]["cryptosuite"], "eddsa-jcs-2022");
    assert_eq!(inside.body["credentialSubject"], *subject);
    let html = stage.registrar.with("accept", "text/html").get(&own).await;
    html.expect_problem(406, "NOT_ACCEPTABLE");
    let whole = public.get(&format!("{page}/credential")).await;
    let again = public.with("if-none-match", whole.etag());
    again.get(&format!("{page}/credential")).await.expect(304);

    let other = school_id(&school(&stage.server.lead(), "B1").await);
    let other = stage.server.registrar(other);
    other.get(&own).await.expect_problem(404, "NOT_FOUND");
    public
        .get(&own)
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");
}

#[actix_web::test]
async fn a_list_says_which_credentials_were_revoked() {
    let stage = Stage::set(json!({})).await;
    let public = stage.server.anonymous();
    let graduate = stage.graduate(1, "PASSED").await;
    let first = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let credential = async |page: String| {
        let path = format!("{page}/credential");
        verified(&public, &jwt(&public, &path).await).await
    };
    let old = credential(page_of(&first)).await;
    assert_eq!(status(&public, &old).await, (false, 0));
    let list = old["credentialStatus"]["statusListCredential"]
        .as_str()
        .expect("a URL");
    let list = list.strip_prefix("http://registry.test").expect("our own");
    let before = public.get(list).await.expect(200);
    assert_eq!(before.header("cache-control"), "public, no-cache");
    let held = public.with("if-none-match", before.etag());
    held.get(list).await.expect(304);

    let second = reissue(&stage.registrar, &first, json!({}))
        .await
        .expect(201);
    let new = credential(page_of(&second)).await;
    assert!(status(&public, &old).await.0);
    assert!(!status(&public, &new).await.0);
    held.get(list).await.expect(200);
    let reason = json!({"reason": "Cấp nhầm", "date": "2026-09-02"});
    revoke(&stage.registrar, &second, reason).await.expect(200);
    assert!(status(&public, &new).await.0);

    // What is true of the row is true of the list, also when a revocation is taken back.
    let back = |conn: &mut DbConnection| {
        let sql = "UPDATE certificates SET status = 'ISSUED' WHERE number = 'SC.0009'";
        Ok(conn.batch_execute(sql)?)
    };
    stage.server.db().write_now(back).expect("a change");
    assert!(!status(&public, &new).await.0);
    for none in ["/v1/credentials/status/32", "/v1/credentials/status/x"] {
        let _case = Case::of(none);
        public.get(none).await.expect_problem(404, "NOT_FOUND");
    }
}

#[actix_web::test]
async fn a_credential_verifies_after_its_key_was_retired() {
    let mut stage = Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;
    let issued = issue(&stage.registrar, &graduate, "SC.0001")
        .await
        .expect(201);
    let path = format!("{}/credential", page_of(&issued));
    let token = jwt(&stage.server.anonymous(), &path).await;

    rotate_keys(stage.server.db()).expect("a new key");
    let days = match stage.server.db().dialect() {
        Dialect::Sqlite => "created_at - 172800000000",
        Dialect::Postgres => "created_at - interval '2 days'",
    };
    let long_ago = format!(
        "UPDATE signing_keys SET created_at = {days}, \
         retired_at = CASE WHEN retired_at IS NOT NULL THEN {days} END"
    );
    let age = move |conn: &mut DbConnection| Ok(conn.batch_execute(&long_ago)?);
    stage.server.db().write_now(age).expect("old keys");
    stage.server.restart_with(|_| {}).await;

    let public = stage.server.anonymous();
    let keys = public.get("/.well-known/jwks.json").await.expect(200);
    let signs_tokens = |key: &&Value| key["alg"] == "EdDSA";
    let keys = keys.body["keys"].as_array().expect("keys").iter();
    assert_eq!(keys.filter(signs_tokens).count(), 1);
    let issuer = public.get("/v1/credentials/issuer").await.expect(200);
    assert_eq!(
        issuer.body["verificationMethod"].as_array().map(Vec::len),
        Some(4)
    );
    let claims = verified(&public, &token).await;
    let new = jwt(&public, &path).await;
    assert_ne!(new, token);
    assert_eq!(verified(&public, &new).await, claims);
}
