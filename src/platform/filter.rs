//! Values of filter parameters.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::platform::text::search_terms;

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

/// Folded words of a search over a short list, each to be found somewhere in the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// Patterns for `LIKE` over a column that holds the folded name; all of them must match.
    pub fn patterns(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|word| format!("%{word}%"))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let words = search_terms(&text);
        if words.is_empty() || text.len() > 200 {
            return Err(D::Error::custom("expected one to eight words"));
        }
        Ok(Self(words))
    }
}
