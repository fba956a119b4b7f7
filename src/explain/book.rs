//! The rule book: all that a pack does, article by article, for the officials who answer for it.

use super::catalogue::Catalogue;
use super::clauses::{Carried, Carrier, carried};
use super::document::{Block, Document, Line, Section, Span};
use super::outcomes;
use super::parts::{
    Parts, TOGETHER, address_words, anchor, condition_part, material_part, note_part, note_title, together, when,
};
use super::sentence::Teller;
use crate::contract::{Basis, MeasureKind};
use crate::pack::Pack;
use crate::pack::model::Note;

/// The book of a pack.
pub fn document(pack: &Pack, words: &Catalogue) -> Document {
    let parts: Vec<Parts<'_>> =
        pack.built.measures.iter().map(|measure| Parts { pack, words, measure, ids: true }).collect();
    let mut sections: Vec<Section> = parts.iter().map(article).collect();
    sections.push(Section::of(TOGETHER, words.get("book.together"), together(pack, words, None)));
    sections.push(general_notes(pack, words, &parts));
    sections.push(index(words, &parts));
    sections.push(signatures(words));
    sections.retain(|section| !(section.blocks.is_empty() && section.sections.is_empty()));
    Document {
        language: pack.built.language.clone(),
        title: words.say("book.title", &[("title", &pack.built.document.title)]),
        running: running(pack, words),
        contents: words.get("book.contents").to_owned(),
        blocks: head(pack, words),
        sections,
    }
}

/// Which rules these are, on every printed page.
pub fn running(pack: &Pack, words: &Catalogue) -> String {
    let built = &pack.built;
    let parts = [("number", built.document.number.as_str()), ("id", &built.id), ("version", &built.version)];
    words.say("book.running", &[parts.as_slice(), &[("digest", &built.digest)]].concat())
}

/// What document, which rules, and how to read them.
pub fn head(pack: &Pack, words: &Catalogue) -> Vec<Block> {
    let document = &pack.built.document;
    let teller = Teller { pack, words, measure: None };
    let entry = |key: &str, text: String| (Line::from(words.get(key)), Line::from(text));
    let departments = document.departments.join(words.get("part.separator"));
    let entries = vec![
        entry("book.document", words.say("part.document", &[("title", &document.title)])),
        entry("book.number", document.number.clone()),
        entry("book.dated", teller.day(document.dated)),
        entry("book.departments", departments),
        entry("book.first-day", teller.day(document.first_day)),
        entry("book.pack", pack.built.id.clone()),
        entry("book.version", pack.built.version.clone()),
        entry("book.digest", pack.built.digest.clone()),
    ];
    vec![Block::Definitions(entries), Block::Paragraph(Line::from(words.get("book.preface")))]
}

/// All of one measure.
pub fn article(parts: &Parts<'_>) -> Section {
    let measure = parts.measure;
    let code = measure.id.as_str();
    let carriers = parts.carriers();
    let section = |part: &str, key: &str, blocks| parts.section(part, parts.words.get(key), blocks);
    let overview = vec![Block::Definitions(vec![
        parts.entry("measure.kind", parts.kind()),
        parts.entry("measure.applicants", parts.applicants()),
        parts.entry("measure.summary", measure.summary.as_str()),
    ])];
    let items = measure.items.as_ref().and_then(|items| parts.pack.list(items.list));
    let item = items.map_or("", |list| &list.item_label);
    let items_title = parts.words.say("book.item-conditions", &[("item", item)]);
    let whole = Section::of(anchor(measure, "article"), parts.title(), overview);
    Section { id: Some(code.to_owned()), ..whole }.with([
        section("clauses", "book.clauses", Vec::new()).with(parts.clauses()),
        section("facts", "book.facts", parts.facts()),
        section("terms", "book.terms", parts.terms()),
        section("conditions", "book.conditions", Vec::new()).with(parts.conditions(&measure.conditions)),
        parts.section("items", &items_title, Vec::new()).with(parts.conditions(parts.item_conditions())),
        section("award", "book.award", parts.award()),
        section("materials", "book.materials", parts.material_hints()).with(parts.materials()),
        section("procedure", "book.procedure", parts.procedure()),
        section("contacts", "book.contacts", parts.contacts()),
        section("references", "book.references", parts.references()),
        section("notes", "book.notes", Vec::new()).with(parts.note_sections()),
        section("office", "book.office", office(parts)),
        section("coverage", "book.coverage", coverage(parts, &carriers)),
    ])
}

