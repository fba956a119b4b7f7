//! How an award is computed.

use super::Parts;
use crate::contract::Basis;
use crate::explain::document::{Block, Line};
use crate::pack::model::AwardValue;

impl Parts<'_> {
    /// What it rests on, and each step in words.
    pub fn award(&self) -> Vec<Block> {
        let Some(award) = &self.measure.award else { return Vec::new() };
        let basis = self.get(match award.basis {
            Basis::Entitlement => "award.entitlement",
            Basis::Selection => "award.selection",
        });
        let mut entries = vec![self.entry("part.clause", self.clause(&award.clause)), self.entry("award.basis", basis)];
        if let Some(room) = award.room {
            let step = award.steps.get(usize::from(room.step)).map_or("", |step| &step.label);
            let fact = self.pack.fact(room.fact).map_or("", |fact| &fact.label);
            let says = self.words.say("award.room-says", &[("step", step), ("fact", fact)]);
            entries.push(self.entry("award.room", says));
        }
        let mut blocks = vec![Block::Definitions(entries)];
        blocks.extend(self.award_steps());
        blocks.push(Block::Paragraph(Line::from(self.words.get("award.rounding"))));
        blocks
    }

    /// The steps in order; the last is the award.
    pub fn award_steps(&self) -> Vec<Block> {
        let teller = self.teller();
        let steps = self.measure.award.iter().flat_map(|award| &award.steps).enumerate();
        let rows = steps.map(|(place, step)| {
            let label = self.named(&step.label, &step.id);
            let value = match &step.value {
                AwardValue::Exactly(code) => teller.value(code),
                AwardValue::Between(low, high) => {
                    let (low, high) = (teller.value(low), teller.value(high));
                    self.words.say("award.between", &[("low", &low), ("high", &high)])
                }
            };
            vec![Line::from((place + 1).to_string()), label, Line::from(value)]
        });
        self.table(&["award.place", "award.step", "award.value"], rows.collect())
    }

    /// Whether the authority sets the sum.
    pub fn is_set_by_office(&self) -> bool {
        let steps = self.measure.award.iter().flat_map(|award| &award.steps);
        steps.into_iter().any(|step| matches!(step.value, AwardValue::Between(..)))
    }
}
