//! Where two JSON values part.

use std::fmt;

use crate::json::pointer::Pointer;
use crate::json::{Value, canonical};

/// One place at which an answer is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// JSON Pointer from `expect` to the place, such as `/conditions/tax-credit`.
    pub path: String,
    /// What was expected there; absent: nothing.
    pub expected: Option<Value>,
    /// What came; absent: nothing.
    pub came: Option<Value>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".to_owned(), canonical);
        let path = self.path.trim_start_matches('/');
        write!(f, "{path}: expected {}, came {}", shown(&self.expected), shown(&self.came))
    }
}

/// The innermost places at which two values part, below a place: what is the same on both sides is not told.
pub(super) fn differences(at: &mut Pointer, expected: Option<&Value>, came: Option<&Value>, out: &mut Vec<Difference>) {
    match (expected, came) {
        (Some(Value::Object(expected)), Some(Value::Object(came))) => {
            let more = came.keys().filter(|key| !expected.contains_key(key));
            for key in expected.keys().chain(more) {
                at.push(key);
                differences(at, expected.get(key), came.get(key), out);
                at.pop();
            }
        }
        (Some(Value::Array(expected)), Some(Value::Array(came))) if expected.len() == came.len() => {
            for (index, (expected, came)) in expected.iter().zip(came).enumerate() {
                at.push_index(index);
                differences(at, Some(expected), Some(came), out);
                at.pop();
            }
        }
        (expected, came) if expected == came => {}
        (expected, came) => {
            out.push(Difference { path: at.to_string(), expected: expected.cloned(), came: came.cloned() });
        }
    }
}
