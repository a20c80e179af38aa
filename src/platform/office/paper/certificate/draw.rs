//! The pages of certificates.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use krilla::geom::{Point, Size, Transform};
use krilla::page::PageSettings;
use krilla::tagging::{ArtifactType, Tag, TagGroup, TagTree};

use super::pattern::{Pattern, foreign_letter};
use super::picture::Picture;
use super::template::{Field, Square, Template, rgb};
use super::{MOST_CERTIFICATES, MOST_FILLED, SMALLEST};
use crate::platform::office::paper::model::{Fault, Language};
use crate::platform::office::paper::pdf::block::{Look, Role, Span, Words};
use crate::platform::office::paper::pdf::brush::{Brush, MM};
use crate::platform::office::paper::pdf::fonts::Fonts;
use crate::platform::office::paper::pdf::lines::wrap;
use crate::platform::office::paper::pdf::{document, finish, metadata};
use crate::platform::office::paper::qr::{Matrix, qr};

/// Parts of the font's size by which a text becomes smaller until it fits.
const STEP: f32 = 0.05;

/// What stands on one certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Certificate {
    /// By the names of the template.
    pub values: BTreeMap<String, String>,
    /// The text of its QR code, for a template that has a place for it.
    pub qr: Option<String>,
}

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub title: String,
    pub author: String,
    pub language: Language,
    /// UTC: nothing else in the file depends on the time.
    pub made: DateTime,
}

/// Why certificates cannot be printed. Certificates and fields are counted from 0.
#[derive(Debug, thiserror::Error)]
pub enum CertificateFault {
    #[error("certificate {certificate} has no value called {name}")]
    NoValue { certificate: usize, name: String },
    #[error("the text of certificate {certificate} is too long for field {field}")]
    TooLong { certificate: usize, field: usize },
    #[error("the font has no {letter}, of certificate {certificate} in field {field}")]
    Letter {
        certificate: usize,
        field: usize,
        letter: char,
    },
    #[error("the QR code of certificate {certificate} is missing or too long")]
    Code { certificate: usize },
    #[error("the template is not valid")]
    Template,
    #[error("one file has 1 to {MOST_CERTIFICATES} certificates")]
    Number,
    #[error(transparent)]
    Pdf(#[from] Fault),
}

/// Certificates on the same template.
#[derive(Debug)]
pub struct Batch {
    pub template: Template,
    pub background: Option<Picture>,
    pub items: Vec<Certificate>,
}

/// A page for each certificate, in one PDF. They are counted through all batches.
///
/// # Errors
/// When a value is missing or does not fit its field, or a template has faults.
pub fn certificate_pdf(batches: &[Batch], origin: &Origin) -> Result<Vec<u8>, CertificateFault> {
    let certificates: usize = batches.iter().map(|batch| batch.items.len()).sum();
    if !(1..=MOST_CERTIFICATES).contains(&certificates) {
        return Err(CertificateFault::Number);
    }
    let fonts = Fonts::get()?;
    let mut document = document(true);
    document.set_metadata(metadata(
        &origin.title,
        &origin.author,
        origin.language,
        origin.made,
    ));
    let mut tree = TagTree::new().with_lang(Some(origin.language.tag().to_owned()));
    let mut number = 0;
    for batch in batches {
        let sheet = Sheet::of(batch)?;
        for item in &batch.items {
            let texts = set(&sheet.fields, number, item, fonts)?;
            let code = match batch.template.qr {
                Some(place) => Some((place, code_of(number, item)?)),
                None => None,
            };
            let mut page = document.start_page_with(sheet.settings.clone());
            let mut surface = page.surface();
            let mut brush = Brush::new(&mut surface, fonts);
            if let Some(picture) = &batch.background {
                brush.decoration(ArtifactType::Layout, |brush| {
                    brush.surface().draw_image(picture.0.clone(), sheet.size);
                });
            }
            tree.push(draw(&mut brush, &texts, code.as_ref(), item));
            surface.finish();
            page.finish();
            number += 1;
        }
    }
    document.set_tag_tree(tree);
    Ok(finish(document)?)
}

/// What stands on a page, and its structure.
fn draw(
    brush: &mut Brush<'_, '_>,
    texts: &[(Words, [u8; 3])],
    code: Option<&(Square, Matrix)>,
    item: &Certificate,
) -> TagGroup {
    let mut parts = TagGroup::new(Tag::Section);
    for (words, colour) in texts {
        let part = brush.tagged(|brush| {
            brush.colour(*colour);
            brush.words(words, (0.0, 0.0));
        });
        parts.push(TagGroup::with_children(Tag::P, vec![part.into()]));
    }
    if let Some((place, code)) = code {
        let part = brush.tagged(|brush| draw_code(brush, *place, code));
        let figure = Tag::Figure(item.qr.clone());
        parts.push(TagGroup::with_children(figure, vec![part.into()]));
    }
    parts
}

/// What all pages of a batch have.
struct Sheet<'a> {
    fields: Vec<Prepared<'a>>,
    settings: PageSettings,
    size: Size,
}

