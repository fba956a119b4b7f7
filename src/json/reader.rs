//! The reader: RFC 8259 to the letter, and the rules of the contract.

use std::{iter, str};

use super::{Detail, Expected, Number, Object, ReadError, Value};

/// How much a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes it may have.
    pub max_bytes: usize,
    /// The most levels of lists and objects, one in another; the outermost is level 1, and what
    /// stands in a list or object but is none itself adds no level. Never more than
    /// [`Limits::DEEPEST`], whatever is asked.
    pub max_depth: usize,
}

impl Limits {
    /// An application or a profile: 2 MiB, 32 levels.
    pub const APPLICATION: Self = Self { max_bytes: 2 << 20, max_depth: 32 };

    /// A receipt: 16 MiB, 33 levels. The application within may have all its 32, and the receipt
    /// around it is one more; with 32 there would be receipts that we issue and then refuse to
    /// verify.
    pub const RECEIPT: Self = Self { max_bytes: 16 << 20, max_depth: 33 };

    /// The deepest that any value is ever read, so that no text can overflow the stack of those who
    /// walk the value.
    pub const DEEPEST: usize = 128;
}

/// Reads a JSON text, which must be all there is but white space.
///
/// A number is what `JSON.parse` makes of it, [infinite](Number) where it lies beyond the doubles.
/// Keys are compared after unescaping. Neither size nor depth nor content of the bytes can make it
/// panic.
///
/// ```
/// use huiqi::json::{Limits, ReadCode, Value, read};
///
/// let value = read(b" [null, true] ", Limits::APPLICATION)?;
/// assert_eq!(value, Value::Array(vec![Value::Null, Value::Bool(true)]));
///
/// let error = read(br#"["\ud800"]"#, Limits::APPLICATION).unwrap_err();
/// assert_eq!((error.code, error.line, error.column), (ReadCode::Utf8, 1, 3));
///
/// let deep = "[".repeat(1_000_000);
/// let error = read(deep.as_bytes(), Limits::APPLICATION).unwrap_err();
/// assert_eq!((error.code, error.line, error.column), (ReadCode::Depth, 1, 33));
/// # Ok::<(), huiqi::json::ReadError>(())
/// ```
///
/// # Errors
///
/// [`ReadError`], with the first fault of the text: size is judged before UTF-8, and UTF-8 before
/// all else.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Value, ReadError> {
    if bytes.len() > limits.max_bytes {
        return Err(ReadError::at(bytes, limits.max_bytes, Detail::TooLarge(limits.max_bytes)));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        ReadError::at(bytes, at, Detail::InvalidByte(byte))
    })?;
    let max_depth = limits.max_depth.min(Limits::DEEPEST);
    let mut reader = Reader { text, at: 0, max_depth };
    reader.document().map_err(|Fault { at, detail }| ReadError::at(bytes, at, detail))
}

/// A fault at a byte of the text; line and column are counted only once it is known to be the
/// answer.
struct Fault {
    at: usize,
    detail: Detail,
}

type Read<T> = Result<T, Fault>;

