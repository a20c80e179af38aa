//! Bodies that are a picture. Whether one can be printed is found out by who takes it.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use crate::platform::error::{ApiError, ApiResult};
use crate::platform::wire::json::{BodyDigest, expect_media_type, read_body};

/// Largest picture, in bytes.
const LARGEST: usize = 5 * 1024 * 1024;
pub const PNG: &str = "image/png";
pub const JPEG: &str = "image/jpeg";
/// What a JPEG file begins with.
const JPEG_MARK: &[u8] = b"\xff\xd8\xff";

/// A body of `image/png` or `image/jpeg`, unread.
#[derive(Debug, Clone)]
pub struct PictureBody(pub Bytes);

impl PictureBody {
    /// By what the file is, whatever the client says of it.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        if self.0.starts_with(JPEG_MARK) {
            JPEG
        } else {
            PNG
        }
    }
}

impl FromRequest for PictureBody {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = ApiResult<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            expect_media_type(&request, &[PNG, JPEG])?;
            let bytes = read_body(&request, payload, LARGEST).await?;
            request.extensions_mut().insert(BodyDigest::of_body(&bytes));
            Ok(Self(bytes))
        })
    }
}
