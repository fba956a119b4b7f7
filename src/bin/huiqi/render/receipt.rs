//! Receipts: what was made, and whether one holds.

use std::path::Path;

use huiqi::contract::{Assessment, Receipt, Verdict, Verification};
use huiqi::json::{Value, canonical, pointer};
use huiqi::value::grouped;

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

/// What a receipt claims that was made under another pack, and what this pack says of the same application.
#[derive(Debug)]
pub struct Versions<'v> {
    /// The receipt's assessment, whole or in brief: whatever it says.
    pub claimed: &'v Value,
    /// This pack's.
    pub now: &'v Assessment<'v>,
}

/// Whether a receipt of a measure with that title holds, which `holds` says if so, and each field that does not with both
/// values; of one that was made under another pack first what both say as a whole.
pub fn verification(title: &str, holds: &str, verification: &Verification, versions: Option<&Versions<'_>>) -> String {
    let mut sheet = Sheet::default();
    sheet.line(0, &[span(words::heading::VERIFICATION, BOLD), span("  ", PLAIN), span(title, BOLD)]);
    sheet.blank();
    let (mark, verdict) = match verification.valid {
        true => (span(YES, GOOD), holds.to_owned()),
        false => (span(NO, BAD), words::receipt::differs(verification.differences.len())),
    };
    sheet.entry(0, &[mark, span(" ", PLAIN)], &verdict, PLAIN);
    if let Some(versions) = versions {
        sheet.text(2, words::receipt::OTHER_PACK, PLAIN);
        both(&mut sheet, versions);
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

/// Under which pack each was computed, with what outcome.
fn both(sheet: &mut Sheet, Versions { claimed, now }: &Versions<'_>) {
    let verdict = text_at(claimed, "/verdict");
    let verdict =
        verdict.map(|id| verdicts().find(|one| canonical(one) == format!("\"{id}\"")).map_or(id, |one| said(one)));
    let sums = text_at(claimed, "/award/low").zip(text_at(claimed, "/award/high"));
    let pack = ["/pack/id", "/pack/version", "/pack/digest"].map(|path| text_at(claimed, path).unwrap_or_default());
    rows(sheet, words::receipt::CLAIMED, pack, verdict, sums.map(claimed_sum));
    let pack = [&*now.pack.id, &*now.pack.version, &*now.pack.digest];
    rows(sheet, words::receipt::COMPUTED, pack, Some(said(now.verdict)), now.award.as_ref().map(figures::award));
}

fn text_at<'v>(value: &'v Value, path: &str) -> Option<&'v str> {
    pointer::resolve(value, path).and_then(Value::as_str)
}

fn rows(
    sheet: &mut Sheet,
    title: &str,
    [id, version, digest]: [&str; 3],
    verdict: Option<&str>,
    award: Option<String>,
) {
    sheet.blank();
    sheet.line(2, &[span(title, BOLD)]);
    sheet.text(4, &words::pack(id, version), PLAIN);
    sheet.line(4, &[span(digest, DIM)]);
    let outcome = verdict.unwrap_or(words::receipt::NO_VERDICT).to_owned();
    let outcome = [Some(outcome), award].into_iter().flatten().collect::<Vec<_>>().join(words::COMMA);
    sheet.entry(4, &[span(words::receipt::OUTCOME, DIM), span("  ", PLAIN)], &outcome, BOLD);
}

fn verdicts() -> impl Iterator<Item = Verdict> {
    [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined, Verdict::Informational].into_iter()
}

fn said(verdict: Verdict) -> &'static str {
    words::verdict(verdict, false)
}

/// A sum as the receipt has it, which may be anything.
fn claimed_sum((low, high): (&str, &str)) -> String {
    let is_sum = |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let sum = |text: &str| if is_sum(text) { words::yuan(&grouped(text)) } else { text.to_owned() };
    figures::joined((sum(low), (low != high).then(|| figures::upper(high).unwrap_or_else(|| sum(high)))))
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
