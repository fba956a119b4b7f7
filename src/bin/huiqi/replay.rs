//! Receipts that were kept, computed anew: which come out otherwise under other rules.
//!
//! **Takes** the text of one receipt. **Gives** a line that says whether its outcome stays, and each outcome that does
//! not. Sentences that a later version words in another way are no other outcome; verdict, sums and readiness are.

use std::sync::atomic::{AtomicUsize, Ordering};

use huiqi::contract::{Difference, PackMatch, Verification};
use huiqi::json::{Value, pointer};
use huiqi::{Error, Pack};
use serde::Serialize;

use crate::batch::Answer;
use crate::output::line_of;

/// What an applicant would call another result, as pointers into a receipt.
const OUTCOME: [&str; 5] = [
    "/assessment/verdict",
    "/assessment/award",
    "/assessment/award/low",
    "/assessment/award/high",
    "/assessment/ready",
];
/// The digest of a receipt whose content is not what was signed.
const DIGEST: &str = "/digest";

/// What comes of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    /// Verdict, sums and readiness stay.
    Same,
    /// Other rules give another verdict, sum or readiness.
    Changed,
    /// It was never what its own rules give, or was altered: its digest is another, or the very same pack differs.
    Untrue,
}

/// The line of a receipt.
#[derive(Serialize)]
struct Replayed<'a> {
    /// The fields that make it so; none where the outcome stays.
    differences: Vec<&'a Difference>,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<&'a str>,
    outcome: Outcome,
    /// Whether it was made under this very pack.
    pack: PackMatch,
}

/// How many receipts came out how.
#[derive(Debug, Default)]
pub struct Tally {
    same: AtomicUsize,
    changed: AtomicUsize,
    untrue: AtomicUsize,
}

impl Tally {
    /// Same, changed, untrue.
    pub fn counts(&self) -> [usize; 3] {
        [&self.same, &self.changed, &self.untrue].map(|count| count.load(Ordering::Relaxed))
    }

    fn count(&self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Same => &self.same,
            Outcome::Changed => &self.changed,
            Outcome::Untrue => &self.untrue,
        };
        count.fetch_add(1, Ordering::Relaxed);
    }
}

/// What comes of the receipt on a line of that number; of one whose outcome stays no line where only others are wanted.
pub fn answer(pack: &Pack, tally: &Tally, only_others: bool, line: usize, text: &[u8]) -> Answer {
    let verified = |text: &[u8]| -> Result<(Value, Verification), Error> {
        let receipt = pack.read_receipt(text)?;
        let verification = pack.verify(&receipt)?;
        Ok((receipt, verification))
    };
    let (receipt, verification) = match verified(text) {
        Ok(verified) => verified,
        Err(error) => return Answer::refused(line, error),
    };
    let outcome = outcome(&verification);
    tally.count(outcome);
    if only_others && outcome == Outcome::Same {
        return Answer::given(String::new());
    }
    let telling = |difference: &&Difference| match outcome {
        Outcome::Untrue => true,
        Outcome::Same | Outcome::Changed => OUTCOME.contains(&&*difference.path),
    };
    Answer::given(line_of(&Replayed {
        differences: verification.differences.iter().filter(telling).collect(),
        line,
        measure: pointer::resolve(&receipt, "/application/measure").and_then(Value::as_str),
        outcome,
        pack: verification.pack,
    }))
}

fn outcome(verification: &Verification) -> Outcome {
    let differs = |path: &str| verification.differences.iter().any(|difference| difference.path == path);
    let untrue = match verification.pack {
        PackMatch::Same => !verification.valid,
        PackMatch::Differs => differs(DIGEST),
    };
    match untrue {
        true => Outcome::Untrue,
        false if OUTCOME.into_iter().any(differs) => Outcome::Changed,
        false => Outcome::Same,
    }
}
