//! Log-in by a code that a device shows (RFC 8628): a shared terminal, a program without a browser.

use std::collections::BTreeSet;

use diesel::dsl::exists;
use diesel::prelude::*;
use rand::Rng;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::authorize::{organisation_of, scopes_for};
use super::model::REFRESH_SECONDS;
use super::service::{self, Denied, Granted};
use crate::platform::auth::authn::{digest_of, new_secret};
use crate::platform::auth::authz::Action;
use crate::platform::db::schema::device_codes;
use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::{ClientId, UserId, UserSessionId};
use crate::platform::values::time::Timestamp;
use crate::resources::clients::{self, Client};
use crate::resources::sessions::{Begun, SessionKind, UserSession, consents};
use crate::resources::users::User;
use crate::text_enum;

/// The grant of a device.
pub const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// How long somebody may take.
pub const DEVICE_SECONDS: i64 = 600;
/// How long a device waits between two questions, and how much longer when it was too quick.
pub const INTERVAL_SECONDS: i32 = 5;
const SLOWER_SECONDS: i32 = 5;
/// Letters of a user code: none that is a vowel or looks like another (RFC 8628, section 6.1).
const LETTERS: &[u8] = b"BCDFGHJKLMNPQRSTVWXZ";
const CODE_LETTERS: usize = 8;
/// Codes that are tried when one is taken.
const TRIES: usize = 5;

text_enum! {
    /// What has become of a device's request.
    pub enum DeviceState {
        Pending = "PENDING",
        Allowed = "ALLOWED",
        Refused = "REFUSED",
        Used = "USED",
    }
}

/// A row of the table: only a digest of the device's code is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = device_codes)]
pub struct DeviceRequest {
    device_code_hash: Vec<u8>,
    /// Eight letters, without a hyphen.
    user_code: String,
    session_id: UserSessionId,
    client_id: ClientId,
    scope: String,
    state: DeviceState,
    user_id: Option<UserId>,
    user_agent: Option<String>,
    authenticated_at: Option<Timestamp>,
    interval_seconds: i32,
    polled_at: Option<Timestamp>,
    expires_at: Timestamp,
}

/// How a device asks for its codes.
#[derive(Default, Deserialize, ToSchema)]
#[schema(example = json!({"client_id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "scope": "trainees:read"}))]
pub struct DeviceForm {
    /// Scopes wanted, separated by spaces; all that are allowed when not given.
    #[schema(nullable = false, max_length = 2000)]
    pub scope: Option<String>,
    /// Id of the app, unless HTTP Basic carries it.
    #[schema(nullable = false, max_length = 64)]
    #[expect(dead_code, reason = "documents the member; Form reads it")]
    pub client_id: Option<String>,
}

/// What a device waits with, and what it shows: RFC 8628, section 3.2.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "device_code": "yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs", "user_code": "WDJB-MJHT",
    "verification_uri": "https://registry.example.vn/oauth/device",
    "verification_uri_complete": "https://registry.example.vn/oauth/device?user_code=WDJB-MJHT",
    "expires_in": 600, "interval": 5
}))]
pub struct DeviceView {
    /// What the device sends to `/oauth/token`.
    pub device_code: String,
    /// What it shows.
    pub user_code: String,
    /// Where the user goes.
    pub verification_uri: String,
    /// The same with the code in it, for a QR code.
    pub verification_uri_complete: String,
    /// Seconds.
    pub expires_in: i64,
    /// Seconds to wait between two questions.
    pub interval: i32,
}

/// A device's request as the page puts it to the user.
#[derive(Debug)]
pub struct Asking {
    pub client: Client,
    pub organisation: String,
    pub scope: String,
    row: DeviceRequest,
}

/// What a device hears when it asks.
#[derive(Debug)]
pub enum Heard {
    Granted(Granted),
    Pending,
    SlowDown,
    Refused,
    Expired,
}

