//! Every clause address that is referred to has a clause.

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Condition, Draft, Measure};
use crate::pack::source::read::form::article_of;
use crate::pack::source::text::Text;

/// The document as a whole.
pub const DOCUMENT: &str = "0";

/// Checks all addresses.
pub fn check(draft: &Draft, report: &Report) {
    for measure in &draft.measures {
        check_own(measure, report);
        check_order(measure, report);
        for address in references(measure).into_iter().chain(measure.uncarried.iter().map(|(address, _)| address)) {
            check_reference(address, measure, report);
        }
    }
    let fields = draft.lists.iter().flat_map(|list| &list.fields);
    for address in draft.facts.iter().chain(fields).filter_map(|fact| fact.clause.as_ref()) {
        check_anywhere(address, draft, report);
    }
    for address in draft.together.iter().filter_map(|rule| rule.clause.as_ref()) {
        check_anywhere(address, draft, report);
    }
    for address in draft.notes.iter().flat_map(|note| &note.clauses) {
        // A note may name articles that the pack does not carry yet.
        if draft.measures.iter().any(|measure| measure.article.value == article_of(&address.value)) {
            check_anywhere(address, draft, report);
        }
    }
}

/// A measure holds the clauses of its own article alone.
fn check_own(measure: &Measure, report: &Report) {
    let article = measure.article.value;
    for clause in measure.clauses.iter().filter(|clause| article_of(&clause.address.value) != article) {
        let message = format!("`{}` is no clause of article {article}", clause.address.value);
        report.add(clause.address.spot, codes::UNKNOWN_CLAUSE, message);
    }
}

fn check_order(measure: &Measure, report: &Report) {
    let own = measure.clauses.iter().filter(|clause| article_of(&clause.address.value) == measure.article.value);
    let mut last: Option<&Text> = None;
    for clause in own {
        if let Some(before) = last.filter(|before| key(&before.value) > key(&clause.address.value)) {
            let message = format!("`{}` stands after `{}`", clause.address.value, before.value);
            let help = "clauses stand in the order of the text";
            report.add_with(clause.address.spot, codes::CLAUSE_ORDER, message, help);
        }
        last = Some(&clause.address);
    }
}

/// An address as it is sorted: numbers as numbers, letters after them.
fn key(address: &str) -> Vec<(u32, &str)> {
    address.split('.').map(|part| (part.parse().unwrap_or(u32::MAX), part)).collect()
}

fn check_reference(address: &Text, measure: &Measure, report: &Report) {
    let known = || measure.clauses.iter().map(|clause| clause.address.value.as_str());
    if address.value == DOCUMENT || known().any(|own| own == address.value) {
        return;
    }
    let (article, own) = (article_of(&address.value), measure.article.value);
    let message = if article == own {
        format!("`[clauses]` has no `{}`", address.value)
    } else {
        format!("`{}` is a clause of article {article}; this measure is article {own}", address.value)
    };
    // No address is suggested: any is near to any other.
    report.absent(address.spot, codes::UNKNOWN_CLAUSE, &address.value, message, std::iter::empty());
}

fn check_anywhere(address: &Text, draft: &Draft, report: &Report) {
    let known =
        || draft.measures.iter().flat_map(|measure| &measure.clauses).map(|clause| clause.address.value.as_str());
    if address.value != DOCUMENT && !known().any(|own| own == address.value) {
        let message = format!("no measure of this pack has a clause `{}`", address.value);
        report.absent(address.spot, codes::UNKNOWN_CLAUSE, &address.value, message, std::iter::empty());
    }
}

fn of_conditions(conditions: &[Condition]) -> impl Iterator<Item = &Text> {
    conditions.iter().filter_map(|condition| condition.clause.as_ref())
}

/// Every address that a measure refers to.
pub fn references(measure: &Measure) -> Vec<&Text> {
    let mut found: Vec<&Text> = of_conditions(&measure.conditions).collect();
    found.extend(&measure.workdays_only);
    found.extend(measure.terms.iter().filter_map(|term| term.clause.as_ref()));
    if let Some(items) = &measure.items {
        found.extend(of_conditions(&items.conditions));
    }
    found.extend(measure.award.as_ref().and_then(|award| award.clause.as_ref()));
    found.extend(measure.hints.iter().filter_map(|hint| hint.clause.as_ref()));
    for material in &measure.materials {
        found.extend(&material.clause);
        found.extend(material.states.iter().filter_map(|state| state.clause.as_ref()));
        found.extend(of_conditions(&material.checks));
    }
    found.extend(measure.steps.iter().filter_map(|step| step.clause.as_ref()));
    found.extend(measure.contacts.iter().filter_map(|contact| contact.clause.as_ref()));
    found.extend(measure.references.iter().filter_map(|reference| reference.clause.as_ref()));
    found
}
