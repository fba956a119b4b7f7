//! A note can be shown, and those that are to come first are there.

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Draft, Measure, Note};
use crate::pack::source::read::form::article_of;

/// Checks that no trigger is narrowed to an article that could never show its note, and that every note which a measure
/// shows first is one that it can show.
pub fn check(draft: &Draft, report: &Report) {
    for measure in &draft.measures {
        check_first(measure, draft, report);
    }
    for note in &draft.notes {
        for article in note.when.iter().filter_map(|trigger| trigger.article) {
            if !shows(note, article.value) {
                let help = "a note is shown by the articles of its `clauses`, and by all when `0` is among them";
                let message = format!("no clause of this note is of article {}", article.value);
                report.add_with(article.spot, codes::NOTE, message, help);
            }
        }
    }
}

fn check_first(measure: &Measure, draft: &Draft, report: &Report) {
    let article = measure.article.value;
    for first in &measure.first {
        match draft.notes.iter().find(|note| note.id.value == first.value) {
            None => {
                let known = draft.notes.iter().map(|note| note.id.value.as_str());
                let message = format!("no note is called `{}`", first.value);
                report.absent(first.spot, codes::UNKNOWN_NOTE, &first.value, message, known);
            }
            Some(note) if !shows(note, article) => {
                let message = format!("article {article} never shows the note `{}`", first.value);
                report.add_with(first.spot, codes::NOTE, message, "name a note that has a clause of this article");
            }
            Some(_) => {}
        }
    }
}

fn shows(note: &Note, article: u32) -> bool {
    note.clauses.iter().map(|clause| article_of(&clause.value)).any(|of| of == 0 || of == article)
}
