//! The canonical form and its digest.

use std::cmp::Ordering;
use std::fmt::Write as _;

use serde::Serialize;
use sm3::{Digest, Sm3};

use super::write::{Kind, Sink, write};

/// The canonical JSON text of RFC 8785 of anything that serializes.
///
/// A [`Value`](super::Value) sorts itself. A struct must declare its fields in the order of
/// [`utf16_order`], and a map must be sorted so; then one pass is enough.
///
/// ```
/// use huiqi::json::{Limits, canonical, read};
///
/// let value = read(br#"{"b":[1.0,1E-7,"\u000F\/"],"a":null}"#, Limits::APPLICATION)?;
/// assert_eq!(canonical(&value), r#"{"a":null,"b":[1,1e-7,"\u000f/"]}"#);
/// # Ok::<(), huiqi::json::ReadError>(())
/// ```
///
/// # Panics
///
/// When the type itself cannot be JSON: its `Serialize` reports an error, or a map's keys are not
/// texts. That is a mistake in the type, which no input can cause; no type of this crate does so.
#[must_use]
pub fn canonical(value: &impl Serialize) -> String {
    let mut text = Text(String::with_capacity(EXPECTED));
    write(value, &mut text);
    text.0
}

/// What is set aside for a text at first: an assessment is some 10 to 20 kB, and copying it whenever it has doubled takes
/// longer than setting aside too much for what is short.
const EXPECTED: usize = 4 << 10;

/// The text of a value, as far as it is written.
struct Text(String);

impl Text {
    fn separate(&mut self, is_first: bool) {
        if !is_first {
            self.0.push(',');
        }
    }

    fn key(&mut self, key: &str) {
        self.text(key);
        self.0.push(':');
    }
}

impl Sink for Text {
    fn null(&mut self) {
        self.0.push_str("null");
    }

    fn truth(&mut self, truth: bool) {
        self.0.push_str(if truth { "true" } else { "false" });
    }

    fn integer(&mut self, integer: i64) {
        // Writing to a String cannot fail.
        let _ = write!(self.0, "{integer}");
    }

    #[expect(clippy::disallowed_types, reason = "a face of serde that passes a double on")]
    fn double(&mut self, double: f64) {
        self.0.push_str(ryu_js::Buffer::new().format_finite(double));
    }

    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        while let Some(at) = first_special(rest) {
            let (plain, from) = rest.split_at(at);
            let mut chars = from.chars();
            self.0.push_str(plain);
            chars.next().into_iter().for_each(|special| escape(special, &mut self.0));
            rest = chars.as_str();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    fn open(&mut self, kind: Kind) -> usize {
        self.0.push(if kind == Kind::List { '[' } else { '{' });
        0
    }

    fn item(&mut self, before: usize) {
        self.separate(before == 0);
    }

    fn entry(&mut self, before: usize, key: &str) {
        self.separate(before == 0);
        self.key(key);
    }

    fn member(&mut self, before: usize, key: &'static str) -> usize {
        debug_assert!(first_special(key).is_none(), "a field's name with what may not stand in a text: {key}");
        self.0.push_str(if before == 0 { "\"" } else { ",\"" });
        self.0.push_str(key);
        self.0.push_str("\":");
        before + 1
    }

    fn close(&mut self, kind: Kind, _: usize, _: usize) {
        self.0.push(if kind == Kind::List { ']' } else { '}' });
    }
}

/// How many bytes are looked at as one: most texts have nothing special.
const AT_ONCE: usize = size_of::<u64>();

/// Where the first character of a text is that may not stand in one.
fn first_special(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (words, _) = bytes.as_chunks::<AT_ONCE>();
    // Fewer than eight bytes at the end are looked at with those before them: looking twice does no harm.
    let end = bytes.last_chunk::<AT_ONCE>().is_some_and(has_special);
    if bytes.len() >= AT_ONCE && !end && !words.iter().any(has_special) {
        return None;
    }
    bytes.iter().position(|byte| matches!(byte, 0..=0x1F | b'"' | b'\\'))
}

/// Whether one of eight bytes is special, without looking at each: a byte less than 128 has its upper bit set by
/// subtracting what is more than it, and `^` makes one that is looked for 0, which is less than 1.
fn has_special(word: &[u8; AT_ONCE]) -> bool {
    const EACH: u64 = u64::MAX / 0xFF;
    let word = u64::from_ne_bytes(*word);
    let below = |word: u64, bound: u64| word.wrapping_sub(EACH * bound) & !word;
    let any =
        below(word, 0x20) | below(word ^ (EACH * u64::from(b'"')), 1) | below(word ^ (EACH * u64::from(b'\\')), 1);
    any & (EACH * 0x80) != 0
}

/// What stands for a character that may not stand in a text (RFC 8785, 3.2.2.2).
fn escape(special: char, into: &mut String) {
    let short = match special {
        '"' | '\\' => special,
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{c}' => 'f',
        '\r' => 'r',
        _ => {
            let _ = write!(into, "\\u{:04x}", u32::from(special));
            return;
        }
    };
    into.extend(['\\', short]);
}

/// `"sm3:"` and the lower-case hexadecimal SM3 hash (GB/T 32905-2016) of some bytes.
///
/// ```
/// assert_eq!(
///     huiqi::json::digest(b"abc"),
///     "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
/// );
/// ```
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    text_of(&Sm3::digest(bytes))
}

