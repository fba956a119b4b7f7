//! The facts of a measure as a JSON Schema, from which a page builds its form.
//!
//! Takes a measure, gives a schema with labels, help and what JSON Schema has no word for; never a value.

use crate::assess::borrowed;
use crate::contract::{Form, FormHint, FormKind, FormNode, Text};
use crate::facts::MAX_TEXT;
use crate::pack::Pack;
use crate::pack::load::MAX_MONEY;
use crate::pack::model::{Asked, Fact, FactKind, List, Measure, Use};

/// Money as an applicant may write it (CONTRACT.md, Money).
const MONEY: &str = r"^(0|[1-9][0-9]*)(\.[0-9]{1,2})?$";
/// The characters of a unified social credit code (GB 32100-2015).
const USCC: &str = "^[0-9A-HJ-NPQRTUWXY]{18}$";
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The form of a measure.
pub(crate) fn form<'p>(pack: &'p Pack, measure: &'p Measure) -> Form<'p> {
    let mut root = object(Some(&measure.title), Some(&measure.summary));
    for asked in &measure.facts {
        match asked {
            Asked::Fact { slot, required } => {
                if let Some(fact) = pack.fact(*slot) {
                    place(pack, &mut root, &fact.name, field(pack, fact), *required);
                }
            }
            Asked::List { slot } => {
                if let Some(list) = pack.list(*slot) {
                    place(pack, &mut root, &list.name, list_node(pack, list), true);
                }
            }
        }
    }
    let id = format!("urn:huiqi:{}:{}:{}", pack.built.id, pack.built.version, measure.id);
    Form { id, schema: borrowed(DRAFT), root }
}

fn hint<'p>(kind: FormKind) -> FormHint<'p> {
    FormHint { clause: None, kind, maximum: None, none: None, order: Vec::new(), past: false, unit: None, used: None }
}

fn object<'p>(title: Option<&'p str>, help: Option<&'p str>) -> FormNode<'p> {
    FormNode {
        title: title.map(borrowed),
        description: help.map(borrowed),
        types: vec![borrowed("object")],
        hint: Some(hint(FormKind::Group)),
        ..FormNode::default()
    }
}

/// Puts a node where its dotted name says, in the order in which nodes come.
fn place<'p>(pack: &'p Pack, root: &mut FormNode<'p>, name: &'p str, node: FormNode<'p>, required: bool) {
    match name.split_once('.') {
        None => insert(root, name, node, required),
        Some((group, member)) => {
            if !root.properties.contains_key(group) {
                let known = pack.built.groups.get(group);
                let label = known.map_or(group, |g| g.label.as_str());
                let help = known.and_then(|g| g.help.as_deref());
                insert(root, group, object(Some(label), help), false);
            }
            if let Some(of) = root.properties.get_mut(group) {
                insert(of, member, node, required);
            }
            if required && !root.required.iter().any(|r| r == group) {
                root.required.push(borrowed(group));
            }
        }
    }
}

fn insert<'p>(of: &mut FormNode<'p>, name: &'p str, node: FormNode<'p>, required: bool) {
    of.properties.insert(borrowed(name), node);
    if let Some(hint) = &mut of.hint {
        hint.order.push(borrowed(name));
    }
    if required {
        of.required.push(borrowed(name));
    }
}

fn list_node<'p>(pack: &'p Pack, list: &'p List) -> FormNode<'p> {
    let mut item = object(Some(&list.item_label), None);
    for fact in &list.fields {
        insert(&mut item, &fact.name, field(pack, fact), needed(fact));
    }
    FormNode {
        title: Some(borrowed(&list.label)),
        description: list.help.as_deref().map(borrowed),
        types: vec![borrowed("array")],
        items: Some(Box::new(item)),
        max_items: Some(list.max),
        hint: Some(hint(FormKind::List)),
        ..FormNode::default()
    }
}

/// Whether a submission needs a fact whatever the measure says: a rule or a material reads it.
pub(crate) fn needed(fact: &Fact) -> bool {
    matches!(fact.used, Use::Rule | Use::Material)
}

fn field<'p>(pack: &'p Pack, fact: &'p Fact) -> FormNode<'p> {
    let kind = match fact.kind {
        FactKind::Boolean => FormKind::Boolean,
        FactKind::Choice(_) => FormKind::Choice,
        FactKind::Money => FormKind::Money,
        FactKind::Date => FormKind::Date,
        FactKind::Integer => FormKind::Integer,
        FactKind::Text | FactKind::Uscc => FormKind::Text,
    };
    let mut node = FormNode {
        title: Some(borrowed(&fact.label)),
        description: fact.help.as_deref().map(borrowed),
        types: vec![borrowed(json_type(fact.kind))],
        hint: Some(FormHint {
            clause: fact.clause.as_deref().map(borrowed),
            maximum: (fact.kind == FactKind::Money).then(|| Text::Owned(format!("{MAX_MONEY}.00"))),
            none: fact.none.as_ref().map(|none| borrowed(&none.label)),
            past: fact.past,
            unit: (fact.kind == FactKind::Money).then(|| borrowed("yuan")),
            used: Some(borrowed(used(fact.used))),
            ..hint(kind)
        }),
        ..FormNode::default()
    };
    match fact.kind {
        FactKind::Choice(of) => node.one_of = choices(pack, of),
        FactKind::Money => {
            node.pattern = Some(borrowed(MONEY));
            node.types.push(borrowed("number"));
        }
        FactKind::Date => node.format = Some(borrowed("date")),
        FactKind::Text => node.max_length = Some(MAX_TEXT),
        FactKind::Uscc => node.pattern = Some(borrowed(USCC)),
        FactKind::Integer => (node.minimum, node.maximum) = (fact.min, fact.max),
        FactKind::Boolean => {}
    }
    if fact.none.is_some() {
        node.types.push(borrowed("null"));
    }
    node
}

fn json_type(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Boolean => "boolean",
        FactKind::Integer => "integer",
        FactKind::Choice(_) | FactKind::Money | FactKind::Date | FactKind::Text | FactKind::Uscc => "string",
    }
}

fn used(used: Use) -> &'static str {
    match used {
        Use::Rule => "rule",
        Use::Material => "material",
        Use::Record => "record",
    }
}

fn choices(pack: &Pack, of: u16) -> Vec<FormNode<'_>> {
    let values = pack.built.choices.get(usize::from(of)).map_or(&[][..], |list| &list.values);
    values
        .iter()
        .map(|value| FormNode {
            constant: Some(borrowed(&value.id)),
            title: Some(borrowed(&value.label)),
            ..FormNode::default()
        })
        .collect()
}
