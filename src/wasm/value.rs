//! Values as `www/engine/value.ts` writes them: what is told, and the marks of what JSON cannot carry.
//!
//! Not JSON text, which could not tell NaN, a Date or a lone surrogate from `null`. A byte says what stands there;
//! a number follows as its double, a text as its length and UTF-8, a list or an object as how many it has. Lengths and
//! numbers have the lowest byte first.

use crate::json::{Detail, Number, Value};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const TEXT: u8 = 4;
const LIST: u8 = 5;
const OBJECT: u8 = 6;
const FOREIGN: u8 = 7;
/// In place of a whole value: it goes beyond so many bytes, or so many levels.
const TOO_LARGE: u8 = 8;
const TOO_DEEP: u8 = 9;

/// Reads one value after the other. What is not written as agreed is a mistake in this package, and ends the instance.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next value.
    ///
    /// # Errors
    /// The limit that it goes beyond, which JavaScript found while it wrote.
    pub(super) fn value(&mut self) -> Result<Value, Detail> {
        match self.byte() {
            TOO_LARGE => Err(Detail::TooLarge(self.length())),
            TOO_DEEP => Err(Detail::TooDeep(self.length())),
            kind => Ok(self.of_kind(kind)),
        }
    }

    /// The next value if it is a text.
    pub(super) fn text(&mut self) -> Option<String> {
        if let Ok(Value::String(text)) = self.value() { Some(text) } else { None }
    }

    #[expect(clippy::disallowed_types, reason = "JavaScript has doubles, and this is where they cross")]
    fn of_kind(&mut self, kind: u8) -> Value {
        match kind {
            NULL => Value::Null,
            FALSE | TRUE => Value::Bool(kind == TRUE),
            // NaN is written as foreign.
            NUMBER => Number::new(f64::from_le_bytes(self.array())).map_or(Value::Foreign, Value::Number),
            TEXT => Value::String(self.string()),
            LIST => Value::Array((0..self.length()).map(|_| self.inner()).collect()),
            OBJECT => Value::Object((0..self.length()).map(|_| (self.string(), self.inner())).collect()),
            FOREIGN => Value::Foreign,
            _ => unreachable!("no value is written so"),
        }
    }

    fn inner(&mut self) -> Value {
        let kind = self.byte();
        self.of_kind(kind)
    }

    fn string(&mut self) -> String {
        let length = self.length();
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        str::from_utf8(text).expect("a text is written in UTF-8").to_owned()
    }

    fn byte(&mut self) -> u8 {
        let [byte] = self.array();
        byte
    }

    fn length(&mut self) -> usize {
        usize::try_from(u32::from_le_bytes(self.array())).expect("an address of this machine")
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        let (array, rest) = self.rest.split_first_chunk().expect("a value is written to its end");
        self.rest = rest;
        *array
    }
}
