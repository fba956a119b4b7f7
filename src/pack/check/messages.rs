//! The engine has a sentence for whatever it may have to say, and no other.

use std::collections::BTreeSet;

use crate::pack::fault::{Report, Spot, codes};
use crate::pack::source::draft::Messages;
use crate::pack::source::read::form::is_name;
use crate::pack::source::text::Text;

/// The end of the code of a sentence that is said instead when a known name is near.
const WITH_SUGGESTION: &str = "+suggestion";

/// Checks the sentences. `head` is where it is said that there are none, `known` are the codes to have.
pub fn check(messages: &Messages, head: Spot, known: &[&str], report: &Report) {
    let Some(spot) = messages.spot else {
        if !known.is_empty() {
            let help = "name a file with `[messages]` in `use`";
            report.absent_part(head, codes::FILE, "this pack has no sentences for the engine", help);
        }
        return;
    };
    let mut have = BTreeSet::new();
    for (code, sentence) in &messages.entries {
        check_code(code, known, report);
        check_sentence(sentence, report);
        if !have.insert(code.value.as_str()) {
            report.add(code.spot, codes::DUPLICATE, format!("there is another sentence for `{}`", code.value));
        }
    }
    for code in known.iter().filter(|code| !have.contains(*code)) {
        let help = format!("add `\"{code}\" = \"…\"`");
        report.absent_part(spot, codes::MISSING_MESSAGE, &format!("there is no sentence for `{code}`"), &help);
    }
}

fn check_code(code: &Text, known: &[&str], report: &Report) {
    let plain = code.value.strip_suffix(WITH_SUGGESTION).unwrap_or(&code.value);
    if !known.contains(&plain) {
        let message = format!("the engine never says `{}`", code.value);
        report.absent(code.spot, codes::UNKNOWN_MESSAGE, &code.value, message, known.iter().copied());
    }
}

/// Every brace is one of `{name}`.
fn check_sentence(sentence: &Text, report: &Report) {
    let wrong = |start: usize, end: usize| {
        report.add(sentence.within(start, end), codes::WRONG_VALUE, "a parameter is a name in braces, as `{name}`");
    };
    let mut open = None;
    for (at, letter) in sentence.value.char_indices() {
        match (letter, open) {
            ('{', None) => open = Some(at),
            ('{', Some(start)) => {
                wrong(start, at);
                open = Some(at);
            }
            ('}', Some(start)) => {
                if !sentence.value.get(start + 1..at).is_some_and(is_name) {
                    wrong(start, at + 1);
                }
                open = None;
            }
            ('}', None) => wrong(at, at + 1),
            _ => {}
        }
    }
    if let Some(start) = open {
        wrong(start, sentence.value.len());
    }
}
