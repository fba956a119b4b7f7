//! The answer: verdict and sum first, then what is open, then why.

use huiqi::contract::{Assessment, Award, Basis, Condition, Item, ItemStatus, Status, Verdict};
use maud::{Markup, html};

use super::view::View;
use super::{papers, words};
use crate::render::conditions::{because, said, shown, tally};
use crate::render::report::change_about;
use crate::render::standing::Standing;
use crate::render::{figures, words as report};

/// What the page's title begins with: what is wrong, or how one stands.
pub fn title(view: &View<'_>, answer: Option<&Assessment<'_>>) -> Option<String> {
    if !view.problems.is_empty() {
        return Some(words::problems(view.problems.len()));
    }
    answer.map(|answer| report::verdict(answer.verdict, Standing::of(answer).office).to_owned())
}

/// What is wrong with what was typed, each with a link to where it stands.
pub fn problems(view: &View<'_>) -> Markup {
    html! {
        @if !view.problems.is_empty() {
            div class="problems" role="alert" {
                h2 { (words::problems(view.problems.len())) }
                ul {
                    @for problem in &view.problems {
                        li {
                            (report::severity(problem.severity)) (report::COLON)
                            @if let Some(label) = view.labels.known(&problem.path) { (view.link(&problem.path, &label)) " " }
                            (problem.message)
                        }
                    }
                }
            }
        }
    }
}

/// The answer, up to the materials.
pub fn draw(view: &View<'_>, answer: &Assessment<'_>) -> Markup {
    html! {
        h2 { (words::RESULT) }
        p { (report::applied_on(&figures::long_day(answer.date))) }
        (verdict(answer))
        (missing(view, answer))
        (changes(view, answer))
        (steps(view, answer))
        @if !answer.conditions.is_empty() {
            h3 { (report::heading::CONDITIONS) } p class="muted" { (tally(&answer.conditions)) }
            ul class="conditions" { @for one in &answer.conditions { (condition(view, one)) } }
        }
        (items(view, answer))
        (papers::checklist(view, answer))
        (papers::timeline(view, answer))
    }
}

fn verdict(answer: &Assessment<'_>) -> Markup {
    let standing = Standing::of(answer);
    let class = match answer.verdict {
        Verdict::Eligible => "eligible",
        Verdict::Ineligible => "ineligible",
        Verdict::Undetermined => "undetermined",
        Verdict::Informational => "informational",
    };
    html! {
        p class={ "verdict " (class) } {
            strong { (report::verdict(answer.verdict, standing.office)) } (report::COLON) (standing.advice(answer))
        }
        @if let Some(award) = &answer.award {
            p class="sum" { (sum(award, standing.settled)) span class="muted" { "（" (report::ESTIMATE) "）" } }
            @if let Some(open) = standing.still_open() { p class="open" { (open) } }
        } @else if answer.verdict != Verdict::Informational {
            p class="sum" { (report::figure::NONE) }
        }
    }
}

/// A sum or its range; of one that depends on a selection, behind the words that must stand beside it.
fn sum(award: &Award<'_>, settled: bool) -> Markup {
    let (low, high) = figures::bounds(award.low, award.high);
    html! {
        (if settled { report::figure::FINAL } else { report::figure::RANGE }) (report::COLON)
        @if award.basis == Basis::Selection { (report::figure::IF_SELECTED) " " }
        strong {
            data value=(award.low) { (low) }
            @if let Some(high) = high { " " (report::TO) " " data value=(award.high) { (high) } }
        }
    }
}

fn missing(view: &View<'_>, answer: &Assessment<'_>) -> Markup {
    html! {
        @if !answer.missing.is_empty() {
            h3 { (report::heading::MISSING) } p class="muted" { (report::count(answer.missing.len())) }
            ol {
                @for missing in &answer.missing {
                    li {
                        (view.link(&missing.path, &view.labels.of(&missing.path)))
                        span class="muted" { "（" (report::decides(missing.decides)) "）" }
                    }
                }
            }
        }
    }
}

fn changes(view: &View<'_>, answer: &Assessment<'_>) -> Markup {
    html! {
        @if !answer.changes.is_empty() {
            h3 { (report::heading::CHANGES) }
            ul {
                @for change in &answer.changes {
                    li { (change.text) br; span class="muted" { (change_about(&view.labels, answer, change)) } }
                }
            }
        }
    }
}

fn steps(view: &View<'_>, answer: &Assessment<'_>) -> Markup {
    let Some(award) = answer.award.as_ref().filter(|award| !award.steps.is_empty()) else { return html! {} };
    html! {
        h3 { (report::heading::AWARD) }
        p class="muted" {
            @if award.basis == Basis::Selection { (report::figure::IF_SELECTED) (report::DOT) }
            (papers::clause(view, &award.clause))
        }
        table {
            @for step in &award.steps {
                tr { th scope="row" { (step.label) } td class="figure" { (figures::joined(figures::step(step))) } }
            }
        }
    }
}

/// One condition: how it stands, where it is written, its words, and what would meet it.
pub fn condition(view: &View<'_>, condition: &Condition<'_>) -> Markup {
    let (class, stands) = match condition.status {
        Status::Met => ("met", words::MET),
        Status::Unmet => ("unmet", words::UNMET),
        Status::Unknown => ("unknown", words::OPEN),
    };
    html! {
        li class=(class) {
            strong { (stands) } " " (papers::clause(view, &condition.clause)) " " (said(condition))
            @if let Some(remedy) = condition.remedy.as_ref().filter(|_| condition.status == Status::Unmet) {
                br; (report::REMEDY) (remedy)
            }
            @if let Some(facts) = because(&view.labels, condition) {
                br; span class="muted" { (report::BECAUSE) (facts) }
            }
        }
    }
}

fn items(view: &View<'_>, answer: &Assessment<'_>) -> Markup {
    let label = view.context.measure.items.as_ref().map_or("", |rule| &rule.label);
    let counted = answer.items.iter().filter(|item| item.status == ItemStatus::Counted).count();
    html! {
        @if !answer.items.is_empty() {
            h3 { (report::item::heading(label, answer.items.len(), counted)) }
            ul class="items" { @for one in &answer.items { (item(view, one)) } }
        }
    }
}

fn item(view: &View<'_>, item: &Item<'_>) -> Markup {
    let open: Vec<_> = item.conditions.iter().filter(|condition| shown(item, condition)).collect();
    html! {
        li {
            (view.link(&item.path, &view.labels.item(&item.path))) (report::COLON)
            strong { (report::item::status(item.status)) } span class="muted" { "（" (tally(&item.conditions)) "）" }
            @if !open.is_empty() { ul class="conditions" { @for one in open { (condition(view, one)) } } }
        }
    }
}
