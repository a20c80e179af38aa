//! What stands before the API: `/`, and the page under `/docs/`.
//!
//! The page is Swagger UI as it is vendored, around a script of ours that shows summaries in both
//! languages. Nothing of it comes from elsewhere.

use actix_web::http::header::{ACCEPT, CACHE_CONTROL, ContentType, ETAG, LOCATION, VARY};
use actix_web::{HttpRequest, HttpResponse, guard, mime, web};
use serde_json::json;
use utoipa_swagger_ui::SwaggerUi;

use crate::platform::wire::{accept, reply};

/// Where the OpenAPI document is.
pub const DOCUMENT: &str = "/openapi.json";
/// Where it is as OpenAPI 3.0.3.
pub const OLDER_DOCUMENT: &str = "/openapi-3.0.json";
/// Where a person reads it.
const PAGE: &str = "/docs/";
/// What is read here, beside the operations of the document.
pub const PATHS: &[&str] = &["/", DOCUMENT, OLDER_DOCUMENT, "/docs", "/docs/{file:.*}"];

const HTML: &str = include_str!("front/index.html");
const SCRIPT: &str = include_str!("front/page.js");
const STYLE: &str = include_str!("front/page.css");

/// Nothing that the page loads may come from another server.
const CONTENT_POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
     frame-ancestors 'none'";

/// The text of the OpenAPI document, and its tag.
pub struct Document {
    text: web::Bytes,
    etag: String,
}

impl Document {
    pub fn of(text: String) -> Self {
        Self {
            etag: reply::tag_of(text.as_bytes()),
            text: text.into(),
        }
    }
}

/// Routes of the front, with the OpenAPI document by its paths.
pub fn configure(config: &mut web::ServiceConfig, documents: &[(&str, web::Data<Document>)]) {
    let page = |path: &'static str, kind: fn() -> ContentType, text: &'static str| {
        let answer = move || async move {
            HttpResponse::Ok()
                .content_type(kind())
                .insert_header(("Cache-Control", "no-cache"))
                .insert_header(("Content-Security-Policy", CONTENT_POLICY))
                .body(text)
        };
        read_only(path).to(answer)
    };
    for (path, document) in documents {
        let text = read_only(path).app_data(web::Data::clone(document));
        config.service(text.to(document_text));
    }
    config
        .service(read_only("/").to(root))
        .service(page(PAGE, ContentType::html, HTML))
        .service(page("/docs/index.html", ContentType::html, HTML))
        .service(page("/docs/page.js", javascript, SCRIPT))
        .service(page("/docs/page.css", css, STYLE))
        .service(SwaggerUi::new("/docs/{_:.*}").config(DOCUMENT.into()))
        .service(web::redirect("/docs", PAGE));
}

/// A resource that is read alone; other methods are refused like those of any unknown path.
fn read_only(path: &str) -> actix_web::Resource {
    web::resource(path).guard(guard::Get())
}

fn javascript() -> ContentType {
    ContentType(mime::APPLICATION_JAVASCRIPT_UTF_8)
}

fn css() -> ContentType {
    ContentType(mime::TEXT_CSS_UTF_8)
}

async fn document_text(request: HttpRequest, document: web::Data<Document>) -> HttpResponse {
    let is_held = reply::is_held(&request, &document.etag);
    let mut response = if is_held {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((CACHE_CONTROL, "public, no-cache"))
        .insert_header((ETAG, document.etag.as_str()));
    if is_held {
        return response.finish();
    }
    let text = web::Bytes::clone(&document.text);
    response.content_type(ContentType::json()).body(text)
}

/// A browser is led to the page, a program to what it may read next.
async fn root(request: HttpRequest) -> HttpResponse {
    let offers = ["application/json", "text/html"];
    if accept::preferred(&request, &offers).is_ok_and(|offer| offer == "text/html") {
        return HttpResponse::Found()
            .insert_header((LOCATION, PAGE))
            .insert_header((VARY, ACCEPT.as_str()))
            .finish();
    }
    HttpResponse::Ok()
        .insert_header((VARY, ACCEPT.as_str()))
        .json(json!({
            "name": "Job-Training Registry",
            "version": env!("CARGO_PKG_VERSION"),
            "links": {
                "documentation": PAGE,
                "openapi": DOCUMENT,
                "token": "/oauth/token",
                "authorizationServer": "/.well-known/oauth-authorization-server",
                "health": "/health/ready",
                "errorCodes": "/v1/error-codes",
            },
        }))
}