/// Begin: the codes of a device.
///
/// # Errors
/// When the database fails.
pub fn begin(op: &mut Op, client: ClientId, wanted: Option<&str>) -> ApiResult<(String, String)> {
    let device_code = new_secret();
    let mut row = DeviceRequest {
        device_code_hash: digest_of(&device_code),
        user_code: String::new(),
        session_id: UserSessionId::new(),
        client_id: client,
        scope: each_once(wanted),
        state: DeviceState::Pending,
        user_id: None,
        user_agent: None,
        authenticated_at: None,
        interval_seconds: INTERVAL_SECONDS,
        polled_at: None,
        expires_at: op.now.plus_seconds(DEVICE_SECONDS),
    };
    for _ in 0..TRIES {
        row.user_code = new_user_code();
        let same = device_codes::table.filter(device_codes::user_code.eq(&row.user_code));
        if !diesel::select(exists(same)).get_result::<bool>(op.conn())? {
            diesel::insert_into(device_codes::table)
                .values(&row)
                .execute(op.conn())?;
            return Ok((device_code, shown(&row.user_code)));
        }
    }
    Err(ApiError::new(ErrorCode::Unavailable).retry_after(1))
}

/// What a code stands for, put to this user. None when it is wrong or over.
///
/// # Errors
/// When the database fails.
pub fn asking(op: &mut Op, user_code: &str, user: &User) -> ApiResult<Option<Asking>> {
    let now = op.now;
    let row = device_codes::table
        .filter(device_codes::user_code.eq(typed(user_code)))
        .filter(device_codes::state.eq(DeviceState::Pending))
        .filter(device_codes::expires_at.gt(now))
        .select(DeviceRequest::as_select());
    let Some(row) = row.first(op.conn()).optional()? else {
        return Ok(None);
    };
    let client = clients::service::active(op.conn(), row.client_id)?;
    let Some(client) = client.filter(|client| client.device_login) else {
        return Ok(None);
    };
    let useful = Action::scopes_of(&user.roles.0);
    let wanted = Some(row.scope.as_str()).filter(|wanted| !wanted.is_empty());
    let scope = scopes_for(&client, &useful, wanted);
    let organisation = organisation_of(op, &client)?;
    Ok(scope.map(|scope| Asking {
        client,
        organisation,
        scope,
        row,
    }))
}

/// Note what the user decides.
///
/// # Errors
/// When the database fails.
pub fn decide(op: &mut Op, asking: &Asking, browser: &UserSession, allowed: bool) -> ApiResult<()> {
    dialect::lock_row(op.conn(), "users", browser.user_id)?;
    let state = if allowed {
        DeviceState::Allowed
    } else {
        DeviceState::Refused
    };
    let pending = device_codes::table
        .find(&asking.row.device_code_hash)
        .filter(device_codes::state.eq(DeviceState::Pending));
    let noted = diesel::update(pending)
        .set((
            device_codes::state.eq(state),
            device_codes::scope.eq(&asking.scope),
            device_codes::user_id.eq(browser.user_id),
            device_codes::user_agent.eq(&browser.user_agent),
            device_codes::authenticated_at.eq(browser.authenticated_at),
        ))
        .execute(op.conn())?;
    if allowed && noted == 1 {
        let scopes: Vec<&str> = asking.scope.split(' ').collect();
        consents::give(op, browser.user_id, asking.client.id, &scopes)?;
    }
    Ok(())
}

