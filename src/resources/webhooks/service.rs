//! Rules of subscriptions.

use serde_json::json;

use super::RESOURCE;
use super::model::{
    Owner, StatusReason, Webhook, WebhookFilter, WebhookInput, WebhookSecretView, WebhookStatus,
    WebhookView,
};
use super::store;
use crate::platform::auth::authz::{Action, ActorKind, Grant, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::sync::feed::{self, FeedCursor};
use crate::platform::values::ids::{OrganisationId, WebhookId};
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::work::outbound::{Refused, Target};
use crate::resources::change_feed;

/// Subscriptions that one organisation may have.
const MOST_OF_ORGANISATION: i64 = 20;

/// The subscriptions that the caller may manage. They belong to organisations, not to places, so
/// that even an employment centre of the whole province has its own alone.
pub(super) fn managed(op: &Op) -> ApiResult<Reach> {
    op.require(Action::WebhookManage)?;
    match op.actor.grant(Action::WebhookManage) {
        Grant::All => Ok(Reach::All),
        _ => Ok(Reach::Organisation(own_organisation(op)?)),
    }
}

fn own_organisation(op: &Op) -> ApiResult<OrganisationId> {
    let own = op.actor.bound.organisation;
    own.ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden))
}

/// The subscription, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub(super) fn within(op: &mut Op, reach: &Reach, id: WebhookId) -> ApiResult<Webhook> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

pub fn list(op: &mut Op, query: &ListQuery<WebhookFilter>) -> ApiResult<Page<WebhookView>> {
    let reach = managed(op)?;
    let slice = store::page(op.conn(), &reach, query)?;
    Ok(slice.into_page(WebhookView::from))
}

pub fn read(op: &mut Op, id: WebhookId) -> ApiResult<WebhookView> {
    let reach = managed(op)?;
    within(op, &reach, id).map(WebhookView::from)
}

/// Subscribe and show the secret, for the only time. `target` is what looking the URL up gave.
pub fn create(
    op: &mut Op,
    input: &WebhookInput,
    target: &Result<Target, Refused>,
) -> ApiResult<WebhookSecretView> {
    managed(op)?;
    let organisation = own_organisation(op)?;
    let owner = owner(op)?;
    let mut problems = Problems::new();
    let url = expect_target(target, &mut problems);
    check_types(op, input, &mut problems);
    problems.check()?;
    dialect::lock(op.conn(), &format!("{RESOURCE}:{organisation}"))?;
    if store::count_of(op.conn(), organisation)? >= MOST_OF_ORGANISATION {
        return Err(ApiError::new(ErrorCode::WebhooksTooMany).with("maximum", MOST_OF_ORGANISATION));
    }
    let webhook = Webhook::new(organisation, owner, &url, input, op.now);
    store::insert(op.conn(), &webhook)?;
    // What there was before is the business of a snapshot.
    let window = change_feed::window(op, &webhook.types.0);
    let (log, end) = (feed::state(op.conn())?, feed::end_of_log(op.conn())?);
    let cursor = FeedCursor::new(&log, &window, end);
    let now = op.now;
    store::advance(op.conn(), webhook.id, 0, &cursor, now)?;
    op.record(&webhook.change("webhook.create"))?;
    Ok(with_secret(webhook))
}

/// Change a subscription. Somebody of its organisation takes it over: what it tells from then on
/// is what they may see. `target` is what looking a new URL up gave.
pub fn change(
    op: &mut Op,
    id: WebhookId,
    seen: &IfMatch,
    patch: &MergePatch<WebhookInput>,
    target: Option<&Result<Target, Refused>>,
) -> ApiResult<WebhookView> {
    let reach = managed(op)?;
    let mut webhook = within(op, &reach, id)?;
    seen.check(webhook.version)?;
    let input = patch.apply(&webhook.to_input())?;
    let mut problems = Problems::new();
    let url = match target {
        Some(target) => expect_target(target, &mut problems),
        None => webhook.url.clone(),
    };
    check_types(op, &input, &mut problems);
    problems.check()?;
    if op.actor.bound.organisation == Some(webhook.organisation_id) {
        webhook.take_over(owner(op)?);
    }
    webhook.apply(&url, &input, op.now);
    store::update(op.conn(), &webhook)?;
    store::set_well(op.conn(), id)?;
    let details = json!({"members": patch.members(), "status": webhook.status});
    op.record(&webhook.change("webhook.change").details(details))?;
    Ok(webhook.into())
}

