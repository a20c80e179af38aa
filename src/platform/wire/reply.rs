//! Answers: a status, a JSON body and the headers that go with it.

use std::io::Write;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LOCATION, CONTENT_TYPE, ContentEncoding, ETAG,
    HeaderName, IF_NONE_MATCH, LINK, LOCATION, VARY,
};
use actix_web::{HttpRequest, HttpResponse, Responder};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::platform::error::{ApiResult, FieldError, Place};
use crate::platform::values::text::hex;
use crate::platform::wire::accept::{CSV_WITH_HEADER, JSON};
use crate::platform::wire::packed::{Packed, takes_gzip};
use crate::platform::wire::query::Shape;
use crate::platform::wire::upsert::{Outcome, Upserted};
use crate::platform::wire::{communes, letters};

const WARNING: HeaderName = HeaderName::from_static("x-registry-warning");

/// A successful answer. Built inside the transaction, so that it can be stored with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) etag: Option<String>,
    pub(crate) location: Option<String>,
    /// Where the row of the answer really is, when the request named it differently.
    content_location: Option<String>,
    pub(crate) body: Vec<u8>,
    /// A large body, in place of the other.
    packed: Option<Packed>,
    /// What the idempotency store keeps in place of a body that holds a secret.
    kept: Option<Vec<u8>>,
    next_cursor: Option<String>,
    public: bool,
    media_type: &'static str,
    negotiated: bool,
    /// What a browser calls the answer when it keeps it as a file.
    file_name: Option<String>,
    warnings: Vec<FieldError>,
}

impl Reply {
    fn new(status: StatusCode, body: Vec<u8>) -> Self {
        Self {
            status,
            etag: None,
            location: None,
            content_location: None,
            body,
            packed: None,
            kept: None,
            next_cursor: None,
            public: false,
            media_type: JSON,
            negotiated: false,
            file_name: None,
            warnings: Vec::new(),
        }
    }

    /// 200 with one row and the ETag of its version.
    ///
    /// # Errors
    /// When the view cannot be written as JSON, which is a defect.
    pub fn row(version: i64, view: &impl Serialize) -> ApiResult<Self> {
        Ok(Self {
            etag: Some(etag(version)),
            ..Self::view(view)?
        })
    }

    /// 200 with one row in the shape that the query asks for. Only the whole row has an ETag:
    /// an expansion may change without the row.
    ///
    /// # Errors
    /// As [`Reply::row`]; 400 for a member that the view does not have.
    pub fn shaped(version: i64, view: &impl Serialize, shape: &Shape) -> ApiResult<Self> {
        if shape.is_whole() {
            return Self::row(version, view);
        }
        let view = serde_json::to_value(view)?;
        shape.expect_known(&view)?;
        Self::view(&shape.select(view))
    }

    /// 201 with the new row and where it is.
    ///
    /// # Errors
    /// As [`Reply::row`].
    pub fn created(location: String, version: i64, view: &impl Serialize) -> ApiResult<Self> {
        let row = Self::row(version, view)?;
        Ok(Self {
            status: StatusCode::CREATED,
            location: Some(location),
            ..row
        })
    }

    /// 202: the work has been taken on, and is watched at `location`.
    ///
    /// # Errors
    /// As [`Reply::row`].
    pub fn accepted(location: String, view: &impl Serialize) -> ApiResult<Self> {
        Ok(Self {
            status: StatusCode::ACCEPTED,
            location: Some(location),
            ..Self::view(view)?
        })
    }

    /// 201 with the row that a client's own key names since this request, or 200 with the row
    /// that it named before.
    ///
    /// # Errors
    /// As [`Reply::row`].
    pub fn upserted<I>(
        upserted: &Upserted<I>,
        location: String,
        version: i64,
        view: &impl Serialize,
    ) -> ApiResult<Self> {
        let reply = match upserted.outcome {
            Outcome::Created => Self::created(location, version, view)?,
            Outcome::Updated | Outcome::Unchanged => Self {
                location: Some(location),
                ..Self::row(version, view)?
            },
        };
        Ok(reply.warn(&upserted.warnings))
    }

    /// 200 with a view that has no version of its own.
    ///
    /// # Errors
    /// As [`Reply::row`].
    pub fn view(view: &impl Serialize) -> ApiResult<Self> {
        Ok(Self::new(StatusCode::OK, serde_json::to_vec(view)?))
    }

