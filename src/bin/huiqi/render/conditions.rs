//! Conditions: how each stands, where it is written, and what would meet it.

use huiqi::contract::{Assessment, Condition, Item, ItemStatus, Status};

use super::labels::{Context, Labels};
use super::layout::{BAD, BOLD, DIM, GOOD, NO, OPEN, PLAIN, Sheet, Span, UNSURE, YES, span};
use super::words;
use super::wrap::{padded, width};

/// The conditions of the applicant and the case.
pub fn applicant(sheet: &mut Sheet, labels: &Labels<'_>, assessment: &Assessment<'_>) {
    if assessment.conditions.is_empty() {
        return;
    }
    sheet.heading(words::heading::CONDITIONS, &tally(&assessment.conditions));
    let columns = clause_columns(&assessment.conditions);
    for condition in &assessment.conditions {
        line(sheet, labels, 2, columns, condition);
    }
}

/// One line for each item; under one that does not count, what keeps it from counting.
pub fn items(sheet: &mut Sheet, context: &Context<'_>, labels: &Labels<'_>, assessment: &Assessment<'_>) {
    if assessment.items.is_empty() {
        return;
    }
    let label = context.measure.items.as_ref().map_or("", |rule| &rule.label);
    let counted = assessment.items.iter().filter(|item| item.status == ItemStatus::Counted).count();
    sheet.heading(&words::item::heading(label, assessment.items.len(), counted), "");
    let names: Vec<_> = assessment.items.iter().map(|item| labels.item(&item.path)).collect();
    let columns = names.iter().map(|name| width(name)).max().unwrap_or(0).min(40);
    let said = assessment.items.iter().map(|item| width(words::item::status(item.status))).max().unwrap_or(0);
    for (item, name) in assessment.items.iter().zip(&names) {
        let status = padded(words::item::status(item.status), said + 2);
        let (name, status) = (span(padded(name, columns + 2), PLAIN), span(status, BOLD));
        sheet.line(2, &[item_mark(item.status), span(" ", PLAIN), name, status, span(tally(&item.conditions), DIM)]);
        for condition in item.conditions.iter().filter(|condition| shown(item, condition)) {
            line(sheet, labels, 4, clause_columns(&item.conditions), condition);
        }
    }
}

/// Of an item that does not count, what fails; of an open one, what is open.
pub fn shown(item: &Item<'_>, condition: &Condition<'_>) -> bool {
    match item.status {
        ItemStatus::Counted => false,
        ItemStatus::NotCounted => condition.status == Status::Unmet,
        ItemStatus::Unknown => condition.status != Status::Met,
    }
}

fn item_mark(status: ItemStatus) -> Span {
    match status {
        ItemStatus::Counted => span(YES, GOOD),
        ItemStatus::NotCounted => span(NO, BAD),
        ItemStatus::Unknown => span(UNSURE, OPEN),
    }
}

/// One condition, with what would meet it and what decided it where it is not met.
pub fn line(sheet: &mut Sheet, labels: &Labels<'_>, indent: usize, clauses: usize, condition: &Condition<'_>) {
    plain_line(sheet, indent, clauses, condition);
    if let Some(facts) = because(labels, condition) {
        let under = indent + 2 + clauses + 2;
        sheet.labelled(under, &span(words::BECAUSE, DIM), &facts, DIM);
    }
}

/// The facts that a condition which is not met fails by.
pub fn because(labels: &Labels<'_>, condition: &Condition<'_>) -> Option<String> {
    let facts: Vec<_> = condition.because.iter().map(|path| labels.of(path)).collect();
    (condition.status == Status::Unmet && !facts.is_empty()).then(|| facts.join(words::LIST))
}

/// The words of a condition, with what is to be minded of it.
pub fn said(condition: &Condition<'_>) -> String {
    let mut beside = Vec::new();
    if condition.in_principle {
        beside.push(words::IN_PRINCIPLE);
    }
    if condition.status == Status::Unknown {
        beside.push(words::awaits(condition.awaits));
    }
    if condition.verified {
        beside.push(words::VERIFIED);
    }
    words::noted(&condition.text, &beside)
}

/// One condition, with what would meet it where it is not met.
pub fn plain_line(sheet: &mut Sheet, indent: usize, clauses: usize, condition: &Condition<'_>) {
    let mark = match condition.status {
        Status::Met => span(YES, GOOD),
        Status::Unmet => span(NO, BAD),
        Status::Unknown => span(UNSURE, OPEN),
    };
    let lead = [mark, span(" ", PLAIN), span(padded(&condition.clause, clauses + 2), DIM)];
    sheet.entry(indent, &lead, &said(condition), PLAIN);
    if let Some(remedy) = condition.remedy.as_ref().filter(|_| condition.status == Status::Unmet) {
        sheet.labelled(indent + 2 + clauses + 2, &span(words::REMEDY, BOLD), remedy, PLAIN);
    }
}

/// How many columns the longest clause address takes.
pub fn clause_columns(conditions: &[Condition<'_>]) -> usize {
    conditions.iter().map(|condition| width(&condition.clause)).max().unwrap_or(0)
}

/// How many conditions stand how.
pub fn tally(conditions: &[Condition<'_>]) -> String {
    let count = |status| conditions.iter().filter(|condition| condition.status == status).count();
    words::tally(count(Status::Met), count(Status::Unmet), count(Status::Unknown))
}
