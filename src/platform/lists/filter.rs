//! Values of filter parameters.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::platform::values::text::search_terms;

/// Most values that one filter may list.
const MOST_VALUES: usize = 100;

/// One or several values, separated by commas: `status=OPEN,RUNNING`. Empty when not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnyOf<T>(Vec<T>);

impl<T> AnyOf<T> {
    /// The values to choose from, or none when the filter was not given.
    #[must_use]
    pub fn values(&self) -> Option<&[T]> {
        (!self.0.is_empty()).then_some(self.0.as_slice())
    }
}

impl<T: fmt::Display> AnyOf<T> {
    /// The text of the value, where it is one.
    #[must_use]
    pub fn one_text(&self) -> Option<String> {
        match self.values() {
            Some([value]) => Some(value.to_string()),
            _ => None,
        }
    }
}

impl<T> From<Vec<T>> for AnyOf<T> {
    fn from(values: Vec<T>) -> Self {
        Self(values)
    }
}

impl<T> Default for AnyOf<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for AnyOf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text<T>(PhantomData<T>);
        impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
            type Value = AnyOf<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("values separated by commas")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<AnyOf<T>, E> {
                let values: Vec<T> = text
                    .split(',')
                    .map(|value| value.trim().parse().map_err(E::custom))
                    .collect::<Result<_, E>>()?;
                if values.len() > MOST_VALUES {
                    return Err(E::custom(format!("more than {MOST_VALUES} values")));
                }
                Ok(AnyOf(values))
            }
        }
        deserializer.deserialize_str(Text(PhantomData))
    }
}

/// The words of a `q` over a small table that needs no search index: it is matched with `LIKE`
/// against a folded column. Empty when not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// For each word the two patterns one of which a folded name must match: at its start, or
    /// at the start of a later word. A word holds no character that means something to `LIKE`.
    pub fn patterns(&self) -> impl Iterator<Item = (String, String)> {
        let words = self.0.iter();
        words.map(|word| (format!("{word}%"), format!("% {word}%")))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = search_terms(&String::deserialize(deserializer)?);
        if words.is_empty() {
            return Err(D::Error::custom("expected at least one word"));
        }
        Ok(Self(words))
    }
}
