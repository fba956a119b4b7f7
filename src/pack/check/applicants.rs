//! Who may apply is a kind of applicant.

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Draft, Kind};

/// The fact that says what kind an applicant is.
const KIND: &str = "applicant.kind";

/// Checks `applicants` of all measures.
pub fn check(draft: &Draft, report: &Report) {
    let fact = draft.facts.iter().find(|fact| fact.name.value == KIND);
    let choices = match fact.map(|fact| &fact.kind) {
        Some(Some(Kind::Choice(name))) => draft.choices.iter().find(|choices| choices.name.value == name.value),
        _ => None,
    };
    for applicant in draft.measures.iter().flat_map(|measure| &measure.applicants) {
        let known = || choices.iter().flat_map(|choices| &choices.values).map(|(id, _)| id.value.as_str());
        if fact.is_none() {
            let message = format!("`applicants` are values of the fact `{KIND}`, which this pack does not have");
            report.absent(applicant.spot, codes::UNKNOWN_FACT, KIND, message, std::iter::empty());
        } else if choices.is_some() && !known().any(|known| known == applicant.value) {
            let message = format!("`{}` is no value of the fact `{KIND}`", applicant.value);
            report.absent(applicant.spot, codes::UNKNOWN_CHOICE, &applicant.value, message, known());
        }
    }
}
