//! Answers: a status, a JSON body and the headers that go with it.

mod respond;

pub use respond::{ShowsPeople, is_held};

use std::io::Write;

use actix_web::http::StatusCode;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::platform::error::{ApiResult, FieldError};
use crate::platform::values::text::hex;
use crate::platform::wire::accept::{CSV_WITH_HEADER, JSON};
use crate::platform::wire::packed::Packed;
use crate::platform::wire::query::Shape;
use crate::platform::wire::upsert::{Outcome, Upserted};

/// Who may keep an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// The client, which asks whether it still holds.
    Checked,
    /// Anyone, who asks so too.
    Public,
    Nobody,
}

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
    keeping: Keeping,
    media_type: &'static str,
    /// Whether the client chose the media type by `Accept`, and the language of the file.
    negotiated: bool,
    in_language: bool,
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
            keeping: Keeping::Checked,
            media_type: JSON,
            negotiated: false,
            in_language: false,
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
    /// As [`Reply::row`].
    pub fn shaped(version: i64, view: &impl Serialize, shape: &Shape) -> ApiResult<Self> {
        if shape.is_whole() {
            return Self::row(version, view);
        }
        Self::view(&shape.select(serde_json::to_value(view)?))
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

    /// This answer, whose words are in the language of the request.
    #[must_use]
    pub fn in_language(mut self) -> Self {
        self.in_language = true;
        self
    }

    /// This answer, which no cache keeps: for files with personal data.
    #[must_use]
    pub fn not_kept(mut self) -> Self {
        self.keeping = Keeping::Nobody;
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
        self.etag = Some(tag_of(&self.body));
        self
    }

    /// [`Reply::tagged`], cacheable by anyone: for catalogues.
    #[must_use]
    pub fn catalogue(mut self) -> Self {
        self.keeping = Keeping::Public;
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

/// The strong ETag of a row version.
#[must_use]
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// The strong ETag of a content.
#[must_use]
pub fn tag_of(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    format!("\"{}\"", hex(&digest[..12]))
}
