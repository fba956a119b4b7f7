//! What a fact can be worth: truth, exact numbers, days, and what is known of each.
//!
//! Takes literals and declared ranges, gives values and the sets of values that are still possible, never rounds and
//! never guesses. Everything above this room computes with these types alone.

mod day;
mod grid;
mod number;
mod set;

pub use day::{Day, Months};
pub use grid::Grid;
pub use number::{Money, Number, grouped};
pub use set::{Entry, ItemRef, Known, List, RangeEnds, Set, Span, Truths};
