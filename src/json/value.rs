//! A JSON value.

use serde::{Serialize, Serializer};

use super::{Number, Object};

/// A JSON value (RFC 8259, 3), or the mark of something that is none.
///
/// ```
/// use huiqi::json::{Limits, Value, read};
///
/// let value = read(br#"{"contracts":[{"amount":"350000.00"}]}"#, Limits::APPLICATION)?;
/// let contracts = value.get("contracts").and_then(Value::as_array).unwrap_or_default();
/// let amounts: Vec<_> = contracts.iter().map(|contract| contract.get("amount")).collect();
/// assert_eq!(amounts, [Some(&Value::from("350000.00"))]);
/// # Ok::<(), huiqi::json::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as its double
    Number(Number),
    /// A text of Unicode scalar values
    String(String),
    /// A list
    Array(Vec<Value>),
    /// Members with unique keys
    Object(Object),
    /// A value of a host language that JSON cannot carry: NaN, a Date, a Map, a function, bytes, a
    /// string with a lone surrogate. Only doors that take structured values make it, never
    /// [`read`](super::read); it serializes as null.
    Foreign,
}

impl Value {
    /// Whether this is JSON's `null`; a foreign value is not.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The truth value, if it is one.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// The number, if it is one.
    #[must_use]
    pub const fn as_number(&self) -> Option<Number> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The text, if it is one.
    #[must_use]
    pub const fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text.as_str()) } else { None }
    }

    /// The items, if it is a list.
    #[must_use]
    pub const fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items.as_slice()) } else { None }
    }

    /// The members, if it is an object.
    #[must_use]
    pub const fn as_object(&self) -> Option<&Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    /// The value under a key; `None` also when this is no object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// How many levels of lists and objects stand one in another: 0 for a scalar, 1 for `[]` or
    /// `{"a":1}`.
    ///
    /// A door that deserializes structured values holds it against
    /// [`Limits::max_depth`](super::Limits), as [`read`](super::read) does; one that builds a
    /// value by hand must bound it on the way, as the stack is finite.
    ///
    /// ```
    /// use huiqi::json::{Limits, Value, read};
    ///
    /// assert_eq!(read(b"[{\"a\":[1]},[]]", Limits::APPLICATION)?.depth(), 3);
    /// # Ok::<(), huiqi::json::ReadError>(())
    /// ```
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::Array(items) => 1 + items.iter().map(Self::depth).max().unwrap_or(0),
            Self::Object(object) => 1 + object.iter().map(|(_, value)| value.depth()).max().unwrap_or(0),
            _ => 0,
        }
    }
}

/// Objects sort themselves, so that serializing once gives the canonical form; see
/// [`canonical()`](super::canonical()).
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Foreign => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Value {
    fn from(integer: i32) -> Self {
        Self::Number(integer.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}
