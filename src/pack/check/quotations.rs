//! Words that are said to be the text's own stand in the clause beside them, letter for letter.

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Clause, Condition, Draft, Measure};
use crate::pack::source::text::Text;

use super::clauses::DOCUMENT;

/// How many characters before the first wrong one are shown.
const SHOWN: usize = 20;

/// Checks all quotations.
pub fn check(draft: &Draft, report: &Report) {
    for measure in &draft.measures {
        let items = measure.items.iter().flat_map(|items| &items.conditions);
        let checks = measure.materials.iter().flat_map(|material| &material.checks);
        for Condition { clause, text, .. } in measure.conditions.iter().chain(items).chain(checks) {
            check_quotation(text.as_ref(), clause.as_ref(), measure, report);
        }
        for material in &measure.materials {
            for quotation in material.name.iter().chain(&material.must_state) {
                check_quotation(Some(quotation), material.clause.as_ref(), measure, report);
            }
        }
    }
}

fn check_quotation(quotation: Option<&Text>, address: Option<&Text>, measure: &Measure, report: &Report) {
    let (Some(quotation), Some(address)) = (quotation, address) else { return };
    if address.value == DOCUMENT {
        let help = "give the address of the clause that has them";
        report.add_with(quotation.spot, codes::QUOTATION, "the document as a whole has no words to quote", help);
        return;
    }
    let addressed = |clause: &&Clause| clause.address.value == address.value;
    let words = measure.clauses.iter().find(addressed).and_then(|clause| clause.text.as_ref());
    // A clause that is not there is told by its address.
    let Some(words) = words else { return };
    if !words.value.contains(&quotation.value) {
        let message = format!("these words do not stand in clause {}", address.value);
        report.push(quotation.spot, codes::QUOTATION, message, Some(help(quotation, &words.value, measure)));
    }
}

/// Another clause that has the words, or else how much of them this one has.
fn help(quotation: &Text, words: &str, measure: &Measure) -> String {
    let has = |clause: &&Clause| clause.text.as_ref().is_some_and(|text| text.value.contains(&quotation.value));
    if let Some(other) = measure.clauses.iter().find(has) {
        return format!("clause {} has them", other.address.value);
    }
    let (same, next) = parting(&quotation.value, words);
    match next {
        Some(next) if same > 0 => {
            let cut = same.saturating_sub(SHOWN);
            let start: String = quotation.value.chars().skip(cut).take(same - cut).collect();
            let dots = if cut > 0 { "…" } else { "" };
            format!("the clause has `{dots}{start}`, but no `{next}` after it")
        }
        _ => "copy them from the clause".to_owned(),
    }
}

/// How many characters of a quotation stand in a text in one piece, and the one that does not follow them.
fn parting(quotation: &str, text: &str) -> (usize, Option<char>) {
    let ends: Vec<usize> = quotation.char_indices().map(|(at, _)| at).collect();
    // If a start of the quotation is in the text, so is every shorter one: the border can be searched by halves.
    let beyond = ends.partition_point(|end| quotation.get(..*end).is_some_and(|start| text.contains(start)));
    let same = beyond.saturating_sub(1);
    (same, quotation.chars().nth(same))
}

#[cfg(test)]
mod tests {
    use super::parting;

    #[test]
    fn where_a_quotation_parts() {
        assert_eq!(parting("abX", "--ab--"), (2, Some('X')));
        assert_eq!(parting("Xab", "--ab--"), (0, Some('X')));
    }
}
