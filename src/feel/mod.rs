//! The rule language: a typed profile of FEEL (OMG DMN 1.5), evaluated over what is known.
//!
//! Takes a rule's text and the names it may use, gives flat code, and for any state of knowledge the set of values that
//! the rule can still take, what it read, and what it still waits for. It never knows what a pack is, never reads a
//! clock and never fails once a rule has been checked.

#[cfg(feature = "native")]
pub mod ast;
pub mod builtins;
pub mod code;
#[cfg(feature = "native")]
pub mod compile;
#[cfg(feature = "native")]
pub mod diagnostic;
mod eval;
#[cfg(feature = "native")]
mod lexer;
pub mod literal;
mod loops;
mod narrow;
mod operate;
#[cfg(feature = "native")]
pub mod parser;
mod samples;
mod search;
mod shape;
#[cfg(feature = "native")]
pub mod signature;
mod trace;
#[cfg(feature = "native")]
pub mod types;
mod world;

pub use code::Code;
pub use eval::{Narrowing, Trap, check_run, evaluate, outcome};
pub use narrow::narrowed;
pub use samples::{borders, samples};
pub use search::{Budget, Free, Freed, capped, holding, holds_throughout};
pub use shape::{Limits, check_shape};
pub use trace::{because, needs};
pub use world::{Cell, Counted, Items, Read, Share, World};
