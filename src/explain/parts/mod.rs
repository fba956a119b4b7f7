//! What a measure says, part by part: both the book and the guide are put together from these.

mod award;
mod conditions;
mod facts;
mod materials;
mod notes;
mod procedure;
mod together;

use super::catalogue::Catalogue;
use super::document::{Block, Line, Section, Span};
use super::sentence::Teller;
use crate::contract::MeasureKind;
use crate::pack::Pack;
use crate::pack::model::{Condition, FactKind, Material, Measure, Note};

pub use notes::{note_title, when};
pub use together::{TOGETHER, together};

/// A measure, and what puts it into words.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// The language.
    pub words: &'p Catalogue,
    /// The measure.
    pub measure: &'p Measure,
    /// Whether what machines call things stands beside what people call them.
    pub ids: bool,
}

/// Where links to a part of a measure lead.
pub fn anchor(measure: &Measure, part: &str) -> String {
    format!("a{}-{part}", measure.article)
}

/// Where links to a clause lead.
pub fn clause_anchor(address: &str) -> String {
    format!("c{address}")
}

/// An address that leads nowhere: of another article, or the document as a whole.
pub fn address_words<'a>(address: &'a str, words: &'a Catalogue) -> &'a str {
    if address == DOCUMENT { words.get("part.whole") } else { address }
}

/// The part of a condition.
pub fn condition_part(condition: &Condition) -> String {
    format!("condition-{}", condition.id)
}

/// The part of a material.
pub fn material_part(material: &Material) -> String {
    format!("material-{}", material.id)
}

/// The part of a note.
pub fn note_part(note: &Note) -> String {
    format!("note-{}", note.id)
}

impl<'p> Parts<'p> {
    /// What puts the measure's rules into words.
    pub fn teller(&self) -> Teller<'p> {
        Teller { pack: self.pack, words: self.words, measure: Some(self.measure) }
    }

    /// A section of this measure.
    pub fn section(&self, part: &str, title: &str, blocks: Vec<Block>) -> Section {
        Section::of(anchor(self.measure, part), title, blocks)
    }

    /// Whether an address is one of this measure's clauses.
    pub fn is_own(&self, address: &str) -> bool {
        address.strip_prefix(&self.measure.article.to_string()).is_some_and(|rest| rest.starts_with('.'))
    }

    /// The article and the title.
    pub fn title(&self) -> String {
        let article = self.measure.article.to_string();
        self.words.say("measure.title", &[("article", &article), ("title", &self.measure.title)])
    }

    /// What the measure gives.
    pub fn kind(&self) -> &'p str {
        self.words.get(match self.measure.kind {
            MeasureKind::Award => "measure.award",
            MeasureKind::Deferred => "measure.deferred",
            MeasureKind::Recognition => "measure.recognition",
            MeasureKind::Guidance => "measure.guidance",
        })
    }

    /// Who may apply.
    pub fn applicants(&self) -> String {
        let kinds = self.pack.built.facts.iter().find_map(|fact| match fact.kind {
            FactKind::Choice(of) if fact.name == APPLICANT_KIND => self.pack.built.choices.get(usize::from(of)),
            _ => None,
        });
        let label = |id: &String| {
            let choice = kinds.and_then(|kinds| kinds.values.iter().find(|choice| choice.id == *id));
            choice.map_or_else(|| id.clone(), |choice| choice.label.clone())
        };
        let labels: Vec<String> = self.measure.applicants.iter().map(label).collect();
        if labels.is_empty() { self.get("measure.nobody") } else { self.listed(&labels) }
    }

    /// The clause beside something, with a link to its words.
    pub fn clause(&self, address: &str) -> Line {
        if self.is_own(address) {
            Line(vec![Span::Link { to: clause_anchor(address), text: address.to_owned() }])
        } else {
            Line::from(address_words(address, self.words))
        }
    }

    /// What people call something, and what machines call it.
    pub fn named(&self, label: &str, id: &str) -> Line {
        if self.ids {
            Line(vec![Span::Plain(format!("{label} ")), Span::Code(id.to_owned())])
        } else {
            Line::from(label)
        }
    }

    /// What stands in the text, letter for letter.
    pub fn quoted(&self, text: &str) -> String {
        self.words.say("part.quoted", &[("text", text)])
    }

    /// Words with something said first.
    pub fn entry(&self, key: &str, line: impl Into<Line>) -> (Line, Line) {
        (Line::from(self.words.get(key)), line.into())
    }

    /// Several in a row.
    pub fn listed(&self, parts: &[impl AsRef<str>]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(self.words.get("part.separator"))
    }

    pub fn get(&self, key: &str) -> String {
        self.words.get(key).to_owned()
    }

    /// The head of a table.
    pub fn head(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.get(key)).collect()
    }

    /// The clauses, letter for letter.
    pub fn clauses(&self) -> Vec<Section> {
        let clauses = self.measure.clauses.iter();
        clauses
            .map(|clause| {
                let blocks = vec![Block::Paragraph(Line::from(clause.text.as_str()))];
                Section::of(clause_anchor(&clause.address), clause.address.as_str(), blocks)
            })
            .collect()
    }

    /// The text's own values.
    pub fn terms(&self) -> Vec<Block> {
        let teller = self.teller();
        let row = |term: &'p crate::pack::model::Term| {
            vec![self.named(&term.label, &term.id), Line::from(teller.term(term)), self.clause(&term.clause)]
        };
        let rows: Vec<Vec<Line>> = self.measure.terms.iter().map(row).collect();
        self.table(&["part.term", "part.value", "part.clause"], rows)
    }

    /// A table, or nothing where it would have no row.
    pub fn table(&self, head: &[&str], rows: Vec<Vec<Line>>) -> Vec<Block> {
        if rows.is_empty() { Vec::new() } else { vec![Block::Table { head: self.head(head), rows }] }
    }

    /// Whom to ask.
    pub fn contacts(&self) -> Vec<Block> {
        // Where every number answers everybody, nothing needs to be said of it.
        let divided = self.measure.contacts.iter().any(|contact| contact.when.is_some());
        let rows = self.measure.contacts.iter().map(|contact| {
            let about = contact.about.as_deref().unwrap_or_default();
            let unit = if about.is_empty() {
                contact.unit.clone()
            } else {
                self.words.say("part.unit-about", &[("unit", &contact.unit), ("about", about)])
            };
            let whose = match &contact.when {
                Some(when) => self.words.say("part.whose-says", &[("sentence", &self.teller().condition(when))]),
                None => self.get("part.everybody"),
            };
            let mut row = vec![Line::from(unit), Line::strong(contact.phone.as_str())];
            row.extend(divided.then(|| Line::from(whose)));
            row.push(self.clause(&contact.clause));
            row
        });
        let head = ["part.unit", "part.phone", "part.whose", "part.clause"];
        let head: Vec<&str> = head.into_iter().filter(|key| divided || *key != "part.whose").collect();
        self.table(&head, rows.collect())
    }

    /// The documents that govern the measure.
    pub fn references(&self) -> Vec<Block> {
        let rows = self.measure.references.iter().map(|reference| {
            let title = self.words.say("part.document", &[("title", &reference.title)]);
            let number = reference.number.as_deref().unwrap_or_default();
            vec![
                Line::from(title),
                Line::from(number),
                Line::from(reference.role.as_str()),
                self.clause(&reference.clause),
            ]
        });
        self.table(&["part.reference", "part.number", "part.role", "part.clause"], rows.collect())
    }
}

/// The address of the document as a whole.
const DOCUMENT: &str = "0";
/// The fact that says what an applicant is.
const APPLICANT_KIND: &str = "applicant.kind";
