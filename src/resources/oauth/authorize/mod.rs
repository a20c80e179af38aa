//! What an app may have of somebody, and the code that it gets for it.

pub mod code;
pub mod pushed;
mod request;

use std::collections::BTreeSet;

use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource;
use crate::resources::clients::{self, Client};
use crate::resources::organisations::Organisation;
use crate::resources::sessions::{self, UserSession, consents};
use crate::resources::users::{self, User};

pub use request::{Authorization, AuthorizationParams, Fault, Wrong, scopes_for};

/// How long a log-in counts as the one that a request has asked for.
const FRESH_SECONDS: i64 = 300;

/// How a request stands for the browser that brings it.
#[derive(Debug)]
pub enum Stand {
    /// Nobody is logged in, or not as the app wants it.
    LogIn(Box<Authorization>),
    /// The user has to be asked.
    Ask(Box<Asked>),
    /// The user has agreed before.
    Agreed(Box<Asked>),
}

/// A request beside the user whom it is put to.
#[derive(Debug)]
pub struct Asked {
    pub authorization: Authorization,
    pub browser: UserSession,
    pub user: User,
    /// Name of the organisation whose app it is.
    pub organisation: String,
    /// What the app would get.
    pub scope: String,
}

/// Somebody who is logged in at the pages.
#[derive(Debug)]
pub struct Present {
    pub browser: UserSession,
    pub user: User,
}

/// Read a request, and how it stands; `is_fresh` when the page says that somebody has just logged in for it.
///
/// # Errors
/// When the database fails.
pub fn stand(
    op: &mut Op,
    params: AuthorizationParams,
    session: Option<&[u8]>,
    is_fresh: bool,
) -> ApiResult<Result<Stand, Fault>> {
    let authorization = match open(op, params)? {
        Ok(authorization) => authorization,
        Err(fault) => return Ok(Err(fault)),
    };
    let silent = authorization.prompt.contains("none");
    let back = |error, description| Ok(Err(Fault::Back(authorization.back(error, description))));
    let present = present(op, session)?.filter(|present| {
        let since = op.now.as_seconds() - present.browser.authenticated_at.as_seconds();
        let prompt = &authorization.prompt;
        let is_asked = prompt.contains("login") || prompt.contains("select_account");
        let is_recent = authorization.max_age.is_none_or(|most| since <= most);
        (is_recent && !is_asked) || (is_fresh && since <= FRESH_SECONDS)
    });
    let Some(Present { browser, user }) = present else {
        if silent {
            return back(
                "login_required",
                "Nobody is logged in, or not recently enough",
            );
        }
        return Ok(Ok(Stand::LogIn(Box::new(authorization))));
    };
    let useful = Action::scopes_of(&user.roles.0);
    let Some(scope) = authorization.scope_for(&useful) else {
        return back(
            "invalid_scope",
            "None of the scopes wanted is of use to the user",
        );
    };
    let given = consents::given(op, user.id, authorization.client.id)?;
    let is_given = scope.split(' ').all(|scope| given.contains(scope));
    let agreed = is_given && !authorization.always_asks();
    if silent && !agreed {
        return back("consent_required", "The user has to be asked");
    }
    let organisation = organisation_of(op, &authorization.client)?;
    let asked = Box::new(Asked {
        authorization,
        browser,
        user,
        organisation,
        scope,
    });
    Ok(Ok(if agreed {
        Stand::Agreed(asked)
    } else {
        Stand::Ask(asked)
    }))
}

/// The request, with the app that makes it.
fn open(op: &mut Op, params: AuthorizationParams) -> ApiResult<Result<Authorization, Fault>> {
    let Some(id) = params.client_id() else {
        return Ok(Err(Fault::Here(Wrong::Client)));
    };
    let client = clients::service::active(op.conn(), id)?;
    let Some(client) = client.filter(|client| !client.redirect_uris.0.is_empty()) else {
        return Ok(Err(Fault::Here(Wrong::Client)));
    };
    let params = match params
        .request_uri
        .as_deref()
        .filter(|uri| pushed::is_ours(uri))
    {
        None => params,
        Some(uri) => match pushed::find(op, uri, id)? {
            Some(pushed) => pushed,
            None => return Ok(Err(Fault::Here(Wrong::Expired))),
        },
    };
    Ok(params.check(client))
}

/// Who is logged in at the browser, if they may come in still.
///
/// # Errors
/// When the database fails.
pub fn present(op: &mut Op, session: Option<&[u8]>) -> ApiResult<Option<Present>> {
    let Some(session) = session else {
        return Ok(None);
    };
    let Some(browser) = sessions::service::of_browser(op.conn(), session)? else {
        return Ok(None);
    };
    let user = users::service::still_active(op, browser.user_id)?;
    Ok(user.map(|user| Present { browser, user }))
}

/// Name of the organisation whose app it is.
///
/// # Errors
/// When the database fails.
pub fn organisation_of(op: &mut Op, client: &Client) -> ApiResult<String> {
    let organisation =
        resource::service::within::<Organisation>(op, &Reach::All, client.organisation_id)?;
    Ok(organisation.terms.name)
}

/// Note that the user agrees, and give the app its code.
///
/// # Errors
/// When the database fails.
pub fn agree(op: &mut Op, asked: &Asked) -> ApiResult<String> {
    let scopes: BTreeSet<&str> = asked.scope.split(' ').collect();
    let scopes: Vec<&str> = scopes.into_iter().collect();
    let client = asked.authorization.client.id;
    consents::give(op, asked.user.id, client, &scopes)?;
    code::issue(
        op,
        &asked.authorization,
        &asked.browser,
        asked.scope.clone(),
    )
}
