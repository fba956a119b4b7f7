//! The native tests, one target: what they hold the library against is data beside them.

// Tests read files and spawn programs; the library may not.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod cases;
mod cases_cover;
mod catalogue;
mod changes;
mod damaged;
mod deadlines;
mod doors;
mod explain;
mod faults;
mod generated;
mod golden;
mod house;
mod kit;
mod language;
mod matching;
mod nfkc;
mod order;
mod pack_diff;
mod pack_schema;
mod packs;
mod readme;
mod shapes;
mod soundness;
mod soundness_language;
mod sql;
