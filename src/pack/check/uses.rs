//! Every fact is read by what it is declared for.

use std::collections::BTreeSet;

use crate::pack::fault::{Report, codes, mentions};
use crate::pack::model::Use;
use crate::pack::source::draft::{Draft, Fact};
use crate::pack::source::lower::{Lowered, Reading};

/// Checks `use` of all facts. What only a note or a contact reads decides nothing: such a fact is a record.
pub fn check(draft: &Draft, lowered: &Lowered<'_>, report: &Report) {
    let deciding = lowered.rules.iter().filter(|rule| rule.role.decides());
    let reads: BTreeSet<Reading> = deciding.flat_map(|rule| rule.reads.iter().copied()).collect();
    for (slot, fact) in (0..).zip(&draft.facts) {
        check_use(fact, reads.contains(&Reading::Fact(slot)), lowered, report);
    }
    for (list, declared) in (0..).zip(&draft.lists) {
        for (slot, field) in (0..).zip(&declared.fields) {
            check_use(field, reads.contains(&Reading::Field(list, slot)), lowered, report);
        }
    }
}

fn check_use(fact: &Fact, is_read: bool, lowered: &Lowered<'_>, report: &Report) {
    let Some(used) = fact.used else { return };
    let name = &fact.name.value;
    if report.is_damaged(name) {
        return;
    }
    match used {
        Use::Record if is_read => {
            let message = format!("`{name}` is declared a record, but a rule or a material reads it");
            report.add_with(fact.name.spot, codes::WRONG_USE, message, "declare it `use = \"rule\"` or `\"material\"`");
        }
        Use::Rule | Use::Material if !is_read => {
            // A rule that is not judged may be the one that reads it.
            let may_be_read = lowered.unjudged.iter().any(|(_, rule)| mentions(&rule.value, name));
            if !may_be_read && report.is_whole() {
                let message = format!("no rule, check or material reads `{name}`");
                report.add_with(
                    fact.name.spot,
                    codes::UNUSED_FACT,
                    message,
                    "read it, or declare it `use = \"record\"`",
                );
            }
        }
        _ => {}
    }
}
