//! Mistakes of a program that calls the library, which no type of its language keeps it from.

use super::{own, words};
use crate::Error;

/// A null pointer where something must be.
pub fn null(name: &str) -> Error {
    named("call.null", name, words::call::null(name))
}

/// A length that nothing can have.
pub fn length(name: &str) -> Error {
    named("call.length", name, words::call::length(name))
}

/// An engine that is none, or was freed.
pub fn engine() -> Error {
    named("call.engine", "engine", words::call::ENGINE.to_owned())
}

fn named(code: &str, name: &str, message: String) -> Error {
    let mut error = own(code, message);
    error.params.insert("name".to_owned(), name.to_owned());
    error
}
