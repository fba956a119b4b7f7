//! The canonical form and its digest.

use std::cmp::Ordering;
use std::fmt::Write as _;

use serde::Serialize;
use sm3::{Digest, Sm3};

use super::number::EcmaScriptNumbers;

/// The canonical JSON text of RFC 8785 of anything that serializes.
///
/// A [`Value`](super::Value) sorts itself. A struct must declare its fields in the order of
/// [`utf16_order`], and a map must be sorted so; then one pass is enough. `serde_json::to_string`
/// gives the same text but for numbers that are no exact integers, where RFC 8785 asks for
/// ECMAScript's text.
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
    let mut text = Vec::with_capacity(256);
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, EcmaScriptNumbers);
    value.serialize(&mut serializer).expect("a type that is JSON");
    String::from_utf8(text).expect("serde_json writes UTF-8")
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
