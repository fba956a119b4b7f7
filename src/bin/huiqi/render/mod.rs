//! Answers for people, in the language of the policies: lines of eighty columns, with colours where they are seen.
//!
//! **Takes** what the library answers. **Gives** text. **Never** decides anything: what it counts, it counts to be read.

mod check;
pub mod checklist;
pub mod conditions;
mod diff;
pub mod figures;
pub mod labels;
mod layout;
mod matching;
pub mod measure;
mod receipt;
mod refusal;
pub mod report;
pub mod standing;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod words;
mod wrap;

pub use check::check;
pub use diff::diff;
pub use labels::Context;
pub use matching::matches;
pub use measure::{form, measure, measures};
pub use receipt::{Versions, receipt, verification};
pub use refusal::refusal;
pub use report::assessment;
