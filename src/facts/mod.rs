//! From JSON to typed facts: what an applicant tells, value by value, and what is wrong with it.
//!
//! Takes an application as JSON and a measure of a pack, or a profile and the pack, gives what is known of each fact,
//! problems with pointers and the application as understood. Nothing is coerced, nothing is dropped in silence; an invalid fact counts as not told.

mod application;
mod formats;
mod groups;
mod materials;
#[cfg(feature = "native")]
pub(crate) mod office;
mod problems;
mod progress;
mod values;

pub(crate) use application::{Application, Profile, fill_date, refuse_text, refuse_value};
pub(crate) use groups::{told, told_by_profile, told_money};
pub(crate) use materials::{AtHand, item_prefix};
pub use problems::CODES;
pub(crate) use problems::Problems;
pub(crate) use progress::names as step_names;
pub(crate) use values::MAX_TEXT;

use crate::feel::{Cell, Items};
use crate::order::Map;
use crate::value::Day;

/// What an application tells, as far as it could be understood.
#[derive(Debug)]
pub(crate) struct Told {
    /// The application day.
    pub date: Day,
    /// Facts outside lists by slot, and after them what the materials of the measure, where there is one, state.
    pub facts: Vec<Cell>,
    /// List facts by slot; each item's fields, and after them what its materials state.
    pub lists: Vec<Items>,
    /// Materials at hand, by address.
    pub materials: Map<String, AtHand>,
    /// Steps and events told, by id.
    pub progress: Map<String, Day>,
    /// Paths that are verified and told, in order.
    pub verified: Vec<String>,
}
