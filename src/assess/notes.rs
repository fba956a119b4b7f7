//! The readings that touch an answer.

use crate::calendar::Calendar;
use crate::contract::{ItemStatus, Note, Status, Text};
use crate::feel::{Narrowing, evaluate};
use crate::order::Map;
use crate::pack::model::{self, Event};
use crate::value::Day;

use super::award::Computed;
use super::case::Case;
use super::conditions::Judged;
use super::items::Judgement;

/// What a note can depend on, beside the facts.
pub(super) struct Answer<'a, 'p> {
    pub conditions: &'a [Judged<'p>],
    pub items: &'a Judgement<'p>,
    pub award: Option<&'a Computed<'p>>,
    /// The steps and events of the procedure that are told.
    pub progress: &'a Map<&'a str, Day>,
}

/// The notes that this answer shows, in the pack's order.
pub(super) fn shown<'p>(case: &Case<'p, '_>, answer: &Answer<'_, '_>, calendar: &Calendar<'_>) -> Vec<Note<'p>> {
    let Answer { conditions, items, award, progress } = *answer;
    let bites = |event: &Event| match event {
        Event::Always => true,
        Event::Rule(rule) => evaluate(rule, &case.world(), Narrowing::NullOnly).is_true(),
        Event::Told(slot) => case.told.facts.get(usize::from(*slot)).is_some_and(|cell| cell.told),
        Event::Untold(slot) => case.told.facts.get(usize::from(*slot)).is_some_and(|cell| !cell.told),
        Event::Exceeds(step, other) => award.is_some_and(|computed| computed.exceeds(*step, *other)),
        Event::FractionDropped => award.is_some_and(Computed::drops_fraction),
        Event::Unmet(ids) => {
            conditions.iter().any(|c| c.condition.status == Status::Unmet && ids.iter().any(|id| *id == c.condition.id))
        }
        Event::NotCounted => items.any_is(ItemStatus::NotCounted),
        Event::Progress(id) => progress.contains_key(id.as_str()),
        Event::Unpublished => calendar.asked_unpublished(),
        Event::Total => false,
    };
    let article = case.measure.article;
    let shows = |note: &model::Note| {
        note.when.iter().any(|trigger| trigger.article.is_none_or(|only| only == article) && bites(&trigger.that))
    };
    of(&case.pack.built.notes, article, &shows)
}

/// Every reading of an article, shown or not.
pub(crate) fn of_article(notes: &[model::Note], article: u32) -> Vec<Note<'_>> {
    of(notes, article, &|_| true)
}

/// The readings of an article that are to be shown.
fn of<'p>(notes: &'p [model::Note], article: u32, shows: &dyn Fn(&model::Note) -> bool) -> Vec<Note<'p>> {
    let prefix = format!("{article}.");
    let is_of = |note: &&model::Note| note.clauses.iter().any(|clause| clause == WHOLE || clause.starts_with(&prefix));
    let shown = notes.iter().filter(is_of).filter(|note| shows(note));
    shown.map(|note| contract_note(note, &clauses(note, &prefix))).collect()
}

/// The readings that touch the total of a match, whose measures are of these articles: each with all its clauses.
pub(crate) fn of_total<'p>(notes: &'p [model::Note], articles: &[u32]) -> Vec<Note<'p>> {
    let shows = |trigger: &model::Trigger| {
        matches!(trigger.that, Event::Total) && trigger.article.is_none_or(|only| articles.contains(&only))
    };
    let shown = notes.iter().filter(|note| note.when.iter().any(shows));
    shown.map(|note| contract_note(note, &note.clauses.iter().map(String::as_str).collect::<Vec<_>>())).collect()
}

fn contract_note<'p>(note: &'p model::Note, clauses: &[&'p str]) -> Note<'p> {
    let clause = match clauses {
        [one] => super::borrowed(one),
        several => Text::Owned(several.join(", ")),
    };
    Note { clause, id: super::borrowed(&note.id), text: super::borrowed(&note.text) }
}

/// The document as a whole, as a clause.
const WHOLE: &str = "0";

/// A note's clauses of the article that begins so, or the document as a whole.
fn clauses<'p>(note: &'p model::Note, prefix: &str) -> Vec<&'p str> {
    let all = || note.clauses.iter().map(String::as_str);
    let own: Vec<&str> = all().filter(|clause| clause.starts_with(prefix)).collect();
    if own.is_empty() { all().find(|clause| *clause == WHOLE).into_iter().collect() } else { own }
}
