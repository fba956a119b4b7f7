//! Why a text could not be read, and where.

use std::fmt;

/// What was wrong with a text, and where: every reader of JSON in this crate refuses with one of
/// these.
///
/// It is a fault of the text as a whole, so the first one in the text is the only one reported; but
/// a text that is too large is not looked into, and one that is not UTF-8 throughout is not read as
/// JSON.
///
/// ```
/// use huiqi::json::{Limits, ReadCode, read};
///
/// let error = read("{\"\u{540d}\u{79f0}\": True}".as_bytes(), Limits::APPLICATION).unwrap_err();
/// assert_eq!(error.code, ReadCode::Syntax);
/// assert_eq!(error.to_string(), "json.syntax at line 1, column 8: expected a value, found T");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadError {
    /// Which rule is broken; always that of `detail`.
    pub code: ReadCode,
    /// The line of the offending place, from 1; a line ends with LF.
    pub line: usize,
    /// Its column, from 1, in characters (Unicode scalar values).
    pub column: usize,
    /// What is wrong there, for a message in any language.
    pub detail: Detail,
}

impl ReadError {
    /// A fault at a byte of a text, of which what lies before is UTF-8.
    pub(super) fn at(bytes: &[u8], offset: usize, detail: Detail) -> Self {
        let before = bytes.get(..offset).unwrap_or(bytes);
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
        // A character has one byte that is no continuation byte (10xxxxxx): its first.
        let column = 1 + before.iter().skip(line_start).filter(|&&byte| byte & 0xC0 != 0x80).count();
        Self { code: detail.code(), line, column, detail }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {}, column {}: {}", self.code, self.line, self.column, self.detail)
    }
}

impl std::error::Error for ReadError {}

/// The rule that a text breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadCode {
    /// Not the grammar of RFC 8259.
    Syntax,
    /// Not UTF-8, or an escape names half a surrogate pair, which UTF-8 cannot say.
    Utf8,
    /// An object has two keys alike (after unescaping), where I-JSON (RFC 7493, 2.3) allows one.
    DuplicateKey,
    /// Lists and objects stand deeper one in another than [`Limits::max_depth`](super::Limits).
    Depth,
    /// More bytes than [`Limits::max_bytes`](super::Limits).
    Size,
}

impl ReadCode {
    /// The code of the contract, such as `json.duplicate-key`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "json.syntax",
            Self::Utf8 => "json.utf8",
            Self::DuplicateKey => "json.duplicate-key",
            Self::Depth => "json.depth",
            Self::Size => "json.size",
        }
    }
}

impl fmt::Display for ReadCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What is wrong at the place of a [`ReadError`]. `Display` says it in English; [`Detail::id`] and
/// [`Detail::subject`] are what a message in another language needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// No value at all: nothing, or only white space.
    Empty,
    /// The text starts with U+FEFF, which RFC 8259 (8.1) forbids.
    ByteOrderMark,
    /// The grammar wants one thing, and there is another, or (`None`) the end of the text.
    Expected(Expected, Option<char>),
    /// A control character stands unescaped in a string.
    ControlCharacter(char),
    /// A number such as `007`.
    LeadingZero,
    /// A byte that is no UTF-8 there, or starts a character that is not completed.
    InvalidByte(u8),
    /// An escape names half a surrogate pair, this code unit, without the other half.
    LoneSurrogate(u16),
    /// This key came before in the same object.
    DuplicateKey(String),
    /// Deeper than so many levels; the place is the bracket that opens the next one.
    TooDeep(usize),
    /// Longer than so many bytes; the place is that of the first character wholly beyond.
    TooLarge(usize),
}

impl Detail {
    /// The rule that this breaks.
    #[must_use]
    pub const fn code(&self) -> ReadCode {
        match self {
            Self::Empty | Self::ByteOrderMark | Self::Expected(..) | Self::ControlCharacter(_) | Self::LeadingZero => {
                ReadCode::Syntax
            }
            Self::InvalidByte(_) | Self::LoneSurrogate(_) => ReadCode::Utf8,
            Self::DuplicateKey(_) => ReadCode::DuplicateKey,
            Self::TooDeep(_) => ReadCode::Depth,
            Self::TooLarge(_) => ReadCode::Size,
        }
    }

