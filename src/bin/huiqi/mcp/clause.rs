//! `explain_clause`: the words of a clause, and what the engine makes of them.

use huiqi::contract::{Clause, ConditionRule, Measure, Note, Term, Text};
use huiqi::explain::{self, Block, Line, Section, Span};
use huiqi::{Error, Pack, nearest};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answers::{Named, clause_of};
use super::tools::Ask;
use super::words;
use crate::refusal::own;

/// The tool.
#[derive(Debug)]
pub struct ExplainClause;

/// What it takes.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Arguments {
    /// Address of a clause, such as 12.2.3, or the id of a condition, such as tax-credit.
    clause: String,
    /// Id of the measure, or the number of its article.
    measure: String,
}

/// What it gives.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Explained<'p> {
    /// How the award is computed, where the clause gives it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    award: Vec<Says>,
    /// The clauses beneath it, letter for letter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beneath: Vec<Clause<'p>>,
    /// The clause, letter for letter: quote it as it is.
    clause: Clause<'p>,
    /// The conditions that it states, with the rule of each.
    conditions: Vec<Ruled<'p>>,
    /// The materials that it asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    materials: Vec<Text<'p>>,
    /// The measure.
    measure: Named<'p>,
    /// Where the text can be read in several ways: the question, the reading taken here, why, and what it changes.
    notes: Vec<Note<'p>>,
    /// The text's own numbers in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms: Vec<Term<'p>>,
}

/// A condition with its rule.
#[derive(Debug, Serialize, JsonSchema)]
struct Ruled<'p> {
    #[serde(flatten)]
    condition: ConditionRule<'p>,
    /// The list whose every item it holds for; absent for one of the applicant.
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<Text<'p>>,
    /// When it is met, when not, and when the office decides; from the very rule that is evaluated. Empty in a language
    /// that the rules have no words in.
    rule: Vec<Says>,
}

/// What is said of what.
#[derive(Debug, Serialize, JsonSchema)]
struct Says {
    /// Of what.
    of: String,
    /// What is said.
    says: String,
}

impl Ask for ExplainClause {
    const NAME: &'static str = "explain_clause";
    const TITLE: &'static str = words::EXPLAIN;
    const DESCRIPTION: &'static str = "The words of a clause of a measure, letter for letter, the conditions that it \
        states with the rule of each as a sentence, and how the text is read where it can be read in several ways. \
        Quote its words; add nothing to them.";
    type Arguments = Arguments;
    type Answer<'p> = Explained<'p>;

    fn ask<'p>(pack: &'p Pack, told: Arguments) -> Result<Explained<'p>, Error> {
        let measure = pack.measure(&told.measure)?;
        // A language without words for rules has the clauses all the same.
        let book = explain::measure(pack, &measure.id).unwrap_or_default();
        let name = told.clause.trim();
        let of = find(&measure, name).ok_or_else(|| unknown(&measure, name))?;
        let clause = of.clause.clone();
        let stated = |address: &str| is_at_or_under(address, &clause.address);
        let part = |name: &str| section(&book, &format!("a{}-{name}", measure.article));
        let conditions = all_conditions(&measure).filter(|(condition, _)| match of.condition {
            Some(id) => condition.id == id,
            None => stated(&condition.clause),
        });
        let ruled = |(condition, each): (&ConditionRule<'p>, Option<Text<'p>>)| {
            let rule = part(&format!("condition-{}", condition.id)).map(said).unwrap_or_default();
            Ruled { condition: condition.clone(), each, rule }
        };
        let gives = measure.award.as_ref().is_some_and(|award| of.condition.is_none() && stated(&award.clause));
        let award = part("award").filter(|_| gives).map(said).unwrap_or_default();
        Ok(Explained {
            award,
            beneath: measure
                .clauses
                .iter()
                .filter(|c| c.address != clause.address && stated(&c.address))
                .cloned()
                .collect(),
            conditions: conditions.map(ruled).collect(),
            materials: measure.materials.iter().filter(|m| stated(&m.clause)).map(|m| m.name.clone()).collect(),
            notes: measure.notes.iter().filter(|note| is_about(note, &clause.address)).cloned().collect(),
            terms: measure.terms.iter().filter(|term| stated(&term.clause)).cloned().collect(),
            measure: Named::of(&measure),
            clause,
        })
    }
}

/// What was asked for: a clause, and the one condition in it if that was named.
#[derive(Debug)]
struct Of<'m, 'p> {
    clause: Clause<'p>,
    condition: Option<&'m str>,
}

fn find<'m, 'p>(measure: &'m Measure<'p>, name: &str) -> Option<Of<'m, 'p>> {
    if let Some(clause) = clause_of(measure, name) {
        return Some(Of { clause, condition: None });
    }
    let (condition, _) = all_conditions(measure).find(|(condition, _)| condition.id == name)?;
    Some(Of { clause: clause_of(measure, &condition.clause)?, condition: Some(&condition.id) })
}

/// The conditions of the applicant, then those of each item with what an item is called.
fn all_conditions<'m, 'p>(measure: &'m Measure<'p>) -> impl Iterator<Item = (&'m ConditionRule<'p>, Option<Text<'p>>)> {
    let items = measure.items.iter().flat_map(|of| of.conditions.iter().map(|each| (each, Some(of.label.clone()))));
    measure.conditions.iter().map(|of| (of, None)).chain(items)
}

fn unknown(measure: &Measure<'_>, name: &str) -> Error {
    let addresses = measure.clauses.iter().map(|clause| &*clause.address);
    let nearest = nearest(name, addresses.chain(all_conditions(measure).map(|(condition, _)| &*condition.id)));
    let mut error = own("clause.unknown", words::unknown_clause(&measure.title, name, nearest));
    error.params.insert("name".to_owned(), name.to_owned());
    error.suggestion = nearest.map(str::to_owned);
    error
}

fn is_at_or_under(address: &str, other: &str) -> bool {
    address.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether a reading is of this clause, of one in it, or of the one that it stands in.
fn is_about(note: &Note<'_>, address: &str) -> bool {
    let of = note.clause.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).filter(|part| !part.is_empty());
    of.into_iter().any(|of| is_at_or_under(of, address) || is_at_or_under(address, of))
}

/// The section of the book that a link leads to.
fn section<'b>(book: &'b Section, anchor: &str) -> Option<&'b Section> {
    if book.anchor == anchor {
        return Some(book);
    }
    book.sections.iter().find_map(|inner| section(inner, anchor))
}

/// What a section says, without its looks.
fn said(section: &Section) -> Vec<Says> {
    let mut out = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Definitions(entries) => out.extend(entries.iter().map(|(of, says)| self::says(of, says))),
            // The last cell says something of what the ones before it name.
            Block::Table { rows, .. } => out.extend(rows.iter().filter_map(|row| {
                let (last, before) = row.split_last()?;
                Some(says(&Line::joined(before.iter().cloned(), " "), last))
            })),
            Block::Paragraph(line) => out.push(Says { of: section.title.clone(), says: plain(line) }),
            Block::List { entries, .. } | Block::Checklist(entries) => {
                out.extend(entries.iter().map(|line| Says { of: section.title.clone(), says: plain(line) }));
            }
            Block::Signature(_) => {}
        }
    }
    out
}

fn says(of: &Line, says: &Line) -> Says {
    Says { of: plain(of), says: plain(says) }
}

fn plain(line: &Line) -> String {
    let words = |span: &Span| match span {
        Span::Plain(text) | Span::Strong(text) | Span::Code(text) | Span::Link { text, .. } => text.clone(),
    };
    line.0.iter().map(words).collect()
}
