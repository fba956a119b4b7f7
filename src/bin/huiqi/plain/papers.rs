//! What follows from the answer, and what it rests on: materials, procedure, telephones, readings, documents, clauses.

use huiqi::contract::{Assessment, Contact, Material, MaterialForm, Note, Reference, Status};
use maud::{Markup, html};

use super::result::condition;
use super::view::View;
use super::words;
use crate::render::checklist::{Checklist, Group, described, is_unneeded, said_once, usual_form};
use crate::render::measure::{note_text, reference_text, unit_text};
use crate::render::{timeline as procedure, words as report};

/// What stands before the address of a clause in the name of its place on the page.
const CLAUSE: &str = "clause-";

/// The materials, once for all, then for each item.
pub fn checklist(view: &View<'_>, answer: &Assessment<'_>) -> Markup {
    if answer.materials.is_empty() {
        return html! {};
    }
    let list = Checklist::of(answer);
    let usual = usual_form(&answer.materials);
    let sections = list.sections(answer);
    html! {
        h3 { (report::heading::MATERIALS) } p class="muted" { (list.progress()) }
        @if let Some(said) = said_once(&answer.materials, usual) { p { (said) } }
        (section(view, report::materials::ONCE, &sections.once, usual))
        @for item in &answer.items {
            (section(view, &view.labels.item(&item.path), sections.of(&item.path), usual))
        }
    }
}

fn section(view: &View<'_>, title: &str, groups: &[&Group<'_>], usual: Option<MaterialForm>) -> Markup {
    html! {
        @if !groups.is_empty() {
            h4 { (title) }
            @if groups.iter().all(|group| is_unneeded(group)) { p { (report::materials::NOT_NEEDED) } } @else {
                ul class="papers" {
                    @for group in groups {
                        @if let [one] = group.as_slice() { (paper(view, one, usual)) } @else {
                            li { (report::materials::ANY_ONE) ul { @for one in *group { (paper(view, one, usual)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn paper(view: &View<'_>, material: &Material<'_>, usual: Option<MaterialForm>) -> Markup {
    let failing: Vec<_> = material.checks.iter().filter(|check| check.status == Status::Unmet).collect();
    html! {
        li {
            strong { (report::material(material.status, material.required)) (report::COLON) } (described(material, usual))
            @if !failing.is_empty() { ul class="conditions" { @for check in failing { (condition(view, check)) } } }
        }
    }
}

/// The procedure, with the days that are known.
pub fn timeline(view: &View<'_>, answer: &Assessment<'_>) -> Markup {
    html! {
        @if !answer.timeline.is_empty() {
            h3 { (report::heading::TIMELINE) }
            table {
                tr { th scope="col" { (words::STEP) } th scope="col" { (words::ACTOR) } th scope="col" { (words::DAYS) } }
                @for step in &answer.timeline {
                    tr {
                        th scope="row" { (step.name) }
                        td { (step.actor) }
                        td { (procedure::days(view.context, step)) }
                    }
                }
            }
        }
    }
}

/// What stands below the form: whom to ask, how the text is read, what it rests on, and its words.
pub fn about(view: &View<'_>, answer: Option<&Assessment<'_>>, notes: &[&Note<'_>]) -> Markup {
    let measure = &view.context.measure;
    html! {
        (contacts(answer.map_or(&measure.contacts, |answer| &answer.contacts)))
        @if !notes.is_empty() {
            h2 { (report::heading::NOTES) }
            ul { @for note in notes { li { (note_text(note)) } } }
        }
        (references(view, answer.map_or(&measure.references, |answer| &answer.references)))
        @if !measure.clauses.is_empty() {
            h2 { (report::heading::CLAUSES) }
            dl class="clauses" {
                @for clause in &measure.clauses {
                    dt id={ (CLAUSE) (clause.address) } { (clause.address) }
                    dd { (clause.text) }
                }
            }
        }
    }
}

fn contacts(contacts: &[Contact<'_>]) -> Markup {
    html! {
        @if !contacts.is_empty() {
            h2 { (report::heading::CONTACTS) }
            ul {
                @for contact in contacts {
                    li { a href={ "tel:" (digits(&contact.phone)) } { (contact.phone) } " " (unit_text(contact)) }
                }
            }
        }
    }
}

/// A number as a telephone dials it.
fn digits(phone: &str) -> String {
    phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
}

fn references(view: &View<'_>, references: &[Reference<'_>]) -> Markup {
    html! {
        @if !references.is_empty() {
            h2 { (report::heading::REFERENCES) }
            ul { @for reference in references { li { (reference_text(reference)) " " (clause(view, &reference.clause)) } } }
        }
    }
}

/// The address of a clause, which leads to its words where they stand on the page.
pub fn clause(view: &View<'_>, address: &str) -> Markup {
    let stands = view.context.measure.clauses.iter().any(|clause| clause.address == address);
    html! { @if stands { a href={ "#" (CLAUSE) (address) } { (address) } } @else { (address) } }
}
