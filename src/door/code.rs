//! The compact text of answers that a link and a QR code carry, read back into the receipt in brief that it is.
//!
//! **Takes** `A` and the base64url (RFC 4648, 5) of what raw DEFLATE (RFC 1951) makes of canonical JSON; or the same in
//! parts, `A1/3.…`, in any order, since a QR code has room for so much; or a link with it behind `#/a/`. White space
//! counts nowhere: who sends a long line by mail gets it back in several. **Gives** the JSON, read as strictly as any.
//! `www/page/keep/code.ts` writes it.

use std::collections::BTreeMap;

use data_encoding::{BASE64URL_NOPAD, DecodeKind};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::{own, words};
use crate::json::Value;
use crate::{Error, Pack};

/// The letter of this form; another one will have another.
const VERSION: char = 'A';
/// What stands before a code in a link.
const IN_LINK: &str = "#/a/";
/// What a link keeps for the person who opens it, and no receipt has: the questions that were answered with "I do not know".
const UNSURE: &str = "unsure";
/// How long the text may be, in bytes: what does not compress at all, and links around parts of it.
pub const MOST_TEXT: usize = 4 << 20;
/// How long what it says may be: an application's limit.
const MOST_CONTENT: usize = 2 << 20;

/// Whether a text is a code rather than JSON, of which no text begins with a letter that a code begins with.
pub fn is_code(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    text.first().is_some_and(u8::is_ascii_uppercase) || text.starts_with(b"http")
}

/// The receipt in brief that a code carries.
///
/// # Errors
/// `code.*` when it is none, or of another version, or not whole, and `json.*` with line and column when what it carries
/// is no JSON.
pub fn read(pack: &Pack, text: &[u8]) -> Result<Value, Error> {
    if text.len() > MOST_TEXT {
        return Err(own("code.size", words::code::TOO_LARGE.to_owned()));
    }
    let text = str::from_utf8(text).map_err(|_| no_code())?;
    let mut brief = pack.read_receipt(&inflated(&decoded(&whole(text)?)?)?)?;
    // A link of every measure's answers is for a person to open; there is no one result to hold it against.
    if brief.get("told").is_some() {
        return Err(own("code.several", words::code::SEVERAL.to_owned()));
    }
    if let Value::Object(members) = &mut brief {
        members.remove(UNSURE);
    }
    Ok(brief)
}

fn no_code() -> Error {
    own("code.format", words::code::NONE.to_owned())
}

fn cut() -> Error {
    own("code.cut", words::code::CUT.to_owned())
}

/// The code of a text, from its parts if it has come in parts, without its letter.
fn whole(text: &str) -> Result<String, Error> {
    let mut rest = String::new();
    let mut parts = BTreeMap::new();
    let mut count = None;
    let mut part = None;
    for word in text.split_whitespace() {
        let word = word.rsplit_once(IN_LINK).map_or(word, |(_, code)| code);
        let Some((number, of, piece)) = numbered(word) else {
            // A line that goes on.
            part.and_then(|number| parts.get_mut(&number)).unwrap_or(&mut rest).push_str(word);
            continue;
        };
        if *count.get_or_insert(of) != of {
            return Err(own("code.parts", words::code::MIXED.to_owned()));
        }
        parts.insert(number, piece.to_owned());
        part = Some(number);
    }
    let Some(count) = count else { return unlettered(&rest) };
    if let Some(absent) = (1..=count).find(|number| !parts.contains_key(number)) {
        return Err(own("code.parts", words::code::absent(absent, count)));
    }
    Ok(parts.into_values().collect())
}

/// A code that has come in one, without its letter.
fn unlettered(code: &str) -> Result<String, Error> {
    if let Some(rest) = code.strip_prefix(VERSION) {
        return Ok(rest.to_owned());
    }
    Err(match code.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        true => own("code.version", words::code::NEWER.to_owned()),
        false => no_code(),
    })
}

/// `A2/3.…`: the second of three.
fn numbered(word: &str) -> Option<(u8, u8, &str)> {
    let (head, piece) = word.strip_prefix(VERSION)?.split_once('.')?;
    let (number, of) = head.split_once('/')?;
    let (number, of) = (number.parse().ok()?, of.parse().ok()?);
    (1..=of).contains(&number).then_some((number, of, piece))
}

fn decoded(code: &str) -> Result<Vec<u8>, Error> {
    BASE64URL_NOPAD.decode(code.as_bytes()).map_err(|fault| match fault.kind {
        DecodeKind::Symbol | DecodeKind::Padding => no_code(),
        DecodeKind::Length | DecodeKind::Trailing => cut(),
    })
}

fn inflated(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    decompress_to_vec_with_limit(bytes, MOST_CONTENT).map_err(|fault| match fault.status {
        TINFLStatus::HasMoreOutput => own("code.size", words::code::TOO_LARGE.to_owned()),
        TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => cut(),
        _ => no_code(),
    })
}
