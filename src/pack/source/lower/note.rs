//! Notes, with numbers for names.

use std::collections::{BTreeMap, BTreeSet};

use super::Lower;
use super::names::number;
use super::rules::{Home, Role};
use crate::feel::types::{Scope, Type};
use crate::pack::fault::{codes, mentions};
use crate::pack::model;
use crate::pack::source::draft::{Award, Event, Measure, Note, Start, Term, Trigger};
use crate::pack::source::read::form::article_of;
use crate::pack::source::text::Text;

impl<'d> Lower<'_, 'd> {
    /// The notes, in the order in which they are shown.
    pub fn notes(&mut self) -> Vec<model::Note> {
        let draft = self.draft;
        draft.notes.iter().filter_map(|note| self.note(note)).collect()
    }

    fn note(&mut self, note: &'d Note) -> Option<model::Note> {
        let when = note.when.iter().filter_map(|trigger| self.trigger(note, trigger)).collect();
        Some(model::Note {
            clauses: note.clauses.iter().map(|clause| clause.value.clone()).collect(),
            id: note.id.value.clone(),
            text: note.text.clone()?,
            when,
        })
    }

    fn trigger(&mut self, note: &Note, trigger: &'d Trigger) -> Option<model::Trigger> {
        let measures = self.measures_of(note, trigger);
        let that = match &trigger.event {
            Event::Always => model::Event::Always,
            Event::Rule(text) => {
                let scope = self.note_scope(text, &measures)?;
                let home = Home { measure: None, item: None, counted: None };
                model::Event::Rule(self.rules.compile(text, &scope, &Type::Boolean, home, Role::Note)?)
            }
            Event::Told(fact) => model::Event::Told(self.names.fact(fact)?),
            Event::Untold(fact) => model::Event::Untold(self.names.fact(fact)?),
            Event::Exceeds(above, below) => {
                let (above, below) = (self.award_step(above, &measures), self.award_step(below, &measures));
                model::Event::Exceeds(above?, below?)
            }
            Event::FractionDropped => model::Event::FractionDropped,
            Event::Unmet(ids) => model::Event::Unmet(self.unmet(ids, &measures)),
            Event::NotCounted => model::Event::NotCounted,
            Event::Progress(id) => model::Event::Progress(self.progress(id, &measures)),
            Event::Unpublished => model::Event::Unpublished,
            Event::Total => model::Event::Total,
        };
        Some(model::Trigger { article: trigger.article.map(|article| article.value), that })
    }

    /// The measures by which a trigger may show its note: those of its article, else of the note's clauses, else all.
    fn measures_of(&self, note: &Note, trigger: &Trigger) -> Vec<&'d Measure> {
        let articles: BTreeSet<u32> = match trigger.article {
            Some(article) => BTreeSet::from([article.value]),
            None => note.clauses.iter().map(|clause| article_of(&clause.value)).collect(),
        };
        let shown = |measure: &&Measure| articles.contains(&0) || articles.contains(&measure.article.value);
        self.draft.measures.iter().filter(shown).collect()
    }

    /// Facts and lists, and the terms of the measures. Nothing where two measures give a term of the rule two values.
    fn note_scope(&self, rule: &Text, measures: &[&'d Measure]) -> Option<Scope> {
        let mut terms: BTreeMap<&str, &Term> = BTreeMap::new();
        for term in measures.iter().flat_map(|measure| &measure.terms) {
            let first = terms.entry(&term.id.value).or_insert(term);
            if first.value != term.value && mentions(&rule.value, &term.id.value) {
                let message = format!("`{}` is not the same term in every article of this note", term.id.value);
                self.report.add_with(rule.spot, codes::NOTE, message, "narrow it with `article = …`");
                return None;
            }
        }
        let mut scope = self.scopes.everywhere();
        self.scopes.add_constants(&mut scope, terms.into_values());
        Some(scope)
    }

    /// The place of a step in the award of each of the measures: it must be the same.
    fn award_step(&self, id: &Text, measures: &[&Measure]) -> Option<u16> {
        let awards = || measures.iter().filter_map(|measure| measure.award.as_ref());
        let place = |award: &Award| award.steps.iter().position(|step| step.id.value == id.value);
        let places: BTreeSet<_> = awards().map(place).collect();
        let mut places = places.into_iter();
        match (places.next(), places.next()) {
            (Some(Some(only)), None) => Some(number(only)),
            (Some(_), Some(_)) => {
                let message = format!("`{}` is not the same step in every article of this note", id.value);
                self.report.add_with(id.spot, codes::NOTE, message, "narrow it with `article = …`");
                None
            }
            _ => {
                let known = awards().flat_map(|award| &award.steps).map(|step| step.id.value.as_str());
                let message = format!("no award of this note's articles has a step `{}`", id.value);
                self.report.absent(id.spot, codes::UNKNOWN_STEP, &id.value, message, known);
                None
            }
        }
    }

    fn unmet(&self, ids: &[Text], measures: &[&'d Measure]) -> Vec<String> {
        let known: BTreeSet<&str> = measures
            .iter()
            .flat_map(|measure| measure.items.iter().flat_map(|items| &items.conditions).chain(&measure.conditions))
            .map(|condition| condition.id.value.as_str())
            .collect();
        for id in ids.iter().filter(|id| !known.contains(id.value.as_str())) {
            let message = format!("no condition of this note's articles is called `{}`", id.value);
            self.report.absent(id.spot, codes::UNKNOWN_CONDITION, &id.value, message, known.iter().copied());
        }
        ids.iter().map(|id| id.value.clone()).collect()
    }

    fn progress(&self, id: &Text, measures: &[&'d Measure]) -> String {
        let steps = || measures.iter().flat_map(|measure| &measure.steps);
        let events = steps().filter_map(|step| match step.starts.as_ref().map(|starts| &starts.value) {
            Some(Start::On { event, .. }) => Some(event.value.as_str()),
            _ => None,
        });
        let known: BTreeSet<&str> = events.chain(steps().map(|step| step.id.value.as_str())).collect();
        if !known.contains(id.value.as_str()) {
            let message = format!("no step or event of this note's articles is called `{}`", id.value);
            self.report.absent(id.spot, codes::UNKNOWN_STEP, &id.value, message, known.into_iter());
        }
        id.value.clone()
    }
}
