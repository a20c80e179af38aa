//! What the subject of a token may do, read from the database.

use diesel::prelude::*;
use uuid::Uuid;

use super::{Claims, Subject};
use crate::platform::auth::authz::{Actor, ActorKind, Bound, IDENTITY_SCOPES, Role};
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{
    admin_unit_successors, admin_units, app_consents, clients, organisations, schools,
    user_sessions, users,
};
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::ids::{
    AppConsentId, ClientId, EnterpriseId, OrganisationId, SchoolId, UnitId, UserId, UserSessionId,
};
use crate::platform::values::time::{Date, Timestamp};

/// Communes that follow each other, at most; more would be a circle.
const LONGEST_SUCCESSION: usize = 16;

/// The actor behind verified claims.
///
/// # Errors
/// 401 when the user, the client or its organisation is gone or disabled, or the user has a new
/// password since.
pub fn load_actor(conn: &mut DbConnection, claims: &Claims) -> ApiResult<Actor> {
    if claims.subject_kind == Subject::Client {
        return load_subject(conn, Subject::Client, claims.sub, &claims.scope, None);
    }
    expect_current(conn, claims)?;
    let app = claims.client();
    let mut actor = load_subject(conn, Subject::User, claims.sub, &claims.scope, app)?;
    actor.session_id = claims.sid;
    Ok(actor)
}

/// A client that lost a scope has lost it at once, whatever its token says.
fn keep(actor: &mut Actor, present: &[String]) {
    if let Some(scopes) = &mut actor.scopes {
        scopes.retain(|scope| present.contains(scope) || IDENTITY_SCOPES.contains(&scope.as_str()));
    }
}

/// A new password ends the tokens that were given under the old one, and the end of a session all of its
/// own.
fn expect_current(conn: &mut DbConnection, claims: &Claims) -> ApiResult<()> {
    let from: Option<Option<Timestamp>> = users::table
        .find(UserId::from(claims.sub))
        .select(users::tokens_from)
        .first(conn)
        .optional()?;
    let from = from.ok_or_else(gone)?;
    if from.is_some_and(|from| claims.issued_millis() < from.as_micros() / 1000) {
        return Err(gone());
    }
    let Some(session) = claims.sid else {
        return Ok(());
    };
    let lasting = user_sessions::table
        .find(session)
        .filter(user_sessions::ended_at.is_null())
        .select(user_sessions::id);
    let lasting: Option<UserSessionId> = lasting.first(conn).optional()?;
    lasting.map(|_| ()).ok_or_else(gone)
}

/// A user or client with these scopes, as it is now; a user by an app only while they allow it.
///
/// # Errors
/// As [`load_actor`].
pub fn load_subject(
    conn: &mut DbConnection,
    kind: Subject,
    id: Uuid,
    scopes: &str,
    app: Option<ClientId>,
) -> ApiResult<Actor> {
    let scopes = scopes.split(' ').map(str::to_owned).collect();
    let mut actor = Actor {
        id: Some(id.into()),
        scopes: Some(scopes),
        ..Actor::anonymous()
    };
    let organisation = match kind {
        Subject::User => {
            let (roles, organisation) = user(conn, id.into())?;
            actor.kind = ActorKind::User;
            actor.roles = roles;
            organisation
        }
        Subject::Client => {
            let (role, organisation, present) = client(conn, id.into())?;
            keep(&mut actor, &present.0);
            actor.kind = ActorKind::Client;
            actor.client_id = Some(id.into());
            // One that lost its role acts for people alone.
            actor.roles = vec![role.ok_or_else(gone)?];
            organisation
        }
    };
    if let Some(app) = app {
        let (_, _, present) = client(conn, app)?;
        expect_consent(conn, id.into(), app)?;
        keep(&mut actor, &present.0);
        actor.client_id = Some(app.any());
    }
    actor.bound = bound(conn, organisation)?;
    Ok(actor)
}

fn expect_consent(conn: &mut DbConnection, user: UserId, app: ClientId) -> ApiResult<()> {
    let consent = app_consents::table
        .filter(app_consents::user_id.eq(user))
        .filter(app_consents::client_id.eq(app))
        .select(app_consents::id);
    let found: Option<AppConsentId> = consent.first(conn).optional()?;
    found.map(|_| ()).ok_or_else(gone)
}

fn gone() -> ApiError {
    ApiError::new(ErrorCode::TokenInvalid)
}

fn user(conn: &mut DbConnection, id: UserId) -> ApiResult<(Vec<Role>, OrganisationId)> {
    let row: Option<(Json<Vec<Role>>, OrganisationId)> = users::table
        .find(id)
        .filter(users::active.eq(true))
        .select((users::roles, users::organisation_id))
        .first(conn)
        .optional()?;
    row.map(|(roles, organisation)| (roles.0, organisation))
        .ok_or_else(gone)
}

