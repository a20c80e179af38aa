//! A name of a place as papers spell it: with what the place is in front, in full or shortened, and with or
//! without accents.

use crate::platform::values::text::{fold, nfc, sort_key};

/// What stands in front of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    Ward,
    Town,
    Commune,
    District,
    /// Of a district or a province.
    City,
    Province,
}

/// The folded words of each, the longer ones first.
const FRONTS: [(&[&str], Front); 17] = [
    (&["thi", "tran"], Front::Town),
    (&["thi", "xa"], Front::District),
    (&["thanh", "pho"], Front::City),
    (&["phuong"], Front::Ward),
    (&["xa"], Front::Commune),
    (&["huyen"], Front::District),
    (&["quan"], Front::District),
    (&["tinh"], Front::Province),
    (&["tt"], Front::Town),
    (&["tx"], Front::District),
    (&["tp"], Front::City),
    (&["p"], Front::Ward),
    (&["x"], Front::Commune),
    (&["h"], Front::District),
    (&["q"], Front::District),
    (&["t"], Front::Province),
    (&["f"], Front::Ward),
];

impl Front {
    /// The code of the type of a commune.
    #[must_use]
    pub fn unit_type(self) -> Option<&'static str> {
        match self {
            Self::Ward => Some("PHUONG"),
            Self::Town => Some("THI_TRAN"),
            Self::Commune => Some("XA"),
            Self::District | Self::City | Self::Province => None,
        }
    }
}

/// A name without what stands in front of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelled {
    pub front: Option<Front>,
    /// Folded: names that differ in accents alone share it.
    pub bare: String,
    /// With its accents, wherever a tone mark stands and whatever the case.
    pub accented: String,
}

impl Spelled {
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = nfc(text);
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let begins = |front: &[&str]| {
            // A front alone is a name: there are villages of that kind.
            folded.len() > front.len() && front.iter().zip(&folded).all(|(one, other)| one == other)
        };
        let front = FRONTS.iter().find(|(front, _)| begins(front));
        let name = &words[front.map_or(0, |(front, _)| front.len())..];
        let name = name.join(" ");
        Self {
            front: front.map(|(_, front)| *front),
            bare: fold(&name),
            accented: sort_key(&name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_whatever_stands_in_front_of_it() {
        for (text, front) in [
            ("xã Chiềng Mung", Some(Front::Commune)),
            ("X. Chiềng Mung", Some(Front::Commune)),
            ("X.CHIỀNG MUNG", Some(Front::Commune)),
            ("Thị trấn Chiềng Mung", Some(Front::Town)),
            ("TT.Chiềng Mung", Some(Front::Town)),
            ("P. Chiềng Mung", Some(Front::Ward)),
            ("H. Chiềng Mung", Some(Front::District)),
            ("Thị xã Chiềng Mung", Some(Front::District)),
            ("TP Chiềng Mung", Some(Front::City)),
            (" chiềng  mung ", None),
        ] {
            let spelled = Spelled::new(text);
            assert_eq!(spelled.bare, "chieng mung", "{text}");
            assert_eq!(spelled.front, front, "{text}");
            assert_eq!(
                spelled.accented,
                Spelled::new("Chiềng Mung").accented,
                "{text}"
            );
        }
    }

    #[test]
    fn accents_keep_names_apart_and_the_place_of_a_tone_mark_does_not() {
        let accented = |text: &str| Spelled::new(text).accented;
        assert_ne!(accented("xã Mường Bang"), accented("xã Mường Bằng"));
        assert_eq!(accented("xã Hoà Bình"), accented("Xã Hòa Bình"));
        assert_eq!(Spelled::new("Phường").bare, "phuong");
    }
}
