//! Receipts: what was made, and whether one holds.

use std::path::Path;

use huiqi::contract::{PackMatch, Receipt, Verification};
use huiqi::json::{Value, canonical};

use super::layout::{BAD, BOLD, COLUMNS, DIM, GOOD, NO, PLAIN, Sheet, YES, span};
use super::wrap::width;
use super::{figures, report, words};

/// A receipt in a few lines: it is kept in a file and not on a screen.
pub fn receipt(receipt: &Receipt<'_>, saved: Option<&Path>) -> String {
    let assessment = &receipt.assessment;
    let mut sheet = Sheet::default();
    let measure = &assessment.measure;
    sheet.line(0, &[span(words::heading::RECEIPT, BOLD), span("  ", PLAIN), span(&*measure.title, BOLD)]);
    sheet.text(0, &words::applied_on(&figures::long_day(assessment.date)), DIM);
    report::verdict(&mut sheet, assessment);
    sheet.blank();
    sheet.line(0, &[span(format!("{} {}", words::DIGEST, receipt.digest), DIM)]);
    match saved {
        Some(path) => {
            sheet.text(0, &words::receipt::saved(&path.display().to_string()), PLAIN);
            sheet.text(0, words::receipt::HOW_TO_CHECK, DIM);
        }
        None => sheet.text(0, words::receipt::NOT_SAVED, DIM),
    }
    sheet.finish()
}

/// Whether a receipt of a measure with that title holds, which `holds` says if so, and each field that does not with both
/// values.
pub fn verification(title: &str, holds: &str, verification: &Verification) -> String {
    let mut sheet = Sheet::default();
    sheet.line(0, &[span(words::heading::VERIFICATION, BOLD), span("  ", PLAIN), span(title, BOLD)]);
    sheet.blank();
    let differs = verification.pack == PackMatch::Differs;
    let (mark, verdict) = match verification.valid {
        true => (span(YES, GOOD), holds.to_owned()),
        false => (span(NO, BAD), words::receipt::differs(verification.differences.len())),
    };
    sheet.entry(0, &[mark, span(" ", PLAIN)], &verdict, PLAIN);
    if differs {
        sheet.text(2, words::receipt::OTHER_PACK, PLAIN);
    }
    for difference in &verification.differences {
        sheet.blank();
        sheet.line(2, &[span(&*difference.path, BOLD)]);
        for (label, value) in
            [(words::receipt::CLAIMED, &difference.claimed), (words::receipt::COMPUTED, &difference.computed)]
        {
            let value = shown(value.as_ref());
            let lead = [span(label, DIM), span("  ", PLAIN)];
            if width(label) + width(&value) + 6 <= COLUMNS {
                sheet.entry(4, &lead, &value, PLAIN);
            } else {
                // A digest is to be compared, so it stands whole on a line of its own.
                sheet.line(4, &lead);
                sheet.text(6, &value, PLAIN);
            }
        }
    }
    sheet.finish()
}

/// The longest value that is shown whole, in characters.
const LONGEST: usize = 400;

fn shown(value: Option<&Value>) -> String {
    let text = match value {
        None => return words::ABSENT.to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => canonical(value),
    };
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
