//! Reads JSON and refuses repeated members. Parsers differ in which of the two they keep, so data
//! would be lost silently. They are found while the text is parsed.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};

use crate::platform::error::{ErrorCode, FieldError, Place, escape};

/// Repeated members that are named; a text may hold any number.
const MOST_NAMED: usize = 20;

/// What keeps a text from being such JSON.
#[derive(Debug)]
pub enum Fault {
    /// It is no JSON at all.
    Syntax(serde_json::Error),
    /// The pointers of repeated members, up to some.
    Repeated(Vec<FieldError>),
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Syntax(error)
    }
}

/// # Errors
/// When `text` is not JSON, or names a member twice.
pub fn read(text: &[u8]) -> Result<Value, Fault> {
    let mut repeated = Vec::new();
    let mut parser = serde_json::Deserializer::from_slice(text);
    let value = Reading(&mut repeated).deserialize(&mut parser)?;
    parser.end()?;
    if repeated.is_empty() {
        return Ok(value);
    }
    let fault = |pointer| FieldError::new(ErrorCode::FieldRepeated, Place::Pointer(pointer));
    Err(Fault::Repeated(repeated.into_iter().map(fault).collect()))
}

/// Reads a value and notes the pointers of repeated members, relative to it.
struct Reading<'a>(&'a mut Vec<String>);

impl Reading<'_> {
    /// The same for a part of the value, whose pointers begin with its `name`.
    fn part<T, E>(
        &mut self,
        name: impl fmt::Display,
        read: impl FnOnce(Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let before = self.0.len();
        let part = read(Reading(self.0))?;
        for pointer in &mut self.0[before..] {
            *pointer = format!("/{name}{pointer}");
        }
        Ok(part)
    }
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<Value, D::Error> {
        parser.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = self.part(list.len(), |part| items.next_element_seed(part))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = self.part(Escaped(&name), |part| members.next_value_seed(part))?;
            match object.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(value);
                }
                Entry::Occupied(taken) if self.0.len() < MOST_NAMED => {
                    self.0.push(format!("/{}", Escaped(taken.key())));
                }
                Entry::Occupied(_) => {}
            }
        }
        Ok(Value::Object(object))
    }
}

/// The name of a member as pointers have it, made only when one is.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&escape(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeated(text: &str) -> Vec<String> {
        match read(text.as_bytes()) {
            Err(Fault::Repeated(faults)) => faults
                .into_iter()
                .map(|fault| match fault.place {
                    Place::Pointer(pointer) => pointer,
                    _ => String::new(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn values_are_those_of_the_parser() {
        for text in [
            r#"{"a":{"b":[1,-2,1.5,1e300,18446744073709551615,123456789012345678901]},"c":null}"#,
            r#"[true,"\u00e0 \n",{},[],""]"#,
            "7",
        ] {
            let expected: Option<Value> = serde_json::from_str(text).ok();
            assert_eq!(read(text.as_bytes()).ok(), expected, "{text}");
        }
        for text in ["{\"a\":1} x", "{\"a\":1", "", &"[".repeat(200)] {
            assert!(matches!(read(text.as_bytes()), Err(Fault::Syntax(_))));
        }
    }

    #[test]
    fn a_member_that_is_there_twice_is_named_wherever_it_stands() {
        assert_eq!(repeated(r#"{"a":1,"b":2,"a":2,"a":3}"#), ["/a", "/a"]);
        assert_eq!(repeated(r#"{"a":{"x":1},"b":{"x":1}}"#), [""; 0]);
        let nested = r#"{"l":[{"x":1},{"x/y":{"a":1,"\u0061":1},"z":1,"z":1}],"l":0}"#;
        assert_eq!(repeated(nested), ["/l/1/x~1y/a", "/l/1/z", "/l"]);
        let many = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(100));
        assert_eq!(repeated(&many).len(), MOST_NAMED);
    }
}