/// What the device hears when it asks whether the user has decided.
///
/// # Errors
/// When the database fails.
pub fn ask(
    op: &mut Op,
    device_code: &str,
    client: ClientId,
    dpop_key: Option<String>,
) -> ApiResult<Result<Heard, Denied>> {
    let (hash, now) = (digest_of(device_code), op.now);
    let found = find(op.conn(), &hash)?.filter(|row| row.client_id == client);
    let Some(row) = found else {
        return Ok(Err(Denied::Grant));
    };
    if row.expires_at <= now {
        return Ok(Ok(Heard::Expired));
    }
    let (user, authenticated_at) = match (row.state, row.user_id, row.authenticated_at) {
        (DeviceState::Pending, ..) => return waits(op, &row).map(Ok),
        (DeviceState::Refused, ..) => return Ok(Ok(Heard::Refused)),
        (DeviceState::Allowed, Some(user), Some(at)) => (user, at),
        _ => return Ok(Err(Denied::Grant)),
    };
    dialect::lock_row(op.conn(), "users", user)?;
    if !use_up(op.conn(), &hash)? {
        return Ok(Err(Denied::Grant));
    }
    let agreed = (user, client, authenticated_at);
    let Some(user) = service::still_agreed(op, agreed, &row.scope)? else {
        return Ok(Err(Denied::Grant));
    };
    let begun = Begun {
        id: row.session_id,
        user_id: user.id,
        kind: SessionKind::Device,
        client_id: Some(client),
        scope: row.scope,
        cookie_hash: None,
        user_agent: row.user_agent,
        dpop_key,
        authenticated_at,
        lasts_seconds: REFRESH_SECONDS,
    };
    let granted = service::begin(op, begun)?;
    service::audit_as(op, &user, Some(client))?;
    Ok(Ok(Heard::Granted(granted)))
}

/// The user has not decided. A device that asks too soon waits longer from then on.
fn waits(op: &mut Op, row: &DeviceRequest) -> ApiResult<Heard> {
    let now = op.now;
    let soonest = row
        .polled_at
        .map(|at| at.plus_seconds(i64::from(row.interval_seconds)));
    let is_early = soonest.is_some_and(|soonest| now < soonest);
    let longer = if is_early { SLOWER_SECONDS } else { 0 };
    diesel::update(device_codes::table.find(&row.device_code_hash))
        .set((
            device_codes::polled_at.eq(now),
            device_codes::interval_seconds.eq(row.interval_seconds + longer),
        ))
        .execute(op.conn())?;
    Ok(if is_early {
        Heard::SlowDown
    } else {
        Heard::Pending
    })
}

fn find(conn: &mut DbConnection, hash: &[u8]) -> ApiResult<Option<DeviceRequest>> {
    let row = device_codes::table.find(hash);
    Ok(row
        .select(DeviceRequest::as_select())
        .first(conn)
        .optional()?)
}

fn use_up(conn: &mut DbConnection, hash: &[u8]) -> ApiResult<bool> {
    let allowed = device_codes::table
        .find(hash)
        .filter(device_codes::state.eq(DeviceState::Allowed));
    let used = diesel::update(allowed).set(device_codes::state.eq(DeviceState::Used));
    Ok(used.execute(conn)? == 1)
}

/// Scopes, each once.
fn each_once(scope: Option<&str>) -> String {
    let scopes: BTreeSet<&str> = scope.unwrap_or_default().split_whitespace().collect();
    scopes.into_iter().collect::<Vec<_>>().join(" ")
}

fn new_user_code() -> String {
    let mut random = rand::rng();
    let letter = |_| char::from(LETTERS[random.random_range(0..LETTERS.len())]);
    (0..CODE_LETTERS).map(letter).collect()
}

/// A code as it is shown: in two halves.
fn shown(code: &str) -> String {
    let (first, second) = code.split_at(code.len() / 2);
    format!("{first}-{second}")
}

/// A code as somebody has typed it: case, hyphens and spaces do not count.
fn typed(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// The code that somebody has typed, as the device shows it.
#[must_use]
pub fn as_shown(text: &str) -> String {
    shown(&typed(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_typed_as_people_do() {
        let code = new_user_code();
        assert_eq!(code.len(), CODE_LETTERS);
        assert_eq!(shown("WDJBMJHT"), "WDJB-MJHT");
        for text in ["wdjb mjht", "WDJBMJHT", " wdjb-MJHT "] {
            assert_eq!(typed(text), "WDJBMJHT");
        }
        assert_eq!(as_shown("é"), "-");
    }
}
