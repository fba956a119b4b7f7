//! Names as they are compared: under Unicode NFKC, without white space.

use unicode_normalization::UnicodeNormalization;

/// The form in which two names are held against each other.
pub(crate) fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.chars().filter(|c| !c.is_whitespace()).collect();
    }
    name.nfkc().filter(|c| !c.is_whitespace()).collect()
}
