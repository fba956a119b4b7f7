//! Whether a pack is in order: what one place of it says of another.
//!
//! **Takes** a draft, in which every file has been read, and the code of its rules. **Gives** faults, all of them at
//! once: ids, addresses, quotations, kinds, the procedure, the calendar, the engine's sentences, what facts are declared
//! for, and what every rule does when no fact is told. **Never** changes anything, and never stops at the first fault.
//!
//! A check is one function of one file, and has one code of its own ([`codes`](super::fault::codes)).

mod applicants;
mod bounds;
mod calendar;
mod clauses;
mod coverage;
pub(crate) mod digits;
mod empty_form;
mod ids;
mod kinds;
mod materials;
pub(super) mod messages;
mod notes;
mod procedure;
mod quotations;
mod search;
mod together;
mod uses;
mod ways;

pub use self::ways::{Ways, ways};

use super::fault::{Report, Spot};
use super::source::draft::Draft;
use super::source::lower::Lowered;

/// Checks what the files say of each other. `head` is where the pack as a whole is spoken of, `sentences` are the codes
/// of what the engine may have to say. Gives whether the rules may be looked at.
pub(super) fn check_draft(draft: &Draft, head: Spot, sentences: &[&str], report: &Report) -> bool {
    if !bounds::check(draft, head, report) {
        return false;
    }
    ids::check(draft, report);
    clauses::check(draft, report);
    quotations::check(draft, report);
    applicants::check(draft, report);
    kinds::check(draft, report);
    materials::check(draft, report);
    procedure::check(draft, report);
    notes::check(draft, report);
    together::check(draft, report);
    calendar::check(&draft.calendar, head, report);
    messages::check(&draft.messages, head, sentences, report);
    true
}

/// Checks the rules that compile.
pub(super) fn check_rules(draft: &Draft, lowered: &Lowered<'_>, report: &Report) {
    uses::check(draft, lowered, report);
    empty_form::check(lowered, report);
    coverage::check(draft, report);
}
