//! The guide: how to apply under one measure, for those who apply.

use super::book::{head, running};
use super::catalogue::Catalogue;
use super::document::{Block, Document, Line, Section};
use super::parts::{Parts, together, when};
use crate::contract::MeasureKind;
use crate::pack::Pack;
use crate::pack::model::{Condition, Event, Measure, Note};

/// The guide to a measure.
pub fn document(pack: &Pack, words: &Catalogue, measure: &Measure) -> Document {
    let parts = Parts { pack, words, measure, ids: false };
    let section = |part: &str, key: &str, blocks| parts.section(part, words.get(key), blocks);
    let items = parts.item_conditions();
    let whole = Section::default().with([
        section("first", "guide.first", first(&parts)),
        section("who", "guide.who", who(&parts)),
        section("award", "guide.award", award(&parts)),
        section("together", "book.together", together(pack, words, Some(measure.article))),
        section("conditions", "guide.conditions", conditions(&parts, &measure.conditions)),
        section("items", "guide.item-conditions", conditions(&parts, items)),
        section("facts", "guide.facts", parts.facts()),
        section("materials", "guide.materials", materials(&parts)),
        section("procedure", "guide.procedure", parts.procedure()),
        section("contacts", "guide.contacts", parts.contacts()),
        section("references", "guide.references", parts.references()),
        section("notes", "guide.notes", notes(&parts)),
        section("clauses", "book.clauses", Vec::new()).with(parts.clauses()),
        section("source", "guide.source", head(pack, words)),
    ]);
    Document {
        language: pack.built.language.clone(),
        title: words.say("guide.title", &[("title", &parts.title())]),
        running: running(pack, words),
        contents: words.get("book.contents").to_owned(),
        blocks: vec![Block::Paragraph(Line::from(measure.summary.as_str())), Block::Paragraph(says(&parts))],
        sections: whole.sections,
    }
}

/// Whether one can apply at all, and what may come of it.
fn says(parts: &Parts<'_>) -> Line {
    Line::strong(parts.words.get(match parts.measure.kind {
        MeasureKind::Award => "guide.is-award",
        MeasureKind::Deferred => "guide.is-deferred",
        MeasureKind::Recognition => "guide.is-recognition",
        MeasureKind::Guidance => "guide.is-guidance",
    }))
}

/// What to know before all else: the readings that the measure puts first, then those that hold whoever applies.
fn first(parts: &Parts<'_>) -> Vec<Block> {
    let named = parts.measure.first.iter().filter_map(|id| parts.pack.built.notes.iter().find(|note| note.id == *id));
    let others = parts.notes().filter(|note| always(parts, note) && !is_first(parts, note));
    entries(named.chain(others))
}

fn is_first(parts: &Parts<'_>, note: &Note) -> bool {
    parts.measure.first.contains(&note.id)
}

fn materials(parts: &Parts<'_>) -> Vec<Block> {
    let mut blocks = parts.material_hints();
    blocks.extend(parts.checklist());
    blocks
}

fn always(parts: &Parts<'_>, note: &Note) -> bool {
    let here = |article: Option<u32>| article.is_none_or(|article| article == parts.measure.article);
    note.when.iter().any(|trigger| here(trigger.article) && matches!(trigger.that, Event::Always))
}

fn entries<'p>(notes: impl Iterator<Item = &'p Note>) -> Vec<Block> {
    let entries: Vec<Line> = notes.map(|note| Line::from(note.text.as_str())).collect();
    if entries.is_empty() { Vec::new() } else { vec![Block::List { ordered: false, entries }] }
}

fn who(parts: &Parts<'_>) -> Vec<Block> {
    let applicants = parts.applicants();
    vec![Block::Paragraph(Line::from(parts.words.say("guide.who-says", &[("applicants", &applicants)])))]
}

fn award(parts: &Parts<'_>) -> Vec<Block> {
    let mut blocks = parts.terms();
    blocks.extend(parts.award());
    blocks
}

/// Each condition: what the text says, when it is met, and what to do where it is not.
fn conditions(parts: &Parts<'_>, conditions: &[Condition]) -> Vec<Block> {
    let rows = conditions.iter().map(|condition| {
        let remedy = condition.remedy.as_deref().unwrap_or_default();
        let outcomes = super::outcomes::of(condition, parts);
        let mut met =
            if outcomes.is_always_office() { String::new() } else { parts.teller().condition(&condition.met) };
        if let Some(office) = parts.why_office(&outcomes) {
            let key = if met.is_empty() { "guide.office" } else { "guide.or-office" };
            met.push_str(&parts.words.say(key, &[("when", &office)]));
        }
        let text = Line::joined(
            [
                parts.quoted(&condition.text).into(),
                Line::from(parts.words.say("guide.clause", &[("clause", &condition.clause)])),
            ],
            "",
        );
        vec![text, Line::from(met), Line::from(remedy)]
    });
    parts.table(&["guide.condition", "guide.met", "condition.remedy"], rows.collect())
}

/// The other readings, each with when it matters.
fn notes(parts: &Parts<'_>) -> Vec<Block> {
    let article = parts.measure.article;
    let others = parts.notes().filter(|note| !always(parts, note) && !is_first(parts, note)).map(|note| {
        let here = note.when.iter().filter(|trigger| trigger.article.is_none_or(|of| of == article));
        let when = when(here, parts.pack, parts.words, Some(parts));
        (Line::from(when), Line::from(note.text.as_str()))
    });
    let others: Vec<(Line, Line)> = others.collect();
    if others.is_empty() { Vec::new() } else { vec![Block::Definitions(others)] }
}
