//! The languages that answers come in.

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

    /// The better of the two for an `Accept-Language` header; Vietnamese when it names neither.
    pub(super) fn preferred(header: &str) -> Self {
        let weight_of = |wanted: &str| {
            header
                .split(',')
                .filter_map(|range| {
                    let mut parts = range.split(';');
                    let tag = parts.next()?.trim();
                    let primary = tag.split('-').next()?;
                    let quality = parts.find_map(|part| part.trim().strip_prefix("q="));
                    let weight: f32 = quality.map_or(Some(1.0), |text| text.parse().ok())?;
                    primary.eq_ignore_ascii_case(wanted).then_some(weight)
                })
                .fold(0.0, f32::max)
        };
        if weight_of("en") > weight_of("vi") {
            Self::English
        } else {
            Self::Vietnamese
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(Language::preferred(header), expected, "{header}");
        }
    }
}
