//! The plain types that every door speaks.
//!
//! Takes nothing, gives the shapes of requests and answers, never computes: public fields, no behaviour. Fields stand in
//! the order of RFC 8785 (by UTF-16 code unit of the serialized name), so that serializing once gives the canonical
//! form. Texts borrow from the pack (`'p`), paths are RFC 6901 JSON Pointers into the application. Optional keys are
//! left out, never null, but for `Assessment::award`.

mod application;
mod assessment;
mod form;
mod matching;
mod material;
mod measure;
mod problem;
mod procedure;
mod receipt;

pub use application::*;
pub use assessment::*;
pub use form::*;
pub use matching::*;
pub use material::*;
pub use measure::*;
pub use problem::*;
pub use procedure::*;
pub use receipt::*;

use std::borrow::Cow;

/// A text of the pack, borrowed, or one made for this answer.
pub type Text<'p> = Cow<'p, str>;
