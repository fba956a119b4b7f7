//! From a clause to what carries it, and whether anything does.

use super::document::{Line, Span};
use super::parts::{Parts, TOGETHER, anchor, condition_part, material_part, note_part, note_title};
use crate::pack::is_carried;
use crate::pack::model::{Asked, Clause, Condition, Fact};

/// Something that names a clause as its own.
#[derive(Debug)]
pub struct Carrier<'p> {
    /// The address.
    pub clause: &'p str,
    /// What it is, with a link to it.
    pub link: Line,
    /// Whether it carries the clause; a note does not.
    pub carries: bool,
}

/// How a clause is carried.
#[derive(Debug, PartialEq, Eq)]
pub enum Carried<'p> {
    /// By rules of its own.
    Itself,
    /// By rules of the addresses under it.
    Beneath,
    /// By nothing, for that reason.
    Not(&'p str),
}

/// How a clause of a checked pack is carried.
pub fn carried<'p>(clause: &'p Clause, carriers: &[Carrier<'_>]) -> Carried<'p> {
    let addresses = || carriers.iter().filter(|carrier| carrier.carries).map(|carrier| carrier.clause);
    if addresses().any(|address| address == clause.address) {
        Carried::Itself
    } else if is_carried(&clause.address, addresses()) {
        Carried::Beneath
    } else {
        Carried::Not(clause.uncarried.as_deref().unwrap_or_default())
    }
}

impl<'p> Parts<'p> {
    /// All that a measure has to say of its clauses, in the order of the book.
    pub fn carriers(&self) -> Vec<Carrier<'p>> {
        let measure = self.measure;
        let mut out = Vec::new();
        for asked in &measure.facts {
            match asked {
                Asked::Fact { slot, .. } => out.extend(self.pack.fact(*slot).and_then(|fact| self.of_fact(fact))),
                Asked::List { slot } => {
                    let fields = self.pack.list(*slot).map_or(&[][..], |list| &list.fields);
                    out.extend(fields.iter().filter_map(|field| self.of_fact(field)));
                }
            }
        }
        for term in &measure.terms {
            out.push(self.carrier(&term.clause, "index.term", &term.label, "terms"));
        }
        measure.conditions.iter().for_each(|of| out.push(self.of_condition(of)));
        let items = measure.items.iter().flat_map(|items| &items.conditions);
        items.for_each(|of| out.push(self.of_condition(of)));
        if let Some(award) = &measure.award {
            out.push(self.carrier(&award.clause, "index.award", &measure.title, "award"));
        }
        for hint in &measure.material_hints {
            out.push(self.carrier(&hint.clause, "index.hint", "", "materials"));
        }
        for material in &measure.materials {
            out.push(self.carrier(&material.clause, "index.material", &material.name, &material_part(material)));
            let checks = material.checks.iter();
            out.extend(
                checks
                    .map(|check| self.carrier(&check.clause, "index.check", &material.name, &material_part(material))),
            );
            let stated = material.states.iter().filter_map(|state| Some((state.clause.as_ref()?, state)));
            out.extend(
                stated.map(|(of, state)| self.carrier(of, "index.state", &state.label, &material_part(material))),
            );
        }
        for step in &measure.steps {
            out.push(self.carrier(&step.clause, "index.step", &step.name, "procedure"));
        }
        if let Some(clause) = &measure.workdays_only {
            out.push(self.carrier(clause, "index.workdays", "", "procedure"));
        }
        for contact in &measure.contacts {
            out.push(self.carrier(&contact.clause, "index.contact", &contact.phone, "contacts"));
        }
        for reference in &measure.references {
            out.push(self.carrier(&reference.clause, "index.reference", &reference.title, "references"));
        }
        for rule in self.pack.built.together.iter().filter(|rule| self.is_own(&rule.clause)) {
            let text = self.words.say("index.together", &[("label", &rule.label)]);
            let link = Line(vec![Span::Link { to: TOGETHER.to_owned(), text }]);
            out.push(Carrier { clause: &rule.clause, link, carries: true });
        }
        for note in self.notes() {
            let title = note_title(note, self.pack, self.words);
            let of = note.clauses.iter().filter(|clause| self.is_own(clause));
            let link = || self.link(&title, &note_part(note));
            out.extend(of.map(|clause| Carrier { clause, link: link(), carries: false }));
        }
        out
    }

    fn of_fact(&self, fact: &'p Fact) -> Option<Carrier<'p>> {
        let clause = fact.clause.as_ref().filter(|clause| self.is_own(clause))?;
        Some(self.carrier(clause, "index.fact", &fact.label, "facts"))
    }

    fn of_condition(&self, condition: &'p Condition) -> Carrier<'p> {
        self.carrier(&condition.clause, "index.condition", &condition.text, &condition_part(condition))
    }

    fn carrier(&self, clause: &'p str, key: &str, label: &str, part: &str) -> Carrier<'p> {
        let link = self.link(&self.words.say(key, &[("label", label)]), part);
        Carrier { clause, link, carries: true }
    }

    fn link(&self, text: &str, part: &str) -> Line {
        Line(vec![Span::Link { to: anchor(self.measure, part), text: text.to_owned() }])
    }
}