    /// This answer, which goes on at that cursor.
    #[must_use]
    pub fn followed_by(mut self, cursor: Option<String>) -> Self {
        self.next_cursor = cursor;
        self
    }

    /// 200 with a view that may be large: it is written piece by piece.
    ///
    /// # Errors
    /// As [`Reply::row`].
    pub fn large_view(view: &impl Serialize) -> ApiResult<Self> {
        Ok(Self {
            packed: Some(Packed::of(|out| Ok(serde_json::to_writer(out, view)?))?),
            ..Self::new(StatusCode::OK, Vec::new())
        })
    }

    /// 200 with a table as CSV (RFC 4180), UTF-8, that may be large.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn large_csv(write: impl FnOnce(&mut dyn Write) -> ApiResult<()>) -> ApiResult<Self> {
        Ok(Self {
            media_type: CSV_WITH_HEADER,
            packed: Some(Packed::of(write)?),
            ..Self::new(StatusCode::OK, Vec::new())
        })
    }

    /// The bytes that the answer takes.
    #[must_use]
    pub fn size(&self) -> usize {
        let packed = self.packed.as_ref();
        packed.map_or(self.body.len(), |packed| packed.bytes.len())
    }

    /// This answer, whose media type the client chose by `Accept`.
    #[must_use]
    pub fn negotiated(mut self) -> Self {
        self.negotiated = true;
        self
    }

    /// This answer, which a browser keeps as a file of that name: letters, digits, hyphens and dots.
    #[must_use]
    pub fn named(mut self, file_name: String) -> Self {
        self.file_name = Some(file_name);
        self
    }

    /// 200 with a document of a media type of its own.
    #[must_use]
    pub fn document(media_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            media_type,
            ..Self::new(StatusCode::OK, body)
        }
    }

    /// This answer with an ETag of its content.
    #[must_use]
    pub fn tagged(mut self) -> Self {
        let digest = Sha256::digest(&self.body);
        self.etag = Some(format!("\"{}\"", hex(&digest[..12])));
        self
    }

    /// [`Reply::tagged`], cacheable by anyone: for catalogues.
    #[must_use]
    pub fn catalogue(mut self) -> Self {
        self.public = true;
        self.tagged()
    }

    /// 204.
    #[must_use]
    pub fn no_content() -> Self {
        Self::new(StatusCode::NO_CONTENT, Vec::new())
    }

    /// This answer holds a secret that is shown once: a repeated request is answered with
    /// `view` instead, and the secret is stored nowhere.
    ///
    /// # Errors
    /// As [`Reply::row`].
    pub fn shown_once(mut self, view: &impl Serialize) -> ApiResult<Self> {
        self.kept = Some(serde_json::to_vec(view)?);
        Ok(self)
    }

    /// The body that the idempotency store may keep.
    pub(crate) fn body_to_keep(&self) -> &[u8] {
        self.kept.as_deref().unwrap_or(&self.body)
    }

    /// An answer given before, from the idempotency store.
    pub(crate) fn stored(
        status: StatusCode,
        etag: Option<String>,
        location: Option<String>,
        body: Vec<u8>,
    ) -> Self {
        Self {
            etag,
            location,
            ..Self::new(status, body)
        }
    }

    /// This answer, whose row is found at that path and not at the one of the request.
    #[must_use]
    pub fn found_at(mut self, path: String) -> Self {
        self.content_location = Some(path);
        self
    }

    /// Tell the client of something that did not stop the request.
    #[must_use]
    pub fn warn(mut self, warnings: &[FieldError]) -> Self {
        self.warnings.extend_from_slice(warnings);
        self
    }
}

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

/// The strong ETag of a row version.
#[must_use]
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
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
        let caching = if self.public {
            "public, no-cache"
        } else {
            "private, no-cache"
        };
        response.insert_header((CACHE_CONTROL, caching));
        // In one header: CORS keeps only the first.
        let vary = match (self.negotiated, &self.packed) {
            (true, None) => "Authorization, Accept",
            (true, Some(_)) => "Authorization, Accept, Accept-Encoding",
            (false, None) => "Authorization",
            (false, Some(_)) => "Authorization, Accept-Encoding",
        };
        response.insert_header((VARY, vary));
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
        let of_request = communes::warnings(request).into_iter();
        let of_request = of_request.chain(letters::warnings(request));
        for warning in self.warnings.into_iter().chain(of_request) {
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
fn is_held(request: &HttpRequest, etag: &str) -> bool {
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
