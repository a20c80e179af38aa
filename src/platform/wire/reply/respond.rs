//! A successful answer as a response: its headers, and whether the client holds it already.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LOCATION, CONTENT_TYPE, ContentEncoding, ETAG,
    HeaderName, IF_NONE_MATCH, LINK, LOCATION, VARY,
};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, Responder};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::{Keeping, Reply};
use crate::platform::error::{FieldError, Place};
use crate::platform::wire::packed::takes_gzip;
use crate::platform::wire::told;

const WARNING: HeaderName = HeaderName::from_static("x-registry-warning");

/// Marks a request whose answer shows somebody: no cache keeps it.
#[derive(Debug, Clone, Copy)]
pub struct ShowsPeople;

/// What stands as it is in a warning.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'~')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_');

/// A warning as a header carries it, such as `/capacity CAPACITY_UNUSUAL least=25 most=35`: the
/// pointer or the parameter, percent-encoded, the code, and its values.
fn header_of(warning: &FieldError) -> String {
    let mut words = Vec::new();
    if let Place::Pointer(name) | Place::Parameter(name) = &warning.place {
        words.push(utf8_percent_encode(name, PLAIN).to_string());
    }
    words.push(warning.code.as_str().to_owned());
    for (name, value) in &warning.params {
        let value = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        words.push(format!("{name}={}", utf8_percent_encode(&value, PLAIN)));
    }
    words.join(" ")
}

impl Responder for Reply {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        // Only a read is answered by what the client holds already.
        let unchanged = request.method().is_safe()
            && self.status == StatusCode::OK
            && self
                .etag
                .as_deref()
                .is_some_and(|etag| is_held(request, etag));
        let status = if unchanged {
            StatusCode::NOT_MODIFIED
        } else {
            self.status
        };
        let mut response = HttpResponse::build(status);
        let is_personal = request.extensions().contains::<ShowsPeople>();
        let caching = match self.keeping {
            _ if is_personal => "private, no-store",
            Keeping::Checked => "private, no-cache",
            Keeping::Public => "public, no-cache",
            Keeping::Nobody => "private, no-store",
        };
        response.insert_header((CACHE_CONTROL, caching));
        let vary = [
            (true, "Authorization"),
            (self.negotiated, "Accept"),
            (self.packed.is_some(), "Accept-Encoding"),
            (self.in_language, "Accept-Language"),
        ];
        let vary = vary.iter().filter(|(varies, _)| *varies);
        let vary: Vec<&str> = vary.map(|(_, header)| *header).collect();
        // In one header: CORS keeps only the first.
        response.insert_header((VARY, vary.join(", ")));
        let is_empty = self.size() == 0;
        if let Some(etag) = self.etag {
            response.insert_header((ETAG, etag));
        }
        if let Some(location) = self.location {
            response.insert_header((LOCATION, location));
        }
        if let Some(path) = self.content_location {
            response.insert_header((CONTENT_LOCATION, path));
        }
        if let Some(cursor) = self.next_cursor {
            response.insert_header((
                LINK,
                format!("<{}>; rel=\"next\"", next_link(request, &cursor)),
            ));
        }
        for warning in self.warnings.into_iter().chain(told::warnings(request)) {
            response.append_header((WARNING, header_of(&warning)));
        }
        if unchanged || is_empty {
            return response.finish();
        }
        response.insert_header((CONTENT_TYPE, self.media_type));
        if let Some(name) = self.file_name {
            let disposition = format!("inline; filename=\"{name}\"");
            response.insert_header((CONTENT_DISPOSITION, disposition));
        }
        match self.packed {
            None => response.body(self.body),
            Some(packed) if takes_gzip(request) => {
                response.insert_header(ContentEncoding::Gzip);
                response.body(packed.bytes)
            }
            Some(packed) => response.body(packed.unpacked()),
        }
    }
}

/// Whether the client already holds the representation with this ETag.
#[must_use]
pub fn is_held(request: &HttpRequest, etag: &str) -> bool {
    let Some(held) = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
    else {
        return false;
    };
    // A compressing proxy may have made the tag weak; 304 compares weakly.
    held == "*"
        || held
            .split(',')
            .any(|tag| tag.trim().trim_start_matches("W/") == etag)
}

/// The request's own URL with the cursor of the next page.
fn next_link(request: &HttpRequest, cursor: &str) -> String {
    let kept = request.query_string().split('&');
    let kept = kept.filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
    let query: Vec<&str> = kept.collect();
    let separator = if query.is_empty() { "" } else { "&" };
    format!(
        "{}?{}{separator}cursor={cursor}",
        request.path(),
        query.join("&")
    )
}
