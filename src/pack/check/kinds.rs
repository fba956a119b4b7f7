//! A measure has the parts of its kind.

use crate::contract::MeasureKind;
use crate::pack::fault::{Report, Spot, codes};
use crate::pack::source::draft::{Draft, Measure};

/// Checks all measures.
pub fn check(draft: &Draft, report: &Report) {
    for measure in &draft.measures {
        let Some(kind) = measure.kind else { continue };
        if kind.value != MeasureKind::Award
            && let Some(award) = &measure.award
        {
            let help = "where the text fixes no money there is no award: leave it out, or mend `kind`";
            report.add_with(award.spot, codes::MEASURE_KIND, "only a measure of kind `award` has an award", help);
        }
        match kind.value {
            MeasureKind::Award => check_award(measure, kind.spot, report),
            MeasureKind::Deferred => check_deferred(measure, kind.spot, report),
            MeasureKind::Guidance => check_guidance(measure, report),
            MeasureKind::Recognition => {}
        }
    }
}

fn check_award(measure: &Measure, kind: Spot, report: &Report) {
    if measure.award.is_none() && !report.is_broken(kind.file) {
        report.add(kind, codes::MEASURE_KIND, "a measure of kind `award` needs `[award]`");
    }
}

/// Another document fixes the terms of a deferred measure: it is never eligible by this text alone.
fn check_deferred(measure: &Measure, kind: Spot, report: &Report) {
    if !measure.conditions.last().is_some_and(|last| last.office) && !report.is_broken(kind.file) {
        let help = "end with a `[[condition]]` that has `office = true` and stands for those terms";
        let message = "the last condition of a deferred measure awaits the office: its terms stand in another document";
        report.add_with(kind, codes::MEASURE_KIND, message, help);
    }
}

/// Guidance names no way to apply.
fn check_guidance(measure: &Measure, report: &Report) {
    let parts = [
        ("conditions", measure.conditions.first().map(|condition| condition.id.spot)),
        ("items", measure.items.as_ref().map(|items| items.spot)),
        ("materials", measure.materials.first().map(|material| material.id.spot)),
        ("steps", measure.steps.first().map(|step| step.id.spot)),
        ("facts", measure.facts.first().map(|fact| fact.spot)),
    ];
    for (part, spot) in parts {
        if let Some(spot) = spot {
            report.add(spot, codes::MEASURE_KIND, format!("a measure of kind `guidance` has no {part}"));
        }
    }
}
