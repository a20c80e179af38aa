//! A part as an answer: streamed out of the database, whole or a range of it.

use std::ops::Range;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_RANGE, CONTENT_TYPE,
    ContentEncoding, ETAG, HeaderMap, HeaderName, IF_RANGE, RANGE,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream::{self, Stream};

use super::service::OpenPart;
use super::work::part_name;
use crate::platform::db::Database;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::wire::reply::is_held;
use crate::platform::work::jobs::files::{self, PART_BYTES};

/// Answer with a part, or as much of it as the client asks for.
pub fn respond(db: &Database, request: &HttpRequest, part: &OpenPart) -> ApiResult<HttpResponse> {
    let headers = request.headers();
    let etag = format!("\"{}\"", part.sha256);
    if is_held(request, &etag) {
        return Ok(HttpResponse::NotModified()
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .insert_header((ETAG, etag))
            .finish());
    }
    // A range of another file than the one that was begun would not fit.
    let same = text(headers, &IF_RANGE).is_none_or(|tag| tag == etag);
    let asked = text(headers, &RANGE).filter(|_| same);
    let (status, range) = match asked.and_then(|asked| range_of(asked, part.bytes)) {
        None => (StatusCode::OK, 0..part.bytes),
        Some(Ok(range)) => (StatusCode::PARTIAL_CONTENT, range),
        Some(Err(Unsatisfiable)) => {
            let error = ApiError::header(ErrorCode::RangeNotSatisfiable, "Range");
            return Err(error.with("bytes", part.bytes));
        }
    };
    let mut response = HttpResponse::build(status);
    response
        // It is compressed as it is.
        .insert_header(ContentEncoding::Identity)
        .insert_header((CONTENT_TYPE, part.media_type))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header((ETAG, etag))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", part.file_name),
        ));
    if status == StatusCode::PARTIAL_CONTENT {
        let (first, last) = (range.start, range.end - 1);
        let content_range = format!("bytes {first}-{last}/{}", part.bytes);
        response.insert_header((CONTENT_RANGE, content_range));
    }
    Ok(response
        .no_chunking(range.end - range.start)
        .streaming(pieces(db.clone(), part, range)))
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[derive(Debug, PartialEq, Eq)]
struct Unsatisfiable;

/// The bytes that a `Range` header asks for; none when it asks for what is not offered: other
/// units, or several ranges. Then the answer is the whole.
fn range_of(header: &str, bytes: u64) -> Option<Result<Range<u64>, Unsatisfiable>> {
    let (first, last) = header.trim().strip_prefix("bytes=")?.split_once('-')?;
    let range = match (first.trim(), last.trim()) {
        ("", length) => {
            let length: u64 = length.parse().ok()?;
            bytes.saturating_sub(length)..bytes
        }
        (first, "") => first.parse().ok()?..bytes,
        (first, last) => {
            let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
            if last < first {
                return None;
            }
            first..last.saturating_add(1).min(bytes)
        }
    };
    Some(if range.start < range.end {
        Ok(range)
    } else {
        Err(Unsatisfiable)
    })
}

/// The bytes of `range`, read piece by piece as the client takes them.
fn pieces(
    db: Database,
    part: &OpenPart,
    range: Range<u64>,
) -> impl Stream<Item = ApiResult<Bytes>> + use<> {
    let (job, name) = (part.job, part_name(part.number));
    let step = PART_BYTES as u64;
    stream::unfold(range, move |range| {
        let (db, name) = (db.clone(), name.clone());
        async move {
            if range.is_empty() {
                return None;
            }
            let number = i32::try_from(range.start / step).unwrap_or(i32::MAX);
            let piece = db
                .read_once(move |conn| files::get(conn, job, &name, number))
                .await
                .and_then(|piece| {
                    let from = usize::try_from(range.start % step).unwrap_or(usize::MAX);
                    let left = usize::try_from(range.end - range.start).unwrap_or(usize::MAX);
                    let piece = piece.and_then(|piece| {
                        let to = piece.len().min(from.saturating_add(left));
                        let piece = piece.get(from..to).filter(|piece| !piece.is_empty())?;
                        Some(Bytes::copy_from_slice(piece))
                    });
                    // Removed meanwhile: the connection breaks off, so that nobody takes what
                    // came for the whole.
                    piece.ok_or_else(|| ApiError::new(ErrorCode::ExportExpired))
                });
            let read = piece.as_ref().map_or(0, |piece| piece.len() as u64);
            let rest = match piece {
                Ok(_) => range.start + read..range.end,
                Err(_) => range.end..range.end,
            };
            Some((piece, rest))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_rfc_9110_says() {
        for (header, expected) in [
            ("bytes=0-9", Some(Ok(0..10))),
            ("bytes=90-", Some(Ok(90..100))),
            ("bytes=90-500", Some(Ok(90..100))),
            ("bytes=-10", Some(Ok(90..100))),
            ("bytes=-500", Some(Ok(0..100))),
            ("bytes=100-", Some(Err(Unsatisfiable))),
            ("bytes=-0", Some(Err(Unsatisfiable))),
            ("bytes=9-0", None),
            ("bytes=0-1,5-6", None),
            ("lines=0-1", None),
            ("bytes=x-", None),
        ] {
            assert_eq!(range_of(header, 100), expected, "{header}");
        }
    }
}