impl<'a> Sheet<'a> {
    fn of(batch: &'a Batch) -> Result<Self, CertificateFault> {
        let template = &batch.template;
        let (width, height) = (template.width * MM, template.height * MM);
        let prepared = template.fields.iter().map(Prepared::of);
        let sheet = || {
            Some(Self {
                fields: prepared.collect::<Option<_>>()?,
                settings: PageSettings::from_wh(width, height)?,
                size: Size::from_wh(width, height)?,
            })
        };
        sheet().ok_or(CertificateFault::Template)
    }
}

struct Prepared<'a> {
    field: &'a Field,
    pattern: Pattern<'a>,
    colour: [u8; 3],
}

impl<'a> Prepared<'a> {
    fn of(field: &'a Field) -> Option<Self> {
        Some(Self {
            field,
            pattern: Pattern::parse(&field.text)?,
            colour: rgb(&field.colour)?,
        })
    }
}

/// The texts of a certificate in their places, each with its colour. An empty one has no place.
fn set(
    fields: &[Prepared<'_>],
    certificate: usize,
    item: &Certificate,
    fonts: &Fonts,
) -> Result<Vec<(Words, [u8; 3])>, CertificateFault> {
    let mut texts = Vec::with_capacity(fields.len());
    for (index, prepared) in fields.iter().enumerate() {
        let text =
            prepared
                .pattern
                .filled(&item.values)
                .map_err(|name| CertificateFault::NoValue {
                    certificate,
                    name: name.to_owned(),
                })?;
        if let Some(letter) = foreign_letter(&text) {
            return Err(CertificateFault::Letter {
                certificate,
                field: index,
                letter,
            });
        }
        if text.trim().is_empty() {
            continue;
        }
        // Longer texts are not tried: each size takes all letters anew.
        let short = text.chars().nth(MOST_FILLED).is_none();
        let words = short.then(|| fitted(prepared.field, text, fonts)).flatten();
        let words = words.ok_or(CertificateFault::TooLong {
            certificate,
            field: index,
        })?;
        texts.push((words, prepared.colour));
    }
    Ok(texts)
}

/// The text in the largest size that fits its field.
fn fitted(field: &Field, text: String, fonts: &Fonts) -> Option<Words> {
    let face = fonts.face(field.style);
    let span = Span {
        left: field.x * MM,
        width: field.width * MM,
    };
    let most = usize::from(field.lines);
    let mut part = 1.0;
    while part > SMALLEST - STEP / 2.0 {
        let size = field.size * part;
        let lines = wrap(face, &text, size, span.width);
        // A word that is broken up fits nowhere.
        let whole = |word: &str| face.width(word, size) <= span.width;
        if lines.len() <= most && text.split_whitespace().all(whole) {
            return Some(Words {
                text,
                lines,
                look: Look {
                    size,
                    style: field.style,
                    align: field.align,
                },
                span,
                // A smaller text stands on the same line as the full one.
                top: field.y * MM
                    + crate::platform::office::paper::pdf::block::baseline(field.size - size),
                role: Role::Paragraph,
            });
        }
        part -= STEP;
    }
    None
}

fn code_of(certificate: usize, item: &Certificate) -> Result<Matrix, CertificateFault> {
    let text = item.qr.as_deref().filter(|text| !text.is_empty());
    text.and_then(qr)
        .ok_or(CertificateFault::Code { certificate })
}

fn draw_code(brush: &mut Brush<'_, '_>, place: Square, code: &Matrix) {
    #[expect(clippy::cast_precision_loss, reason = "at most some 200 squares")]
    let length = |squares: usize| squares as f32;
    let side = length(code.side());
    // Whole numbers inside: rounded places of their own would leave gaps between rows.
    let square = place.side * MM / side;
    let at = Point::from_xy(place.x * MM, place.y * MM);
    let placed = Transform::from_row(square, 0.0, 0.0, square, at.x, at.y);
    brush.surface().push_transform(&placed);
    brush.colour([255; 3]);
    brush.areas(std::iter::once([0.0, 0.0, side, side]));
    brush.colour([0; 3]);
    let bar = |(left, top, wide)| [length(left), length(top), length(wide), 1.0];
    brush.areas(code.bars().map(bar));
    brush.surface().pop();
}
