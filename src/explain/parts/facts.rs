//! What an applicant is asked.

use super::Parts;
use crate::explain::document::{Block, Line};
use crate::pack::model::{Asked, Fact, FactKind, Use};

impl<'p> Parts<'p> {
    /// The form, in its order.
    pub fn facts(&self) -> Vec<Block> {
        let mut rows = Vec::new();
        for asked in &self.measure.facts {
            match asked {
                Asked::Fact { slot, required } => {
                    rows.extend(self.pack.fact(*slot).map(|fact| self.fact(fact, &fact.label, *required)));
                }
                Asked::List { slot } => {
                    let Some(list) = self.pack.list(*slot) else { continue };
                    let most = list.max.to_string();
                    let kind = self.words.say("fact.list", &[("item", &list.item_label), ("most", &most)]);
                    rows.push(vec![
                        self.named(&list.label, &list.name),
                        Line::from(kind),
                        Line::default(),
                        Line::default(),
                    ]);
                    for field in &list.fields {
                        let of = [("item", list.item_label.as_str()), ("label", &field.label)];
                        let label = self.words.say("fact.field", &of);
                        rows.push(self.fact(field, &label, field.used != Use::Record));
                    }
                }
            }
        }
        self.table(&["fact.question", "fact.answer", "fact.needed", "part.clause"], rows)
    }

    fn fact(&self, fact: &'p Fact, label: &str, required: bool) -> Vec<Line> {
        let needed = self.get(if required { "fact.required" } else { "fact.optional" });
        let clause = fact.clause.as_deref().map(|clause| self.clause(clause)).unwrap_or_default();
        vec![self.named(label, &fact.name), Line::from(self.answer(fact)), Line::from(needed), clause]
    }

    /// What may be answered.
    pub fn answer(&self, fact: &Fact) -> String {
        let kind = match fact.kind {
            FactKind::Boolean => self.get("fact.boolean"),
            FactKind::Money => self.get("fact.money"),
            FactKind::Date => self.get(if fact.past { "fact.past-date" } else { "fact.date" }),
            FactKind::Integer => self.get("fact.integer"),
            FactKind::Text => self.get("fact.text"),
            FactKind::Uscc => self.get("fact.uscc"),
            FactKind::Choice(of) => {
                let values = self.pack.built.choices.get(usize::from(of)).map_or(&[][..], |list| &list.values);
                let labels: Vec<&str> = values.iter().map(|value| value.label.as_str()).collect();
                self.words.say("fact.choice", &[("values", &self.listed(&labels))])
            }
        };
        let kind = [("fact.at-least", fact.min), ("fact.at-most", fact.max)].iter().fold(kind, |kind, (word, end)| {
            let say = |end: i64| self.words.say(word, &[("kind", &kind), ("end", &end.to_string())]);
            end.map(say).unwrap_or(kind)
        });
        let other = fact.after.and_then(|slot| self.pack.fact(slot));
        let kind = match other {
            Some(other) => self.words.say("fact.after", &[("kind", &kind), ("other", &other.label)]),
            None => kind,
        };
        match &fact.none {
            Some(none) => self.words.say("fact.or-none", &[("kind", &kind), ("none", &none.label)]),
            None => kind,
        }
    }
}
