//! Materials can be handed in as they say.

use std::collections::BTreeMap;

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Draft, Material, Measure};

/// Checks the materials of all measures.
pub fn check(draft: &Draft, report: &Report) {
    for measure in &draft.measures {
        check_each(measure, report);
        check_groups(measure, report);
    }
}

/// A material for each item needs items.
fn check_each(measure: &Measure, report: &Report) {
    if measure.items.is_some() {
        return;
    }
    for material in measure.materials.iter().filter(|material| material.each) {
        let message = format!("`{}` is handed in for each item, but this measure has no `[items]`", material.id.value);
        report.add(material.id.spot, codes::MATERIAL, message);
    }
}

/// A group of which any one will do has two at least, all for each item or none, and a name of its own.
fn check_groups(measure: &Measure, report: &Report) {
    let mut groups: BTreeMap<&str, Vec<&Material>> = BTreeMap::new();
    for material in &measure.materials {
        if let Some(group) = &material.one_of {
            groups.entry(&group.value).or_default().push(material);
        }
    }
    for (group, members) in groups {
        let Some(Material { one_of: Some(first), each, .. }) = members.first() else { continue };
        if members.len() == 1 {
            let message = format!("no other material is in the group `{group}`");
            report.add_with(
                first.spot,
                codes::MATERIAL,
                message,
                "a group is of two or more, of which any one will do",
            );
        }
        if members.iter().any(|member| member.each != *each) {
            let message = format!("of the group `{group}` some are handed in for each item and some are not");
            report.add(first.spot, codes::MATERIAL, message);
        }
        if measure.materials.iter().any(|material| material.id.value == group) {
            let message = format!("`{group}` is the id of a material: the group needs another");
            report.add(first.spot, codes::MATERIAL, message);
        }
    }
}
