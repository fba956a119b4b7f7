//! Names as they are compared: under Unicode NFKC, without white space.

use super::nfkc::nfkc;

/// The form in which two names are held against each other.
pub(crate) fn folded(name: &str) -> String {
    nfkc(name).chars().filter(|c| !c.is_whitespace()).collect()
}
