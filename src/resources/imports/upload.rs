//! Receiving a file: stored part by part as it arrives, counted, and never in memory whole.

use std::io::Write;
use std::time::{Duration, Instant};

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::web::{BytesMut, Payload};
use flate2::write::MultiGzDecoder;
use futures_util::StreamExt;
use sha2::{Digest, Sha256};

use super::model::ImportFormat;
use super::read::FILE;
use crate::platform::db::Database;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::ids::AnyId;
use crate::platform::work::jobs::files::{self, PART_BYTES};

/// A file may take as long as it needs at this rate, and what it may be stuck.
const BYTES_PER_SECOND: u64 = 4 * 1024;
/// No table of people packs better than this; what does was made to burst.
const BEST_RATIO: u64 = 200;
/// Below this size the ratio says nothing.
const SMALL: u64 = 8 * 1024 * 1024;
/// So many bytes of a file tell what it is.
const BEGINNING: usize = 128;

/// What a file may ask of the server.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// Unpacked.
    pub bytes: u64,
    /// How long it may be stuck on its way.
    pub stall: Duration,
}

/// A file that has arrived.
#[derive(Debug, Clone)]
pub struct Received {
    pub format: ImportFormat,
    pub gzip: bool,
    pub bytes: i64,
    pub expanded_bytes: i64,
    pub digest: [u8; 32],
}

/// Store the body as the file of `job`. What is wrong with it leaves nothing behind.
///
/// # Errors
/// 415, 413, 408, or 400 when it is empty or its packing broken.
pub async fn receive(
    db: &Database,
    request: &HttpRequest,
    payload: Payload,
    job: AnyId,
    allowed: Allowance,
) -> ApiResult<Received> {
    let declared = declared(request)?;
    let gzip = is_gzip(request)?;
    let received = store(db, payload, job, allowed, declared, gzip).await;
    if received.is_err() {
        discard(db, job).await;
    }
    received
}

/// Remove the file of a job that there will not be.
pub async fn discard(db: &Database, job: AnyId) {
    let db = db.clone();
    let removed = actix_web::web::block(move || files::remove(&db, job, FILE)).await;
    if let Ok(Err(error)) = removed {
        tracing::warn!(%error, "a refused file is left for housekeeping");
    }
}

async fn store(
    db: &Database,
    mut payload: Payload,
    job: AnyId,
    allowed: Allowance,
    declared: Declared,
    gzip: bool,
) -> ApiResult<Received> {
    let started = Instant::now();
    let mut count = Count::new(gzip, allowed.bytes);
    let (mut part, mut bytes) = (0, 0_u64);
    let mut buffer = BytesMut::with_capacity(2 * PART_BYTES);
    loop {
        let earned = Duration::from_secs(bytes / BYTES_PER_SECOND);
        let left = (allowed.stall + earned).saturating_sub(started.elapsed());
        let chunk = tokio::time::timeout(left.min(allowed.stall), payload.next()).await;
        let chunk = match chunk.map_err(|_| ApiError::new(ErrorCode::RequestTimeout))? {
            None => break,
            Some(Ok(chunk)) => chunk,
            Some(Err(error)) => {
                return Err(ApiError::new(ErrorCode::FileUnreadable).caused_by(error.to_string()));
            }
        };
        bytes += chunk.len() as u64;
        count.add(&chunk, bytes)?;
        buffer.extend_from_slice(&chunk);
        while buffer.len() >= PART_BYTES {
            let content = buffer.split_to(PART_BYTES).freeze();
            put(db, job, part, content).await?;
            part += 1;
        }
    }
    let Unpacked {
        bytes: expanded,
        digest,
        start,
    } = count.end(bytes)?;
    if expanded == 0 {
        return Err(ApiError::new(ErrorCode::FileEmpty));
    }
    put(db, job, part, buffer.freeze()).await?;
    Ok(Received {
        format: format_of(declared, &start),
        gzip,
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        expanded_bytes: i64::try_from(expanded).unwrap_or(i64::MAX),
        digest,
    })
}

