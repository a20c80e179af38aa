//! What a certificate is printed on: the school's own template, or the one that ships.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::office::paper::certificate::{Problem, Template};
use crate::platform::values::ids::SchoolId;
use crate::platform::values::time::Timestamp;

/// The values that a template may name, in braces. Names and days are those of the day of issue.
pub const NAMES: [&str; 22] = [
    "fullName",
    "birthDate",
    "kind",
    "kindUpper",
    "kindEn",
    "number",
    "registerNumber",
    "issueDate",
    "issueDay",
    "issueMonth",
    "issueYear",
    "school",
    "schoolUpper",
    "course",
    "occupation",
    "level",
    "levelEn",
    "trainingStart",
    "trainingEnd",
    "place",
    "headUpper",
    "code",
];

/// Where on a page which texts stand. Lengths are millimetres, places from the top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "width": 297, "height": 210,
    "fields": [
        {"text": "CHỨNG CHỈ SƠ CẤP", "x": 20, "y": 35, "width": 257, "align": "center", "size": 36,
         "style": "bold", "colour": "#C00000"},
        {"text": "Cấp cho: {fullName}", "x": 60, "y": 80, "width": 160, "size": 20},
        {"text": "Số hiệu: {number}", "x": 60, "y": 110, "width": 100, "size": 14, "style": "italic"}
    ],
    "qr": {"x": 245, "y": 158, "side": 32}
}))]
pub struct CertificateTemplateBody {
    #[schema(minimum = 40, maximum = 600)]
    pub width: f32,
    #[schema(minimum = 40, maximum = 600)]
    pub height: f32,
    #[schema(max_items = 100)]
    pub fields: Vec<TemplateField>,
    /// The place of the QR code that leads to the page of the certificate, light margin included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qr: Option<TemplateCode>,
}

/// A text and its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateField {
    /// `Sinh ngày: {birthDate}`: a name in braces stands for a value, `{{` for a brace. There are
    /// `fullName`, `birthDate`, `kind`, `kindUpper`, `kindEn`, `number`, `registerNumber`, `issueDate`,
    /// `issueDay`, `issueMonth`, `issueYear`, `school`, `schoolUpper`, `course`, `occupation`, `level`,
    /// `levelEn`, `trainingStart`, `trainingEnd`, `place`, `headUpper` and `code`.
    #[schema(min_length = 1, max_length = 1000)]
    pub text: String,
    #[schema(minimum = 0, maximum = 600)]
    pub x: f32,
    /// Upper edge of the first line.
    #[schema(minimum = 0, maximum = 600)]
    pub y: f32,
    #[schema(minimum = 1, maximum = 600)]
    pub width: f32,
    #[serde(default)]
    pub align: TemplateAlign,
    /// Points. A text that does not fit is set smaller, down to six tenths of this.
    #[schema(minimum = 4, maximum = 120)]
    pub size: f32,
    #[serde(default)]
    pub style: TemplateStyle,
    #[serde(default = "black")]
    #[schema(pattern = "^#[0-9A-Fa-f]{6}$", example = "#C00000")]
    pub colour: String,
    /// How many lines the text may take.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 20)]
    pub lines: u8,
}

/// On which side of its place a text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum TemplateAlign {
    #[default]
    Left,
    Center,
    Right,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum TemplateStyle {
    #[default]
    Regular,
    Bold,
    Italic,
}

/// The place of a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateCode {
    #[schema(minimum = 0, maximum = 600)]
    pub x: f32,
    #[schema(minimum = 0, maximum = 600)]
    pub y: f32,
    /// A telephone reads no smaller one.
    #[schema(minimum = 12, maximum = 200)]
    pub side: f32,
}

fn black() -> String {
    "#000000".to_owned()
}

fn one() -> u8 {
    1
}

/// What a school prints certificates of a kind on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14", "kind": "ELEMENTARY_CERTIFICATE",
    "shipped": false, "template": {"width": 297, "height": 210, "fields": []},
    "background": "image/jpeg", "version": 1, "updatedAt": "2026-12-01T03:00:00Z"
}))]
pub struct CertificateTemplate {
    pub school_id: SchoolId,
    /// Code list `certificate-kinds`.
    pub kind: String,
    /// Whether it is the one that ships, because the school has none of its own.
    pub shipped: bool,
    pub template: CertificateTemplateBody,
    /// The media type of the picture behind the texts, had at `…/background`; null without one.
    pub background: Option<String>,
    /// 0 while nothing has been set.
    pub version: i64,
    /// Null while nothing has been set.
    pub updated_at: Option<Timestamp>,
}

impl CertificateTemplateBody {
    /// The one that ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<CertificateTemplateBody> = LazyLock::new(|| {
            serde_json::from_str(include_str!("template.json"))
                .expect("the template that ships, which a test reads")
        });
        &SHIPPED
    }

    /// As the printer takes it.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which is a defect.
    pub fn to_template(&self) -> ApiResult<Template> {
        Ok(serde_json::from_value(serde_json::to_value(self)?)?)
    }

    /// Note what the bounds of single members cannot say.
    ///
    /// # Errors
    /// As [`Self::to_template`].
    pub fn check(&self, problems: &mut Problems) -> ApiResult<()> {
        for fault in self
            .to_template()?
            .check(&NAMES)
            .err()
            .into_iter()
            .flatten()
        {
            let at = fault.pointer.as_str();
            match fault.problem {
                Problem::OutsidePage => drop(problems.add(ErrorCode::TemplateOutsidePage, at)),
                Problem::OpenBrace => drop(problems.add(ErrorCode::TemplateBraceOpen, at)),
                Problem::UnknownName(name) => {
                    problems
                        .add(ErrorCode::TemplateNameUnknown, at)
                        .param("name", name)
                        .param("allowed", NAMES.join(", "));
                }
                Problem::Letter(letter) => {
                    problems
                        .add(ErrorCode::TemplateLetterUnknown, at)
                        .param("letter", letter.to_string());
                }
                Problem::PageSide
                | Problem::TooManyFields
                | Problem::NoWidth
                | Problem::FontSize
                | Problem::Colour
                | Problem::Lines
                | Problem::Text
                | Problem::CodeSize => drop(problems.add(ErrorCode::FieldRange, at)),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_that_ships_can_be_printed() {
        let mut problems = Problems::new();
        CertificateTemplateBody::shipped()
            .check(&mut problems)
            .expect("JSON");
        problems.check().expect("a sound template");
    }
}
