//! The file to push.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::{GzEncoder, MultiGzDecoder};
use indicatif::ProgressBar;
use registry::platform::values::text::hex;
use sha2::{Digest, Sha256};

use super::remote::Fault;

/// A file, looked at once.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    packed: bool,
    pub media_type: &'static str,
    pub size: u64,
    /// SHA-256 of what is in it, unpacked.
    pub digest: String,
}

impl Source {
    /// # Errors
    /// When the file cannot be read, or its name does not say what it is.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let name = path.to_string_lossy().to_lowercase();
        let (name, packed) = match name.strip_suffix(".gz") {
            Some(name) => (name, true),
            None => (name.as_str(), false),
        };
        let extension = Path::new(name).extension().and_then(|end| end.to_str());
        let media_type = match extension {
            Some("ndjson" | "jsonl") => "application/x-ndjson",
            Some("csv") => "text/csv",
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => {
                return Err(Fault::new(format!(
                    "{}: expected .ndjson, .csv or .xlsx",
                    path.display()
                )));
            }
        };
        let named = |error: io::Error| Fault::new(format!("{}: {error}", path.display()));
        let file = File::open(path).map_err(named)?;
        let size = file.metadata().map_err(named)?.len();
        let digest = if packed {
            digest_of(MultiGzDecoder::new(BufReader::new(file)))
        } else {
            digest_of(file)
        };
        Ok(Self {
            path: path.to_owned(),
            packed,
            media_type,
            size,
            digest: digest.map_err(named)?,
        })
    }

    /// The file as it is sent, packed.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn read(&self, bar: &ProgressBar) -> io::Result<Box<dyn Read + Send>> {
        bar.set_position(0);
        let file = bar.wrap_read(File::open(&self.path)?);
        Ok(if self.packed {
            Box::new(file)
        } else {
            Box::new(GzEncoder::new(file, Compression::fast()))
        })
    }
}

fn digest_of(mut content: impl Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 128 * 1024];
    loop {
        match content.read(&mut buffer)? {
            0 => return Ok(hex(&digest.finalize())),
            length => digest.update(&buffer[..length]),
        }
    }
}
