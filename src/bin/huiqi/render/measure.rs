//! The policy itself: its measures, one of them whole, and the questions of one.

use huiqi::contract::{
    Contact, Form, FormKind, FormNode, MaterialHint, MaterialRule, Measure, MeasureSummary, Note, PackInfo, Reference,
    Text,
};

use super::layout::{BAD, BOLD, DIM, PLAIN, Sheet, span};
use super::report::{foot, policy};
use super::words;
use super::wrap::{padded, width};

/// The measures, in the order of the text.
pub fn measures(info: &PackInfo<'_>, measures: &[MeasureSummary<'_>]) -> String {
    let mut sheet = Sheet::default();
    policy(&mut sheet, info);
    sheet.blank();
    let ids = measures.iter().map(|measure| width(&measure.id)).max().unwrap_or(0);
    for measure in measures {
        let article = padded(&words::article(measure.article), 8);
        let lead = [span(article, DIM), span(padded(&measure.id, ids + 2), BOLD)];
        sheet.entry(0, &lead, &format!("{}（{}）", measure.title, words::kind(measure.kind)), PLAIN);
        sheet.text(8, &measure.summary, DIM);
    }
    foot(&mut sheet, info);
    sheet.finish()
}

/// All of one measure.
pub fn measure(info: &PackInfo<'_>, measure: &Measure<'_>) -> String {
    let mut sheet = Sheet::default();
    let about = format!("  {}  {}  {}", words::article(measure.article), measure.id, words::kind(measure.kind));
    sheet.line(0, &[span(&*measure.title, BOLD), span(about, DIM)]);
    policy(&mut sheet, info);
    let (first, others) = split_notes(&measure.notes, &measure.first);
    first_notes(&mut sheet, &first);
    sheet.blank();
    sheet.text(0, &measure.summary, PLAIN);
    terms(&mut sheet, measure);
    conditions(&mut sheet, measure);
    if !measure.materials.is_empty() {
        sheet.heading(words::heading::MATERIALS, "");
        hint_lines(&mut sheet, measure);
        measure.materials.iter().for_each(|material| material_line(&mut sheet, material));
    }
    steps(&mut sheet, measure);
    if !measure.contacts.is_empty() {
        sheet.heading(words::heading::CONTACTS, "");
        contact_lines(&mut sheet, 2, &measure.contacts);
    }
    if !measure.references.is_empty() {
        sheet.heading(words::heading::REFERENCES, "");
        reference_lines(&mut sheet, &measure.references);
    }
    if !others.is_empty() {
        sheet.heading(words::heading::NOTES, "");
        note_lines(&mut sheet, &others);
    }
    if !measure.clauses.is_empty() {
        sheet.heading(words::heading::CLAUSES, "");
        let columns = measure.clauses.iter().map(|clause| width(&clause.address)).max().unwrap_or(0);
        for clause in &measure.clauses {
            sheet.entry(2, &[span(padded(&clause.address, columns + 2), DIM)], &clause.text, PLAIN);
        }
    }
    foot(&mut sheet, info);
    sheet.finish()
}

fn terms(sheet: &mut Sheet, measure: &Measure<'_>) {
    if measure.terms.is_empty() {
        return;
    }
    sheet.heading(words::heading::TERMS, "");
    let labels = measure.terms.iter().map(|term| width(&term.label)).max().unwrap_or(0);
    for term in &measure.terms {
        let value = match &*term.unit {
            "yuan" => words::yuan(&huiqi::value::grouped(&term.value)),
            _ => term.value.to_string(),
        };
        let label = span(padded(&term.label, labels + 2), PLAIN);
        sheet.line(2, &[label, span(value, BOLD), span(format!("  {}", term.clause), DIM)]);
    }
}

