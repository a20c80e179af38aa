//! The methods of every path: those of its operations, `HEAD` wherever there is `GET`, and `OPTIONS`.

use actix_web::body::{BodySize, EitherBody, MessageBody};
use actix_web::dev::{ResourceDef, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_REQUEST_METHOD, ALLOW, HeaderValue,
};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, web};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::{Operation, PathItem};

use crate::platform::error::{ApiError, ErrorCode};

/// The methods of every path, to tell 405 from 404.
#[derive(Debug)]
pub struct Methods(Vec<(ResourceDef, Vec<Method>)>);

impl Methods {
    /// Those of the document, and of paths beside it that are only read.
    #[must_use]
    pub fn of(document: &OpenApi, read_only: &[&str]) -> Self {
        let paths = document.paths.paths.iter();
        let paths = paths.map(|(path, item)| (ResourceDef::new(path.as_str()), of_path(item)));
        let beside = read_only
            .iter()
            .map(|path| (ResourceDef::new(*path), with_head(vec![Method::GET])));
        Self(paths.chain(beside).collect())
    }

    /// Paths come sorted: a word of its own before an id in its place.
    fn of_request(&self, path: &str) -> Option<&[Method]> {
        let found = self.0.iter().find(|(known, _)| known.is_match(path));
        found.map(|(_, methods)| &**methods)
    }

    /// What to answer where no operation does: 405 when the path has others, 404 otherwise.
    fn refuse(&self, request: &HttpRequest) -> ApiError {
        match self.of_request(request.path()) {
            Some(methods) if !methods.contains(request.method()) => {
                ApiError::new(ErrorCode::MethodNotAllowed).with("allowed", listed(methods))
            }
            _ => ApiError::not_found(),
        }
    }
}

/// The operations of a path, each with its method.
pub(super) fn operations(item: &PathItem) -> impl Iterator<Item = (Method, &Operation)> {
    let operations = [
        (Method::GET, &item.get),
        (Method::POST, &item.post),
        (Method::PUT, &item.put),
        (Method::PATCH, &item.patch),
        (Method::DELETE, &item.delete),
    ];
    let operations = operations.into_iter();
    operations.filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

fn of_path(item: &PathItem) -> Vec<Method> {
    with_head(operations(item).map(|(method, _)| method).collect())
}

fn with_head(mut methods: Vec<Method>) -> Vec<Method> {
    if methods.first() == Some(&Method::GET) {
        methods.insert(1, Method::HEAD);
    }
    methods.push(Method::OPTIONS);
    methods
}

fn listed(methods: &[Method]) -> String {
    let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    names.join(", ")
}

/// Where no operation answers: the methods of the path to who asks for them, else why not.
pub async fn no_route(request: HttpRequest, methods: web::Data<Methods>) -> HttpResponse {
    match methods.of_request(request.path()) {
        Some(known) if request.method() == Method::OPTIONS => HttpResponse::NoContent()
            .insert_header((ALLOW, listed(known)))
            .finish(),
        _ => HttpResponse::from_error(methods.refuse(&request)),
    }
}

/// An id in the path is none: no row has it, or it is the word of another operation.
pub fn no_row(request: &HttpRequest) -> ApiError {
    let methods = request.app_data::<web::Data<Methods>>();
    methods.map_or_else(ApiError::not_found, |methods| methods.refuse(request))
}

/// Middleware: `HEAD` is answered as `GET` is, without the body.
///
/// # Errors
/// Those of the services inside.
pub async fn head<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, Withheld>>, actix_web::Error> {
    if request.method() != Method::HEAD {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    request.head_mut().method = Method::GET;
    let response = next.call(request).await?;
    Ok(response.map_body(|_, body| EitherBody::right(Withheld(body.size()))))
}

/// As long as the body that is not sent.
#[derive(Debug)]
pub struct Withheld(BodySize);

impl MessageBody for Withheld {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        self.0
    }

    fn poll_next(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<web::Bytes, Infallible>>> {
        Poll::Ready(None)
    }
}

/// Middleware around CORS: a preflight offers the methods that the path has.
///
/// # Errors
/// Those of the services inside.
pub async fn preflight<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let asks = request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let methods = request.app_data::<web::Data<Methods>>().filter(|_| asks);
    let known = methods.and_then(|methods| methods.of_request(request.path()));
    let offered = known.and_then(|known| HeaderValue::from_str(&listed(known)).ok());
    let mut response = next.call(request).await?;
    if let (Some(offered), true) = (offered, response.status().is_success()) {
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, offered);
    }
    Ok(response)
}
