//! JSON: the edge where text becomes values and values become text.
//!
//! **Takes** bytes of unknown origin. **Gives** a
//! [`Value`], in which every object has unique keys in the order they came, or a [`ReadError`] with
//! code, line and column; the way back is the canonical form of RFC 8785 ([`canonical()`]) and its
//! SM3 digest ([`digest`], [`digest_of`]); [`pointer`](mod@pointer) names places in a value.
//! **Never** guesses, repairs, coerces or drops anything, never panics or overflows the stack on any
//! input, and knows nothing of policies, money or dates: what a number or a text means, others
//! decide.
//!
//! ```
//! use huiqi::json::{Limits, ReadCode, canonical, read};
//!
//! let value = read(br#"{ "b": 3.5e5, "a": [1e21, "\u6570"] }"#, Limits::APPLICATION)?;
//! assert_eq!(canonical(&value), "{\"a\":[1e+21,\"\u{6570}\"],\"b\":350000}");
//!
//! let error = read(b"{\n  \"a\": 1,\n  \"a\": 2\n}", Limits::APPLICATION).unwrap_err();
//! assert_eq!((error.code, error.line, error.column), (ReadCode::DuplicateKey, 3, 3));
//! # Ok::<(), huiqi::json::ReadError>(())
//! ```
//!
//! The reader is our own and not `serde_json`'s: that one refuses `1e400`, tells a lone surrogate
//! from other faults by its message alone, and counts columns in bytes. Writing is our own too: there is one walk over what
//! serializes for all forms that it goes out in.

mod canonical;
mod error;
mod literal;
mod number;
mod object;
pub mod pointer;
mod reader;
mod structure;
#[cfg(test)]
mod tests;
mod value;
mod write;

pub use canonical::{canonical, digest, digest_of, utf16_order};
pub use error::{Detail, Expected, ReadCode, ReadError};
pub use number::Number;
pub use object::Object;
pub use reader::{Limits, read};
pub use structure::{Misfit, Reader, Structure, from_value};
pub(crate) use structure::{members, variants};
pub use value::Value;
#[cfg(target_arch = "wasm32")]
pub(crate) use write::{Kind, Sink, write};
