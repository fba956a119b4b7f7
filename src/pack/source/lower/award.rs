//! An award, with numbers for names.

use super::Lower;
use super::measure::Here;
use super::names::number;
use super::rules::{Home, Role};
use super::scope::MONEY;
use crate::feel::types::Scope;
use crate::pack::fault::codes;
use crate::pack::model;
use crate::pack::source::draft::{Award, AwardStep, AwardValue, Measure};

impl<'d> Lower<'_, 'd> {
    /// How a measure's award is computed, if it has one.
    pub fn award(&mut self, measure: &'d Measure, here: &Here) -> Option<model::Award> {
        let award = measure.award.as_ref()?;
        let mut scope = here.scope.clone();
        if let (Some(list), Some(items)) = (here.list, &measure.items)
            && let Some(name) = &items.list
        {
            self.scopes.add_counted(&mut scope, name, list);
        }
        let home = Home { counted: here.list, ..here.home() };
        let mut steps = Vec::new();
        for (index, step) in award.steps.iter().enumerate() {
            steps.extend(self.step(step, index, &scope, home));
            self.scopes.add_step(&mut scope, &step.id, index);
        }
        let room = award.room.as_ref().and_then(|_| self.room(award));
        Some(model::Award { basis: award.basis?, clause: award.clause.as_ref()?.value.clone(), room, steps })
    }

    fn step(&mut self, step: &'d AwardStep, index: usize, scope: &Scope, home: Home) -> Option<model::AwardStep> {
        let mut rule = |text, role| self.rules.compile(text, scope, &MONEY, home, role);
        let value = match step.value.as_ref()? {
            AwardValue::Exactly(text) => model::AwardValue::Exactly(rule(text, Role::Step(index))?),
            AwardValue::Between(low, high) => {
                let (low, high) = (rule(low, Role::Step(index)), rule(high, Role::High(index)));
                model::AwardValue::Between(low?, high?)
            }
        };
        Some(model::AwardStep { id: step.id.value.clone(), label: step.label.clone(), value })
    }

    /// What is left under the cap: a step, and the fact of earlier awards.
    fn room(&self, award: &Award) -> Option<model::Room> {
        let room = award.room.as_ref()?;
        let ids = || award.steps.iter().map(|step| step.id.value.as_str());
        let step = ids().position(|id| id == room.step.value);
        if step.is_none() {
            let message = format!("no step of this award is called `{}`", room.step.value);
            self.report.absent(room.step.spot, codes::UNKNOWN_STEP, &room.step.value, message, ids());
        }
        let fact = self.names.fact(&room.fact);
        Some(model::Room { fact: fact?, step: number(step?) })
    }
}
