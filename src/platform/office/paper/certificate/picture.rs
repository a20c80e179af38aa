//! The picture behind a certificate: a scan or drawing of the school's own form.

use krilla::geom::Size;
use krilla::image::Image;
use krilla::page::PageSettings;

use crate::platform::office::paper::pdf::{document, finish};

const MOST_BYTES: usize = 5 << 20;
/// An A4 page of 350 dots an inch has as many. A PNG takes four bytes each in memory.
const MOST_DOTS: u64 = 12_000_000;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

/// A picture that has been read and can be printed.
#[derive(Debug, Clone)]
pub struct Picture(pub(super) Image);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    #[error("a picture has at most 5 MiB")]
    TooManyBytes,
    #[error("a picture is a PNG or JPEG file")]
    Format,
    #[error("a picture has at most {MOST_DOTS} dots, not {width} x {height}")]
    TooManyDots { width: u32, height: u32 },
    #[error("a PNG has at most 8 bits a colour")]
    Depth,
    #[error("the picture is broken: {0}")]
    Broken(String),
}

impl Picture {
    /// [`Self::read`] of a file that somebody sends, printed for nobody: a broken one is found now, not by
    /// who prints certificates.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn proved(bytes: Vec<u8>) -> Result<Self, PictureFault> {
        let picture = Self::read(bytes)?;
        proof(&picture.0)?;
        Ok(picture)
    }

    /// Reads a PNG or JPEG file. Its size is taken from the head of the file, before anything is
    /// unpacked.
    ///
    /// # Errors
    /// When it is no such file, too large or broken.
    pub fn read(bytes: Vec<u8>) -> Result<Self, PictureFault> {
        if bytes.len() > MOST_BYTES {
            return Err(PictureFault::TooManyBytes);
        }
        let image = if bytes.starts_with(PNG) {
            check_png(&bytes)?;
            Image::from_png(bytes.into(), true)
        } else if bytes.starts_with(JPEG) {
            Image::from_jpeg(bytes.into(), true)
        } else {
            return Err(PictureFault::Format);
        };
        let image = image.map_err(PictureFault::Broken)?;
        let (width, height) = image.size();
        check_dots(width, height)?;
        Ok(Self(image))
    }
}

/// The first chunk says width, height and bits a colour.
fn check_png(bytes: &[u8]) -> Result<(), PictureFault> {
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let broken = || PictureFault::Broken("it ends early".to_owned());
    let (width, height) = number(16).zip(number(20)).ok_or_else(broken)?;
    check_dots(width, height)?;
    match bytes.get(24) {
        Some(1..=8) => Ok(()),
        Some(_) => Err(PictureFault::Depth),
        None => Err(broken()),
    }
}

fn check_dots(width: u32, height: u32) -> Result<(), PictureFault> {
    if u64::from(width) * u64::from(height) > MOST_DOTS {
        Err(PictureFault::TooManyDots { width, height })
    } else {
        Ok(())
    }
}

fn proof(image: &Image) -> Result<(), PictureFault> {
    let broken = |what: &str| PictureFault::Broken(what.to_owned());
    let mut document = document(false);
    let settings = PageSettings::from_wh(100.0, 100.0).ok_or_else(|| broken("no page"))?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let size = Size::from_wh(100.0, 100.0).ok_or_else(|| broken("no size"))?;
    surface.draw_image(image.clone(), size);
    surface.finish();
    page.finish();
    finish(document).map_err(|fault| broken(&fault.to_string()))?;
    Ok(())
}
