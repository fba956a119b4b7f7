//! Random texts: nothing makes the reader panic, and it agrees with `serde_json` but for the rules
//! of our own.

use std::str;

use proptest::prelude::*;

use super::{from_serde, to_serde, value};
use crate::json::{Detail, Expected, Limits, ReadCode, ReadError, Value, read};

/// Pieces from which nearly valid texts are made.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud83d",
    b"\\ude00",
    b"\\u0061",
    b"\"a\"",
    b"\"a\":",
    b"0",
    b"1",
    b"-",
    b"+",
    b".",
    b"e",
    b"E",
    b"e400",
    b"1e5",
    b"null",
    b"true",
    b"fals",
    b"e",
    b" ",
    b"\t",
    b"\n",
    b"\r",
    b"\0",
    b"\x0b",
    b"\x7f",
    b"\xc2\xa0",
    b"\xe4\xb8\xad",
    b"\xe4\xb8",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"/",
    b"//",
    b"'",
];

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// A valid text with a few pieces inserted, bytes dropped or changed, or cut off.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let place = any::<prop::sample::Index>();
    let change = (place, 0..4_u8, prop::sample::select(PIECES), any::<u8>());
    (value(), any::<bool>(), prop::collection::vec(change, 0..4)).prop_map(|(value, pretty, changes)| {
        let value = to_serde(&value);
        let text = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) };
        let mut text = text.expect("a value");
        for (place, kind, piece, byte) in changes {
            let at = place.index(text.len() + 1);
            match kind {
                0 => drop(text.splice(at..at, piece.iter().copied())),
                1 => text.truncate(at),
                2 if at < text.len() => drop(text.remove(at)),
                _ if at < text.len() => text[at] = byte,
                _ => text.push(byte),
            }
        }
        text
    })
}

fn has_infinity(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_finite(),
        Value::Array(items) => items.iter().any(has_infinity),
        Value::Object(object) => object.iter().any(|(_, value)| has_infinity(value)),
        _ => false,
    }
}

/// The byte at a line and column, found the slow way; `None` if there is no such place.
fn offset(text: &str, error: &ReadError) -> Option<usize> {
    let lines: Vec<&str> = text.split_inclusive('\n').chain(text.ends_with('\n').then_some("")).collect();
    let lines = if lines.is_empty() { vec![""] } else { lines };
    let before: usize = lines.iter().take(error.line - 1).map(|line| line.len()).sum();
    let line = lines.get(error.line - 1)?;
    let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    Some(before + ends.take(error.column).collect::<Vec<_>>().get(error.column - 1)?)
}

/// Says where the two disagree beyond the rules that are ours alone.
fn compare(bytes: &[u8]) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    let ours = read(bytes, Limits::APPLICATION);
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => prop_assert_eq!(ours, &from_serde(theirs)),
        // `serde_json` has no number for 1e400.
        (Ok(ours), Err(error)) => prop_assert!(has_infinity(ours), "only they refuse: {}", error),
        (Err(error), Ok(_)) => {
            let own_rule = matches!(error.code, ReadCode::DuplicateKey | ReadCode::Depth);
            prop_assert!(own_rule, "only we refuse: {}", error);
        }
        (Err(_), Err(_)) => {}
    }
    let Err(error) = ours else { return Ok(()) };
    prop_assert_eq!(error.code, error.detail.code());
    let Ok(text) = str::from_utf8(bytes) else {
        prop_assert_eq!(error.code, ReadCode::Utf8);
        return Ok(());
    };
    let at = offset(text, &error);
    prop_assert!(at.is_some(), "no such place: {}", error);
    let (before, rest) = text.split_at(at.unwrap_or_default());
    match error.detail {
        Detail::Expected(_, found) => {
            prop_assert_eq!(found, rest.chars().next());
            // Nothing before the place is wrong: what stands there could still have been continued.
            match read(before.as_bytes(), Limits::APPLICATION) {
                Ok(_) => {}
                Err(ReadError { detail: Detail::Empty | Detail::Expected(_, None), .. }) => {}
                Err(earlier) => {
                    prop_assert!(false, "{} comes before {}", earlier, Detail::Expected(Expected::End, found))
                }
            }
        }
        Detail::ControlCharacter(control) => prop_assert_eq!(Some(control), rest.chars().next()),
        Detail::LeadingZero => prop_assert!(rest.starts_with('0')),
        Detail::LoneSurrogate(_) => prop_assert!(rest.starts_with("\\u")),
        Detail::DuplicateKey(key) => {
            let prefix = serde_json::Deserializer::from_str(rest).into_iter::<String>().next();
            prop_assert_eq!(prefix.and_then(Result::ok), Some(key));
        }
        Detail::TooDeep(_) => prop_assert!(rest.starts_with(['[', '{']), "{}", rest),
        Detail::ByteOrderMark => prop_assert!(rest.starts_with('\u{feff}'), "{}", rest),
        Detail::Empty => prop_assert!(rest.is_empty()),
        Detail::InvalidByte(_) | Detail::TooLarge(_) => prop_assert!(false, "{}", error),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8 * ProptestConfig::default().cases))]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        compare(&bytes)?;
    }

    #[test]
    fn random_pieces(bytes in pieces()) {
        compare(&bytes)?;
    }

    #[test]
    fn mutated_texts(bytes in mutated()) {
        compare(&bytes)?;
    }

    /// Literals of numbers alone, where two parsers are likeliest to differ.
    #[test]
    fn numbers(literal in "-?[0-9]{0,25}(\\.[0-9]{0,25})?([eE][+-]?[0-9]{0,3})?") {
        compare(literal.as_bytes())?;
    }

    #[test]
    fn any_limits(bytes in pieces(), max_bytes in 0..80_usize, max_depth in 0..6_usize) {
        match read(&bytes, Limits { max_bytes, max_depth }) {
            Ok(value) => prop_assert!(bytes.len() <= max_bytes && value.depth() <= max_depth),
            Err(error) => prop_assert_eq!(error.code == ReadCode::Size, bytes.len() > max_bytes),
        }
    }
}
