//! What a pointer into an application is called: the form, the checklist and the procedure know.

use huiqi::contract::{Form, FormKind, FormNode, Measure, PackInfo};
use huiqi::json::{Value, pointer};

use super::words;

/// All that a report says beyond the assessment itself: it is the same for every application of the measure.
#[derive(Debug)]
pub struct Context<'p> {
    /// The policy.
    pub info: PackInfo<'p>,
    /// The measure.
    pub measure: Measure<'p>,
    /// Its questions.
    pub form: Form<'p>,
}

/// Calls things by their names, in one application.
#[derive(Debug)]
pub struct Labels<'a> {
    context: &'a Context<'a>,
    application: &'a Value,
}

impl<'a> Labels<'a> {
    pub fn new(context: &'a Context<'a>, application: &'a Value) -> Self {
        Self { context, application }
    }

    /// What a pointer names; the pointer itself where nobody has a name for it.
    pub fn of(&self, path: &str) -> String {
        self.known(path).unwrap_or_else(|| path.to_owned())
    }

    /// What a pointer names, where somebody has a name for it.
    pub fn known(&self, path: &str) -> Option<String> {
        let tokens = pointer::parse(path)?;
        let (first, rest) = tokens.split_first()?;
        match first.as_str() {
            "date" if rest.is_empty() => Some(words::heading::APPLIED_ON.to_owned()),
            "facts" => self.fact(rest),
            "materials" => self.material(rest),
            "progress" => self.step(rest.first()?),
            _ => None,
        }
    }

    fn fact(&self, tokens: &[String]) -> Option<String> {
        let mut node = &self.context.form.root;
        let mut names = Vec::new();
        for token in tokens {
            match &node.items {
                Some(item) => {
                    names.push(words::item::titled(item.title.as_deref()?, token.parse::<usize>().ok()? + 1));
                    node = item;
                }
                None => {
                    node = node.properties.get(token.as_str())?;
                }
            }
        }
        // A group is only where its questions stand; a list, where it stands itself.
        if names.is_empty() || node.items.is_none() && kind(node) != Some(FormKind::Group) {
            names.push(node.title.as_deref()?.to_owned());
        }
        Some(names.join(words::DOT))
    }

    /// A material, or what it states.
    fn material(&self, tokens: &[String]) -> Option<String> {
        let (address, stated) = tokens.split_first()?;
        let known = self.context.measure.materials.iter().find(|known| is_at(&known.address, address))?;
        let Some(stated) = stated.first() else { return Some(known.name.to_string()) };
        known.states.iter().find(|one| one.name == *stated).map(|one| one.label.to_string())
    }

    fn step(&self, id: &str) -> Option<String> {
        let step = self.context.measure.steps.iter().find(|step| step.id == id);
        let events = || self.context.measure.steps.iter().filter_map(|step| step.event.as_ref());
        step.map(|step| step.name.to_string()).or_else(|| Some(events().find(|event| event.id == id)?.name.to_string()))
    }

    /// An item by its path: its number, and the first text that is told of it.
    pub fn item(&self, path: &str) -> String {
        let label = self.of(path);
        match self.told_name(path) {
            Some(name) => format!("{label}  {name}"),
            None => label,
        }
    }

    fn told_name(&self, path: &str) -> Option<String> {
        let told = pointer::resolve(self.application, path)?;
        let (list, _) = path.rsplit_once('/')?;
        let mut node = &self.context.form.root;
        for token in pointer::parse(list)?.iter().skip(1) {
            node = node.properties.get(token.as_str())?;
        }
        let item = node.items.as_deref()?;
        let mut fields = item.hint.as_ref()?.order.iter();
        let first = fields.find(|name| item.properties.get(*name).and_then(kind) == Some(FormKind::Text))?;
        told.get(first)?.as_str().map(str::trim).filter(|name| !name.is_empty()).map(shortened)
    }
}

fn kind(node: &FormNode<'_>) -> Option<FormKind> {
    node.hint.as_ref().map(|hint| hint.kind)
}

/// Whether an address is one of those that a checklist's address, with `*` for the item, stands for.
fn is_at(known: &str, address: &str) -> bool {
    let (mut known, mut address) = (known.split('/'), address.split('/'));
    loop {
        match (known.next(), address.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || a == "*" => {}
            _ => return false,
        }
    }
}

/// The longest name that a heading shows, in characters.
const LONGEST: usize = 30;

/// What an applicant wrote, as long as a heading can be.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
