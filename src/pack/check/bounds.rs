//! How much a pack may hold: far more than any policy, and less than the numbers of the built pack can count.

use crate::pack::fault::{Report, Spot, codes};
use crate::pack::model::MOST_TOGETHER;
use crate::pack::source::draft::{Draft, Material, Measure};

/// Of each thing so many.
const MOST: usize = 4_096;

/// Counts, and says whether the rest of the pack may be looked at.
pub fn check(draft: &Draft, head: Spot, report: &Report) -> bool {
    let most = |count: &dyn Fn(&Measure) -> usize| draft.measures.iter().map(count).max().unwrap_or(0);
    let fields = draft.lists.iter().map(|list| list.fields.len()).max().unwrap_or(0);
    let of_items = |measure: &Measure| measure.items.as_ref().map_or(0, |items| items.conditions.len());
    let of_each = |count: fn(&Material) -> usize| move |measure: &Measure| measure.materials.iter().map(count).sum();
    let counts = [
        ("facts", draft.facts.len()),
        ("lists", draft.lists.len()),
        ("fields of a list", fields),
        ("enumerations", draft.choices.len()),
        ("measures", draft.measures.len()),
        ("notes", draft.notes.len()),
        ("groups", draft.groups.len()),
        ("sentences", draft.messages.entries.len()),
        ("years", draft.calendar.years.len()),
        ("clauses of one measure", most(&|measure| measure.clauses.len())),
        ("facts asked by one measure", most(&|measure| measure.facts.len())),
        ("applicants of one measure", most(&|measure| measure.applicants.len())),
        ("terms of one measure", most(&|measure| measure.terms.len())),
        ("conditions of one measure", most(&|measure| measure.conditions.len())),
        ("conditions of one measure's items", most(&of_items)),
        ("materials of one measure", most(&|measure| measure.materials.len())),
        ("steps of one measure", most(&|measure| measure.steps.len())),
        ("values that documents of one measure state", most(&of_each(|material| material.states.len()))),
        ("checks of one measure", most(&of_each(|material| material.checks.len()))),
    ];
    let counts = counts.into_iter().map(|(what, count)| (what, count, MOST));
    let all = counts.chain([("rules between measures", draft.together.len(), MOST_TOGETHER)]);
    let beyond: Vec<_> = all.filter(|(_, count, most)| count > most).collect();
    for (what, count, most) in &beyond {
        report.add(head, codes::TOO_LARGE, format!("this pack has {count} {what}: {most} are the most"));
    }
    beyond.is_empty()
}
