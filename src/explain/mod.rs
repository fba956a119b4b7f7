//! The rules of a pack in words: a book for the officials who answer for them, and a guide for applicants.
//!
//! **Takes** a pack. **Gives** a [`Document`], one model that is written as Markdown or as a page of HTML. Whatever it says
//! of a rule comes from the rule's own code, and what it says of outcomes is computed by evaluating it. **Never** says
//! anything of its own language but from a catalogue in a file.

mod book;
mod catalogue;
mod clauses;
mod document;
mod guide;
mod html;
mod markdown;
mod outcomes;
mod parts;
mod sentence;

pub use document::{Block, Document, Line, Section, Span};

use crate::error::Error;
use crate::pack::model::{AwardValue, Condition, Measure};
use crate::pack::{Pack, params};
pub(crate) use catalogue::Catalogue;
pub(crate) use sentence::Teller;

/// A rule in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Where it stands: `12/tax-credit/met`, `12/rate`, `note/cap-year`.
    pub place: String,
    /// The sentence.
    pub sentence: String,
}

/// The rule book of a pack.
///
/// # Errors
/// `pack.invalid` when there are no words in the pack's language.
pub fn book(pack: &Pack) -> Result<Document, Error> {
    let words = catalogue(pack)?;
    Ok(book::document(pack, &words))
}

/// A measure's section of the rule book: its id, or the number of its article.
///
/// # Errors
/// `measure.unknown`, with the nearest known id; `pack.invalid` when there are no words in the pack's language.
pub fn measure(pack: &Pack, measure: &str) -> Result<Section, Error> {
    let words = catalogue(pack)?;
    let measure = pack.find_measure(measure)?;
    Ok(book::article(&parts::Parts { pack, words: &words, measure, ids: false }))
}

/// How to apply under a measure: its id, or the number of its article.
///
/// # Errors
/// `measure.unknown`, with the nearest known id; `pack.invalid` when there are no words in the pack's language.
pub fn guide(pack: &Pack, measure: &str) -> Result<Document, Error> {
    let words = catalogue(pack)?;
    Ok(guide::document(pack, &words, pack.find_measure(measure)?))
}

/// Every rule of a pack in words, in the order in which the pack has them.
///
/// # Errors
/// `pack.invalid` when there are no words in the pack's language.
pub fn rules(pack: &Pack) -> Result<Vec<Rule>, Error> {
    let words = catalogue(pack)?;
    let mut out = Vec::new();
    for measure in &pack.built.measures {
        let teller = Teller { pack, words: &words, measure: Some(measure) };
        rules_of(measure, &teller, &mut out);
    }
    let teller = Teller { pack, words: &words, measure: None };
    for note in &pack.built.notes {
        for code in note.when.iter().filter_map(|trigger| trigger.that.rule()) {
            out.push(Rule { place: format!("note/{}", note.id), sentence: teller.condition(code) });
        }
    }
    Ok(out)
}

/// A document as Markdown.
pub fn markdown(document: &Document) -> String {
    markdown::write(document)
}

/// A document as a page of HTML that needs nothing else.
pub fn html(document: &Document) -> String {
    html::write(document)
}

fn catalogue(pack: &Pack) -> Result<Catalogue, Error> {
    let language = &pack.built.language;
    Catalogue::of(language).ok_or_else(|| {
        let detail = format!("the rule book has no words in the language {language}");
        pack.refusal("pack.invalid", params(&[("detail", &detail)]), None)
    })
}

fn rules_of(measure: &Measure, teller: &Teller<'_>, out: &mut Vec<Rule>) {
    let article = measure.article;
    let mut tell = |place: String, sentence: String| out.push(Rule { place, sentence });
    let mut both = |place: String, condition: &Condition| {
        tell(format!("{place}/met"), teller.condition(&condition.met));
        if let Some(unmet) = &condition.unmet {
            tell(format!("{place}/unmet"), teller.condition(unmet));
        }
    };
    let items = measure.items.iter().flat_map(|items| &items.conditions);
    measure.conditions.iter().chain(items).for_each(|condition| both(format!("{article}/{}", condition.id), condition));
    for material in &measure.materials {
        material.checks.iter().for_each(|check| both(format!("{article}/{}/{}", material.id, check.id), check));
    }
    for material in &measure.materials {
        if let Some(required) = &material.required {
            tell(format!("{article}/{}/required", material.id), teller.condition(required));
        }
    }
    for (place, contact) in measure.contacts.iter().enumerate() {
        if let Some(when) = &contact.when {
            tell(format!("{article}/contact/{place}"), teller.condition(when));
        }
    }
    for step in measure.award.iter().flat_map(|award| &award.steps) {
        let place = format!("{article}/{}", step.id);
        match &step.value {
            AwardValue::Exactly(code) => tell(place, teller.value(code)),
            AwardValue::Between(low, high) => {
                tell(format!("{place}/low"), teller.value(low));
                tell(format!("{place}/high"), teller.value(high));
            }
        }
    }
}