/// What the engine cannot decide: found by evaluating every condition with nothing told, and from the award.
fn office(parts: &Parts<'_>) -> Vec<Block> {
    let measure = parts.measure;
    let mut entries = Vec::new();
    for condition in measure.conditions.iter().chain(parts.item_conditions()) {
        if let Some(why) = parts.why_office(&outcomes::of(condition, parts)) {
            entries.push((linked(parts, &condition_part(condition), &condition.text), Line::from(why)));
        }
        if condition.in_principle {
            let says = parts.get("condition.in-principle-says");
            entries.push((linked(parts, &condition_part(condition), &condition.text), Line::from(says)));
        }
    }
    let checks = measure.materials.iter().flat_map(|of| of.checks.iter().map(move |check| (of, check)));
    for (material, check) in checks {
        if let Some(why) = parts.why_office(&outcomes::of(check, parts)) {
            entries.push((linked(parts, &material_part(material), &material.name), Line::from(why)));
        }
    }
    if parts.is_set_by_office() {
        entries.push((linked(parts, "award", parts.words.get("book.award")), parts.get("office.amount").into()));
    }
    if measure.award.as_ref().is_some_and(|award| award.basis == Basis::Selection) {
        entries.push((linked(parts, "award", parts.words.get("book.award")), parts.get("office.selection").into()));
    }
    let kind = match measure.kind {
        MeasureKind::Award => None,
        MeasureKind::Deferred => Some("office.deferred"),
        MeasureKind::Recognition => Some("office.recognition"),
        MeasureKind::Guidance => Some("office.guidance"),
    };
    entries.extend(kind.map(|key| parts.entry("measure.kind", parts.get(key))));
    let mut blocks = vec![Block::Paragraph(Line::from(parts.get("office.always")))];
    if !entries.is_empty() {
        blocks.push(Block::Definitions(entries));
    }
    blocks
}

fn linked(parts: &Parts<'_>, part: &str, text: &str) -> Line {
    Line(vec![Span::Link { to: anchor(parts.measure, part), text: text.to_owned() }])
}

/// Each clause, and whether rules carry it.
fn coverage(parts: &Parts<'_>, carriers: &[Carrier<'_>]) -> Vec<Block> {
    let rows = parts.measure.clauses.iter().map(|clause| {
        let says = match carried(clause, carriers) {
            Carried::Itself => parts.get("coverage.itself"),
            Carried::Beneath => parts.get("coverage.beneath"),
            Carried::Not(reason) => parts.words.say("coverage.not", &[("reason", reason)]),
        };
        let of = carriers.iter().filter(|carrier| carrier.carries && carrier.clause == clause.address).count();
        vec![parts.clause(&clause.address), Line::from(says), Line::from(of.to_string())]
    });
    parts.table(&["part.clause", "coverage.how", "coverage.count"], rows.collect())
}

/// Readings that belong to no article of the pack: of the document as a whole, or of articles that it does not carry.
fn general_notes(pack: &Pack, words: &Catalogue, parts: &[Parts<'_>]) -> Section {
    let owned = |note: &&Note| !parts.iter().any(|parts| parts.notes().any(|own| own.id == note.id));
    let notes = pack.built.notes.iter().filter(owned).map(|note| {
        let clauses: Vec<&str> = note.clauses.iter().map(|address| address_words(address, words)).collect();
        let entries = vec![
            (Line::from(words.get("part.clause")), Line::from(clauses.join(words.get("part.separator")))),
            (Line::from(words.get("note.when")), Line::from(when(note.when.iter(), pack, words, None))),
        ];
        let blocks = vec![Block::Paragraph(Line::from(note.text.as_str())), Block::Definitions(entries)];
        Section { id: Some(note.id.clone()), ..Section::of(note_part(note), note_title(note, pack, words), blocks) }
    });
    Section::of("notes", words.get("book.general-notes"), Vec::new()).with(notes)
}

/// From each clause of every article to what rests on it.
fn index(words: &Catalogue, parts: &[Parts<'_>]) -> Section {
    let mut rows = Vec::new();
    for parts in parts {
        let carriers = parts.carriers();
        for clause in &parts.measure.clauses {
            let links = |carries: bool| {
                let of = carriers.iter().filter(|of| of.clause == clause.address && of.carries == carries);
                let mut links: Vec<Line> = of.map(|of| of.link.clone()).collect();
                // Several checks of one document lead to the same place.
                links.dedup();
                Line::joined(links, words.get("part.semicolon"))
            };
            rows.push(vec![parts.clause(&clause.address), links(true), links(false)]);
        }
    }
    let head = ["part.clause", "index.rules", "index.notes"].map(|key| words.get(key).to_owned()).to_vec();
    Section::of("index", words.get("book.index"), vec![Block::Table { head, rows }])
}

/// Where officials sign.
fn signatures(words: &Catalogue) -> Section {
    let lines = ["sign.unit", "sign.opinion", "sign.reviewer", "sign.approver", "sign.date", "sign.seal"];
    let lines = lines.iter().map(|key| words.get(key).to_owned()).collect();
    let says = Block::Paragraph(Line::from(words.get("sign.says")));
    Section::of("signatures", words.get("book.signatures"), vec![says, Block::Signature(lines)])
}
