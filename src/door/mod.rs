//! What the native doors have in common: the command line, the service and the C library.
//!
//! **Takes** text as it came in from outside. **Gives** the library's answers in canonical JSON, the same bytes at every
//! door, and problem details where there is no answer. **Never** computes an answer, and keeps nothing.

pub mod asked;
pub mod code;
mod details;
pub mod language;
pub mod misuse;
pub mod today;
mod words;

pub use details::{Details, own};
pub use words::{FAULT, title_of};

use crate::json::canonical;
use crate::{Error, Pack};

/// The largest built pack that is read, in bytes; the library's own limit for one.
pub const LARGEST_PACK: usize = 16 << 20;

/// The built pack with that text, or the one that the library carries, in its own language or the one that is asked for
/// as [`language::spoken`] has it.
///
/// # Errors
/// `pack.invalid`, and as [`language::spoken`].
pub fn load(pack: Option<&[u8]>, language: Option<&[u8]>) -> Result<Pack, Error> {
    // What is not UTF-8 is no pack either way; the library says so at the character that takes the byte's place.
    let pack = pack.map_or_else(Pack::embedded, |text| Pack::load(&String::from_utf8_lossy(text)))?;
    match language {
        Some(asked) => language::spoken(&pack, &String::from_utf8_lossy(asked)),
        None => Ok(pack),
    }
}

/// What the pack says of its document.
pub fn pack(pack: &Pack) -> String {
    canonical(&pack.info())
}

/// The measures, in the order of the text.
pub fn measures(pack: &Pack) -> String {
    canonical(&pack.measures())
}

/// All of a measure that does not depend on an application.
///
/// # Errors
/// `measure.unknown`, with the nearest known id.
pub fn measure(pack: &Pack, id: &str) -> Result<String, Error> {
    pack.measure(id).map(|measure| canonical(&measure)).map_err(asked::unknown_measure)
}

/// The facts of a measure as a JSON Schema with labels and help.
///
/// # Errors
/// `measure.unknown`, with the nearest known id.
pub fn form(pack: &Pack, id: &str) -> Result<String, Error> {
    pack.form(id).map(|form| canonical(&form)).map_err(asked::unknown_measure)
}

/// The assessment of an application, as JSON text; without a date it is one of today in Asia/Shanghai.
///
/// # Errors
/// `json.*`, and as [`Pack::assess`].
pub fn assess(pack: &Pack, application: &[u8]) -> Result<String, Error> {
    Ok(canonical(&pack.assess(&asked::application(pack, application)?)?))
}

/// Every measure for one applicant, whose profile is JSON text and may lack a date.
///
/// # Errors
/// `json.*`, and as [`Pack::match_all`].
pub fn match_all(pack: &Pack, profile: &[u8]) -> Result<String, Error> {
    Ok(canonical(&pack.match_all(&asked::application(pack, profile)?)?))
}

/// The days of an application's procedure as an iCalendar file.
///
/// # Errors
/// `json.*`, and as [`Pack::deadlines`].
pub fn deadlines(pack: &Pack, application: &[u8]) -> Result<String, Error> {
    pack.deadlines(&asked::application(pack, application)?)
}

/// The receipt of an application.
///
/// # Errors
/// `json.*`, and as [`Pack::receipt`].
pub fn receipt(pack: &Pack, application: &[u8]) -> Result<String, Error> {
    Ok(canonical(&pack.receipt(&asked::application(pack, application)?)?))
}

/// A second look at a receipt, or at what the QR code of a report says.
///
/// # Errors
/// `json.*` and `code.*`, and as [`Pack::verify`].
pub fn verify(pack: &Pack, receipt: &[u8]) -> Result<String, Error> {
    let verification = match code::is_code(receipt) {
        true => pack.verify_brief(&code::read(pack, receipt)?),
        false => pack.verify(&pack.read_receipt(receipt)?),
    };
    Ok(canonical(&verification?))
}
