//! Rules between measures, with numbers for names.

use super::Lower;
use super::names::number;
use crate::pack::model;
use crate::pack::source::draft::{Together, TogetherRule};

impl Lower<'_, '_> {
    /// What holds between measures; `measures` are those of the built pack. A name that no measure has was said by the
    /// checks.
    pub fn together(&self, measures: &[model::Measure]) -> Vec<model::Together> {
        let rule = |rule: &Together| {
            let place = |id: &str| measures.iter().position(|measure| measure.id == id).map(number);
            Some(model::Together {
                clause: rule.clause.as_ref()?.value.clone(),
                label: rule.label.clone()?,
                measures: rule.measures.iter().filter_map(|id| place(&id.value)).collect(),
                rule: match rule.rule? {
                    TogetherRule::Highest => model::TogetherRule::Highest,
                    TogetherRule::Cap(most) => model::TogetherRule::Cap(most),
                },
            })
        };
        self.draft.together.iter().filter_map(rule).collect()
    }
}
