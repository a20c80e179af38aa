//! A certificate as a verifiable credential: Open Badges 3.0 on the data model 2.0 of W3C, signed by
//! the registry, with a place in a status list by which it is revoked.
//!
//! It says what the printed code tells everybody, and nothing more.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use uuid::Uuid;

use super::model::Certificate;
use super::store::codes;
use super::{RESOURCE, code, service};
use crate::platform::auth::authn::PublicKey;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::CertificateId;
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::time::{Date, Timestamp};

const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// Those of DIDs first: a verifier in wide use takes such a document as it is, and would load the
/// contexts of another from the network for each status list.
const ISSUER_CONTEXTS: [&str; 3] = [
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/jwk/v1",
    "https://w3id.org/security/multikey/v1",
];
const SECONDS_A_DAY: i64 = 24 * 60 * 60;
/// Midnight of the reporting zone, and how much earlier it comes than that of UTC.
const MIDNIGHT: &str = "T00:00:00+07:00";
const AHEAD_SECONDS: i64 = 7 * 60 * 60;

/// A credential that is still to be signed.
pub struct Unsigned {
    pub body: Value,
    /// From when it holds, in seconds since 1970.
    pub not_before: i64,
}

/// The credential of a certificate that the caller may read.
///
/// # Errors
/// 403 or 404 when they may not.
pub fn of_certificate(op: &mut Op, id: CertificateId) -> ApiResult<Unsigned> {
    let reach = op.require(Action::CertificateRead)?;
    let certificate = service::within(op, &reach, id)?;
    op.log_access(RESOURCE, [id.any()]);
    Ok(credential(&certificate, &op.meta.public_url))
}

/// The credential of the certificate on which this code stands.
///
/// # Errors
/// 404 when it stands on none.
pub fn of_code(op: &mut Op, text: &str) -> ApiResult<Unsigned> {
    let found = codes::with_code(op.conn(), &code::read(text))?;
    let (certificate, _) = found.ok_or_else(ApiError::not_found)?;
    Ok(credential(&certificate, &op.meta.public_url))
}

/// Who signs credentials and by which keys: a controlled identifier document.
#[must_use]
pub fn issuer(origin: &str, keys: &[PublicKey]) -> Value {
    let id = issuer_id(origin);
    let methods = keys.iter().flat_map(|key| {
        let jwk = json!({
            "id": key_id(origin, key), "type": "JsonWebKey", "controller": id, "publicKeyJwk": key,
        });
        let multikey = json!({
            "id": multikey_id(origin, key), "type": "Multikey", "controller": id,
            "publicKeyMultibase": key.multibase(),
        });
        [jwk, multikey]
    });
    let methods: Vec<Value> = methods.collect();
    let ids: Vec<&Value> = methods.iter().map(|method| &method["id"]).collect();
    json!({
        "@context": ISSUER_CONTEXTS, "id": id, "assertionMethod": ids, "verificationMethod": methods,
    })
}

/// What signs credentials.
#[must_use]
pub fn issuer_id(origin: &str) -> String {
    format!("{origin}/v1/credentials/issuer")
}

/// Where a key stands as a JWK.
#[must_use]
pub fn key_id(origin: &str, key: &PublicKey) -> String {
    format!("{}#{}", issuer_id(origin), key.kid)
}

/// Where a key stands as a Multikey.
#[must_use]
pub fn multikey_id(origin: &str, key: &PublicKey) -> String {
    format!("{}#{}", issuer_id(origin), key.multibase())
}

fn list_url(origin: &str, list: u32) -> String {
    format!("{origin}/v1/credentials/status/{list}")
}

fn credential(certificate: &Certificate, origin: &str) -> Unsigned {
    let (list, entry) = code::entry_of(&certificate.code);
    let list = list_url(origin, list);
    let issued = midnight(certificate.issue_date);
    let body = json!({
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": format!("{}/credential", certificate.page(origin)),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": certificate.course_name,
        "issuer": {
            "id": issuer_id(origin), "type": ["Profile"], "name": "Job-Training Registry", "url": origin,
        },
        "validFrom": issued,
        "awardedDate": issued,
        "credentialSubject": subject(certificate),
        "credentialStatus": {
            "id": format!("{list}#{entry}"), "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation", "statusListIndex": entry.to_string(),
            "statusListCredential": list,
        },
    });
    let days = i64::from(certificate.issue_date.days_since_1970());
    let not_before = days * SECONDS_A_DAY - AHEAD_SECONDS;
    Unsigned { body, not_before }
}

