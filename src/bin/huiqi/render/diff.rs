//! What changed between two versions of a pack, for people. Its words are the library's, from a catalogue.

use huiqi::contract::PackInfo;
use huiqi::diff::{Answers, Change, Kind, Words, parted};

use super::layout::{BAD, BOLD, DIM, GOOD, OPEN, PLAIN, Sheet, Span, span};
use super::wrap::width;

/// Columns of a text in which nobody has to look for what differs.
const SEEN_AT_ONCE: usize = 24;

/// The changes of the pack, then those of its answers.
pub fn diff(old: &PackInfo<'_>, new: &PackInfo<'_>, changes: &[Change], answers: Option<&Answers>) -> String {
    let words = Words::of(&new.language);
    let mut sheet = Sheet::default();
    let head = words.say("head", &[("id", &new.id), ("from", &old.version), ("to", &new.version)]);
    sheet.line(0, &[span(head, BOLD)]);
    let digest = words.say("digest", &[("from", &short(&old.digest)), ("to", &short(&new.digest))]);
    sheet.text(0, &digest, DIM);
    let count = words.say("count", &[("count", &changes.len().to_string())]);
    sheet.text(0, &if changes.is_empty() { words.sentence("same") } else { count }, PLAIN);
    list(&mut sheet, &words, changes, 0);
    if let Some(answers) = answers {
        sheet.heading(&words.sentence("answers"), "");
        let count = [("rows", answers.rows.to_string()), ("changed", answers.changed.len().to_string())];
        let count: Vec<_> = count.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sheet.text(0, &words.say(if answers.changed.is_empty() { "unchanged" } else { "answered" }, &count), PLAIN);
        for answer in &answers.changed {
            sheet.heading(&answer.name, &answer.file);
            list(&mut sheet, &words, &answer.changes, 2);
        }
    }
    sheet.finish()
}

/// Enough of a digest to tell two from each other.
fn short(digest: &str) -> String {
    digest.chars().take(16).collect()
}

/// Changes under the places that they share.
fn list(sheet: &mut Sheet, words: &Words, changes: &[Change], indent: usize) {
    for change in changes {
        if indent == 0 {
            sheet.blank();
        }
        let (mark, style) = match change.kind {
            Kind::Added => ("added", GOOD),
            Kind::Removed => ("removed", BAD),
            Kind::Changed => ("changed", OPEN),
            Kind::Reordered => ("reordered", OPEN),
        };
        let lead = [span(format!("{} ", words.sentence(mark)), style)];
        sheet.entry(indent, &lead, &change.place.join(&words.sentence("place")), PLAIN);
        values(sheet, words, change, indent + 2);
    }
}

fn values(sheet: &mut Sheet, words: &Words, change: &Change, indent: usize) {
    let label = |name: &str, style| -> Vec<Span> { vec![span(words.sentence(name), style)] };
    let by = change.by.as_ref().map(|by| {
        let sign = if by.starts_with('-') { "" } else { "+" };
        words.say("by", &[("by", &format!("{sign}{by}"))])
    });
    let by = by.unwrap_or_default();
    match (&change.from, &change.to) {
        (Some(from), Some(to)) => {
            let (from, to) = marked(words, from, to);
            sheet.entry(indent, &label("old", BAD), &from, PLAIN);
            sheet.entry(indent, &label("new", GOOD), &format!("{to}{by}"), PLAIN);
        }
        (Some(from), None) => sheet.entry(indent, &label("old", BAD), from, PLAIN),
        (None, Some(to)) => sheet.entry(indent, &label("new", GOOD), to, PLAIN),
        (None, None) => {}
    }
}

/// Both texts with the part that differs marked, where it has to be looked for.
fn marked(words: &Words, from: &str, to: &str) -> (String, String) {
    let (begin, old, new, end) = parted(from, to);
    if (begin.is_empty() && end.is_empty()) || width(from).max(width(to)) <= SEEN_AT_ONCE {
        return (from.to_owned(), to.to_owned());
    }
    let (opening, closing) = (words.sentence("begin"), words.sentence("end"));
    let mark = |part: &str| match part {
        "" => format!("{begin}{end}"),
        part => format!("{begin}{opening}{part}{closing}{end}"),
    };
    (mark(old), mark(new))
}
