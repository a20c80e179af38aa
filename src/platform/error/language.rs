//! The languages that answers come in.

use actix_web::http::header::{AcceptLanguage, Quality};

/// The languages that people read answers in. Codes are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Vietnamese,
    English,
}

impl Language {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// English where its ranges are worth more, Vietnamese when the client says nothing of both.
    pub(super) fn preferred(accept: &AcceptLanguage) -> Self {
        let quality = |language: Self| {
            let ranges = accept.iter().filter(|range| {
                let tag = range.item.item();
                tag.is_some_and(|tag| {
                    tag.primary_language()
                        .eq_ignore_ascii_case(language.as_str())
                })
            });
            let best = ranges.map(|range| range.quality).max();
            best.unwrap_or(Quality::ZERO)
        };
        if quality(Self::English) > quality(Self::Vietnamese) {
            Self::English
        } else {
            Self::Vietnamese
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::Header;
    use actix_web::test::TestRequest;

    use super::*;
    use crate::platform::error::RequestMeta;

    fn preferred(lines: &[&str]) -> Language {
        let request = lines.iter().fold(TestRequest::default(), |request, line| {
            request.append_header((AcceptLanguage::name(), *line))
        });
        RequestMeta::of(&request.to_srv_request(), "".into()).language
    }

    #[test]
    fn english_is_answered_only_when_it_is_preferred() {
        for (header, expected) in [
            ("en", Language::English),
            ("en-GB,vi;q=0.5", Language::English),
            ("vi, en;q=0.9", Language::Vietnamese),
            ("fr", Language::Vietnamese),
            ("*", Language::Vietnamese),
            ("en;q=x", Language::Vietnamese),
        ] {
            assert_eq!(preferred(&[header]), expected, "{header}");
        }
    }

    #[test]
    fn a_language_range_that_cannot_be_read_says_nothing() {
        for (header, expected) in [
            ("", Language::Vietnamese),
            ("EN-us;Q=0.2, vi;Q=0.1", Language::English),
            ("en;q=0.001", Language::English),
            ("en;q=0", Language::Vietnamese),
            ("en, vi", Language::Vietnamese),
            ("*, vi;q=0.1", Language::Vietnamese),
            ("fr, en;q=0.1", Language::English),
            ("vi;q=x, en;q=0.1", Language::English),
            ("en;q=1.5", Language::Vietnamese),
            ("en;q=0.12345", Language::Vietnamese),
            ("en_US", Language::Vietnamese),
            ("en-toolongpart", Language::Vietnamese),
            ("én", Language::Vietnamese),
        ] {
            assert_eq!(preferred(&[header]), expected, "{header}");
        }
        assert_eq!(preferred(&["vi;q=0.1", "en"]), Language::English);
        assert_eq!(preferred(&[]), Language::Vietnamese);
    }
}
