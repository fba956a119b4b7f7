//! Every clause of the text is carried by a rule, or the measure says why none carries it.

use std::collections::BTreeSet;

use super::clauses::references;
use crate::pack::fault::{Report, codes};
use crate::pack::is_carried;
use crate::pack::source::draft::{Draft, Fact, Measure};

/// Checks the clauses of all measures. What has a fault does not say what it would have carried: a file with another
/// fault is not judged.
pub fn check(draft: &Draft, report: &Report) {
    for measure in draft.measures.iter().filter(|measure| !report.has_fault_in(measure.id.spot.file)) {
        check_measure(measure, draft, report);
    }
}

fn check_measure(measure: &Measure, draft: &Draft, report: &Report) {
    let carried = carried(measure, draft);
    for address in measure.clauses.iter().map(|clause| &clause.address) {
        let reason = measure.uncarried.iter().find(|(of, _)| of.value == address.value);
        match (is_carried(&address.value, carried.iter().copied()), reason) {
            (false, None) => {
                let message = format!("nothing carries clause {}", address.value);
                let help = "let a rule, material, step … name it as its clause, or say why none does in `[uncarried]`";
                report.add_with(address.spot, codes::UNCOVERED, message, help);
            }
            (true, Some((of, _))) => {
                let message = format!("clause {} is carried all the same", of.value);
                report.add_with(of.spot, codes::STALE_REASON, message, "take the reason out");
            }
            _ => {}
        }
    }
}

/// The addresses that something names as its clause: all that a measure refers to, the facts that it
/// asks for, and the rules between measures.
fn carried<'d>(measure: &'d Measure, draft: &'d Draft) -> BTreeSet<&'d str> {
    let asks = |name: &str| measure.facts.iter().any(|fact| fact.value == name);
    let facts = draft.facts.iter().filter(|fact| asks(&fact.name.value));
    let fields = draft.lists.iter().filter(|list| asks(&list.name.value)).flat_map(|list| &list.fields);
    let of_facts = facts.chain(fields).filter_map(|fact: &Fact| fact.clause.as_ref());
    let together = draft.together.iter().filter_map(|rule| rule.clause.as_ref());
    references(measure).into_iter().chain(of_facts).chain(together).map(|address| address.value.as_str()).collect()
}