fn client(
    conn: &mut DbConnection,
    id: ClientId,
) -> ApiResult<(Option<Role>, OrganisationId, Json<Vec<String>>)> {
    let row = clients::table
        .inner_join(organisations::table.on(organisations::id.eq(clients::organisation_id)))
        .filter(clients::id.eq(id))
        .filter(clients::active.eq(true))
        .filter(organisations::active.eq(true))
        .select((clients::role, clients::organisation_id, clients::scopes))
        .first(conn)
        .optional()?;
    row.ok_or_else(gone)
}

fn bound(conn: &mut DbConnection, id: OrganisationId) -> ApiResult<Bound> {
    let row: Option<(Option<UnitId>, Option<SchoolId>, Option<EnterpriseId>)> =
        organisations::table
            .find(id)
            .filter(organisations::active.eq(true))
            .select((
                organisations::unit_id,
                organisations::school_id,
                organisations::enterprise_id,
            ))
            .first(conn)
            .optional()?;
    let (unit, school, enterprise) = row.ok_or_else(gone)?;
    let (took_over, succeeded) = match school {
        Some(school) => succession(conn, school)?,
        None => (Vec::new(), false),
    };
    let (whole_province, communes) = match unit {
        Some(unit) => communes_of(conn, unit)?,
        None => (false, Vec::new()),
    };
    Ok(Bound {
        whole_province,
        communes,
        school,
        took_over,
        succeeded,
        enterprise,
        organisation: Some(id),
    })
}

/// The schools whose successor the school is today, each step of the way, and whether it has one
/// itself. Closed schools are few.
fn succession(conn: &mut DbConnection, school: SchoolId) -> ApiResult<(Vec<SchoolId>, bool)> {
    let all: Vec<(SchoolId, Option<SchoolId>)> = schools::table
        .filter(schools::successor_school_id.is_not_null())
        .filter(schools::successor_from.le(Timestamp::now().date()))
        .select((schools::id, schools::successor_school_id))
        .load(conn)?;
    let mut took_over = vec![school];
    let mut next = 0;
    while let Some(successor) = took_over.get(next).copied() {
        let closed = all.iter().filter(|(_, heir)| *heir == Some(successor));
        took_over.extend(closed.map(|(closed, _)| *closed));
        next += 1;
    }
    took_over.remove(0);
    Ok((took_over, all.iter().any(|(closed, _)| *closed == school)))
}

/// Whether the unit is the province, and otherwise the communes of today that it stands for: itself,
/// what it went into, or those of a former district.
fn communes_of(conn: &mut DbConnection, unit: UnitId) -> ApiResult<(bool, Vec<UnitId>)> {
    let today = Timestamp::now().date();
    let (level, valid_to): (String, Option<Date>) = admin_units::table
        .find(unit)
        .select((admin_units::level, admin_units::valid_to))
        .first(conn)?;
    let communes = match level.as_str() {
        "PROVINCE" => return Ok((true, Vec::new())),
        "DISTRICT" => {
            let lasts = admin_units::valid_to.is_null();
            admin_units::table
                .filter(admin_units::level.eq("COMMUNE"))
                .filter(admin_units::district_id.eq(unit))
                .filter(admin_units::valid_from.le(today))
                .filter(lasts.or(admin_units::valid_to.ge(today)))
                .select(admin_units::id)
                .load(conn)?
        }
        _ => succeeded(conn, unit, valid_to, today)?,
    };
    Ok((false, communes))
}

/// What stands on that day where the commune stood; several where it was divided.
fn succeeded(
    conn: &mut DbConnection,
    unit: UnitId,
    valid_to: Option<Date>,
    today: Date,
) -> ApiResult<Vec<UnitId>> {
    let (mut present, mut next) = (Vec::new(), vec![(unit, valid_to)]);
    for _ in 0..LONGEST_SUCCESSION {
        let ends = |last: Option<Date>| last.is_some_and(|last| last < today);
        let (ended, standing): (Vec<_>, Vec<_>) = next.into_iter().partition(|(_, to)| ends(*to));
        present.extend(standing.into_iter().map(|(unit, _)| unit));
        if ended.is_empty() {
            break;
        }
        let ended: Vec<UnitId> = ended.into_iter().map(|(unit, _)| unit).collect();
        next = admin_unit_successors::table
            .inner_join(
                admin_units::table.on(admin_units::id.eq(admin_unit_successors::successor_id)),
            )
            .filter(admin_unit_successors::unit_id.eq_any(ended))
            .select((admin_units::id, admin_units::valid_to))
            .load(conn)?;
    }
    Ok(present)
}
