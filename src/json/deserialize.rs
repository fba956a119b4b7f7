//! A value out of whatever a `serde` deserializer holds.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};

use super::number::Double;
use super::{Limits, Number, Object, Value};

/// Takes what a deserializer holds, under the same rules as [`read`](super::read) where they apply:
/// an object with two keys alike, or more than [`Limits::DEEPEST`] levels, is an error. NaN and
/// bytes become [`Value::Foreign`]; an integer beyond 2^53 is rounded as `JSON.parse` would. Bounds
/// on depth and size are the caller's.
///
/// ```
/// use huiqi::json::{Value, canonical};
///
/// let value: Value = serde_json::from_str(r#"{"b":1.0,"a":[]}"#)?;
/// assert_eq!(canonical(&value), r#"{"a":[],"b":1}"#);
/// assert!(serde_json::from_str::<Value>(r#"{"a":1,"a":1}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Level(1).deserialize(deserializer)
    }
}

/// Stands for a value that would be at this level if it were a list or an object.
#[derive(Clone, Copy)]
struct Level(usize);

impl Level {
    /// The level of what stands within; an error where there may be none.
    fn next<E: de::Error>(self) -> Result<Self, E> {
        if self.0 > Limits::DEEPEST {
            return Err(E::custom(format_args!("nested deeper than {} levels", Limits::DEEPEST)));
        }
        Ok(Self(self.0 + 1))
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        // A wrapper is no level of JSON, but it is one of our stack.
        self.next()?.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.next()?.deserialize(deserializer)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Value, E> {
        Ok(Number::nearest(integer.into()).into())
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Value, E> {
        Ok(Number::nearest(integer.into()).into())
    }

    fn visit_f64<E>(self, number: Double) -> Result<Value, E> {
        Ok(Number::new(number).map_or(Value::Foreign, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Value, E> {
        Ok(Value::Foreign)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let within = self.next()?;
        // What the other side says of its length is not believed: no memory is set aside for it.
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(within)? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let within = self.next()?;
        let mut object = Object::new();
        while let Some(key) = members.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the object already has the key {key:?}")));
            }
            let value = members.next_value_seed(within)?;
            object.append(key, value);
        }
        Ok(Value::Object(object))
    }
}
