//! What the outermost layer says of an answer as it is sent: how it is encoded, what it varies by, and
//! which tag it has.
//!
//! A version has a tag of its own in each encoding, `"3"` and `"3-gzip"`. Whoever sends one back means
//! the version.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MATCH,
    IF_NONE_MATCH, IF_RANGE, VARY,
};
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::middleware::Next;

/// Encodings that tags are told apart by.
const ENCODINGS: [&str; 4] = ["gzip", "br", "deflate", "zstd"];
/// Headers in which a client sends tags back.
const CONDITIONS: [HeaderName; 3] = [IF_MATCH, IF_NONE_MATCH, IF_RANGE];

/// Middleware, outside of compression.
///
/// # Errors
/// Those of the services inside.
pub async fn represent<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let held = request.headers().get(IF_NONE_MATCH).cloned();
    take_off_encodings(&mut request.head_mut().headers);
    let upgrades = request.head().upgrade();
    let mut response = next.call(request).await?;
    if upgrades {
        // Nothing is spoken here but HTTP/1.1, and the connection was promised to something else.
        let head = response.response_mut().head_mut();
        head.set_connection_type(ConnectionType::Close);
    }
    let is_held = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    vary_by_encoding(headers);
    if is_held {
        if let Some(tag) = held.and_then(|held| tag_as_held(&held, headers)) {
            headers.insert(ETAG, tag);
        }
        return Ok(response);
    }
    match headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        // As if it were an encoding: it is the lack of one.
        Some(b"identity") => {
            headers.remove(CONTENT_ENCODING);
        }
        Some(encoding) => {
            let tag = headers.get(ETAG).and_then(|tag| tagged(tag, encoding));
            if let Some(tag) = tag {
                headers.insert(ETAG, tag);
            }
        }
        None => {}
    }
    Ok(response)
}

/// `"3"` as `"3-gzip"`.
fn tagged(tag: &HeaderValue, encoding: &[u8]) -> Option<HeaderValue> {
    let opened = tag.as_bytes().strip_suffix(b"\"")?;
    HeaderValue::from_bytes(&[opened, b"-", encoding, b"\""].concat()).ok()
}

/// The tag of a list that is the one of an answer, whatever its encoding.
fn tag_as_held(held: &HeaderValue, headers: &HeaderMap) -> Option<HeaderValue> {
    let current = headers.get(ETAG)?.to_str().ok()?;
    let mut held = held.to_str().ok()?.split(',').map(str::trim);
    let is_current = |tag: &&str| without_encoding(tag.trim_start_matches("W/")) == current;
    HeaderValue::from_str(held.find(is_current)?).ok()
}

fn without_encoding(tag: &str) -> String {
    for encoding in ENCODINGS {
        let opened = tag.strip_suffix('"');
        let opened = opened.and_then(|tag| tag.strip_suffix(encoding));
        if let Some(version) = opened.and_then(|tag| tag.strip_suffix('-')) {
            return format!("{version}\"");
        }
    }
    tag.to_owned()
}

fn take_off_encodings(headers: &mut HeaderMap) {
    for name in CONDITIONS {
        let Some(sent) = headers.get(&name).and_then(|sent| sent.to_str().ok()) else {
            continue;
        };
        let tags: Vec<String> = sent
            .split(',')
            .map(|tag| without_encoding(tag.trim()))
            .collect();
        if let Ok(tags) = HeaderValue::from_str(&tags.join(", ")) {
            headers.insert(name, tags);
        }
    }
}

/// All that an answer varies by, in one header: many clients read the first alone.
fn vary_by_encoding(headers: &mut HeaderMap) {
    let mut said = headers.get_all(VARY).map(HeaderValue::to_str);
    let varies = match (said.next(), said.next()) {
        (None, _) => Some(HeaderValue::from_static("accept-encoding")),
        (Some(Ok(names)), None) if varies_by(names, ACCEPT_ENCODING.as_str()) => None,
        (Some(Ok(names)), None) => HeaderValue::try_from(format!("{names}, accept-encoding")).ok(),
        _ => joined(headers),
    };
    if let Some(varies) = varies {
        headers.insert(VARY, varies);
    }
}

fn varies_by(names: &str, name: &str) -> bool {
    let mut names = names.split(',').map(str::trim);
    names.any(|known| known.eq_ignore_ascii_case(name))
}

/// Every name once, and that of encodings.
fn joined(headers: &HeaderMap) -> Option<HeaderValue> {
    let mut all = String::new();
    let said = headers
        .get_all(VARY)
        .filter_map(|value| value.to_str().ok());
    let said = said.flat_map(|value| value.split(',')).map(str::trim);
    for name in said.chain([ACCEPT_ENCODING.as_str()]) {
        if !name.is_empty() && !varies_by(&all, name) {
            all += if all.is_empty() { "" } else { ", " };
            all += name;
        }
    }
    HeaderValue::try_from(all).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_says_its_encoding_and_means_its_version() {
        let tag = |text: &'static str| HeaderValue::from_static(text);
        for (plain, encoded) in [("\"3\"", "\"3-gzip\""), ("W/\"a-b\"", "W/\"a-b-gzip\"")] {
            assert_eq!(tagged(&tag(plain), b"gzip"), Some(tag(encoded)));
            assert_eq!(without_encoding(encoded), plain);
            assert_eq!(without_encoding(plain), plain);
        }
        for odd in ["*", "3-gzip", "\"gzip\"", "\"3-gzip"] {
            assert_eq!(without_encoding(odd), odd);
        }
    }

    #[test]
    fn an_answer_varies_by_each_header_once() {
        for (said, told) in [
            (&[][..], "accept-encoding"),
            (&["Accept, Accept-Encoding"], "Accept, Accept-Encoding"),
            (&["Origin"], "Origin, accept-encoding"),
            (
                &["Authorization, accept-encoding", "Origin, authorization"],
                "Authorization, accept-encoding, Origin",
            ),
        ] {
            let mut headers = HeaderMap::new();
            for value in said {
                headers.append(VARY, HeaderValue::from_static(value));
            }
            vary_by_encoding(&mut headers);
            let all: Vec<&HeaderValue> = headers.get_all(VARY).collect();
            assert_eq!(all, [told]);
        }
    }
}
