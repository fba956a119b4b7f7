//! Materials, with numbers for names.

use super::facts;
use super::measure::Here;
use super::rules::Role;
use super::{Lower, Stated};
use crate::feel::types::{Scope, Type};
use crate::pack::model;
use crate::pack::source::draft::{Material, Measure};

/// Which names the rules of materials see.
struct Scopes {
    /// `required` of a material handed in once: facts.
    once: Scope,
    /// Its checks: what such documents state, too.
    once_checks: Scope,
    /// `required` of a material for each item: facts and fields.
    each: Scope,
    /// Its checks: what all documents state, too.
    each_checks: Scope,
}

impl<'d> Lower<'_, 'd> {
    /// The materials of a measure.
    pub fn materials(&mut self, measure: &'d Measure, here: &Here) -> Vec<model::Material> {
        let scopes = self.material_scopes(measure, here);
        let stated = |each| {
            let states = measure.materials.iter().filter(move |material| material.each == each);
            states.flat_map(|material| &material.states).map(|state| facts::fact(state, self.names)).collect()
        };
        self.stated.push(Stated { once: stated(false), each: stated(true) });
        measure.materials.iter().filter_map(|material| self.material(material, &scopes, here)).collect()
    }

    fn material_scopes(&self, measure: &Measure, here: &Here) -> Scopes {
        let once = here.scope.clone();
        let mut once_checks = once.clone();
        self.scopes.add_states(&mut once_checks, &measure.materials, false, self.draft.facts.len());
        let (mut each, mut each_checks) = (once.clone(), once_checks.clone());
        if let Some(list) = here.list {
            self.scopes.add_fields(&mut each, list);
            self.scopes.add_fields(&mut each_checks, list);
            let fields = self.draft.lists.get(usize::from(list)).map_or(0, |list| list.fields.len());
            self.scopes.add_states(&mut each_checks, &measure.materials, true, fields);
        }
        Scopes { once, once_checks, each, each_checks }
    }

    fn material(&mut self, material: &'d Material, scopes: &Scopes, here: &Here) -> Option<model::Material> {
        if material.each && here.list.is_none() {
            // Whose item it would be is not known, and said elsewhere.
            let rules = material.required.iter().chain(material.checks.iter().flat_map(super::rules_of));
            self.rules.pass_over(here.home(), rules);
            return None;
        }
        let (scope, check_scope, home) = if material.each {
            (&scopes.each, &scopes.each_checks, here.item_home())
        } else {
            (&scopes.once, &scopes.once_checks, here.home())
        };
        let rule = material.required.as_ref();
        let required = rule.map(|text| self.rules.compile(text, scope, &Type::Boolean, home, Role::Required));
        let checks = self.conditions(&material.checks, check_scope, home);
        let states = material.states.iter().map(|state| facts::fact(state, self.names)).collect();
        Some(model::Material {
            checks,
            clause: material.clause.as_ref()?.value.clone(),
            each: material.each,
            form: material.form,
            id: material.id.value.clone(),
            issuer: material.issuer.clone(),
            keep_original: material.keep_original,
            must_state: material.must_state.iter().map(|entry| entry.value.clone()).collect(),
            name: material.name.as_ref()?.value.clone(),
            one_of: material.one_of.as_ref().map(|group| group.value.clone()),
            required: required.flatten(),
            states,
        })
    }
}