/// Give a subscription a new secret; the old one signs too for a day.
pub fn rotate(op: &mut Op, id: WebhookId, seen: &IfMatch) -> ApiResult<WebhookSecretView> {
    let reach = managed(op)?;
    let mut webhook = within(op, &reach, id)?;
    seen.check(webhook.version)?;
    webhook.rotate(op.now);
    store::update(op.conn(), &webhook)?;
    op.record(&webhook.change("webhook.rotate-secret"))?;
    Ok(with_secret(webhook))
}

pub fn delete(op: &mut Op, id: WebhookId, seen: &IfMatch) -> ApiResult<()> {
    let reach = managed(op)?;
    let webhook = within(op, &reach, id)?;
    seen.check(webhook.version)?;
    store::delete(op.conn(), id)?;
    op.record(
        &Change::delete("webhook.delete", RESOURCE, id.any(), webhook.version)
            .organisation(webhook.organisation_id),
    )
}

/// Put a subscription into another status, for the server itself.
pub(super) fn set_status(
    op: &mut Op,
    id: WebhookId,
    status: WebhookStatus,
    reason: Option<StatusReason>,
) -> ApiResult<()> {
    let Some(mut webhook) = store::find(op.conn(), &Reach::All, id)? else {
        return Ok(());
    };
    // What the subscriber decided meanwhile stands.
    if !webhook.is_wanted() || webhook.status == status {
        return Ok(());
    }
    webhook.set_status(status, reason, op.now);
    store::update(op.conn(), &webhook)?;
    let action = match status {
        WebhookStatus::Paused => "webhook.pause",
        WebhookStatus::Disabled => "webhook.disable",
        WebhookStatus::Active | WebhookStatus::Inactive => "webhook.resume",
    };
    op.record(&webhook.change(action))
}

fn with_secret(webhook: Webhook) -> WebhookSecretView {
    WebhookSecretView {
        secret: Some(webhook.shown_secret()),
        webhook: webhook.into(),
    }
}

/// The caller, as one whose permissions a subscription follows. It never tells more than their
/// token could read.
fn owner(op: &Op) -> ApiResult<Owner> {
    op.require(Action::FeedRead)?;
    let actor = op.actor;
    match (actor.kind, actor.id, &actor.scopes) {
        (ActorKind::User | ActorKind::Client, Some(id), Some(scopes)) => Ok(Owner {
            kind: actor.kind,
            id,
            scopes: scopes.iter().cloned().collect::<Vec<_>>().join(" "),
            app: actor.app(),
        }),
        _ => Err(ApiError::new(ErrorCode::ActionForbidden)),
    }
}

/// The URL that may be called; what is wrong with it is noted.
fn expect_target(target: &Result<Target, Refused>, problems: &mut Problems) -> String {
    let refused = match target {
        Ok(target) => return target.as_str().to_owned(),
        Err(refused) => refused,
    };
    let code = match refused {
        Refused::Url => ErrorCode::WebhookUrlInvalid,
        Refused::Scheme => ErrorCode::WebhookSchemeForbidden,
        Refused::Port => ErrorCode::WebhookPortForbidden,
        Refused::Host => ErrorCode::WebhookHostForbidden,
    };
    problems.add(code, "/url");
    String::new()
}

/// The caller must be able to read the types.
fn check_types(op: &Op, input: &WebhookInput, problems: &mut Problems) {
    for (index, synced) in input.types.iter().enumerate() {
        if synced.audiences(op.actor).is_none() {
            problems
                .add(ErrorCode::WebhookTypeForbidden, &format!("/types/{index}"))
                .param("type", synced.as_str());
        }
    }
}
