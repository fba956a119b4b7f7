//! `find_measures`: from a person's words to the measures that they may be about.
//!
//! Words are looked for in what the pack says of each measure. Chinese has no spaces between words, so a run of its
//! characters is looked for in overlapping pairs; a pair that few measures have says more than one that all have.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use huiqi::contract::{FormNode, Measure, MeasureKind, MeasureSummary, Text};
use huiqi::{Error, Pack};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answers::{self, Choice};
use super::tools::Ask;
use super::words;
use crate::refusal::own;

/// What being named by its id or article outweighs: whatever its text says.
const NAMED: usize = 1 << 16;
/// Which part of the best measure's weight another must have to be worth naming.
const WORTH: usize = 4;

/// How many characters are looked for at most: as many as an applicant's text may have. Each pair of them is looked for in
/// every text.
const LONGEST: usize = 500;

/// The tool.
#[derive(Debug)]
pub struct FindMeasures;

/// What it takes.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Arguments {
    /// The applicant's own words, such as 购买数据产品 or 软件 奖补; an id or the number of an article will do as well. Leave it out for all measures.
    words: Option<String>,
}

/// What it gives.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Found<'p> {
    /// The measures, the likeliest first; without words all, in the order of the text. None: no text has such words.
    measures: Vec<Summary<'p>>,
}

/// A measure in a list.
#[derive(Debug, Serialize, JsonSchema)]
struct Summary<'p> {
    /// Who may apply; empty where the text lets nobody apply.
    applicants: Vec<Choice<'p>>,
    /// Number of the article.
    article: u32,
    /// Id, as the other tools take it.
    id: Text<'p>,
    /// `award`: the text fixes the money; `deferred`: another document fixes the terms; `recognition`: a status;
    /// `guidance`: nothing to apply for.
    kind: MeasureKind,
    /// One sentence in plain language.
    summary: Text<'p>,
    /// Title for people.
    title: Text<'p>,
}

impl Ask for FindMeasures {
    const NAME: &'static str = "find_measures";
    const TITLE: &'static str = words::FIND;
    const DESCRIPTION: &'static str = "Finds the measures of the policy that a person's words may be about, with who may \
        apply and a summary of each. Call it first; it says nothing of whether this applicant may apply.";
    type Arguments = Arguments;
    type Answer<'p> = Found<'p>;

    fn ask<'p>(pack: &'p Pack, told: Arguments) -> Result<Found<'p>, Error> {
        let measures = pack.measures();
        let asked = told.words.unwrap_or_default();
        if asked.chars().nth(LONGEST).is_some() {
            return Err(own("argument.size", words::long_argument("words", LONGEST)));
        }
        let chosen = if asked.trim().is_empty() { measures } else { best(pack, measures, &asked)? };
        let measures = chosen.into_iter().map(|measure| summary(pack, measure)).collect::<Result<_, _>>()?;
        Ok(Found { measures })
    }
}

fn summary<'p>(pack: &'p Pack, measure: MeasureSummary<'p>) -> Result<Summary<'p>, Error> {
    let MeasureSummary { applicants, article, id, kind, summary, title } = measure;
    let form = pack.form(&id)?;
    let kinds = form.root.properties.get("applicant").and_then(|group| group.properties.get("kind"));
    let known = kinds.map(answers::choices).unwrap_or_default();
    let labelled = |value: Text<'p>| {
        let label = known.iter().find(|choice| choice.value == value).map_or(&value, |choice| &choice.label);
        Choice { label: label.clone(), value }
    };
    let applicants = applicants.into_iter().map(labelled).collect();
    Ok(Summary { applicants, article, id, kind, summary, title })
}

