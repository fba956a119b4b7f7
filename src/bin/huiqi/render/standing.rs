//! How an application stands as a whole: what is open, whose word is awaited, and what one does next.

use huiqi::contract::{Assessment, Decides, MeasureKind, Severity, Verdict};

use super::checklist::Checklist;
use super::words;

/// What every report says of an answer as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Facts not told that can still change verdict or sum.
    open: usize,
    /// All is told that can be, and the office has the word.
    pub office: bool,
    /// The sum is one figure, and nothing can change it any more.
    pub settled: bool,
}

impl Standing {
    /// How the application of that answer stands.
    pub fn of(assessment: &Assessment<'_>) -> Self {
        let open = assessment.missing.iter().filter(|missing| missing.decides != Decides::Checklist).count();
        let exact = assessment.award.as_ref().is_none_or(|award| award.exact);
        let undetermined = assessment.verdict == Verdict::Undetermined;
        Self { open, office: open == 0 && (undetermined || !exact), settled: exact && open == 0 && !undetermined }
    }

    /// What keeps the sum from being final, where something does.
    pub fn still_open(self) -> Option<String> {
        match self.open {
            0 => self.office.then(|| words::figure::OFFICE_OPEN.to_owned()),
            open => Some(words::figure::open(open)),
        }
    }

    /// What one does next.
    pub fn advice(self, assessment: &Assessment<'_>) -> String {
        use words::advice;
        match assessment.verdict {
            _ if assessment.ready => advice::READY.to_owned(),
            Verdict::Informational => advice::GUIDANCE.to_owned(),
            Verdict::Ineligible => advice::INELIGIBLE.to_owned(),
            Verdict::Undetermined if !self.office && assessment.award.is_none() => advice::OPEN_VERDICT.to_owned(),
            Verdict::Undetermined if !self.office => advice::OPEN.to_owned(),
            Verdict::Undetermined if assessment.measure.kind == MeasureKind::Deferred => advice::ELSEWHERE.to_owned(),
            Verdict::Undetermined => advice::OFFICE.to_owned(),
            Verdict::Eligible => {
                let Checklist { needed, provided, undecided, .. } = Checklist::of(assessment);
                if assessment.problems.iter().any(|problem| problem.severity == Severity::Error) {
                    advice::MEND.to_owned()
                } else if needed > provided {
                    advice::materials(needed - provided)
                } else if undecided > 0 {
                    advice::UNDECIDED.to_owned()
                } else {
                    advice::NO_LIST.to_owned()
                }
            }
        }
    }
}