struct Reader<'t> {
    text: &'t str,
    /// The byte to be read next; always a boundary of characters.
    at: usize,
    max_depth: usize,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Read<Value> {
        if self.text.starts_with('\u{feff}') {
            return Err(Fault { at: 0, detail: Detail::ByteOrderMark });
        }
        self.skip_white_space();
        if self.peek().is_none() {
            return Err(Fault { at: self.at, detail: Detail::Empty });
        }
        let value = self.value(1)?;
        self.skip_white_space();
        if self.peek().is_some() {
            return Err(self.expected(Expected::End));
        }
        Ok(value)
    }

    /// A value, which would be at this level if it is a list or an object. The recursion ends at
    /// `max_depth`.
    fn value(&mut self, level: usize) -> Read<Value> {
        match self.peek() {
            Some(b'{' | b'[') if level > self.max_depth => {
                Err(Fault { at: self.at, detail: Detail::TooDeep(self.max_depth) })
            }
            Some(b'{') => self.object(level).map(Value::Object),
            Some(b'[') => self.array(level).map(Value::Array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            _ => Err(self.expected(Expected::Value)),
        }
    }

    fn object(&mut self, level: usize) -> Read<Object> {
        self.at += 1;
        let mut object = Object::new();
        self.skip_white_space();
        if self.take(b'}') {
            return Ok(object);
        }
        loop {
            let key_at = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.expected(Expected::Key));
            }
            let key = self.string()?;
            if object.contains_key(&key) {
                return Err(Fault { at: key_at, detail: Detail::DuplicateKey(key) });
            }
            self.skip_white_space();
            if !self.take(b':') {
                return Err(self.expected(Expected::Colon));
            }
            self.skip_white_space();
            let value = self.value(level + 1)?;
            object.append(key, value);
            self.skip_white_space();
            if self.take(b'}') {
                return Ok(object);
            }
            if !self.take(b',') {
                return Err(self.expected(Expected::CommaOrBrace));
            }
            self.skip_white_space();
        }
    }

    fn array(&mut self, level: usize) -> Read<Vec<Value>> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_white_space();
        if self.take(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(level + 1)?);
            self.skip_white_space();
            if self.take(b']') {
                return Ok(items);
            }
            if !self.take(b',') {
                return Err(self.expected(Expected::CommaOrBracket));
            }
            self.skip_white_space();
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Read<Value> {
        if self.rest().starts_with(word) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.expected(Expected::Value))
        }
    }

    fn number(&mut self) -> Read<Number> {
        let start = self.at;
        self.take(b'-');
        let zero_at = self.at;
        let leading_zero = self.peek() == Some(b'0');
        self.digits()?;
        if leading_zero && self.at > zero_at + 1 {
            return Err(Fault { at: zero_at, detail: Detail::LeadingZero });
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            self.digits()?;
        }
        Ok(Number::from_literal(self.since(start)))
    }

    /// One digit or more.
    fn digits(&mut self) -> Read<()> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.expected(Expected::Digit));
        }
        self.skip_while(|byte| byte.is_ascii_digit());
        Ok(())
    }

    /// A string from its opening quotation mark on.
    fn string(&mut self) -> Read<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let start = self.at;
            self.skip_while(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20);
            string.push_str(self.since(start));
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.push(self.escape()?),
                Some(control) => {
                    return Err(Fault { at: self.at, detail: Detail::ControlCharacter(char::from(control)) });
                }
                None => return Err(self.expected(Expected::Quote)),
            }
        }
    }

    /// An escape from its backslash on.
    fn escape(&mut self) -> Read<char> {
        let start = self.at;
        self.at += 1;
        let character = match self.peek() {
            Some(same @ (b'"' | b'\\' | b'/')) => char::from(same),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode_escape(start);
            }
            _ => return Err(self.expected(Expected::Escape)),
        };
        self.at += 1;
        Ok(character)
    }

    /// The digits of an escape that started at `start`, and the other half of a surrogate pair.
    fn unicode_escape(&mut self, start: usize) -> Read<char> {
        let first = self.code_unit()?;
        let mut second = None;
        if (0xD800..0xDC00).contains(&first) && self.rest().starts_with("\\u") {
            self.at += 2;
            second = Some(self.code_unit()?);
        }
        // Half a pair, or two halves that are no pair: the first is the one without a partner.
        char::decode_utf16(iter::once(first).chain(second))
            .next()
            .and_then(Result::ok)
            .ok_or(Fault { at: start, detail: Detail::LoneSurrogate(first) })
    }

    /// Four hexadecimal digits.
    fn code_unit(&mut self) -> Read<u16> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let digit = digit.and_then(|digit| u16::try_from(digit).ok());
            unit = unit << 4 | digit.ok_or_else(|| self.expected(Expected::HexDigit))?;
            self.at += 1;
        }
        Ok(unit)
    }

    fn skip_white_space(&mut self) {
        self.skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.rest().as_bytes();
        self.at += rest.iter().position(|&byte| !wanted(byte)).unwrap_or(rest.len());
    }

    /// Takes a byte if it is the next one.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The fault that something else stands here, or nothing.
    fn expected(&self, what: Expected) -> Fault {
        Fault { at: self.at, detail: Detail::Expected(what, self.rest().chars().next()) }
    }
}
