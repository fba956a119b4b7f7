//! A note can be shown.

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Draft, Note};
use crate::pack::source::read::form::article_of;

/// Checks that no trigger is narrowed to an article that could never show its note.
pub fn check(draft: &Draft, report: &Report) {
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

fn shows(note: &Note, article: u32) -> bool {
    note.clauses.iter().map(|clause| article_of(&clause.value)).any(|of| of == 0 || of == article)
}
