//! Which representation a client wants, for operations that offer a table as well.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT;
use actix_web::{FromRequest, HttpRequest};

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

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
        let header = request.headers().get(ACCEPT);
        let wanted = header.map_or(Ok("*/*"), |value| value.to_str());
        ready(
            wanted
                .ok()
                .and_then(Self::preferred)
                .ok_or_else(|| ApiError::header(ErrorCode::NotAcceptable, "Accept")),
        )
    }
}

impl Format {
    /// The better of the two for an `Accept` header, JSON when both are alike.
    fn preferred(header: &str) -> Option<Self> {
        let json = weight(header, "application", "json");
        let csv = weight(header, "text", "csv");
        match (json > 0.0, csv > 0.0) {
            (false, false) => None,
            (_, true) if csv > json => Some(Self::Csv),
            _ => Some(Self::Json),
        }
    }
}

/// What the most specific range that covers the media type gives it.
fn weight(header: &str, kind: &str, subtype: &str) -> f32 {
    let mut best = (0, 0.0);
    for range in header.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let Some((range_kind, range_subtype)) = parts.next().and_then(|r| r.split_once('/')) else {
            continue;
        };
        let is = |range: &str, name: &str| range.eq_ignore_ascii_case(name);
        let specific = match (is(range_kind, kind), is(range_subtype, subtype)) {
            (true, true) => 3,
            (true, false) if range_subtype == "*" => 2,
            _ if range_kind == "*" && range_subtype == "*" => 1,
            _ => continue,
        };
        let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse().ok());
        if specific > best.0 {
            best = (specific, quality.unwrap_or(1.0));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(Format::preferred(header), format, "{header}");
        }
    }
}
