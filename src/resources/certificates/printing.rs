//! Certificates on paper, with the code by which everybody verifies them.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Certificate, CertificateStatus};
use super::{RESOURCE, code, service, store, templates};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError};
use crate::platform::office::paper::certificate::{
    Batch, Certificate as Page, CertificateFault, Origin, Picture, PictureFault, Template,
    certificate_pdf,
};
use crate::platform::office::paper::{Language, month};
use crate::platform::op::Op;
use crate::platform::resource;
use crate::platform::sheet::{LabelLanguage, Labels};
use crate::platform::values::ids::{CertificateId, ClassId};
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::text::name_sort_key;
use crate::resources::admin_units;
use crate::resources::classes::Class;
use crate::resources::schools::{self, School};

/// Certificates that are to be drawn, with all that stands on them: that takes no database.
pub struct Prints {
    origin: Origin,
    sheets: Vec<Sheet>,
    /// In the order of the pages.
    ids: Vec<CertificateId>,
}

/// The pages of a school.
struct Sheet {
    template: Template,
    background: Option<Vec<u8>>,
    pages: Vec<Page>,
}

/// One certificate, for who issues it. What stands on it is as on the day of issue.
///
/// # Errors
/// 404 out of reach; 409 when it does not hold.
pub fn print(op: &mut Op, id: CertificateId) -> ApiResult<Prints> {
    let reach = op.require(Action::CertificateWrite)?;
    let certificate = service::within(op, &reach, id)?;
    if certificate.status != CertificateStatus::Issued {
        // A paper that looks like any other would be believed.
        let error = ApiError::new(ErrorCode::StateForbids);
        return Err(error.with("status", certificate.status.as_str()));
    }
    gathered(op, &[certificate])
}

/// All certificates of a class that hold, of one kind: by the school that issued them, each on its own
/// template, and by given name.
///
/// # Errors
/// 404 out of reach; 409 when there is none, or they are of several kinds and none is named.
pub fn print_class(op: &mut Op, class: ClassId, kind: Option<&str>) -> ApiResult<Prints> {
    let reach = op.require(Action::CertificateWrite)?;
    let class: Class = resource::service::own(op, &reach, class)?;
    let mut holding = store::of_class::holding(op.conn(), &reach, class.id)?;
    holding.retain(|one| kind.is_none_or(|kind| one.kind == kind));
    let kinds: BTreeSet<&str> = holding.iter().map(|one| one.kind.as_str()).collect();
    if kinds.len() > 1 {
        let kinds: Vec<&str> = kinds.into_iter().collect();
        return Err(ApiError::new(ErrorCode::CertificatesMixed).with("kinds", kinds));
    }
    holding.sort_by_cached_key(|one| (one.school_id, name_sort_key(&one.holder_name), one.id));
    gathered(op, &holding)
}

/// Certificates of one kind, those of a school beside each other.
fn gathered(op: &mut Op, certificates: &[Certificate]) -> ApiResult<Prints> {
    let Some(first) = certificates.first() else {
        return Err(ApiError::new(ErrorCode::CertificatesNone));
    };
    op.log_access(RESOURCE, certificates.iter().map(|one| one.id.any()));
    let mut words = Words {
        place: admin_units::service::province_name(op)?,
        vi: Labels::new(LabelLanguage::Vi),
        en: Labels::new(LabelLanguage::En),
    };
    let (title, _) = words.of(op, "certificate-kinds", &first.kind)?;
    let mut sheets = Vec::new();
    for some in certificates.chunk_by(|one, next| one.school_id == next.school_id) {
        sheets.push(sheet(op, &mut words, some)?);
    }
    Ok(Prints {
        origin: Origin {
            title,
            author: first.school_name.clone(),
            language: Language::Vietnamese,
            made: op.now.civil(),
        },
        sheets,
        ids: certificates.iter().map(|one| one.id).collect(),
    })
}

