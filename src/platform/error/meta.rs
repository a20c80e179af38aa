//! What is known of a request from its headers.

use std::sync::Arc;

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{AcceptLanguage, Header, HeaderName};
use uuid::Uuid;

use super::Language;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Why personal data is read or changed; stored with the audit event.
pub const PURPOSE: HeaderName = HeaderName::from_static("x-purpose");
const PREFER: HeaderName = HeaderName::from_static("prefer");
/// Longer ids and purposes are not taken over from a client.
const LONGEST_ID: usize = 64;
const LONGEST_PURPOSE: usize = 200;

/// What is known of a request before anyone is authenticated.
#[derive(Debug, Clone, Default)]
pub struct RequestMeta {
    pub request_id: String,
    pub language: Language,
    pub purpose: Option<String>,
    /// `Prefer: handling=lenient`: unknown fields are warnings.
    pub lenient: bool,
    /// The origin under which clients reach the server: links that leave it begin with this.
    pub public_url: Arc<str>,
}

impl RequestMeta {
    pub(crate) fn of(request: &ServiceRequest, public_url: Arc<str>) -> Self {
        let headers = request.headers();
        let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let request_id = text(&REQUEST_ID)
            .filter(|id| (1..=LONGEST_ID).contains(&id.len()))
            .filter(|id| {
                id.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
            })
            .map_or_else(|| Uuid::now_v7().to_string(), str::to_owned);
        Self {
            request_id,
            language: AcceptLanguage::parse(request)
                .map_or(Language::default(), |accept| Language::preferred(&accept)),
            purpose: text(&PURPOSE).map(|text| text.chars().take(LONGEST_PURPOSE).collect()),
            lenient: text(&PREFER).is_some_and(|prefer| prefer.contains("handling=lenient")),
            public_url,
        }
    }
}
