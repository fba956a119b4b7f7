//! The checklist: what is asked for, what is at hand, and whether documents agree.

use crate::contract::{ItemStatus, Material, MaterialStatus, Required, Status};
use crate::facts::{AtHand, item_prefix};
use crate::feel::{Narrowing, World, evaluate};
use crate::pack::model::{self, Measure};
use crate::value::{ItemRef, Truths};

use super::borrowed;
use super::case::Case;
use super::conditions::judge;
use super::items::Judgement;

/// The materials: those handed in once, then those of each item.
pub(super) fn checklist<'p>(case: &Case<'p, '_>, items: &Judgement<'p>) -> Vec<Material<'p>> {
    let world = case.world();
    let once = case.measure.materials(false);
    let mut out: Vec<_> = once.map(|(_, m)| entry(case, m, "", &world, required(m, &world))).collect();
    relieve_groups(&mut out);
    if let Some((rule, true)) = items.list
        && let Some(list) = case.pack.list(rule.list)
    {
        for (index, item) in (0..).zip(&items.items) {
            let prefix = item_prefix(list, usize::try_from(index).unwrap_or(usize::MAX));
            let world = case.world_at(ItemRef::At(rule.list, index));
            let needed = |m| if item.status == ItemStatus::NotCounted { Required::No } else { required(m, &world) };
            let before = out.len();
            out.extend(case.measure.materials(true).map(|(_, m)| entry(case, m, &prefix, &world, needed(m))));
            // A group stands within one item.
            relieve_groups(out.get_mut(before..).unwrap_or_default());
        }
    }
    out
}

/// Whether nothing that may be required is wanting: the text lists materials, and each is at hand and agrees.
pub(super) fn complete(measure: &Measure, materials: &[Material<'_>]) -> bool {
    let wanting = |m: &Material<'_>| {
        m.required != Required::No && matches!(m.status, MaterialStatus::Missing | MaterialStatus::Faulty)
    };
    !measure.materials.is_empty() && !materials.iter().any(wanting)
}

fn required(material: &model::Material, world: &World<'_>) -> Required {
    let Some(rule) = &material.required else { return Required::Yes };
    match evaluate(rule, world, Narrowing::NullOnly).truths() {
        Truths { yes: true, no: false, null: false } => Required::Yes,
        Truths { yes: false, no: true, null: false } => Required::No,
        _ => Required::Unknown,
    }
}

/// One material; groups are looked at when all are there.
fn entry<'p>(
    case: &Case<'p, '_>,
    material: &'p model::Material,
    prefix: &str,
    world: &World<'_>,
    required: Required,
) -> Material<'p> {
    let address = [prefix, &material.id].concat();
    let at_hand = case.told.materials.get(&address);
    // A document is held against the rest only when it was told what it states.
    let checks: Vec<_> = match at_hand {
        Some(AtHand::Stating) => material.checks.iter().map(|rule| judge(case, rule, world).condition).collect(),
        _ => Vec::new(),
    };
    let faulty = checks.iter().any(|check| check.status == Status::Unmet);
    let status = match at_hand {
        Some(_) if faulty => MaterialStatus::Faulty,
        Some(_) => MaterialStatus::Provided,
        None if required == Required::No => MaterialStatus::NotNeeded,
        None => MaterialStatus::Missing,
    };
    Material {
        address,
        checks,
        clause: borrowed(&material.clause),
        form: material.form,
        issuer: material.issuer.as_deref().map(borrowed),
        keep_original: material.keep_original,
        must_state: material.must_state.iter().map(|text| borrowed(text)).collect(),
        name: borrowed(&material.name),
        one_of: material.one_of.as_ref().map(|group| [prefix, group].concat()),
        required,
        status,
    }
}

/// Of a group any one will do: when one is provided, the missing others are not needed. A faulty one relieves nobody.
fn relieve_groups(materials: &mut [Material<'_>]) {
    let provided: Vec<String> =
        materials.iter().filter(|m| m.status == MaterialStatus::Provided).filter_map(|m| m.one_of.clone()).collect();
    for material in materials.iter_mut().filter(|m| m.status == MaterialStatus::Missing) {
        if material.one_of.as_ref().is_some_and(|group| provided.contains(group)) {
            material.status = MaterialStatus::NotNeeded;
        }
    }
}
