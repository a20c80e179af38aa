//! A second factor of log-in: codes of an authenticator app (RFC 6238), and recovery codes for the day on
//! which it is lost.

use diesel::prelude::*;
use rand::{Rng, RngCore};
use serde::{Deserialize, Serialize};
use serde_json::json;
use totp_rs::{Builder, Totp};
use utoipa::ToSchema;

use super::RESOURCE;
use super::model::User;
use crate::platform::auth::authn::digest_of;
use crate::platform::db::dialect;
use crate::platform::db::schema::{recovery_codes, users};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::UserId;
use crate::resources::sessions;

/// Bytes of a secret: 160 bits, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
const ISSUER: &str = "Job-Training Registry";
/// Recovery codes that are given at a time, and their letters: none that looks like another.
const RECOVERY_CODES: usize = 10;
const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const RECOVERY_LETTERS: usize = 12;

/// Who asks for a second factor shows that they know the password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"currentPassword": "mua-xuan-o-tay-bac"}))]
pub struct SecondFactorInput {
    /// The password.
    #[schema(max_length = 128, write_only, format = Password)]
    pub current_password: String,
    /// With a second factor: a code of the authenticator, or a recovery code.
    #[schema(max_length = 20)]
    pub code: Option<String>,
}

/// A code that proves that the authenticator works.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"code": "492039"}))]
pub struct CodeInput {
    /// What the authenticator shows.
    #[schema(min_length = 6, max_length = 20)]
    pub code: String,
}

/// A new secret, for an authenticator to take.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    "uri": "otpauth://totp/Job-Training%20Registry:vanphong.tohieu?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Job-Training%20Registry"
}))]
pub struct SecondFactorView {
    /// Base32, to be typed.
    pub secret: String,
    /// The same for a QR code.
    pub uri: String,
}

/// Recovery codes, shown this once. Each stands for one code of the authenticator.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"recoveryCodes": ["7KQ2-MN4P-X9TB"]}))]
pub struct RecoveryCodesView {
    /// The codes.
    pub recovery_codes: Vec<String>,
}

/// Offer a new secret; it counts when a code of it has come.
///
/// # Errors
/// 409 when the user has a second factor already.
pub fn offer(op: &mut Op, user: &User) -> ApiResult<SecondFactorView> {
    if user.totp_secret.is_some() {
        return Err(ApiError::new(ErrorCode::SecondFactorSet));
    }
    let mut secret = vec![0; SECRET_BYTES];
    rand::rng().fill_bytes(&mut secret);
    let totp = totp(&secret, &user.username)?;
    diesel::update(users::table.find(user.id))
        .set(users::totp_offered.eq(Some(secret)))
        .execute(op.conn())?;
    op.audit(
        "user.offer-second-factor",
        RESOURCE,
        Some(user.id.any()),
        json!({}),
    )?;
    Ok(SecondFactorView {
        secret: totp.secret().to_base32(),
        uri: totp.to_url().map_err(defect)?,
    })
}

/// Take the secret that was offered, since a code of it has come. All sessions but the caller's end.
///
/// # Errors
/// 422 when the code is wrong or nothing was offered.
pub fn confirm(op: &mut Op, user: &User, code: &str) -> ApiResult<RecoveryCodesView> {
    dialect::lock_row(op.conn(), "users", user.id)?;
    if user.totp_secret.is_some() {
        return Err(ApiError::new(ErrorCode::SecondFactorSet));
    }
    let wrong = || ApiError::at(ErrorCode::SecondFactorWrong, "/code");
    let offered = user.totp_offered.as_ref().ok_or_else(wrong)?;
    let step = step_of(offered, user, code, op.now.as_seconds())?.ok_or_else(wrong)?;
    diesel::update(users::table.find(user.id))
        .set((
            users::totp_secret.eq(Some(offered)),
            users::totp_offered.eq(None::<Vec<u8>>),
            users::totp_step.eq(Some(step)),
        ))
        .execute(op.conn())?;
    sessions::service::end_others(op, user.id)?;
    op.audit(
        "user.set-second-factor",
        RESOURCE,
        Some(user.id.any()),
        json!({}),
    )?;
    renew_codes(op, user.id)
}

