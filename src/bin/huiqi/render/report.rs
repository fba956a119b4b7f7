//! The report of an assessment.

use anstyle::Style;
use huiqi::contract::{Assessment, Award, Basis, Change, Note, PackInfo, Problem, Severity, Verdict};
use huiqi::json::Value;

use super::checklist;
use super::labels::{Context, Labels};
use super::layout::{BAD, BOLD, DIM, GOOD, OPEN, PLAIN, Sheet, Span, span};
use super::standing::Standing;
use super::wrap::{flush_right, padded, width};
use super::{conditions, figures, measure, timeline, words};

/// An assessment for a person: what is settled first, then what to do, then why.
pub fn assessment(context: &Context<'_>, application: &Value, assessment: &Assessment<'_>) -> String {
    let labels = Labels::new(context, application);
    let mut sheet = Sheet::default();
    head(&mut sheet, context, assessment);
    let (first, others) = measure::split_notes(&assessment.notes, &context.measure.first);
    measure::first_notes(&mut sheet, &first);
    verdict(&mut sheet, assessment);
    if assessment.verdict == Verdict::Informational {
        // There is nothing to judge: what the authorities do is the answer.
        sheet.blank();
        sheet.text(0, &context.measure.summary, PLAIN);
    }
    award(&mut sheet, assessment);
    problems(&mut sheet, &labels, assessment);
    missing(&mut sheet, &labels, assessment);
    changes(&mut sheet, &labels, assessment);
    conditions::applicant(&mut sheet, &labels, assessment);
    conditions::items(&mut sheet, context, &labels, assessment);
    checklist::write(&mut sheet, context, &labels, assessment);
    timeline::write(&mut sheet, context, assessment);
    contacts(&mut sheet, assessment);
    notes(&mut sheet, &others);
    references(&mut sheet, assessment);
    foot(&mut sheet, &context.info);
    sheet.finish()
}

fn head(sheet: &mut Sheet, context: &Context<'_>, assessment: &Assessment<'_>) {
    let measure = &assessment.measure;
    sheet.line(0, &[span(&*measure.title, BOLD), span(format!("  {}", words::article(measure.article)), DIM)]);
    policy(sheet, &context.info);
    sheet.text(0, &words::applied_on(&figures::long_day(assessment.date)), PLAIN);
}

/// The policy.
pub fn policy(sheet: &mut Sheet, info: &PackInfo<'_>) {
    sheet.text(0, &words::reference(&info.title, None), DIM);
    sheet.text(0, &info.number, DIM);
}

/// The pack that answered.
pub fn foot(sheet: &mut Sheet, info: &PackInfo<'_>) {
    sheet.blank();
    sheet.text(0, &words::pack(&info.id, &info.version), DIM);
    sheet.line(0, &[span(format!("{} {}", words::DIGEST, info.digest), DIM)]);
}

/// How a verdict looks.
pub fn style_of(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Eligible => GOOD.bold(),
        Verdict::Ineligible => BAD.bold(),
        Verdict::Undetermined => OPEN.bold(),
        Verdict::Informational => BOLD,
    }
}

/// The verdict, the sum, and that nobody promises it: the three lines that every report begins with.
pub fn verdict(sheet: &mut Sheet, assessment: &Assessment<'_>) {
    let standing = Standing::of(assessment);
    sheet.blank();
    let said = span(words::verdict(assessment.verdict, standing.office), style_of(assessment.verdict));
    sheet.entry(0, &[said, span("  ", PLAIN)], &standing.advice(assessment), PLAIN);
    let Some(award) = &assessment.award else {
        if assessment.verdict != Verdict::Informational {
            sheet.text(0, words::figure::NONE, PLAIN);
        }
        return;
    };
    sheet.line(0, &[&sum(award, standing.settled)[..], &[span(format!("  {}", words::ESTIMATE), DIM)]].concat());
    if let Some(open) = standing.still_open() {
        sheet.text(0, &open, OPEN);
    }
}

/// A sum or its range; of one that depends on a selection, behind the words that must stand beside it.
pub fn sum(award: &Award<'_>, settled: bool) -> [Span; 2] {
    let label = if settled { words::figure::FINAL } else { words::figure::RANGE };
    let selected =
        if award.basis == Basis::Selection { format!("{} ", words::figure::IF_SELECTED) } else { String::new() };
    [span(format!("{label}  {selected}"), PLAIN), span(figures::award(award), BOLD)]
}

