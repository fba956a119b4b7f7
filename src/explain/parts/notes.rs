//! Readings of the text, and when each is shown.

use super::{Parts, note_part};
use crate::explain::catalogue::Catalogue;
use crate::explain::document::{Block, Line, Section};
use crate::explain::sentence::Teller;
use crate::pack::Pack;
use crate::pack::model::{Event, Note, Trigger};

impl<'p> Parts<'p> {
    /// The notes of this article's clauses.
    pub fn notes(&self) -> impl Iterator<Item = &'p Note> + use<'p> {
        let parts = *self;
        self.pack.built.notes.iter().filter(move |note| note.clauses.iter().any(|clause| parts.is_own(clause)))
    }

    /// Each note in a section of its own.
    pub fn note_sections(&self) -> Vec<Section> {
        let measure_has = |trigger: &Trigger| trigger.article.is_none_or(|article| article == self.measure.article);
        let separator = self.words.get("part.separator");
        self.notes()
            .map(|note| {
                let clauses: Vec<&str> =
                    note.clauses.iter().map(String::as_str).filter(|clause| self.is_own(clause)).collect();
                let when = when(note.when.iter().filter(|of| measure_has(of)), self.pack, self.words, Some(self));
                let entries = vec![
                    self.entry("part.clause", Line::joined(clauses.iter().map(|of| self.clause(of)), separator)),
                    self.entry("note.when", when),
                ];
                let blocks = vec![Block::Paragraph(Line::from(note.text.as_str())), Block::Definitions(entries)];
                Section {
                    id: Some(note.id.clone()),
                    ..self.section(&note_part(note), &note_title(note, self.pack, self.words), blocks)
                }
            })
            .collect()
    }
}

/// What a note is called: by its place among the pack's notes.
pub fn note_title(note: &Note, pack: &Pack, words: &Catalogue) -> String {
    let place = pack.built.notes.iter().position(|other| other.id == note.id).map_or(0, |place| place + 1);
    words.say("note.title", &[("number", &place.to_string())])
}

/// When a note is shown: by a measure, or by any.
pub fn when<'p>(
    triggers: impl Iterator<Item = &'p Trigger>,
    pack: &'p Pack,
    words: &'p Catalogue,
    of: Option<&Parts<'p>>,
) -> String {
    let said = triggers.map(|trigger| {
        let event = event(&trigger.that, pack, words, of);
        match trigger.article.filter(|_| of.is_none()) {
            Some(article) => words.say("note.in-article", &[("article", &article.to_string()), ("event", &event)]),
            None => event,
        }
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { words.get("note.not-here").to_owned() } else { said.join(words.get("note.or")) }
}

fn event(event: &Event, pack: &Pack, words: &Catalogue, of: Option<&Parts<'_>>) -> String {
    let fact = |slot: u16| pack.fact(slot).map_or("", |fact| fact.label.as_str());
    let step = |place: u16| {
        let award = of.and_then(|parts| parts.measure.award.as_ref());
        let step = award.and_then(|award| award.steps.get(usize::from(place)));
        step.map_or_else(|| (place + 1).to_string(), |step| step.label.clone())
    };
    match event {
        Event::Always => words.get("note.always").to_owned(),
        Event::Rule(code) => {
            let sentence = Teller { pack, words, measure: None }.condition(code);
            words.say("note.rule", &[("sentence", &sentence)])
        }
        Event::Told(slot) => words.say("note.told", &[("label", fact(*slot))]),
        Event::Untold(slot) => words.say("note.untold", &[("label", fact(*slot))]),
        Event::Exceeds(above, below) => words.say("note.exceeds", &[("a", &step(*above)), ("b", &step(*below))]),
        Event::FractionDropped => words.get("note.fraction").to_owned(),
        Event::Unmet(ids) => {
            let conditions = || pack.built.measures.iter().flat_map(|measure| &measure.conditions);
            let text = |id: &String| {
                let own = of.and_then(|parts| parts.measure.conditions.iter().find(|condition| condition.id == *id));
                let found = own.or_else(|| conditions().find(|condition| condition.id == *id));
                let text = found.map_or(id.as_str(), |condition| condition.text.as_str());
                words.say("part.quoted", &[("text", text)])
            };
            let texts: Vec<String> = ids.iter().map(text).collect();
            words.say("note.unmet", &[("conditions", &texts.join(words.get("part.separator")))])
        }
        Event::NotCounted => words.get("note.not-counted").to_owned(),
        Event::Progress(id) => {
            let any = pack.built.measures.iter().map(|measure| Parts { pack, words, measure, ids: false });
            let name = of.copied().into_iter().chain(any).map(|parts| parts.step_name(id).to_owned());
            let name = name.into_iter().find(|name| name != id);
            words.say("note.progress", &[("step", name.as_deref().unwrap_or(id))])
        }
        Event::Unpublished => words.get("note.unpublished").to_owned(),
        Event::Total => words.get("note.total").to_owned(),
    }
}
