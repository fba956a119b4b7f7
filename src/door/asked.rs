//! What every native door does before it asks the library, and after.

use super::today;
use crate::json::Value;
use crate::{Error, Pack, fill_date};

/// Reads an application or a profile, and puts today into one that has no day.
///
/// # Errors
/// `json.*` with line and column.
pub fn application(pack: &Pack, text: &[u8]) -> Result<Value, Error> {
    let mut application = pack.read(text)?;
    // Without a clock the application stays as it is, and the library says what is missing.
    if let Some(today) = today::in_shanghai() {
        fill_date(&mut application, today);
    }
    Ok(application)
}

/// A refusal of a measure that was named outside any application: there is nothing that a pointer could lead into.
pub fn unknown_measure(error: Error) -> Error {
    Error { path: None, ..error }
}
