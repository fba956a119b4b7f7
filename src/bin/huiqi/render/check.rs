//! What a check of a pack found, for its author: in English, as all faults of a pack.

use huiqi::cases::{Checked, Outcome, Unseen};

use super::layout::{DIM, GOOD, OPEN, PLAIN, Sheet, span};

/// Faults, then the outcomes that no case shows, then how many rows there were.
pub fn check(name: &str, checked: &Checked) -> String {
    let mut out = String::new();
    if !checked.faults.is_empty() {
        out.push_str(&checked.faults.coloured());
        out.push('\n');
    }
    let mut sheet = Sheet::default();
    if !checked.unseen.is_empty() {
        if !out.is_empty() {
            out.push('\n');
        }
        sheet.line(0, &[span("outcomes that no case shows", OPEN)]);
        checked.unseen.iter().for_each(|unseen| entry(&mut sheet, unseen));
        sheet.blank();
    }
    if checked.faults.is_empty() {
        let cases = if checked.rows == 1 { "case" } else { "cases" };
        sheet.line(0, &[span(name, PLAIN), span(": no fault", GOOD), span(format!(", {} {cases}", checked.rows), DIM)]);
    }
    out + &sheet.finish()
}

fn entry(sheet: &mut Sheet, unseen: &Unseen) {
    let outcomes: Vec<_> = unseen.outcomes.iter().map(|outcome| in_words(*outcome)).collect();
    let material = unseen.material.as_ref().map(|id| format!("{id} / ")).unwrap_or_default();
    let place = format!("{} / {material}{}", unseen.measure, unseen.condition);
    let clause = span(format!(" ({})", unseen.clause), DIM);
    sheet.line(2, &[span(place, PLAIN), clause, span(format!(": {}", outcomes.join(", ")), PLAIN)]);
}

fn in_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::Unmet => "unmet",
        Outcome::Office => "left to the office",
    }
}