/// Take a user's second factor away.
///
/// # Errors
/// 409 when they have none.
pub fn remove(op: &mut Op, user: &User) -> ApiResult<()> {
    if user.totp_secret.is_none() {
        return Err(ApiError::new(ErrorCode::SecondFactorMissing));
    }
    diesel::update(users::table.find(user.id))
        .set((
            users::totp_secret.eq(None::<Vec<u8>>),
            users::totp_step.eq(None::<i64>),
        ))
        .execute(op.conn())?;
    forget_codes(op, user.id)?;
    sessions::service::end_others(op, user.id)?;
    op.audit(
        "user.remove-second-factor",
        RESOURCE,
        Some(user.id.any()),
        json!({}),
    )
}

/// New recovery codes in place of those before.
///
/// # Errors
/// 409 when the user has no second factor.
pub fn new_codes(op: &mut Op, user: &User) -> ApiResult<RecoveryCodesView> {
    if user.totp_secret.is_none() {
        return Err(ApiError::new(ErrorCode::SecondFactorMissing));
    }
    op.audit(
        "user.renew-recovery-codes",
        RESOURCE,
        Some(user.id.any()),
        json!({}),
    )?;
    renew_codes(op, user.id)
}

/// Whether a code is the user's: of the authenticator, each good once, or a recovery code. It is used up.
///
/// # Errors
/// When the database fails.
pub fn is_right(op: &mut Op, user: &User, code: &str) -> ApiResult<bool> {
    let Some(secret) = &user.totp_secret else {
        return Ok(true);
    };
    let newer = match step_of(secret, user, code, op.now.as_seconds())? {
        Some(step) if user.totp_step.is_none_or(|used| step > used) => Some(step),
        _ => None,
    };
    if let Some(step) = newer {
        diesel::update(users::table.find(user.id))
            .set(users::totp_step.eq(Some(step)))
            .execute(op.conn())?;
        return Ok(true);
    }
    let used = recovery_codes::table
        .filter(recovery_codes::user_id.eq(user.id))
        .filter(recovery_codes::code_hash.eq(hash_of(user.id, code)));
    let used = diesel::delete(used).execute(op.conn())? == 1;
    if used {
        op.audit(
            "user.use-recovery-code",
            RESOURCE,
            Some(user.id.any()),
            json!({}),
        )?;
    }
    Ok(used)
}

/// The step of time whose code this is.
fn step_of(secret: &[u8], user: &User, code: &str, now: i64) -> ApiResult<Option<i64>> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let now = u64::try_from(now).unwrap_or_default();
    let step = totp(secret, &user.username)?.check(&digits, now);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

fn totp(secret: &[u8], name: &str) -> ApiResult<Totp> {
    let builder = Builder::new().with_secret(secret).with_account_name(name);
    builder.with_issuer(Some(ISSUER)).build().map_err(defect)
}

fn renew_codes(op: &mut Op, user: UserId) -> ApiResult<RecoveryCodesView> {
    forget_codes(op, user)?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| new_code()).collect();
    for code in &codes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::user_id.eq(user),
                recovery_codes::code_hash.eq(hash_of(user, code)),
            ))
            .execute(op.conn())?;
    }
    Ok(RecoveryCodesView {
        recovery_codes: codes,
    })
}

fn forget_codes(op: &mut Op, user: UserId) -> ApiResult<()> {
    let own = recovery_codes::table.filter(recovery_codes::user_id.eq(user));
    diesel::delete(own).execute(op.conn())?;
    Ok(())
}

/// Sixty bits, in three parts.
fn new_code() -> String {
    let mut random = rand::rng();
    let mut letter = || char::from(LETTERS[random.random_range(0..LETTERS.len())]);
    let mut code = String::new();
    for at in 0..RECOVERY_LETTERS {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(letter());
    }
    code
}

/// What is stored of a recovery code. Case, hyphens and spaces do not count.
fn hash_of(user: UserId, code: &str) -> Vec<u8> {
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    let plain: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
    digest_of(&format!("{user} {plain}"))
}

fn defect(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error.to_string())
}