/// The holder as they stand on the paper, by name and day of birth: whoever has the code reads both
/// on its page. No number of theirs.
fn subject(certificate: &Certificate) -> Value {
    let birth = PartialDate::new(
        certificate.holder_birth_date,
        certificate.holder_birth_precision,
    );
    let identity = |kind: &str, value: String| {
        json!({
            "type": "IdentityObject", "identityType": kind, "identityHash": value, "hashed": false,
        })
    };
    json!({
        "type": ["AchievementSubject"],
        "identifier": [
            identity("name", certificate.holder_name.clone()),
            identity("ext:birthDate", birth.to_string()),
        ],
        "licenseNumber": certificate.number,
        "activityStartDate": midnight(certificate.training_start),
        "activityEndDate": midnight(certificate.training_end),
        "achievement": achievement(certificate),
    })
}

fn achievement(certificate: &Certificate) -> Value {
    let Certificate {
        course_name,
        occupation_name,
        level,
        school_id,
        ..
    } = certificate;
    let kind = if certificate.kind.ends_with("DIPLOMA") {
        "Diploma"
    } else {
        "Certificate"
    };
    // The same for all whom a school has taught the same.
    let same = format!("{course_name}\n{occupation_name}\n{level}");
    let id = Uuid::new_v5(&school_id.uuid(), same.as_bytes());
    json!({
        "id": id.urn().to_string(), "type": ["Achievement"], "achievementType": kind,
        "name": course_name, "inLanguage": "vi", "fieldOfStudy": occupation_name, "tag": [level],
        "description": format!("Chương trình {course_name}, nghề {occupation_name}."),
        "criteria": {
            "narrative": "Hoàn thành chương trình và đạt yêu cầu kiểm tra, đánh giá kết thúc khóa.",
        },
        "creator": {
            "id": school_id.uuid().urn().to_string(), "type": ["Profile"],
            "name": certificate.school_name,
        },
    })
}

fn midnight(day: Date) -> String {
    format!("{day}{MIDNIGHT}")
}

/// Which certificates of a list do not hold, one bit for each: a Bitstring Status List. It holds for
/// today and tomorrow, so that an old copy does not hide a revocation, and stays the same for a day.
///
/// # Errors
/// 404 when there is no such list.
pub fn status_list(op: &mut Op, list: u32) -> ApiResult<Unsigned> {
    if list >= code::LISTS {
        return Err(ApiError::not_found());
    }
    let mut bits = vec![0_u8; (code::ENTRIES / 8) as usize];
    for code in codes::ended_in(op.conn(), list)? {
        let (_, entry) = code::entry_of(&code);
        bits[(entry / 8) as usize] |= 0x80 >> (entry % 8);
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let packed = packed.write_all(&bits).and_then(|()| packed.finish());
    let defect = |error| ApiError::new(ErrorCode::Internal).caused_by(error);
    let packed = URL_SAFE_NO_PAD.encode(packed.map_err(defect)?);
    let seconds = op.now.as_seconds();
    let today = op.now.plus_seconds(-(seconds % SECONDS_A_DAY));
    let url = list_url(&op.meta.public_url, list);
    let body = json!({
        "@context": [CREDENTIALS],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_id(&op.meta.public_url),
        "validFrom": whole(today),
        "validUntil": whole(today.plus_seconds(2 * SECONDS_A_DAY)),
        "credentialSubject": {
            "id": format!("{url}#list"), "type": "BitstringStatusList",
            "statusPurpose": "revocation", "encodedList": format!("u{packed}"),
        },
    });
    let not_before = today.as_seconds();
    Ok(Unsigned { body, not_before })
}

/// A moment in whole seconds.
fn whole(moment: Timestamp) -> String {
    Timestamp::from_micros(moment.as_seconds() * 1_000_000).to_string()
}