async fn put(
    db: &Database,
    job: AnyId,
    part: i32,
    content: actix_web::web::Bytes,
) -> ApiResult<()> {
    if content.is_empty() {
        return Ok(());
    }
    db.write(move |conn| files::put(conn, job, FILE, part, &content))
        .await
}

/// What a file may be by its media type: one that says so is NDJSON, all else is told by its content.
/// Browsers on Windows call a CSV an Excel sheet and Excel's Unicode text plain, and many programs say no
/// more than that it is bytes.
const MEDIA_TYPES: [(&str, Declared); 11] = [
    ("application/x-ndjson", Declared::Ndjson),
    ("text/csv", Declared::Table),
    ("text/tab-separated-values", Declared::Table),
    ("application/csv", Declared::Table),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Declared::Table,
    ),
    ("application/vnd.ms-excel", Declared::Table),
    (
        "application/vnd.ms-excel.sheet.macroenabled.12",
        Declared::Table,
    ),
    (
        "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        Declared::Binary,
    ),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        Declared::Table,
    ),
    ("text/plain", Declared::Anything),
    ("application/octet-stream", Declared::Anything),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Declared {
    Ndjson,
    Table,
    /// Excel's binary workbook, which begins like the others.
    Binary,
    Anything,
}

fn declared(request: &HttpRequest) -> ApiResult<Declared> {
    let header = request.headers().get(CONTENT_TYPE);
    let given = header.and_then(|value| value.to_str().ok()).unwrap_or("");
    let given = given.split(';').next().unwrap_or("").trim();
    let mut known = MEDIA_TYPES.iter();
    let known = known.find(|(media_type, _)| given.eq_ignore_ascii_case(media_type));
    known.map(|(_, declared)| *declared).ok_or_else(|| {
        let accepted = MEDIA_TYPES.map(|(media_type, _)| media_type).join(", ");
        ApiError::header(ErrorCode::MediaTypeUnsupported, "Content-Type").with("accepted", accepted)
    })
}

/// What a file is, by what was said of it and by how it begins.
fn format_of(declared: Declared, start: &[u8]) -> ImportFormat {
    /// The first entry of an archive of OpenDocument is its media type, as it stands.
    const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let is_objects = text.trim_ascii_start().starts_with(b"{");
    match declared {
        Declared::Ndjson => ImportFormat::Ndjson,
        Declared::Binary if start.starts_with(b"PK") => ImportFormat::Xlsb,
        _ if start
            .windows(OPEN_DOCUMENT.len())
            .any(|part| part == OPEN_DOCUMENT) =>
        {
            ImportFormat::Ods
        }
        _ if start.starts_with(b"PK") => ImportFormat::Xlsx,
        _ if start.starts_with(b"\xd0\xcf\x11\xe0") => ImportFormat::Xls,
        Declared::Anything if is_objects => ImportFormat::Ndjson,
        _ => ImportFormat::Csv,
    }
}

fn is_gzip(request: &HttpRequest) -> ApiResult<bool> {
    match request.headers().get(CONTENT_ENCODING) {
        None => Ok(false),
        Some(value) if value.as_bytes().eq_ignore_ascii_case(b"identity") => Ok(false),
        Some(value) if value.as_bytes().eq_ignore_ascii_case(b"gzip") => Ok(true),
        Some(_) => Err(
            ApiError::header(ErrorCode::MediaTypeUnsupported, "Content-Encoding")
                .with("accepted", "gzip, identity"),
        ),
    }
}

/// Counts and digests a file as it is when unpacked.
enum Count {
    Plain(Sink),
    Gzip(Box<MultiGzDecoder<Sink>>),
}

#[derive(Default)]
struct Sink {
    bytes: u64,
    /// The first of them.
    start: Vec<u8>,
    /// What `bytes` must not exceed.
    most: u64,
    digest: Sha256,
}

/// A file, unpacked: its size, SHA-256 and first bytes.
struct Unpacked {
    bytes: u64,
    digest: [u8; 32],
    start: Vec<u8>,
}