/// How the sum comes about, sums under sums.
fn award(sheet: &mut Sheet, assessment: &Assessment<'_>) {
    let Some(award) = assessment.award.as_ref().filter(|award| !award.steps.is_empty()) else { return };
    let beside = match award.basis {
        Basis::Selection => [words::figure::IF_SELECTED, words::DOT, &award.clause].concat(),
        Basis::Entitlement => award.clause.to_string(),
    };
    sheet.heading(words::heading::AWARD, &beside);
    let sums: Vec<_> = award.steps.iter().map(figures::step).collect();
    let labels = award.steps.iter().map(|step| width(&step.label)).max().unwrap_or(0);
    let lows = sums.iter().map(|(low, _)| width(low)).max().unwrap_or(0);
    let highs = sums.iter().filter_map(|(_, high)| high.as_deref()).map(width).max().unwrap_or(0);
    let last = award.steps.len() - 1;
    for (at, (step, (low, high))) in award.steps.iter().zip(&sums).enumerate() {
        let style = if at == last { BOLD } else { PLAIN };
        let mut sum = flush_right(low, lows);
        if let Some(high) = high {
            sum = format!("{sum} {} {}", words::TO, flush_right(high, highs));
        }
        sheet.line(2, &[span(padded(&step.label, labels + 2), style), span(sum, style)]);
    }
}

fn problems(sheet: &mut Sheet, labels: &Labels<'_>, assessment: &Assessment<'_>) {
    if assessment.problems.is_empty() {
        return;
    }
    sheet.heading(words::heading::PROBLEMS, &words::count(assessment.problems.len()));
    for problem in &assessment.problems {
        let label = labels.known(&problem.path).map(|label| label + "  ").unwrap_or_default();
        problem_lines(sheet, problem, &label);
    }
}

/// One problem, and where it stands; `label` is what that place is called.
pub fn problem_lines(sheet: &mut Sheet, problem: &Problem, label: &str) {
    let style = if problem.severity == Severity::Error { BAD } else { OPEN };
    sheet.entry(2, &[span(words::severity(problem.severity), style), span("  ", PLAIN)], &problem.message, PLAIN);
    sheet.text(8, &format!("{label}{}  {}", problem.path, problem.code), DIM);
}

fn missing(sheet: &mut Sheet, labels: &Labels<'_>, assessment: &Assessment<'_>) {
    if assessment.missing.is_empty() {
        return;
    }
    sheet.heading(words::heading::MISSING, &words::count(assessment.missing.len()));
    let names: Vec<_> = assessment.missing.iter().map(|missing| labels.of(&missing.path)).collect();
    let columns = names.iter().map(|name| width(name)).max().unwrap_or(0).min(50);
    for (missing, name) in assessment.missing.iter().zip(names) {
        sheet.line(2, &[span(padded(&name, columns + 2), PLAIN), span(words::decides(missing.decides), DIM)]);
    }
}

/// What would change the outcome: the change, of what it is, and the sum that it gives.
fn changes(sheet: &mut Sheet, labels: &Labels<'_>, assessment: &Assessment<'_>) {
    if assessment.changes.is_empty() {
        return;
    }
    sheet.heading(words::heading::CHANGES, "");
    for change in &assessment.changes {
        sheet.entry(2, &[span("→ ", PLAIN)], &change.text, PLAIN);
        sheet.text(4, &change_about(labels, assessment, change), DIM);
    }
}

/// What a change is of, which condition it meets, and the sum that it gives.
pub fn change_about(labels: &Labels<'_>, assessment: &Assessment<'_>, change: &Change<'_>) -> String {
    let mut about = vec![labels.of(&change.path)];
    about.extend(change.meets.as_deref().and_then(|id| words_of(assessment, id)).map(str::to_owned));
    if let Some(award) = &change.award {
        let sum = figures::joined(figures::bounds(award.low, award.high));
        about.push(format!("{} {sum}", words::figure::FINAL));
    }
    about.join(words::DOT)
}

/// The clause's own words of a condition.
fn words_of<'a>(assessment: &'a Assessment<'_>, id: &str) -> Option<&'a str> {
    let of_items = assessment.items.iter().flat_map(|item| &item.conditions);
    assessment.conditions.iter().chain(of_items).find(|condition| condition.id == id).map(|condition| &*condition.text)
}

fn contacts(sheet: &mut Sheet, assessment: &Assessment<'_>) {
    if assessment.contacts.is_empty() {
        return;
    }
    sheet.heading(words::heading::CONTACTS, "");
    measure::contact_lines(sheet, 2, &assessment.contacts);
}

fn notes(sheet: &mut Sheet, notes: &[&Note<'_>]) {
    if notes.is_empty() {
        return;
    }
    sheet.heading(words::heading::NOTES, "");
    measure::note_lines(sheet, notes);
}

fn references(sheet: &mut Sheet, assessment: &Assessment<'_>) {
    if assessment.references.is_empty() {
        return;
    }
    sheet.heading(words::heading::REFERENCES, "");
    measure::reference_lines(sheet, &assessment.references);
}
