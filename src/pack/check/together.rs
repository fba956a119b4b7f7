//! Rules between measures hold between measures that give something, and can be held together.

use std::collections::BTreeSet;

use crate::pack::fault::{Report, codes};
use crate::pack::model::{MOST_RIVALS, cross};
use crate::pack::source::draft::{Draft, Together, TogetherRule};
use crate::pack::source::text::Text;

/// Checks all rules between measures.
pub fn check(draft: &Draft, report: &Report) {
    for rule in &draft.together {
        check_measures(rule, draft, report);
    }
    check_rivals(&draft.together, report);
    check_caps(&draft.together, report);
}

/// Each measure is there, gives an award, and is named once.
fn check_measures(rule: &Together, draft: &Draft, report: &Report) {
    let mut seen = BTreeSet::new();
    for id in &rule.measures {
        let measure = draft.measures.iter().find(|measure| measure.id.value == id.value);
        if !seen.insert(id.value.as_str()) {
            report.add(id.spot, codes::DUPLICATE, format!("`{}` is named twice", id.value));
        } else if let Some(measure) = measure {
            if measure.award.is_none() && measure.kind.is_some() {
                let message = format!("`{}` has no award: there is nothing that could be cut", id.value);
                report.add(id.spot, codes::TOGETHER, message);
            }
        } else {
            let message = format!("no measure is called `{}`", id.value);
            let known = draft.measures.iter().map(|measure| measure.id.value.as_str());
            report.absent(id.spot, codes::UNKNOWN_MEASURE, &id.value, message, known);
        }
    }
}

/// What goes with what is found by trying: of rivals there may be so many.
fn check_rivals(rules: &[Together], report: &Report) {
    let mut rivals = BTreeSet::new();
    for id in rules.iter().filter(|rule| rule.rule == Some(TogetherRule::Highest)).flat_map(|rule| &rule.measures) {
        rivals.insert(id.value.as_str());
        if rivals.len() > MOST_RIVALS {
            let message = format!("at most {MOST_RIVALS} measures may stand in rules with `highest`");
            report.add(id.spot, codes::TOGETHER, message);
            return;
        }
    }
}

/// Of two caps that share measures one holds the other: else it would matter from which measure each of them takes.
fn check_caps(rules: &[Together], report: &Report) {
    let mut before: Vec<Vec<&str>> = Vec::new();
    for rule in rules.iter().filter(|rule| matches!(rule.rule, Some(TogetherRule::Cap(_)))) {
        let names: Vec<_> = rule.measures.iter().map(name).collect();
        if before.iter().any(|other| cross(other, &names)) {
            let message = "this cap shares measures with another, and neither names all of the other's";
            let help = "name the measures so that one cap stands inside the other";
            report.add_with(rule.spot, codes::TOGETHER, message, help);
        }
        before.push(names);
    }
}

fn name(id: &Text) -> &str {
    &id.value
}
