//! Integers as JSON Schema has them: `120`, `120.0` and `1.2e2` are one.

/// Largest number below which every whole number is exact as a double.
pub const EXACT: i64 = 9_007_199_254_740_992;

/// The integer that a double is; none of a fraction, and of a number so large that its last digits
/// may have been lost when it was read.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "whole numbers below 2⁵³ are exact in both"
)]
pub fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < EXACT as f64).then_some(number as i64)
}

/// The integer that a text stands for, written as a number of JSON or as an `i64` is.
#[must_use]
pub fn parse(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let number: serde_json::Number = serde_json::from_str(text).ok()?;
    number.as_f64().and_then(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_written() {
        for (text, number) in [
            ("120", 120),
            ("120.0", 120),
            ("1.2e2", 120),
            ("12E+1", 120),
            ("1200e-1", 120),
            ("-0.0", 0),
            ("-7.00", -7),
            ("9007199254740993", 9_007_199_254_740_993),
        ] {
            assert_eq!(parse(text), Some(number), "{text}");
        }
    }

    #[test]
    fn a_fraction_and_what_is_no_number_of_json_is_none() {
        for text in [
            "120.5",
            "1e-1",
            "1e20",
            "9007199254740993.0",
            "",
            " ",
            "1.",
            ".5",
            "0x10",
            "1_000",
            "1,0",
            "inf",
            "NaN",
            "\"1\"",
            "null",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
