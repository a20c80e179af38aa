//! Which representation a client wants, for operations that offer several.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT, Accept, HeaderMap, HeaderValue, Quality, QualityItem};
use actix_web::mime::{self, Mime};
use actix_web::{FromRequest, HttpRequest};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

pub const PDF: &str = "application/pdf";
pub const CSV: &str = "text/csv";
pub const CSV_WITH_HEADER: &str = "text/csv; charset=utf-8; header=present";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub const JSON: &str = "application/json";

/// How a CSV is written for those who open it in a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CsvForm {
    /// With a byte-order mark, semicolons, decimal commas, days as 05/06/2026 and figures as `="…"`.
    Excel,
}

/// The representation to answer with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Csv,
}

impl FromRequest for Format {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let preferred = preferred(request, &[JSON, CSV]);
        ready(preferred.map(|offer| if offer == CSV { Self::Csv } else { Self::Json }))
    }
}

/// The media type among some that the client likes best, the first of those that are alike.
///
/// # Errors
/// 406 when it likes none.
pub fn preferred(request: &HttpRequest, offers: &[&'static str]) -> ApiResult<&'static str> {
    let accept = accepted(request.headers());
    let mut best = None;
    for offer in offers {
        let wanted: Mime = offer.parse().unwrap_or(mime::STAR_STAR);
        let quality = quality(&accept, &wanted);
        if quality > best.map_or(Quality::ZERO, |(_, quality)| quality) {
            best = Some((*offer, quality));
        }
    }
    best.map(|(offer, _)| offer)
        .ok_or_else(|| not_acceptable(offers))
}

/// Whether a client says that it takes every media type, or says nothing.
#[must_use]
pub fn takes_anything(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(ACCEPT).peekable();
    lines.peek().is_none() || lines.any(|line| line == "*/*") || names_problems_alone(headers)
}

/// Whether a client says how it takes errors and nothing else: generated ones name one media type of all those
/// that an operation may answer with, a JSON one before others.
fn names_problems_alone(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(ACCEPT);
    let is_problem = |line: &HeaderValue| line == "application/problem+json";
    lines.next().is_some_and(is_problem) && lines.next().is_none()
}

/// # Errors
/// 406 when the client takes none of these media types.
pub fn check(headers: &HeaderMap, offers: &[Mime]) -> ApiResult<()> {
    let accept = accepted(headers);
    let takes = |offer: &Mime| quality(&accept, offer) > Quality::ZERO;
    if offers.iter().any(takes) {
        return Ok(());
    }
    let offers: Vec<&str> = offers.iter().map(AsRef::as_ref).collect();
    Err(not_acceptable(&offers))
}

/// 406 that names what there is.
fn not_acceptable(offers: &[&str]) -> ApiError {
    ApiError::header(ErrorCode::NotAcceptable, "Accept").with("allowed", offers.join(", "))
}

/// What the client accepts: everything without the header. A range that cannot be read counts as
/// everything too, but least: old programs in Java send `*; q=.2`.
fn accepted(headers: &HeaderMap) -> Accept {
    if !headers.contains_key(ACCEPT) || names_problems_alone(headers) {
        return Accept::star();
    }
    let lines = headers
        .get_all(ACCEPT)
        .filter_map(|line| line.to_str().ok());
    let ranges = lines.flat_map(|line| line.split(',')).map(str::trim);
    let ranges = ranges.filter(|range| !range.is_empty());
    let anything = QualityItem::min(mime::STAR_STAR);
    Accept(
        ranges
            .map(|range| range.parse().unwrap_or_else(|_| anything.clone()))
            .collect(),
    )
}

/// What the most specific range that covers `wanted` gives it.
fn quality(accept: &Accept, wanted: &Mime) -> Quality {
    let ranges = accept.iter().filter_map(|range| {
        let (kind, subtype) = (range.item.type_(), range.item.subtype());
        // With the suffix: `vc+jwt` is no `vc`.
        let is_same = range.item.essence_str() == wanted.essence_str();
        let specific = match (kind == wanted.type_(), is_same) {
            (true, true) => 2,
            (true, false) if subtype == mime::STAR => 1,
            _ if kind == mime::STAR && subtype == mime::STAR => 0,
            _ => return None,
        };
        Some((specific, range.quality))
    });
    ranges.max().map_or(Quality::ZERO, |(_, quality)| quality)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn preferred(header: &str) -> Option<Format> {
        let request = TestRequest::default().insert_header((ACCEPT, header));
        of(&request.to_http_request())
    }

    fn of(request: &HttpRequest) -> Option<Format> {
        Format::from_request(request, &mut Payload::None)
            .into_inner()
            .ok()
    }

    #[test]
    fn the_better_of_json_and_csv_is_chosen() {
        for (header, format) in [
            ("*/*", Some(Format::Json)),
            ("text/csv", Some(Format::Csv)),
            ("text/csv, application/json", Some(Format::Json)),
            ("text/csv, */*;q=0.1", Some(Format::Csv)),
            ("text/html, text/*;q=0.8", Some(Format::Csv)),
            ("application/json;q=0.2, text/csv;q=0.9", Some(Format::Csv)),
            ("application/json, text/csv;q=0", Some(Format::Json)),
            ("image/png", None),
        ] {
            assert_eq!(preferred(header), format, "{header}");
        }
    }

    #[test]
    fn the_first_of_those_liked_best_is_answered() {
        let offers = ["application/vc+jwt", "application/vc", "application/json"];
        for (header, offer) in [
            ("*/*", Some("application/vc+jwt")),
            ("application/vc", Some("application/vc")),
            (
                "application/ld+json, application/json",
                Some("application/json"),
            ),
            (
                "application/vc;q=0.5, application/vc+jwt;q=0.4",
                Some("application/vc"),
            ),
            ("text/html", None),
            ("application/problem+json", Some("application/vc+jwt")),
        ] {
            let request = TestRequest::default()
                .insert_header((ACCEPT, header))
                .to_http_request();
            assert_eq!(super::preferred(&request, &offers).ok(), offer, "{header}");
        }
    }

    #[test]
    fn the_most_specific_range_decides_and_of_the_same_ones_the_best() {
        for (header, format) in [
            ("TEXT/CSV", Some(Format::Csv)),
            (
                "text/csv;header=present;q=0.3, */*;q=0.2",
                Some(Format::Csv),
            ),
            ("text/csv;q=0.5, text/*, */*;q=0.7", Some(Format::Json)),
            ("text/csv;q=0, */*", Some(Format::Json)),
            ("application/json;q=0, */*", Some(Format::Csv)),
            ("application/*;Q=0.1, text/csv;Q=0.2", Some(Format::Csv)),
            (
                "text/csv;q=0.1, */*;q=0.5, text/csv;q=0.9",
                Some(Format::Csv),
            ),
            ("text/csv;q=0, application/json;q=0", None),
        ] {
            assert_eq!(preferred(header), format, "{header}");
        }
    }

    #[test]
    fn a_range_that_cannot_be_read_is_anything() {
        let of_old_java = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2";
        for (header, format) in [
            ("", None),
            ("text/csv,", Some(Format::Csv)),
            ("text/csv, chunk#;e", Some(Format::Csv)),
            (of_old_java, Some(Format::Json)),
            ("text/csv;q=x", Some(Format::Json)),
            ("text/csv;q=2", Some(Format::Json)),
            ("image/png, chunk#;e", Some(Format::Json)),
        ] {
            assert_eq!(preferred(header), format, "{header}");
        }
        let request = TestRequest::default().to_http_request();
        assert_eq!(of(&request), Some(Format::Json));
    }
}
