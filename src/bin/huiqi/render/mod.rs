//! Answers for people, in the language of the policies: lines of eighty columns, with colours where they are seen.
//!
//! **Takes** what the library answers. **Gives** text. **Never** decides anything: what it counts, it counts to be read.

mod check;
mod checklist;
mod conditions;
mod diff;
mod figures;
mod labels;
mod layout;
mod matching;
mod measure;
mod receipt;
mod refusal;
mod report;
#[cfg(test)]
mod tests;
mod timeline;
pub mod words;
mod wrap;

pub use check::check;
pub use diff::diff;
pub use labels::Context;
pub use matching::matches;
pub use measure::{form, measure, measures};
pub use receipt::{receipt, verification};
pub use refusal::refusal;
pub use report::assessment;
