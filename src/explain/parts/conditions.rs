//! Conditions: when each is met, unmet, or left to the office.

use super::{Parts, condition_part};
use crate::explain::document::{Block, Line, Section};
use crate::explain::outcomes::{self, Outcomes, Table};
use crate::pack::model::Condition;
use crate::value::Truths;

impl<'p> Parts<'p> {
    /// Each condition in a section of its own.
    pub fn conditions(&self, conditions: &'p [Condition]) -> Vec<Section> {
        conditions
            .iter()
            .map(|condition| {
                let section = self.section(&condition_part(condition), &condition.text, self.condition(condition));
                Section { id: Some(condition.id.clone()), ..section }
            })
            .collect()
    }

    /// The conditions of each item.
    pub fn item_conditions(&self) -> &'p [Condition] {
        self.measure.items.as_ref().map_or(&[], |items| &items.conditions)
    }

    fn condition(&self, condition: &'p Condition) -> Vec<Block> {
        let outcomes = outcomes::of(condition, self);
        let mut entries = vec![
            self.entry("part.clause", self.clause(&condition.clause)),
            self.entry("part.quotation", self.quoted(&condition.text)),
        ];
        entries.extend(self.outcomes(condition, &outcomes));
        if condition.in_principle {
            entries.push(self.entry("condition.in-principle", self.get("condition.in-principle-says")));
        }
        if let Some(remedy) = &condition.remedy {
            entries.push(self.entry("condition.remedy", remedy.as_str()));
        }
        let mut blocks = vec![Block::Definitions(entries)];
        for table in &outcomes.tables {
            let lead = self.words.say("condition.table", &[("label", &table.fact.label)]);
            blocks.push(Block::Paragraph(Line::from(lead)));
            blocks.extend(self.decisions(table));
        }
        blocks
    }

    /// When it is met, unmet, left to the office.
    fn outcomes(&self, condition: &Condition, outcomes: &Outcomes<'_>) -> Vec<(Line, Line)> {
        if outcomes.is_always_office() {
            return vec![self.entry("condition.office", self.get("condition.office-always"))];
        }
        let teller = self.teller();
        let mut out = vec![self.entry("condition.met", teller.condition(&condition.met))];
        let unmet = match &condition.unmet {
            None => self.get("condition.unmet-otherwise"),
            Some(_) if !outcomes.whole.no => self.get("condition.unmet-never"),
            Some(unmet) => teller.condition(unmet),
        };
        out.push(self.entry("condition.unmet", unmet));
        let office = self.why_office(outcomes).unwrap_or_else(|| self.get("condition.office-never"));
        out.push(self.entry("condition.office", office));
        out
    }

    /// When a condition is left to the office, if it ever is.
    pub fn why_office(&self, outcomes: &Outcomes<'_>) -> Option<String> {
        if outcomes.is_always_office() {
            return Some(self.get("condition.office-always"));
        }
        if !outcomes.whole.null {
            return None;
        }
        let office = |truths: &Truths| truths.null && !truths.yes && !truths.no;
        let named = outcomes.tables.iter().filter_map(|table| {
            let labels = table.rows.iter().filter(|(_, truths)| office(truths)).map(|(label, _)| *label);
            let labels: Vec<&str> = labels.collect();
            let values = self.listed(&labels);
            let parts = [("label", table.fact.label.as_str()), ("values", &values)];
            (!labels.is_empty()).then(|| self.words.say("condition.office-values", &parts))
        });
        let named: Vec<String> = named.collect();
        Some(if named.is_empty() {
            self.get("condition.office-between")
        } else {
            named.join(self.words.get("part.semicolon"))
        })
    }

    /// What each value of a choice comes out as; values that come out alike stand together.
    fn decisions(&self, table: &Table<'_>) -> Vec<Block> {
        let mut grouped: Vec<(&'static str, Vec<&str>)> = Vec::new();
        for (label, truths) in &table.rows {
            let key = outcome_key(*truths);
            match grouped.iter_mut().find(|(other, _)| *other == key) {
                Some((_, labels)) => labels.push(label),
                None => grouped.push((key, vec![label])),
            }
        }
        let rows = grouped.iter().map(|(key, labels)| vec![self.listed(labels).into(), self.get(key).into()]);
        self.table(&["condition.value", "condition.outcome"], rows.collect())
    }

    /// What a check of a document asks, in one line.
    pub fn check(&self, check: &Condition) -> Line {
        let sentence = self.teller().condition(&check.met);
        let text = self.quoted(&check.text);
        let parts = [("text", text.as_str()), ("sentence", &sentence), ("clause", &check.clause)];
        let mut said = self.words.say("condition.check", &parts);
        if let Some(unmet) = &check.unmet {
            let unmet = self.teller().condition(unmet);
            said.push_str(&self.words.say("condition.check-unmet", &[("sentence", &unmet)]));
        }
        if let Some(remedy) = &check.remedy {
            said.push_str(&self.words.say("condition.check-remedy", &[("remedy", remedy)]));
        }
        Line::from(said)
    }
}

fn outcome_key(truths: Truths) -> &'static str {
    match (truths.yes, truths.no, truths.null) {
        (true, false, false) => "condition.is-met",
        (false, true, false) => "condition.is-unmet",
        (false, false, _) => "condition.is-office",
        _ => "condition.is-open",
    }
}
