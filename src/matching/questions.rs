//! What to ask next of an applicant for all measures at once.
//!
//! In whatever order the measures are gone through, each has its own questions, and those that it shares are asked once:
//! the number hardly changes. What changes is how soon verdicts are there. So the measure is finished first that is
//! nearest to its verdict, and a question that stands first for several brings each of them nearer.

use std::cmp::Reverse;

use crate::assess::ASKED_ONCE;
use crate::contract::{Decides, Missing};
use crate::order::{self, Map};

/// The missing facts of all measures, each once: those that decide a verdict first, then an award, then a material;
/// of these the fact first that brings most verdicts nearest, and of equals the one that the text comes to first.
#[derive(Debug, Default)]
pub(super) struct Questions<'p> {
    /// By path: what it decides at best, how much nearer it brings that, and where it was met first.
    nearer: Map<String, (Missing<'p>, u64, usize)>,
}

impl<'p> Questions<'p> {
    /// Adds what one measure asks, in its order. `asks` is how many questions its verdict can be expected to take, in
    /// parts of [`ASKED_ONCE`].
    pub fn add(&mut self, asked: &[Missing<'p>], asks: u64) {
        let mut places: Map<Decides, u64> = Map::new();
        for missing in asked {
            let place = places.get_or_insert_with(missing.decides, u64::default);
            *place += 1;
            // An award or a list of materials takes all of its questions.
            let asks = if missing.decides == Decides::Verdict { asks } else { ASKED_ONCE };
            let nearer = ASKED_ONCE.saturating_mul(ASKED_ONCE) / asks.max(ASKED_ONCE) / *place;
            let met = self.nearer.len();
            let entry = self.nearer.get_or_insert_with(missing.path.clone(), || (missing.clone(), 0, met));
            if missing.decides < entry.0.decides {
                (entry.0.decides, entry.1) = (missing.decides, 0);
            }
            if missing.decides == entry.0.decides {
                entry.1 = entry.1.saturating_add(nearer);
            }
        }
    }

    /// All, in order.
    pub fn in_order(self) -> Vec<Missing<'p>> {
        let mut questions: Vec<_> = self.nearer.into_iter().map(|(_, question)| question).collect();
        order::sort_by_key(&mut questions, |(missing, nearer, met)| (missing.decides, Reverse(*nearer), *met));
        questions.into_iter().map(|(missing, ..)| missing).collect()
    }
}