fn conditions(sheet: &mut Sheet, measure: &Measure<'_>) {
    let item = measure.items.as_ref();
    let of_items = item.map(|rule| (words::item::rules(&rule.label), rule.conditions.as_slice()));
    let all = [(words::heading::CONDITIONS.to_owned(), measure.conditions.as_slice())].into_iter().chain(of_items);
    for (heading, conditions) in all.filter(|(_, conditions)| !conditions.is_empty()) {
        sheet.heading(&heading, "");
        let columns = conditions.iter().map(|rule| width(&rule.clause)).max().unwrap_or(0);
        for rule in conditions {
            let principle = if rule.in_principle { format!("（{}）", words::IN_PRINCIPLE) } else { String::new() };
            sheet.entry(
                2,
                &[span(padded(&rule.clause, columns + 2), DIM)],
                &format!("{}{principle}", rule.text),
                PLAIN,
            );
        }
    }
}

fn material_line(sheet: &mut Sheet, material: &MaterialRule<'_>) {
    let mut about = material_about(material);
    if material.one_of.is_some() {
        about.push(words::materials::ANY_ONE.to_owned());
    }
    if material.address.contains('*') {
        about.push(words::materials::EACH.to_owned());
    }
    let text = words::remarked(&material.name, &about);
    sheet.entry(2, &[span(padded(&material.clause, 10), DIM)], &text, PLAIN);
    sheet.text(12, &material.address, DIM);
}

/// What kind of paper a material must be.
pub fn material_about(material: &MaterialRule<'_>) -> Vec<String> {
    let mut about = Vec::new();
    about.extend(material.form.map(|form| words::form(form).to_owned()));
    about.extend(material.issuer.as_deref().map(words::materials::issuer));
    if !material.must_state.is_empty() {
        about.push(words::materials::must_state(&material.must_state.join(words::LIST)));
    }
    about
}

fn steps(sheet: &mut Sheet, measure: &Measure<'_>) {
    if measure.steps.is_empty() {
        return;
    }
    sheet.heading(words::heading::TIMELINE, "");
    let names = measure.steps.iter().map(|step| width(&step.name)).max().unwrap_or(0);
    for step in &measure.steps {
        let limit = step.limit.map(|limit| {
            let principle = if step.in_principle { format!("{} ", words::IN_PRINCIPLE) } else { String::new() };
            format!("{principle}{}", words::limit(limit))
        });
        let event = step.event.as_ref().map(|event| words::waits(Some(&event.name)));
        let optional = step.optional.then(|| words::OPTIONAL.to_owned());
        let about: Vec<_> = [Some(step.actor.to_string()), optional, event, limit].into_iter().flatten().collect();
        sheet.entry(2, &[span(padded(&step.name, names + 2), PLAIN)], &about.join(words::COMMA), DIM);
    }
}

