//! The page that a printed code leads to: HTML of its own in two languages, without a script.

use std::fmt::Write;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::model::CertificateStatus;
use super::verify::CertificateCheck;
use crate::platform::error::Language;
use crate::platform::values::partial_date::{PartialDate, Precision};

const STYLE: &str = include_str!("page.css");

/// What a browser may do with the page: show it in this style, and nothing else.
pub static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
});

/// What the page shows beside the row: its labels of code lists.
pub struct Labels {
    pub kind: String,
    pub level: String,
}

/// The page of a certificate; without one, the page of a code that stands on none.
#[must_use]
pub fn html(found: Option<(&CertificateCheck, &Labels)>, code: &str, language: Language) -> String {
    let say = |vi: &'static str, en: &'static str| match language {
        Language::Vietnamese => vi,
        Language::English => en,
    };
    let title = say("Tra cứu văn bằng, chứng chỉ", "Certificate verification");
    let (other, name) = say("en English", "vi Tiếng Việt").split_at(2);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n\
         <nav><a href=\"?lang={other}\" hreflang=\"{other}\" lang=\"{other}\">{}</a></nav>\n\
         <main>\n<h1>{title}</h1>\n",
        language.as_str(),
        name.trim(),
    );
    match found {
        Some((check, labels)) => {
            verdict(&mut page, check, language);
            lines(&mut page, &rows(check, labels, language));
            let credential = say(
                "Chứng chỉ số (Open Badges 3.0)",
                "Digital credential (Open Badges 3.0)",
            );
            let code = escaped(code);
            line(
                &mut page,
                format_args!("<p><a href=\"/c/{code}/credential\">{credential}</a></p>"),
            );
            if !check.imprint_recorded {
                let note = say(
                    "Tên trường, khóa, nghề, thời gian đào tạo và ngày sinh là theo sổ đăng ký, \
                     không phải bản chụp lúc cấp.",
                    "School, course, occupation, dates of training and birth are those of the \
                     register, not kept at issue.",
                );
                line(&mut page, format_args!("<p class=\"note\">{note}</p>"));
            }
        }
        None => {
            let none = say("Không tìm thấy", "Not found");
            let advice = say(
                "Không có văn bằng, chứng chỉ nào mang mã này. Hãy so lại với mã in trên giấy.",
                "No certificate bears this code. Compare it with the code on the paper.",
            );
            line(
                &mut page,
                format_args!(
                    "<p class=\"verdict none\"><strong>{none}</strong></p>\n<p>{advice}</p>"
                ),
            );
        }
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn verdict(page: &mut String, check: &CertificateCheck, language: Language) {
    let day = check.status_date.map(PartialDate::from);
    let day = day.map(|day| day_of(day, language)).unwrap_or_default();
    let (class, words) = match (check.status, language) {
        (CertificateStatus::Issued, Language::Vietnamese) => ("holds", "Còn hiệu lực".to_owned()),
        (CertificateStatus::Issued, Language::English) => ("holds", "Valid".to_owned()),
        (CertificateStatus::Revoked, Language::Vietnamese) => {
            ("ended", format!("Đã bị thu hồi ngày {day}"))
        }
        (CertificateStatus::Revoked, Language::English) => ("ended", format!("Revoked on {day}")),
        (CertificateStatus::Replaced, Language::Vietnamese) => {
            ("ended", format!("Hết hiệu lực: đã được cấp lại ngày {day}"))
        }
        (CertificateStatus::Replaced, Language::English) => {
            ("ended", format!("No longer valid: reissued on {day}"))
        }
    };
    line(
        page,
        format_args!("<p class=\"verdict {class}\"><strong>{words}</strong></p>"),
    );
}

/// What stood on the paper.
fn rows(
    check: &CertificateCheck,
    labels: &Labels,
    language: Language,
) -> Vec<(&'static str, String)> {
    let day = |day| day_of(PartialDate::from(day), language);
    let training = format!(
        "{} – {}",
        day(check.training_start),
        day(check.training_end)
    );
    let mut rows = vec![
        ("Người được cấp|Holder", check.holder_name.clone()),
        ("Ngày sinh|Born", day_of(check.holder_birth_date, language)),
        ("Loại|Kind", labels.kind.clone()),
        ("Chương trình|Course", check.course_name.clone()),
        ("Nghề|Occupation", check.occupation_name.clone()),
        ("Trình độ|Level", labels.level.clone()),
        ("Thời gian đào tạo|Training", training),
        ("Cơ sở đào tạo|School", check.school_name.clone()),
    ];
    if let Some(present) = &check.present_school_name {
        rows.push(("Nay là|Now called", present.clone()));
    }
    rows.extend([
        ("Số hiệu|Number", check.number.clone()),
        ("Số vào sổ|Register number", check.register_number.clone()),
        ("Ngày cấp|Issued", day(check.issue_date)),
    ]);
    if let Some(again) = check.reinstated_date {
        rows.push(("Có hiệu lực trở lại từ|Valid again since", day(again)));
    }
    let own = |names: &'static str| {
        let (vi, en) = names.split_once('|').unwrap_or((names, names));
        if language == Language::English {
            en
        } else {
            vi
        }
    };
    rows.into_iter()
        .map(|(names, value)| (own(names), value))
        .collect()
}

fn lines(page: &mut String, rows: &[(&str, String)]) {
    page.push_str("<dl>\n");
    for (name, value) in rows {
        line(
            page,
            format_args!("<dt>{name}</dt><dd>{}</dd>", escaped(value)),
        );
    }
    page.push_str("</dl>\n");
}

fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    // A text takes whatever is written to it.
    let _ = writeln!(page, "{text}");
}

/// A day as people write it, as closely as it is known.
fn day_of(day: PartialDate, language: Language) -> String {
    let form = match (day.precision(), language) {
        (Precision::Day, Language::Vietnamese) => "%d/%m/%Y",
        (Precision::Day, Language::English) => "%-d %B %Y",
        (Precision::Month, Language::Vietnamese) => "%m/%Y",
        (Precision::Month, Language::English) => "%B %Y",
        (Precision::Year, _) => "%Y",
    };
    day.first().civil().strftime(form).to_string()
}

/// A text that stands in HTML as what it is.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(escaped("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }
}
