//! What is handed in.

use super::{Parts, material_part};
use crate::contract::MaterialForm;
use crate::explain::document::{Block, Line, Section};
use crate::pack::model::{Hint, Material};

impl<'p> Parts<'p> {
    /// Each material in a section of its own.
    pub fn materials(&self) -> Vec<Section> {
        let materials = self.measure.materials.iter();
        materials
            .map(|material| {
                let section = self.section(&material_part(material), &material.name, self.material(material));
                Section { id: Some(material.id.clone()), ..section }
            })
            .collect()
    }

    fn material(&self, material: &'p Material) -> Vec<Block> {
        let mut entries = vec![
            self.entry("part.clause", self.clause(&material.clause)),
            self.entry("material.how-often", self.how_often(material)),
            self.entry("material.when", self.when_required(material)),
        ];
        let others = self.alternatives(material);
        if !others.is_empty() {
            entries.push(self.entry("material.one-of", self.listed(&others)));
        }
        if let Some(form) = self.form(material) {
            entries.push(self.entry("material.form", form));
        }
        if let Some(issuer) = &material.issuer {
            entries.push(self.entry("material.issuer", issuer.as_str()));
        }
        if material.keep_original {
            entries.push(self.entry("material.original", self.get("material.original-kept")));
        }
        if !material.must_state.is_empty() {
            entries.push(self.entry("material.must-state", self.listed(&material.must_state)));
        }
        let states = material.states.iter().map(|state| {
            let answer = self.answer(state);
            self.words.say("material.state", &[("label", &state.label), ("answer", &answer)])
        });
        let states: Vec<String> = states.collect();
        if !states.is_empty() {
            entries.push(self.entry("material.states", self.listed(&states)));
        }
        let mut blocks = vec![Block::Definitions(entries)];
        if !material.checks.is_empty() {
            blocks.push(Block::Paragraph(Line::from(self.words.get("material.checks"))));
            let checks = material.checks.iter().map(|check| self.check(check)).collect();
            blocks.push(Block::List { ordered: true, entries: checks });
        }
        blocks
    }

    /// What holds for all materials.
    pub fn material_hints(&self) -> Vec<Block> {
        let hint = |hint: &Hint| {
            let text = self.words.say("guide.hint", &[("text", &hint.text), ("clause", &hint.clause)]);
            Block::Paragraph(Line::from(text))
        };
        self.measure.material_hints.iter().map(hint).collect()
    }

    /// The materials as a list to tick off.
    pub fn checklist(&self) -> Vec<Block> {
        let entries = self.measure.materials.iter().map(|material| {
            let mut said = vec![self.how_often(material)];
            said.extend(material.required.is_some().then(|| self.when_required(material)));
            let others = self.alternatives(material);
            if !others.is_empty() {
                said.push(self.words.say("material.or", &[("others", &self.listed(&others))]));
            }
            said.extend(self.form(material));
            said.extend(material.issuer.as_ref().map(|by| self.words.say("material.issued", &[("issuer", by)])));
            if !material.must_state.is_empty() {
                let what = self.listed(&material.must_state);
                said.push(self.words.say("material.states-what", &[("what", &what)]));
            }
            let said = said.join(self.words.get("part.semicolon"));
            Line::joined([Line::strong(material.name.as_str()), Line::from(said)], self.words.get("part.colon"))
        });
        let entries: Vec<Line> = entries.collect();
        if entries.is_empty() { Vec::new() } else { vec![Block::Checklist(entries)] }
    }

    fn how_often(&self, material: &Material) -> String {
        let list = self.measure.items.as_ref().and_then(|items| self.pack.list(items.list));
        match list.filter(|_| material.each) {
            Some(list) => self.words.say("material.each", &[("item", &list.item_label)]),
            None => self.get("material.once"),
        }
    }

    fn when_required(&self, material: &Material) -> String {
        match &material.required {
            Some(required) => {
                let sentence = self.teller().condition(required);
                self.words.say("material.required-when", &[("sentence", &sentence)])
            }
            None => self.get("material.always"),
        }
    }

    /// The other materials of which any one will do.
    fn alternatives(&self, material: &Material) -> Vec<&'p str> {
        let group = |other: &&Material| material.one_of.is_some() && other.one_of == material.one_of;
        let others = self.measure.materials.iter().filter(group).filter(|other| other.id != material.id);
        others.map(|other| other.name.as_str()).collect()
    }

    fn form(&self, material: &Material) -> Option<String> {
        let key = match material.form? {
            MaterialForm::Original => "material.as-original",
            MaterialForm::Copy => "material.as-copy",
            MaterialForm::Electronic => "material.as-electronic",
        };
        Some(self.get(key))
    }
}