/// Certificates of one school and kind.
fn sheet(op: &mut Op, words: &mut Words, certificates: &[Certificate]) -> ApiResult<Sheet> {
    let Some(first) = certificates.first() else {
        return Err(ApiError::new(ErrorCode::CertificatesNone));
    };
    let (template, background) = templates::in_use(op, first.school_id, &first.kind)?;
    let school = resource::service::within::<School>(op, &Reach::All, first.school_id)?;
    let (head, _) = schools::head(&school.kind);
    let mut pages = Vec::with_capacity(certificates.len());
    for certificate in certificates {
        pages.push(Page {
            values: values(op, words, certificate, head)?,
            qr: Some(certificate.page(&op.meta.public_url)),
        });
    }
    Ok(Sheet {
        template,
        background,
        pages,
    })
}

/// What is looked up for all certificates of a file.
struct Words {
    place: String,
    vi: Labels,
    en: Labels,
}

impl Words {
    /// The label of a code in Vietnamese and English.
    fn of(&mut self, op: &mut Op, list: &str, code: &str) -> ApiResult<(String, String)> {
        let vi = self.vi.code(op.conn(), list, code)?;
        Ok((vi, self.en.code(op.conn(), list, code)?))
    }
}

/// The values of [`super::template::NAMES`].
fn values(
    op: &mut Op,
    words: &mut Words,
    of: &Certificate,
    head: &str,
) -> ApiResult<BTreeMap<String, String>> {
    let (kind, kind_en) = words.of(op, "certificate-kinds", &of.kind)?;
    let (level, level_en) = words.of(op, "training-levels", &of.level)?;
    let born = PartialDate::new(of.holder_birth_date, of.holder_birth_precision);
    let issued = of.issue_date.civil();
    let pairs = [
        ("fullName", of.holder_name.clone()),
        ("birthDate", born.day_first()),
        ("kindUpper", kind.to_uppercase()),
        ("kind", kind),
        ("kindEn", kind_en),
        ("number", of.number.clone()),
        ("registerNumber", of.register_number.clone()),
        ("issueDate", of.issue_date.day_first()),
        ("issueDay", format!("{:02}", issued.day())),
        ("issueMonth", month(issued.month())),
        ("issueYear", issued.year().to_string()),
        ("school", of.school_name.clone()),
        ("schoolUpper", of.school_name.to_uppercase()),
        ("course", of.course_name.clone()),
        ("occupation", of.occupation_name.clone()),
        ("level", level),
        ("levelEn", level_en),
        ("trainingStart", of.training_start.day_first()),
        ("trainingEnd", of.training_end.day_first()),
        ("place", words.place.clone()),
        ("headUpper", head.to_uppercase()),
        ("code", code::grouped(&of.code)),
    ];
    let pairs = pairs.into_iter();
    Ok(pairs
        .map(|(name, value)| (name.to_owned(), value))
        .collect())
}

impl Prints {
    /// The file.
    ///
    /// # Errors
    /// 422 when a text does not fit its field, or the font has not its letters.
    pub fn draw(self) -> ApiResult<Vec<u8>> {
        let batch = |sheet: Sheet| {
            Ok(Batch {
                template: sheet.template,
                background: sheet.background.map(Picture::read).transpose()?,
                items: sheet.pages,
            })
        };
        let batches = self.sheets.into_iter().map(batch);
        let batches = batches.collect::<Result<Vec<_>, PictureFault>>();
        let batches =
            batches.map_err(|fault| ApiError::new(ErrorCode::Internal).caused_by(fault))?;
        certificate_pdf(&batches, &self.origin).map_err(|fault| unprinted(fault, &self.ids))
    }
}

fn unprinted(fault: CertificateFault, certificates: &[CertificateId]) -> ApiError {
    let at = |code, certificate: usize, field: usize| {
        let fault = FieldError::at(code, &format!("/fields/{field}/text"));
        let id = certificates.get(certificate).map(ToString::to_string);
        fault.with("certificateId", id.unwrap_or_default())
    };
    match fault {
        CertificateFault::TooLong { certificate, field } => {
            at(ErrorCode::CertificateTextTooLong, certificate, field).into()
        }
        CertificateFault::Letter {
            certificate,
            field,
            letter,
        } => at(ErrorCode::TemplateLetterUnknown, certificate, field)
            .with("letter", letter.to_string())
            .into(),
        other => ApiError::new(ErrorCode::Internal).caused_by(other),
    }
}
