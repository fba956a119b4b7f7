//! A measure, with numbers for names.

use std::collections::BTreeSet;

use super::Lower;
use super::names::Declared;
use super::reads::Reading;
use super::rules::{Home, Role, never};
use crate::feel::types::{Scope, Type};
use crate::pack::fault::codes;
use crate::pack::model;
use crate::pack::source::draft::{Clause, Condition, Contact, Hint, Measure, Reference, Term};
use crate::pack::source::text::Text;

/// What the rules of one measure have in common.
pub struct Here {
    /// Place of the measure.
    pub measure: usize,
    /// The list whose items it counts.
    pub list: Option<u16>,
    /// Facts, lists and terms.
    pub scope: Scope,
}

impl Here {
    /// Where a rule that has no item at hand stands.
    pub fn home(&self) -> Home {
        Home { measure: Some(self.measure), item: None, counted: None }
    }

    /// Where a rule of each item stands.
    pub fn item_home(&self) -> Home {
        Home { item: self.list, ..self.home() }
    }
}

impl<'d> Lower<'_, 'd> {
    /// The measures, in the order of their articles.
    pub fn measures(&mut self) -> Vec<model::Measure> {
        let draft = self.draft;
        let mut measures: Vec<_> =
            draft.measures.iter().enumerate().filter_map(|(index, measure)| self.measure(index, measure)).collect();
        measures.sort_by_key(|measure| measure.article);
        measures
    }

    fn measure(&mut self, index: usize, measure: &'d Measure) -> Option<model::Measure> {
        let mut scope = self.scopes.everywhere();
        self.scopes.add_terms(&mut scope, &measure.terms);
        let list = measure.items.as_ref().and_then(|items| items.list.as_ref()).and_then(|list| self.names.list(list));
        let here = Here { measure: index, list, scope };
        let conditions = self.conditions(&measure.conditions, &here.scope, here.home());
        let items = self.items(measure, &here);
        let award = self.award(measure, &here);
        let materials = self.materials(measure, &here);
        let steps = measure.steps.iter().filter_map(super::procedure::step).collect();
        let contacts = measure.contacts.iter().filter_map(|contact| self.contact(contact, &here)).collect();
        let facts = self.asked(index, measure);
        Some(model::Measure {
            applicants: measure.applicants.iter().map(|applicant| applicant.value.clone()).collect(),
            article: measure.article.value,
            award,
            clauses: measure.clauses.iter().filter_map(|of| clause(of, measure)).collect(),
            conditions,
            contacts,
            facts,
            first: measure.first.iter().map(|note| note.value.clone()).collect(),
            id: measure.id.value.clone(),
            items,
            kind: measure.kind?.value,
            material_hints: measure.hints.iter().filter_map(hint).collect(),
            materials,
            references: measure.references.iter().filter_map(reference).collect(),
            steps,
            summary: measure.summary.clone()?,
            terms: measure.terms.iter().filter_map(term).collect(),
            title: measure.title.clone()?,
            workdays_only: measure.workdays_only.as_ref().map(|clause| clause.value.clone()),
        })
    }

    /// Conditions, or checks of what a document states.
    pub fn conditions(&mut self, conditions: &'d [Condition], scope: &Scope, home: Home) -> Vec<model::Condition> {
        conditions.iter().filter_map(|condition| self.condition(condition, scope, home)).collect()
    }

    fn condition(&mut self, condition: &'d Condition, scope: &Scope, home: Home) -> Option<model::Condition> {
        let mut rule = |text, role| self.rules.compile(text, scope, &Type::Boolean, home, role);
        let met = condition.met.as_ref().and_then(|text| rule(text, Role::Met(condition)));
        let unmet = condition.unmet.as_ref().and_then(|text| rule(text, Role::Unmet(condition)));
        let (met, unmet) = if condition.office { (Some(never()), Some(never())) } else { (met, unmet) };
        Some(model::Condition {
            clause: condition.clause.as_ref()?.value.clone(),
            id: condition.id.value.clone(),
            in_principle: condition.in_principle,
            met: met?,
            remedy: condition.remedy.clone(),
            text: condition.text.as_ref()?.value.clone(),
            unmet,
        })
    }

    fn items(&mut self, measure: &'d Measure, here: &Here) -> Option<model::Items> {
        let items = measure.items.as_ref()?;
        let mut scope = here.scope.clone();
        let Some(list) = here.list else {
            self.rules.pass_over(here.home(), items.conditions.iter().flat_map(super::rules_of));
            return None;
        };
        self.scopes.add_fields(&mut scope, list);
        let conditions = self.conditions(&items.conditions, &scope, here.item_home());
        Some(model::Items { conditions, list })
    }

    fn contact(&mut self, contact: &'d Contact, here: &Here) -> Option<model::Contact> {
        let rule = contact.when.as_ref();
        let when = rule.map(|text| self.rules.compile(text, &here.scope, &Type::Boolean, here.home(), Role::Contact));
        Some(model::Contact {
            about: contact.about.clone(),
            clause: contact.clause.as_ref()?.value.clone(),
            phone: contact.phone.clone()?,
            unit: contact.unit.clone()?,
            when: when.flatten(),
        })
    }

    /// The form of a measure: what it asks for, and which of it a submission needs.
    fn asked(&self, index: usize, measure: &'d Measure) -> Vec<model::Asked> {
        let required: Vec<_> = measure.require.iter().filter_map(|name| self.required(name, measure)).collect();
        let reads = self.rules.reads_of(index, |_| true);
        let decisive = self.rules.reads_of(index, Role::decides);
        let mut seen = BTreeSet::new();
        let mut asked = Vec::new();
        for name in &measure.facts {
            let Some(declared) = self.names.declared(name) else { continue };
            if !seen.insert(declared) {
                let message = format!("`{}` stands twice in this form", name.value);
                self.report.add(name.spot, codes::DUPLICATE, message);
            }
            asked.push(match declared {
                Declared::List(slot) => model::Asked::List { slot },
                Declared::Fact(slot) => {
                    let required = required.contains(&slot) || decisive.contains(&Reading::Fact(slot));
                    model::Asked::Fact { slot, required }
                }
            });
        }
        self.check_asked(measure, &seen, &reads);
        asked
    }

    /// A fact that a submission needs: it must be one of the form.
    fn required(&self, name: &Text, measure: &Measure) -> Option<u16> {
        let slot = self.names.fact(name)?;
        if !measure.facts.iter().any(|fact| fact.value == name.value) {
            let message = format!("`{}` is required but not in `facts`", name.value);
            self.report.add_with(name.spot, codes::NOT_ASKED, message, "add it to `facts`");
        }
        Some(slot)
    }

    /// Says what the rules of a measure read that its form does not ask for.
    fn check_asked(&self, measure: &Measure, asked: &BTreeSet<Declared>, reads: &BTreeSet<Reading>) {
        let read = reads.iter().map(|reading| match reading {
            Reading::Fact(slot) => Declared::Fact(*slot),
            Reading::List(list) | Reading::Field(list, _) => Declared::List(*list),
        });
        let counted = measure.items.as_ref().and_then(|items| items.list.as_ref());
        let counted = counted.and_then(|list| self.names.list(list)).map(Declared::List);
        let wanting: BTreeSet<_> = read.chain(counted).filter(|declared| !asked.contains(declared)).collect();
        for declared in wanting {
            let name = match declared {
                Declared::Fact(slot) => self.draft.facts.get(usize::from(slot)).map(|fact| &fact.name),
                Declared::List(slot) => self.draft.lists.get(usize::from(slot)).map(|list| &list.name),
            };
            let Some(name) = name else { continue };
            let message = format!("the rules of this measure read `{}`, but its form does not ask for it", name.value);
            self.report.add_with(measure.id.spot, codes::NOT_ASKED, message, "add it to `facts`");
        }
    }
}

fn clause(clause: &Clause, measure: &Measure) -> Option<model::Clause> {
    let address = clause.address.value.clone();
    let uncarried = measure.uncarried.iter().find(|(of, _)| of.value == address).map(|(_, reason)| reason.clone());
    Some(model::Clause { address, text: clause.text.as_ref()?.value.clone(), uncarried })
}

fn term(term: &Term) -> Option<model::Term> {
    let (unit, value) = term.value.as_ref()?;
    Some(model::Term {
        clause: term.clause.as_ref()?.value.clone(),
        id: term.id.value.clone(),
        label: term.label.clone(),
        unit: (*unit).to_owned(),
        value: value.clone(),
    })
}

fn hint(hint: &Hint) -> Option<model::Hint> {
    Some(model::Hint { clause: hint.clause.as_ref()?.value.clone(), text: hint.text.clone()? })
}

fn reference(reference: &Reference) -> Option<model::Reference> {
    Some(model::Reference {
        clause: reference.clause.as_ref()?.value.clone(),
        number: reference.number.clone(),
        role: reference.role.clone()?,
        title: reference.title.clone()?,
    })
}