/// The [`digest`] of the [`canonical`] form.
///
/// ```
/// use huiqi::json::{Value, canonical, digest, digest_of};
///
/// let value = Value::from("\u{6570}\u{636e}");
/// assert_eq!(digest_of(&value), digest(canonical(&value).as_bytes()));
/// ```
///
/// # Panics
///
/// As [`canonical`] does.
#[must_use]
pub fn digest_of(value: &impl Serialize) -> String {
    digest(canonical(value).as_bytes())
}

/// The order of keys in the canonical form: by UTF-16 code units (RFC 8785, 3.2.3).
///
/// It differs from Rust's order of strings, which is by code point, in one thing: what lies beyond
/// U+FFFF comes before U+E000 to U+FFFF.
///
/// ```
/// use huiqi::json::utf16_order;
/// use std::cmp::Ordering;
///
/// assert_eq!(utf16_order("\u{1f600}", "\u{fb33}"), Ordering::Less);
/// assert_eq!("\u{1f600}".cmp("\u{fb33}"), Ordering::Greater);
/// ```
#[must_use]
pub fn utf16_order(a: &str, b: &str) -> Ordering {
    // The first byte that differs decides, as in code point order, unless it is a lead byte and one
    // text has a surrogate pair there: its units from D800 on stand below E000, while its lead
    // byte from F0 on stands above EE.
    match a.bytes().zip(b.bytes()).find(|(a, b)| a != b) {
        Some((0xF0.., 0xEE | 0xEF)) => Ordering::Less,
        Some((0xEE | 0xEF, 0xF0..)) => Ordering::Greater,
        Some((a, b)) => a.cmp(&b),
        None => a.len().cmp(&b.len()),
    }
}

fn text_of(hash: &[u8]) -> String {
    let mut text = String::from("sm3:");
    for byte in hash {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts are looked at eight bytes at a time: a special character is found wherever it stands, and no other is taken for one.
    #[test]
    fn what_may_not_stand_in_a_text_is_found_at_every_place() {
        for length in 0..40 {
            for plain in ['a', ' ', '!', '#', '[', ']', '\u{7f}'] {
                let text: Vec<char> = vec![plain; length];
                assert_eq!(first_special(&text.iter().collect::<String>()), None, "{text:?}");
                for place in 0..length {
                    for special in (0..0x20_u8).map(char::from).chain(['"', '\\']) {
                        let mut text = text.clone();
                        text[place] = special;
                        assert_eq!(first_special(&text.iter().collect::<String>()), Some(place), "{text:?}");
                    }
                }
            }
            let text = "\u{6570}".repeat(length);
            assert_eq!(first_special(&text), None);
            assert_eq!(first_special(&(text.clone() + "\"")), Some(text.len()));
        }
    }
}
