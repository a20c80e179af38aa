//! The pages of log-in: `/oauth/authorize`, `/oauth/log-in`, `/oauth/consent`, `/oauth/device`,
//! `/oauth/log-out`.

mod authorize;
mod browser;
mod device;
mod html;
mod log_in;

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa_actix_web::service_config::ServiceConfig;

use super::error::Refusal;
use super::form::{Form, parse, write_as_nobody};
use crate::platform::auth::authz::Actor;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Language, RequestMeta};
use crate::platform::op::Op;
use crate::platform::serve::state::State;
use browser::Browser;
use html::{Frame, MessagePage, say};

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(authorize::oauth_authorize)
        .service(authorize::oauth_authorize_form)
        .service(device::oauth_device);
    // The forms of the pages are no operations of the API: programs have none of what they carry.
    config.map(|config| {
        config
            .service(authorize::decide)
            .service(device::decide)
            .service(log_in::log_in)
            .service(log_in::log_out)
    });
}

/// A request for a page.
struct Visit {
    request: HttpRequest,
    state: web::Data<State>,
    meta: Arc<RequestMeta>,
    browser: Browser,
}

/// What every form of the pages carries.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    form_token: String,
    /// What the user was asked about.
    asked: String,
    decision: String,
    user_code: String,
}

/// Where a page leads to next.
#[derive(Default, Deserialize)]
#[serde(default)]
struct NextParam {
    next: String,
}

impl Visit {
    fn of(request: &HttpRequest) -> ApiResult<Self> {
        let state = request
            .app_data::<web::Data<State>>()
            .ok_or_else(|| ApiError::new(ErrorCode::Internal))?;
        let meta = request.extensions().get::<Arc<RequestMeta>>().cloned();
        Ok(Self {
            browser: Browser::of(request, state),
            request: request.clone(),
            state: state.clone(),
            meta: meta.unwrap_or_default(),
        })
    }

    /// The form that was sent.
    async fn form<T: DeserializeOwned>(&self, payload: web::Payload) -> ApiResult<T> {
        match Form::read(&self.request, payload).await {
            Ok(form) => Ok(form.fields),
            Err(Refusal::Api(error)) => Err(error),
            Err(Refusal::OAuth(_)) => Err(ApiError::new(ErrorCode::BodyInvalid)),
        }
    }

    /// The page of this application that the browser goes to next. No form leads anywhere else.
    fn next(&self) -> ApiResult<String> {
        let NextParam { next } = fields(self.request.query_string())?;
        let path = next.split('?').next().unwrap_or_default();
        if ["/oauth/authorize", "/oauth/device"].contains(&path) {
            return Ok(next);
        }
        Err(ApiError::parameter(ErrorCode::ParameterInvalid, "next"))
    }

    /// The language of a page: the one asked for, or the browser's.
    fn language(&self, asked: Option<Language>) -> Language {
        asked.unwrap_or(self.meta.language)
    }

    /// The address of this page.
    fn own_address(&self) -> String {
        let (path, query) = (self.request.path(), self.request.query_string());
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    async fn read<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Op) -> ApiResult<R> + Send + 'static,
    ) -> ApiResult<R> {
        let meta = Arc::clone(&self.meta);
        self.state
            .db
            .read_once(move |conn| job(&mut Op::new(conn, &Actor::anonymous(), &meta)))
            .await
    }

    async fn write<R: Send + 'static>(
        &self,
        job: impl FnMut(&mut Op) -> ApiResult<R> + Send + 'static,
    ) -> ApiResult<R> {
        write_as_nobody(&self.state, &self.meta, job).await
    }
}

impl FromRequest for Visit {
    type Error = ApiError;
    type Future = std::future::Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        std::future::ready(Self::of(request))
    }
}

/// The parameters of a query.
fn fields<T: DeserializeOwned>(query: &str) -> ApiResult<T> {
    parse(query).map_err(|_| ApiError::new(ErrorCode::ParameterInvalid))
}

/// A page that says something and leads nowhere.
fn message(
    status: StatusCode,
    language: Language,
    title: (&'static str, &'static str),
    text: (&'static str, &'static str),
) -> ApiResult<HttpResponse> {
    let message = MessagePage {
        frame: Frame::alone(language),
        title: say(language, title.0, title.1),
        text: say(language, text.0, text.1),
    };
    html::page(status, &message, language, None, None)
}
