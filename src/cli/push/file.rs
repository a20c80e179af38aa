//! The file to push.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::{GzEncoder, MultiGzDecoder};
use indicatif::ProgressBar;
use registry::platform::values::text::hex;
use sha2::{Digest, Sha256};

use super::format::Format;
use super::remote::Fault;
use super::words::Words;

/// How a file begins that gzip has packed.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A file, looked at once.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    packed: bool,
    pub format: Format,
    pub size: u64,
    /// SHA-256 of what is in it, unpacked.
    pub digest: String,
}

impl Source {
    /// # Errors
    /// When the file cannot be read, or is nothing that can be pushed.
    pub fn open(path: &Path, words: Words) -> Result<Self, Fault> {
        let named = |error: io::Error| Fault::new(format!("{}: {error}", path.display()));
        let mut file = File::open(path).map_err(named)?;
        let size = file.metadata().map_err(named)?.len();
        let mut beginning = [0; 2];
        let packed = file.read(&mut beginning).map_err(named)? == 2 && beginning == GZIP;
        file.rewind().map_err(named)?;
        if packed {
            file = unpacked(file).map_err(named)?;
        }
        let name = path.to_string_lossy().to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let Some(format) = Format::of(&file, name).map_err(named)? else {
            return Err(Fault::new(words.no_table(path)));
        };
        file.rewind().map_err(named)?;
        Ok(Self {
            path: path.to_owned(),
            packed,
            format,
            size,
            digest: digest_of(file).map_err(named)?,
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

/// The content of a packed file, in a file that goes when it is closed.
fn unpacked(file: File) -> io::Result<File> {
    let mut content = tempfile::tempfile()?;
    io::copy(&mut MultiGzDecoder::new(BufReader::new(file)), &mut content)?;
    content.rewind()?;
    Ok(content)
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
