//! Large answers are packed with gzip while they are written. Nobody holds one whole: who takes gzip
//! gets it as it is, everybody else unpacked a piece at a time.

use std::io::{BufWriter, Cursor, Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::HttpRequest;
use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header::{AcceptEncoding, Encoding, Header};
use actix_web::web::Bytes;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// What is written or unpacked at once.
const PIECE: usize = 32 * 1024;

/// A body as gzip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packed {
    pub(crate) bytes: Bytes,
    /// How long it is unpacked.
    length: u64,
}

impl Packed {
    /// What `write` writes.
    pub(super) fn of(write: impl FnOnce(&mut dyn Write) -> ApiResult<()>) -> ApiResult<Self> {
        let counted = Counted {
            length: 0,
            packer: GzEncoder::new(Vec::new(), Compression::fast()),
        };
        let mut buffered = BufWriter::with_capacity(PIECE, counted);
        write(&mut buffered)?;
        let counted = buffered.into_inner();
        let Counted { length, packer } = counted.map_err(|error| broken(error.into_error()))?;
        let bytes = packer.finish().map_err(broken)?.into();
        Ok(Self { bytes, length })
    }

    /// The body for a client that does not take gzip.
    pub(super) fn unpacked(self) -> Unpacked {
        Unpacked {
            rest: GzDecoder::new(Cursor::new(self.bytes)),
            length: self.length,
        }
    }
}

fn broken(error: std::io::Error) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error)
}

/// Counts what goes through.
struct Counted {
    length: u64,
    packer: GzEncoder<Vec<u8>>,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.packer.write(bytes)?;
        self.length += u64::try_from(written).unwrap_or_default();
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.packer.flush()
    }
}

/// A packed body that is unpacked as it is sent.
pub(super) struct Unpacked {
    rest: GzDecoder<Cursor<Bytes>>,
    length: u64,
}

impl MessageBody for Unpacked {
    type Error = std::io::Error;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.length)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<std::io::Result<Bytes>>> {
        let mut piece = Vec::with_capacity(PIECE);
        let most = u64::try_from(PIECE).unwrap_or_default();
        let read = self.rest.by_ref().take(most).read_to_end(&mut piece);
        Poll::Ready(match read {
            Ok(0) => None,
            Ok(_) => Some(Ok(piece.into())),
            Err(error) => Some(Err(error)),
        })
    }
}

/// Whether the client takes gzip, and prefers it to nothing.
pub(super) fn takes_gzip(request: &HttpRequest) -> bool {
    let offered = [Encoding::gzip(), Encoding::identity()];
    AcceptEncoding::parse(request)
        .ok()
        .and_then(|accept| accept.negotiate(offered.iter()))
        .is_some_and(|chosen| chosen == Encoding::gzip())
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;
    use actix_web::test::TestRequest;

    use super::*;

    #[actix_web::test]
    async fn what_is_packed_comes_out_as_it_was_written() {
        let numbers: Vec<String> = (0..50_000).map(|number| number.to_string()).collect();
        let text = numbers.join(",");
        for text in [text.as_str(), "short", ""] {
            let write = |out: &mut dyn Write| out.write_all(text.as_bytes()).map_err(broken);
            let packed = Packed::of(write).unwrap();
            let unpacked = packed.unpacked();
            let length = u64::try_from(text.len()).unwrap();
            assert_eq!(unpacked.size(), BodySize::Sized(length));
            assert!(to_bytes(unpacked).await.unwrap() == text);
        }
    }

    #[test]
    fn gzip_is_for_those_who_take_it() {
        for (header, takes) in [
            ("gzip, deflate, br, zstd", true),
            ("br", false),
            ("identity", false),
            ("gzip;q=0", false),
            ("gzip;q=0.2, identity;q=0.8", false),
        ] {
            let request = TestRequest::default().insert_header(("accept-encoding", header));
            assert_eq!(takes_gzip(&request.to_http_request()), takes, "{header}");
        }
        let silent = TestRequest::default().to_http_request();
        assert!(!takes_gzip(&silent));
    }
}
