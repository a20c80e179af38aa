//! What a caller may learn and change about themselves.

use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::User;
use super::{service, store};
use crate::platform::auth::authz::{Action, ActorKind, Reach, Role};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{self, Resource};
use crate::platform::values::ids::{EnterpriseId, SchoolId, UnitId};
use crate::resources::oauth::attempts::{self, Attempt};
use crate::resources::organisations::{Organisation, OrganisationView};

/// The caller, as the registry knows them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "kind": "USER", "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "username": "vanphong.tohieu",
    "displayName": "Văn phòng UBND phường", "secondFactor": false, "roles": ["COMMUNE"],
    "scopes": ["schools:read", "trainees:read"], "actions": ["school.read", "trainee.read"],
    "organisation": {
        "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "kind": "AGENCY", "name": "UBND phường Tô Hiệu",
        "unitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13", "schoolId": null, "enterpriseId": null,
        "active": true, "version": 1,
        "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
    },
    "reach": {
        "wholeProvince": false, "communeIds": ["0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13"],
        "schoolId": null, "enterpriseId": null
    }
}))]
pub struct MeView {
    pub kind: ActorKind,
    /// Id of the user or the client.
    pub id: Uuid,
    /// Null for clients, and for apps without the scope `profile`.
    pub username: Option<String>,
    /// Null for clients, and for apps without the scope `profile`.
    pub display_name: Option<String>,
    /// Whether log-in needs a code of an authenticator; null where the name is.
    pub second_factor: Option<bool>,
    pub roles: Vec<Role>,
    /// Scopes of the token in use.
    pub scopes: Vec<String>,
    /// What roles and token together allow.
    pub actions: Vec<&'static str>,
    pub organisation: OrganisationView,
    pub reach: ReachView,
}

/// What the organisation is bound to.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReachView {
    /// Whether all of the province is in reach.
    pub whole_province: bool,
    /// Present communes that the organisation stands for; empty for the whole province.
    pub commune_ids: Vec<UnitId>,
    pub school_id: Option<SchoolId>,
    pub enterprise_id: Option<EnterpriseId>,
}

pub fn me(op: &mut Op) -> ApiResult<MeView> {
    let actor = op.actor;
    let (Some(id), Some(organisation)) = (actor.id, actor.bound.organisation) else {
        return Err(ApiError::new(ErrorCode::AuthenticationRequired));
    };
    let organisation = resource::service::within::<Organisation>(op, &Reach::All, organisation)?;
    let user = match actor.kind {
        ActorKind::User => store::find(op.conn(), &Reach::All, id.uuid().into())?,
        _ => None,
    };
    // An app is told what it asked for.
    let is_told = |scope: &str| {
        let held = actor
            .scopes
            .as_ref()
            .is_some_and(|held| held.contains(scope));
        actor.app().is_none() || held
    };
    let user = user.filter(|_| is_told("profile"));
    let second_factor = user.as_ref().map(|user| user.totp_secret.is_some());
    let (username, display_name) = user.map(|user| (user.username, user.display_name)).unzip();
    let allowed = Action::ALL.iter().filter(|a| actor.require(**a).is_ok());
    Ok(MeView {
        kind: actor.kind,
        id: id.uuid(),
        username,
        display_name,
        second_factor,
        roles: actor.roles.clone(),
        scopes: actor.scopes.iter().flatten().cloned().collect(),
        actions: allowed.map(|action| action.rule().name).collect(),
        organisation: organisation
            .into_view(Vec::new(), <Organisation as Resource>::Related::default()),
        reach: ReachView {
            whole_province: actor.bound.whole_province,
            commune_ids: actor.bound.communes.clone(),
            school_id: actor.bound.school,
            enterprise_id: actor.bound.enterprise,
        },
    })
}

/// The user behind the token. Clients have no password of this kind.
pub fn own_row(op: &mut Op) -> ApiResult<User> {
    let id = op.actor.own_account("user.set-own-password")?;
    service::within(op, &Reach::All, id)
}

/// Change the own password. Whether the current one was right was found out before; a wrong one
/// counts like a failed log-in, so that a stolen token does not make guessing easier. None when
/// it was wrong, which has to be stored all the same.
pub fn set_own_password(
    op: &mut Op,
    attempt: &Attempt,
    new_password: &str,
    new_hash: &str,
) -> ApiResult<Option<()>> {
    let Some(mut user) = attempts::settle(op, attempt)? else {
        let details = json!({"reason": "own password"});
        let id = attempt.seen.as_ref().map(|user| user.id.any());
        op.audit("oauth.login-failed", super::RESOURCE, id, details)?;
        return Ok(None);
    };
    let mut problems = Problems::new();
    user.check_password(new_password, "/newPassword", &mut problems);
    problems.check()?;
    service::store_password(op, &mut user, new_hash).map(Some)
}

/// Do something that needs the password. None when it was wrong, which has to be stored all the same.
pub fn proved<T>(
    op: &mut Op,
    attempt: &Attempt,
    job: impl FnOnce(&mut Op, &User) -> ApiResult<T>,
) -> ApiResult<Option<T>> {
    match attempts::settle(op, attempt)? {
        Some(user) => job(op, &user).map(Some),
        None => {
            let details = json!({"reason": "second factor"});
            let id = attempt.seen.as_ref().map(|user| user.id.any());
            op.audit("oauth.login-failed", super::RESOURCE, id, details)?;
            Ok(None)
        }
    }
}
