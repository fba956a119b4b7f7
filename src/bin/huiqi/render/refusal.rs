//! Why there is no answer, in one block.

use super::layout::{BAD, BOLD, DIM, PLAIN, Sheet, span};
use super::words;
use crate::refusal::Refusal;

/// A refusal for a person: what is wrong and how to mend it, then where, then its code.
pub fn refusal(refusal: &Refusal) -> String {
    let mut sheet = Sheet::default();
    let error = &refusal.error;
    sheet.entry(0, &[span(words::ERROR, BAD.bold()), span(words::COLON, BAD)], &error.message, PLAIN);
    let mut row = |label: &str, value: &str| {
        sheet.line(2, &[span(label, DIM), span("  ", PLAIN), span(value, BOLD)]);
    };
    if let Some(place) = place(refusal) {
        row(words::PLACE, &place);
    }
    row(words::CODE, &error.code);
    if let Some(suggestion) = &error.suggestion {
        row(words::SUGGESTION, suggestion);
    }
    sheet.finish()
}

/// `application.json:3:14`, as editors jump to it, and the pointer where there is one.
fn place(refusal: &Refusal) -> Option<String> {
    let error = &refusal.error;
    let line = match (error.line, error.column) {
        (Some(line), Some(column)) => Some(format!("{line}:{column}")),
        _ => None,
    };
    let parts = [refusal.source.clone(), line].into_iter().flatten().collect::<Vec<_>>().join(":");
    let place = [parts, error.path.clone().unwrap_or_default()].into_iter().filter(|part| !part.is_empty());
    let place = place.collect::<Vec<_>>().join("  ");
    (!place.is_empty()).then_some(place)
}