/// Whom to ask.
pub fn contact_lines(sheet: &mut Sheet, indent: usize, contacts: &[Contact<'_>]) {
    for contact in contacts {
        let lead = [span(&*contact.phone, BOLD), span("  ", PLAIN)];
        sheet.entry(indent, &lead, &unit_text(contact), PLAIN);
    }
}

/// Whom one reaches.
pub fn unit_text(contact: &Contact<'_>) -> String {
    words::noted(&contact.unit, contact.about.as_slice())
}

/// Readings of the text.
pub fn note_lines(sheet: &mut Sheet, notes: &[&Note<'_>]) {
    for note in notes {
        sheet.entry(2, &[span("- ", DIM)], &note_text(note), PLAIN);
    }
}

/// A reading, and the clauses that leave it open.
pub fn note_text(note: &Note<'_>) -> String {
    format!("{}（{}）", note.text, note.clause.replace(", ", words::LIST))
}

/// The notes that the measure wants shown before anything else, in its order, and the others.
pub fn split_notes<'a, 'p>(notes: &'a [Note<'p>], first: &[Text<'_>]) -> (Vec<&'a Note<'p>>, Vec<&'a Note<'p>>) {
    let shown = first.iter().filter_map(|id| notes.iter().find(|note| note.id == *id)).collect();
    (shown, notes.iter().filter(|note| !first.contains(&note.id)).collect())
}

/// What has to be known before anything else.
pub fn first_notes(sheet: &mut Sheet, notes: &[&Note<'_>]) {
    if notes.is_empty() {
        return;
    }
    sheet.blank();
    for note in notes {
        sheet.entry(0, &[span(words::FIRST, BAD.bold()), span("  ", PLAIN)], &note_text(note), PLAIN);
    }
}

/// What to mind of all materials.
pub fn hint_lines(sheet: &mut Sheet, measure: &Measure<'_>) {
    for hint in &measure.material_hints {
        sheet.text(2, &hint_text(hint), DIM);
    }
}

/// A hint, and the clause that gives it.
pub fn hint_text(hint: &MaterialHint<'_>) -> String {
    format!("{}（{}）", hint.text, hint.clause)
}

/// The documents that govern a measure.
pub fn reference_lines(sheet: &mut Sheet, references: &[Reference<'_>]) {
    for reference in references {
        let lead = [span(padded(&reference.clause, 8), DIM)];
        sheet.entry(2, &lead, &reference_text(reference), PLAIN);
    }
}

/// A document, and what it governs.
pub fn reference_text(reference: &Reference<'_>) -> String {
    let title = words::governing(&reference.title, reference.number.as_deref());
    [&title, words::COLON, &reference.role].concat()
}

/// The questions of a measure: under which name each is told, and what may be answered.
pub fn form(form: &Form<'_>) -> String {
    let mut sheet = Sheet::default();
    let title = form.root.title.as_deref().unwrap_or_default();
    sheet.line(0, &[span(title, BOLD), span(format!("  {}", form.id), DIM)]);
    members(&mut sheet, &form.root, 0);
    sheet.finish()
}

fn members(sheet: &mut Sheet, node: &FormNode<'_>, indent: usize) {
    let Some(hint) = &node.hint else { return };
    for name in &hint.order {
        if let Some(member) = node.properties.get(name) {
            question(sheet, name, member, node.required.contains(name), indent);
        }
    }
}

fn question(sheet: &mut Sheet, name: &str, node: &FormNode<'_>, required: bool, indent: usize) {
    let Some(hint) = &node.hint else { return };
    let title = node.title.as_deref().unwrap_or(name);
    if matches!(hint.kind, FormKind::Group | FormKind::List) {
        sheet.blank();
        sheet.line(indent, &[span(title, BOLD), span(format!("  {name}"), DIM)]);
        if let Some(help) = &node.description {
            sheet.text(indent + 2, help, DIM);
        }
        members(sheet, node.items.as_deref().unwrap_or(node), indent + 2);
        return;
    }
    let required = if required { format!("  {}", words::REQUIRED) } else { String::new() };
    sheet.line(indent, &[span(padded(title, 34.max(width(title) + 2)), PLAIN), span(name, BOLD), span(required, DIM)]);
    sheet.text(indent + 2, &answers(node), PLAIN);
    if let Some(help) = &node.description {
        sheet.text(indent + 2, help, DIM);
    }
}

/// What may be answered.
fn answers(node: &FormNode<'_>) -> String {
    let Some(hint) = &node.hint else { return String::new() };
    let kind = match hint.kind {
        FormKind::Boolean => words::question::BOOLEAN.to_owned(),
        FormKind::Choice => {
            let said = |one: &FormNode<'_>| {
                format!("{}={}", one.constant.as_deref().unwrap_or(""), one.title.as_deref().unwrap_or(""))
            };
            node.one_of.iter().map(said).collect::<Vec<_>>().join(words::LIST)
        }
        FormKind::Money => words::question::MONEY.to_owned(),
        FormKind::Date => words::question::DATE.to_owned(),
        FormKind::Integer => words::question::INTEGER.to_owned(),
        FormKind::Text | FormKind::Group | FormKind::List => words::question::TEXT.to_owned(),
    };
    let least = node.minimum.map(words::question::at_least);
    let most = node.maximum.map(words::question::at_most);
    let future = hint.past.then(|| words::question::NOT_FUTURE.to_owned());
    let none = hint.none.as_deref().map(words::question::none);
    [Some(kind), least, most, future, none].into_iter().flatten().collect::<Vec<_>>().join(words::COMMA)
}
