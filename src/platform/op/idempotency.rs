//! A POST that is sent twice is carried out once.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use crate::platform::auth::authz::Action;
use crate::platform::db::dialect;
use crate::platform::db::schema::idempotency_keys;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, Id};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::reply::Reply;

const HEADER: &str = "Idempotency-Key";
const LONGEST: usize = 255;
/// How long an answer is kept, in seconds.
pub const KEPT_SECONDS: i64 = 7 * 24 * 3600;

/// The key that a client gave to one intended change.
#[derive(Debug, Clone)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Read the header, where there is one.
    ///
    /// # Errors
    /// 400 when it is empty, too long or not printable ASCII.
    pub fn of(request: &HttpRequest) -> ApiResult<Option<Self>> {
        let Some(value) = request.headers().get(HEADER) else {
            return Ok(None);
        };
        let key = value
            .to_str()
            .ok()
            .filter(|key| (1..=LONGEST).contains(&key.len()));
        match key {
            Some(key) => Ok(Some(Self(key.to_owned()))),
            None => Err(ApiError::header(ErrorCode::HeaderInvalid, HEADER)),
        }
    }
}

/// Run `write` unless this actor's key already has an answer, and store the answer with it. A
/// stored answer is given only to one who may still do what it took.
///
/// # Errors
/// 422 when the key was used for another request or from another organisation, 409 while it is
/// still running, 403 when the permission is gone, or those of `write`, which are not stored: the
/// client may try again.
pub fn once(
    op: &mut Op<'_>,
    key: &IdempotencyKey,
    request_hash: &[u8],
    write: impl FnOnce(&mut Op) -> ApiResult<Reply>,
) -> ApiResult<Reply> {
    let actor = op
        .actor
        .id
        .ok_or_else(|| ApiError::new(ErrorCode::AuthenticationRequired))?;
    if !dialect::try_lock(op.conn(), &format!("idempotency {actor} {}", key.0))? {
        return Err(ApiError::new(ErrorCode::IdempotencyRunning).retry_after(1));
    }
    // A user who has changed organisation reaches other rows now.
    let organisation = op.actor.bound.organisation.map(Id::uuid);
    let request_hash = Sha256::new()
        .chain_update(request_hash)
        .chain_update(organisation.unwrap_or_default())
        .finalize()
        .to_vec();
    if let Some(stored) = find(op, actor, key)? {
        return stored.replay(op, &request_hash);
    }
    let reply = write(op)?;
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::actor_id.eq(actor),
            idempotency_keys::key.eq(&key.0),
            idempotency_keys::request_hash.eq(request_hash),
            idempotency_keys::status.eq(i32::from(reply.status.as_u16())),
            idempotency_keys::etag.eq(&reply.etag),
            idempotency_keys::location.eq(&reply.location),
            idempotency_keys::body.eq(reply.body_to_keep()),
            idempotency_keys::created_at.eq(op.now),
            idempotency_keys::actions.eq(names(&op.required())),
        ))
        .execute(op.conn())?;
    Ok(reply)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = idempotency_keys)]
struct Stored {
    request_hash: Vec<u8>,
    status: i32,
    etag: Option<String>,
    location: Option<String>,
    body: Vec<u8>,
    created_at: Timestamp,
    actions: String,
}

impl Stored {
    fn replay(self, op: &Op, request_hash: &[u8]) -> ApiResult<Reply> {
        if self.request_hash != request_hash {
            return Err(ApiError::header(ErrorCode::IdempotencyReused, HEADER));
        }
        for name in self.actions.split_whitespace() {
            let action = Action::named(name)
                .ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden).with("action", name))?;
            op.require(action)?;
        }
        let status = u16::try_from(self.status)
            .ok()
            .and_then(|code| StatusCode::from_u16(code).ok());
        let status = status.ok_or_else(|| ApiError::new(ErrorCode::Internal))?;
        Ok(Reply::stored(status, self.etag, self.location, self.body))
    }
}

/// As the column holds them.
fn names(actions: &[Action]) -> String {
    let names: Vec<&str> = actions.iter().map(|action| action.rule().name).collect();
    names.join(" ")
}

fn find(op: &mut Op<'_>, actor: AnyId, key: &IdempotencyKey) -> ApiResult<Option<Stored>> {
    let row = idempotency_keys::table.find((actor, &key.0));
    let stored = row
        .select(Stored::as_select())
        .first(op.conn())
        .optional()?;
    let expired = |stored: &Stored| stored.created_at.plus_seconds(KEPT_SECONDS) < op.now;
    if stored.as_ref().is_some_and(expired) {
        diesel::delete(row).execute(op.conn())?;
        return Ok(None);
    }
    Ok(stored)
}