    /// A name in kebab-case, unique among details: the key of a message.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::ByteOrderMark => "byte-order-mark",
            Self::Expected(what, _) => what.id(),
            Self::ControlCharacter(_) => "control-character",
            Self::LeadingZero => "leading-zero",
            Self::InvalidByte(_) => "invalid-byte",
            Self::LoneSurrogate(_) => "lone-surrogate",
            Self::DuplicateKey(_) => "duplicate-key",
            Self::TooDeep(_) => "too-deep",
            Self::TooLarge(_) => "too-large",
        }
    }

    /// What the message is about, fit to be printed: the character found (none at the end of the
    /// text), the key, the byte, the limit. A long key is cut.
    ///
    /// ```
    /// use huiqi::json::{Limits, read};
    ///
    /// let error = read("[1\u{ff0c}2]".as_bytes(), Limits::APPLICATION).unwrap_err();
    /// assert_eq!(error.detail.id(), "expected-comma-or-bracket");
    /// assert_eq!(error.detail.subject().as_deref(), Some("\u{ff0c} (U+FF0C)"));
    /// ```
    #[must_use]
    pub fn subject(&self) -> Option<String> {
        match self {
            Self::Empty | Self::ByteOrderMark | Self::LeadingZero => None,
            Self::Expected(_, found) => found.map(shown),
            Self::ControlCharacter(character) => Some(shown(*character)),
            Self::InvalidByte(byte) => Some(format!("0x{byte:02X}")),
            Self::LoneSurrogate(unit) => Some(format!("\\u{unit:04x}")),
            Self::DuplicateKey(key) => Some(shortened(key)),
            Self::TooDeep(limit) | Self::TooLarge(limit) => Some(limit.to_string()),
        }
    }
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = self.subject().unwrap_or_else(|| "the end of the text".to_owned());
        match self {
            Self::Empty => f.write_str("there is no value"),
            Self::ByteOrderMark => f.write_str("starts with a byte order mark; save the file as UTF-8 without one"),
            Self::Expected(what, _) => write!(f, "expected {}, found {subject}", what.in_words()),
            Self::ControlCharacter(_) => write!(f, "control character {subject} in a string; write it as an escape"),
            Self::LeadingZero => f.write_str("a number has no needless leading zero"),
            Self::InvalidByte(_) => write!(f, "byte {subject} is not UTF-8"),
            Self::LoneSurrogate(_) => {
                write!(f, "{subject} is half a surrogate pair, and no character")
            }
            Self::DuplicateKey(_) => write!(f, "the object already has the key {subject}"),
            Self::TooDeep(_) => write!(f, "nested deeper than {subject} levels"),
            Self::TooLarge(_) => write!(f, "longer than {subject} bytes"),
        }
    }
}

/// What the grammar of RFC 8259 wants at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expected {
    /// The start of any value
    Value,
    /// The quotation mark that opens a key
    Key,
    /// `:` after a key
    Colon,
    /// `,` or `]` after an item of a list
    CommaOrBracket,
    /// `,` or `}` after a member of an object
    CommaOrBrace,
    /// The quotation mark that closes a string
    Quote,
    /// One of the characters that may follow a backslash
    Escape,
    /// One of the four hexadecimal digits after `\u`
    HexDigit,
    /// A digit of a number
    Digit,
    /// Nothing more, after the value
    End,
}

impl Expected {
    const fn id(self) -> &'static str {
        match self {
            Self::Value => "expected-value",
            Self::Key => "expected-key",
            Self::Colon => "expected-colon",
            Self::CommaOrBracket => "expected-comma-or-bracket",
            Self::CommaOrBrace => "expected-comma-or-brace",
            Self::Quote => "expected-quote",
            Self::Escape => "expected-escape",
            Self::HexDigit => "expected-hex-digit",
            Self::Digit => "expected-digit",
            Self::End => "expected-end",
        }
    }

    const fn in_words(self) -> &'static str {
        match self {
            Self::Value => "a value",
            Self::Key => "a key in double quotes",
            Self::Colon => "a colon",
            Self::CommaOrBracket => "a comma or ]",
            Self::CommaOrBrace => "a comma or }",
            Self::Quote => "the closing double quote",
            Self::Escape => "one of \" \\ / b f n r t u after a backslash",
            Self::HexDigit => "a hexadecimal digit",
            Self::Digit => "a digit",
            Self::End => "nothing after the value",
        }
    }
}

/// A character that can be seen stands for itself, with its code point where it may be taken for
/// another one, as a fullwidth comma is; one that cannot be seen is only named.
fn shown(character: char) -> String {
    let code = u32::from(character);
    if character.is_ascii_graphic() {
        character.to_string()
    } else if !character.is_ascii() && character.escape_debug().eq([character]) {
        format!("{character} (U+{code:04X})")
    } else {
        format!("U+{code:04X}")
    }
}

/// A key in quotes, cut after so many characters that a message stays readable whatever came.
fn shortened(key: &str) -> String {
    const MOST: usize = 60;
    match key.char_indices().nth(MOST) {
        Some((end, _)) => quoted(key.get(..end).unwrap_or(key)) + "\u{2026}",
        None => quoted(key),
    }
}

/// A text as `{:?}` has it, which the std of the browser's binary cannot say.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '\'' => out.push(c),
            _ => out.extend(c.escape_debug()),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_quotation_of_std(text in any::<String>(), odd in "['\"\\\\\u{301}\u{200b}\n\u{7f}\u{4e2d}]{0,9}") {
            for text in [text, odd] {
                prop_assert_eq!(super::quoted(&text), format!("{text:?}"));
            }
        }
    }
}