impl Write for Sink {
    fn write(&mut self, content: &[u8]) -> std::io::Result<usize> {
        self.bytes += content.len() as u64;
        if self.bytes > self.most {
            let error = ApiError::new(ErrorCode::FileTooLarge).with("maximum", self.most);
            return Err(std::io::Error::other(error));
        }
        self.digest.update(content);
        let missing = BEGINNING.saturating_sub(self.start.len());
        self.start.extend(content.iter().take(missing));
        Ok(content.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Count {
    fn new(gzip: bool, most: u64) -> Self {
        let sink = Sink {
            most,
            ..Sink::default()
        };
        if gzip {
            Self::Gzip(Box::new(MultiGzDecoder::new(sink)))
        } else {
            Self::Plain(sink)
        }
    }

    /// Take the next chunk in; `bytes` have arrived with it.
    fn add(&mut self, chunk: &[u8], bytes: u64) -> ApiResult<()> {
        match self {
            Self::Plain(sink) => sink.write_all(chunk).map_err(refused),
            Self::Gzip(unpacked) => {
                unpacked.write_all(chunk).map_err(refused)?;
                let expanded = unpacked.get_ref().bytes;
                if expanded > SMALL && expanded > bytes * BEST_RATIO {
                    return Err(ApiError::new(ErrorCode::FileTooLarge).with("ratio", BEST_RATIO));
                }
                Ok(())
            }
        }
    }

    fn end(self, bytes: u64) -> ApiResult<Unpacked> {
        let sink = match self {
            Self::Plain(sink) => sink,
            Self::Gzip(unpacked) if bytes > 0 => unpacked.finish().map_err(refused)?,
            Self::Gzip(_) => Sink::default(),
        };
        Ok(Unpacked {
            bytes: sink.bytes,
            digest: sink.digest.finalize().into(),
            start: sink.start,
        })
    }
}

fn refused(error: std::io::Error) -> ApiError {
    match error.downcast::<ApiError>() {
        Ok(error) => error,
        Err(error) => ApiError::new(ErrorCode::FileUnreadable).caused_by(error),
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(content: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(content).expect("memory");
        packer.finish().expect("memory")
    }

    fn count(content: &[u8], most: u64) -> ApiResult<u64> {
        let mut count = Count::new(true, most);
        let mut bytes = 0;
        for chunk in content.chunks(1024) {
            bytes += chunk.len() as u64;
            count.add(chunk, bytes)?;
        }
        count.end(bytes).map(|unpacked| unpacked.bytes)
    }

    #[test]
    fn the_document_names_the_media_types_that_are_taken() {
        let document = serde_json::to_value(crate::openapi::document()).expect("JSON");
        let body = &document["paths"]["/v1/imports"]["post"]["requestBody"];
        let content = body["content"].as_object().expect("media types");
        let mut named: Vec<&str> = content.keys().map(String::as_str).collect();
        let mut taken = MEDIA_TYPES.map(|(media_type, _)| media_type);
        named.sort_unstable();
        taken.sort_unstable();
        assert_eq!(named, taken);
    }

    #[test]
    fn packed_files_are_counted_unpacked() {
        let two = [packed(b"one\n"), packed(b"two\n")].concat();
        assert_eq!(count(&two, 100).ok(), Some(8), "of several members too");
    }

    #[test]
    fn a_file_that_was_cut_off_or_would_burst_is_refused() {
        let whole = packed(&vec![b'x'; 4000]);
        let cut = count(&whole[..whole.len() - 9], 10_000);
        assert_eq!(cut.err().map(|e| e.code()), Some(ErrorCode::FileUnreadable));
        let bomb = packed(&vec![0; 20 * 1024 * 1024]);
        let burst = count(&bomb, u64::MAX);
        assert_eq!(burst.err().map(|e| e.code()), Some(ErrorCode::FileTooLarge));
        let large = count(&whole, 3000);
        assert_eq!(large.err().map(|e| e.code()), Some(ErrorCode::FileTooLarge));
        assert_eq!(
            count(b"no gzip at all", 100).err().map(|e| e.code()),
            Some(ErrorCode::FileUnreadable)
        );
    }
}
