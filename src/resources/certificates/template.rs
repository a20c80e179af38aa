//! What a certificate is printed on: the school's own template, or the one that ships.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::office::paper::certificate::{MOST_LETTERS, Problem, Template};
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
    CODE,
];

/// By which of them everybody verifies a certificate.
pub const CODE: &str = "code";

/// What a school prints certificates of a kind on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14", "kind": "ELEMENTARY_CERTIFICATE",
    "shipped": false, "template": {"width": 297, "height": 210, "fields": [], "qr": null},
    "background": "image/jpeg", "version": 1, "updatedAt": "2026-12-01T03:00:00Z"
}))]
pub struct CertificateTemplate {
    pub school_id: SchoolId,
    /// Code list `certificate-kinds`.
    pub kind: String,
    /// Whether it is the one that ships, because the school has none of its own.
    pub shipped: bool,
    pub template: Template,
    /// The media type of the picture behind the texts, had at `…/background`; null without one.
    pub background: Option<String>,
    /// 0 while nothing has been set.
    pub version: i64,
    /// Null while nothing has been set.
    pub updated_at: Option<Timestamp>,
}

/// The template that ships.
#[must_use]
pub fn shipped() -> &'static Template {
    static SHIPPED: LazyLock<Template> = LazyLock::new(|| {
        serde_json::from_str(include_str!("template.json"))
            .expect("the template that ships, which a test reads")
    });
    &SHIPPED
}

/// What is wrong with a template that its schema does not say.
///
/// # Errors
/// 422 that names each place.
pub fn check(template: &Template) -> ApiResult<()> {
    let mut problems = Problems::new();
    for fault in template.faults(&NAMES) {
        let (code, params) = match fault.problem {
            Problem::TooManyLetters => (ErrorCode::FieldLength, json!({"maximum": MOST_LETTERS})),
            Problem::OutsidePage => (ErrorCode::TemplateOutsidePage, json!({})),
            Problem::OpenBrace => (ErrorCode::TemplateBraceOpen, json!({})),
            Problem::UnknownName(name) => {
                let params = json!({"name": name, "allowed": NAMES.join(", ")});
                (ErrorCode::TemplateNameUnknown, params)
            }
            Problem::Letter(letter) => (
                ErrorCode::TemplateLetterUnknown,
                json!({"letter": letter.to_string()}),
            ),
        };
        problems.add_with(code, &fault.pointer, params);
    }
    problems.check()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_that_ships_can_be_printed() {
        check(shipped()).expect("a sound template");
    }
}
