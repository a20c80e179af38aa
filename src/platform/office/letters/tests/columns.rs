//! Columns of names in each encoding: how many come out right.

use super::super::*;
use super::encoders::{self, Encoder};
use super::names::{Random, names};

/// The last four are of UTF-8, which has the letters of all languages.
const ENCODERS: [(&str, Encoder); 8] = [
    ("tcvn3", encoders::tcvn3),
    ("vni", encoders::vni),
    ("windows-1258", encoders::windows_1258),
    ("windows-1258 apart", encoders::windows_1258_apart),
    ("doubled, windows-1252", encoders::doubled_1252),
    ("doubled, latin-1", encoders::doubled_latin_1),
    ("doubled, windows-1258", encoders::doubled_1258),
    ("doubled twice", encoders::doubled_twice),
];

const NAMES: usize = 10_000;

#[derive(Default)]
struct Outcome {
    /// Another text than the name, among them those of the next.
    wrong: usize,
    /// Names that stood in Unicode and were changed.
    harmed: usize,
    refused: usize,
    samples: Vec<String>,
}

/// Columns of a size, in which the names of guests stay in Unicode: they are typed in other fonts.
fn run(encoder: Encoder, is_utf8: bool, size: usize) -> Outcome {
    let names = names(NAMES, &mut Random(7));
    let mut outcome = Outcome::default();
    for column in names.chunks(size) {
        let encode = |(name, is_local): &(String, bool)| {
            let encoded = if *is_local || is_utf8 {
                encoder(name)
            } else {
                None
            };
            encoded.unwrap_or_else(|| name.clone())
        };
        let encoded: Vec<String> = column.iter().map(encode).collect();
        let recognised = recognise(encoded.iter().map(String::as_str), None);
        for ((name, _), encoded) in column.iter().zip(&encoded) {
            let Some(text) = recognised.text(encoded) else {
                outcome.refused += 1;
                outcome
                    .samples
                    .push(format!("{encoded} refused, is {name}"));
                continue;
            };
            // The fonts of TCVN3 have no capitals with tones; size is lost there, nothing else.
            let is_right = text == *name
                || (encoder(&text).as_ref() == Some(encoded)
                    && text.to_lowercase() == name.to_lowercase());
            if !is_right {
                outcome.wrong += 1;
                outcome.harmed += usize::from(encoded == name);
                outcome
                    .samples
                    .push(format!("{encoded} became {text}, is {name}"));
            }
        }
    }
    outcome
}

/// Prints the figures with `--nocapture`.
#[test]
fn columns_in_each_encoding_are_recognised() {
    for (at, (label, encoder)) in ENCODERS.into_iter().enumerate() {
        for (size, most_wrong, most_refused) in
            [(1, 100, 400), (5, 5, 25), (30, 2, 20), (1000, 2, 20)]
        {
            let outcome = run(encoder, at >= 4, size);
            let (wrong, refused) = (outcome.wrong, outcome.refused);
            println!("{label:22} columns of {size:4}: {wrong:3} wrong, {refused:3} refused");
            let samples = &outcome.samples[..outcome.samples.len().min(20)];
            assert_eq!(outcome.harmed, 0, "{label}, {size}: {samples:#?}");
            assert!(wrong <= most_wrong, "{label}, {size}: {wrong} {samples:#?}");
            assert!(
                refused <= most_refused,
                "{label}, {size}: {refused} {samples:#?}"
            );
        }
    }
}

#[test]
fn no_name_in_unicode_is_ever_converted() {
    for size in [1, 5, 30, 1000] {
        let outcome = run(|name| Some(name.to_owned()), true, size);
        println!("unicode, columns of {size}: {} refused", outcome.refused);
        assert_eq!(outcome.wrong, 0, "{:?}", outcome.samples);
        assert!(outcome.refused <= 3, "{:?}", outcome.samples);
    }
}

#[test]
fn of_a_mixed_column_no_name_in_unicode_is_converted() {
    let names = names(NAMES, &mut Random(11));
    for (label, encoder) in &ENCODERS[..4] {
        for (share, is_most) in [(2, false), (5, false), (20, false), (50, true)] {
            let mut counts = [0; 3];
            for column in names.chunks(100) {
                let encoded: Vec<String> = column
                    .iter()
                    .enumerate()
                    .map(|(at, (name, is_local))| {
                        let is_old = (at % share == 0) != is_most && *is_local;
                        is_old
                            .then(|| encoder(name))
                            .flatten()
                            .unwrap_or_else(|| name.clone())
                    })
                    .collect();
                let recognised = recognise(encoded.iter().map(String::as_str), None);
                for ((name, _), encoded) in column.iter().zip(&encoded) {
                    let text = recognised.text(encoded);
                    if encoded == name {
                        assert!(text.is_none_or(|text| text == *name), "{label}: {name}");
                    } else {
                        let is_right = text
                            .as_ref()
                            .map(|text| text.to_lowercase() == name.to_lowercase());
                        counts[is_right.map_or(2, usize::from)] += 1;
                    }
                }
            }
            println!(
                "{label}, one in {share} {}: {counts:?} wrong, right, refused",
                if is_most { "new" } else { "old" }
            );
            assert!(counts[0] * 100 <= counts[1], "{label}: {counts:?}");
        }
    }
}