/// The measures that the words are most likely about.
fn best<'p>(pack: &'p Pack, measures: Vec<MeasureSummary<'p>>, asked: &str) -> Result<Vec<MeasureSummary<'p>>, Error> {
    let texts: Vec<Texts> = measures.iter().map(|measure| Texts::of(pack, &measure.id)).collect::<Result<_, _>>()?;
    let pieces = pieces(asked);
    let rarity = |piece: &str| texts.len().checked_div(texts.iter().filter(|text| text.weight(piece) > 0).count());
    let rare: Vec<(&String, usize)> = pieces.iter().filter_map(|piece| Some((piece, rarity(piece)?))).collect();
    let weigh = |(measure, text): (MeasureSummary<'p>, &Texts)| {
        let said: usize = rare.iter().map(|(piece, rarity)| rarity.saturating_mul(text.weight(piece))).sum();
        let named = if is_named(&measure, asked, &pieces) { NAMED } else { 0 };
        (said.saturating_add(named), measure)
    };
    let mut weighed: Vec<_> = measures.into_iter().zip(&texts).map(weigh).collect();
    let most = weighed.iter().map(|(weight, _)| *weight).max().unwrap_or_default();
    weighed.retain(|(weight, _)| *weight > 0 && weight.saturating_mul(WORTH) >= most);
    // The sort keeps the order of the text among equals.
    weighed.sort_by_key(|(weight, _)| Reverse(*weight));
    Ok(weighed.into_iter().map(|(_, measure)| measure).collect())
}

fn is_named(measure: &MeasureSummary<'_>, asked: &str, pieces: &BTreeSet<String>) -> bool {
    asked.split_whitespace().any(|word| word == measure.id) || pieces.contains(&measure.article.to_string())
}

/// What a pack says of a measure, part by part, the weightiest first.
#[derive(Debug)]
struct Texts([(usize, String); 4]);

impl Texts {
    fn of(pack: &Pack, id: &str) -> Result<Self, Error> {
        let measure = pack.measure(id)?;
        let mut asked = String::new();
        collect(&pack.form(id)?.root, &mut asked);
        let title = measure.title.to_lowercase();
        let summary = measure.summary.to_lowercase();
        Ok(Self([(8, title), (4, summary), (2, clauses(&measure)), (1, asked.to_lowercase())]))
    }

    /// The weight of the weightiest part that says this.
    fn weight(&self, piece: &str) -> usize {
        self.0.iter().find(|(_, text)| text.contains(piece)).map_or(0, |(weight, _)| *weight)
    }
}

fn clauses(measure: &Measure<'_>) -> String {
    measure.clauses.iter().map(|clause| clause.text.to_lowercase()).collect::<Vec<_>>().join("\n")
}

/// The labels and choices of a form.
fn collect(node: &FormNode<'_>, out: &mut String) {
    if let Some(title) = &node.title {
        out.push_str(title);
        out.push('\n');
    }
    node.properties.values().chain(node.items.as_deref()).chain(&node.one_of).for_each(|inner| collect(inner, out));
}

/// What is looked for: words as they stand, and runs of ideographs in overlapping pairs.
fn pieces(asked: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut run: Vec<char> = Vec::new();
    let mut ideographs = false;
    for c in asked.to_lowercase().chars().chain([' ']) {
        let is_ideograph = c > '\u{2e7f}' && c.is_alphabetic();
        if !run.is_empty() && (!c.is_alphanumeric() || is_ideograph != ideographs) {
            cut(&run, ideographs, &mut out);
            run.clear();
        }
        ideographs = is_ideograph;
        if c.is_alphanumeric() {
            run.push(c);
        }
    }
    out
}

fn cut(run: &[char], ideographs: bool, out: &mut BTreeSet<String>) {
    let pieces = if ideographs && run.len() > 1 { 2 } else { run.len() };
    out.extend(run.windows(pieces).map(|piece| piece.iter().collect::<String>()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_their_script_is() {
        let cut = |asked: &str| pieces(asked).into_iter().collect::<Vec<_>>();
        assert_eq!(cut("Data  corpus"), ["corpus", "data"]);
        assert_eq!(cut("买数据AI"), ["ai", "买数", "数据"]);
        assert_eq!(cut("第12条，款"), ["12", "条", "款", "第"]);
        assert_eq!(cut(" ，。"), [""; 0]);
    }
}
