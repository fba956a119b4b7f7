//! The report of a match: every measure, group by group, and what the awards come to.

use huiqi::contract::{
    Awaits, Condition, Decides, Match, Matches, PackInfo, Reduction, ReductionKind, Status, Text, Total, Verdict,
};

use super::layout::{BAD, BOLD, DIM, OPEN, PLAIN, Sheet, span};
use super::report::{self, foot, policy, style_of};
use super::{conditions, figures, measure, words};

/// How many things to ask for are named; the rest is counted.
const NAMED: usize = 6;
/// Columns before what is said of a measure.
const UNDER: usize = 4;

/// Every measure for a person, with what still decides it.
pub fn matches(info: &PackInfo<'_>, matches: &Matches<'_>) -> String {
    let mut sheet = Sheet::default();
    policy(&mut sheet, info);
    sheet.text(0, &words::applied_on(&figures::long_day(matches.date)), PLAIN);
    total(&mut sheet, matches);
    if !matches.problems.is_empty() {
        sheet.heading(words::heading::PROBLEMS, &words::count(matches.problems.len()));
        matches.problems.iter().for_each(|problem| report::problem_lines(&mut sheet, problem, ""));
    }
    for group in matches.matches.chunk_by(|one, next| one.verdict == next.verdict) {
        let verdict = group.first().map_or(Verdict::Ineligible, |one| one.verdict);
        sheet.blank();
        let said = span(words::verdict(verdict, false), style_of(verdict));
        sheet.line(0, &[said, span(format!("  {}", words::count(group.len())), DIM)]);
        group.iter().for_each(|one| entry(&mut sheet, one));
    }
    foot(&mut sheet, info);
    sheet.finish()
}

/// What the awards come to, under which rules, and what to mind about it.
fn total(sheet: &mut Sheet, matches: &Matches<'_>) {
    let total = &matches.total;
    sheet.blank();
    if total.measures.is_empty() {
        sheet.text(0, words::total::NONE, BOLD);
    } else {
        let sum = figures::joined(figures::bounds(total.low, total.high));
        let label = span(format!("{}  ", words::total::SUM), PLAIN);
        sheet.line(0, &[label, span(sum, BOLD), span(format!("  {}", words::ESTIMATE), DIM)]);
        sheet.text(2, &words::total::of(&titles(matches, &total.measures)), PLAIN);
    }
    total.reduced.iter().for_each(|rule| reduction(sheet, matches, rule));
    measure::note_lines(sheet, &total.notes.iter().collect::<Vec<_>>());
    selected(sheet, matches, total);
}

/// That sums which depend on a selection stand beside the total.
fn selected(sheet: &mut Sheet, matches: &Matches<'_>, total: &Total<'_>) {
    let depends = |one: &&Match<'_>| {
        one.verdict == Verdict::Eligible && one.award.is_some() && !total.measures.contains(&one.measure.id)
    };
    let titles: Vec<_> = matches.matches.iter().filter(depends).map(|one| one.measure.title.as_ref()).collect();
    if !titles.is_empty() {
        sheet.entry(2, &[span("- ", DIM)], &words::total::selected(&quoted(&titles)), PLAIN);
    }
}

fn reduction(sheet: &mut Sheet, matches: &Matches<'_>, rule: &Reduction<'_>) {
    let titles = titles(matches, &rule.measures);
    let said = match (rule.kind, rule.limit) {
        (ReductionKind::Cap, Some(limit)) => words::total::cap(&titles, &figures::yuan(limit)),
        _ => words::total::highest(&titles),
    };
    let said = format!("{}{}{said}（{}）", rule.label, words::COLON, rule.clause);
    sheet.entry(2, &[span("- ", DIM)], &said, PLAIN);
}

/// What measures are called.
fn titles(matches: &Matches<'_>, ids: &[Text<'_>]) -> String {
    let of =
        |id: &Text<'_>| matches.matches.iter().find(|one| one.measure.id == *id).map(|one| one.measure.title.as_ref());
    quoted(&ids.iter().filter_map(of).collect::<Vec<_>>())
}

fn quoted(titles: &[&str]) -> String {
    titles.iter().map(|title| words::quoted(title)).collect::<Vec<_>>().join(words::LIST)
}

/// One measure: what it gives, what still decides it, whom to ask.
fn entry(sheet: &mut Sheet, one: &Match<'_>) {
    let lead = [span(format!("{}  ", words::article(one.measure.article)), DIM)];
    sheet.entry(2, &lead, &format!("{}  {}", one.measure.title, one.measure.id), BOLD);
    if one.verdict == Verdict::Ineligible {
        let unmet = || one.conditions.iter().filter(|condition| settles(condition));
        let columns = conditions::clause_columns(&one.conditions);
        unmet().for_each(|condition| conditions::plain_line(sheet, UNDER, columns, condition));
        if unmet().next().is_none() {
            sheet.text(UNDER, words::total::NO_ITEM, BAD);
        }
        return;
    }
    if let Some(award) = &one.award {
        sheet.line(UNDER, &report::sum(award, award.exact && one.verdict == Verdict::Eligible));
    } else if one.verdict == Verdict::Informational {
        sheet.text(UNDER, &one.measure.summary, PLAIN);
    } else {
        sheet.text(UNDER, words::figure::NONE, PLAIN);
    }
    asked(sheet, one);
    let office = one.conditions.iter().filter(|condition| condition.awaits == Some(Awaits::Office));
    let texts: Vec<_> = office.map(|condition| condition.text.as_ref()).collect();
    if !texts.is_empty() {
        let label = span(format!("{}{}", words::figure::OFFICE_OPEN, words::COLON), OPEN);
        sheet.labelled(UNDER, &label, &texts.join(words::PERIOD), PLAIN);
    }
    measure::contact_lines(sheet, UNDER, &one.contacts);
}

/// An unmet condition that settles the verdict.
fn settles(condition: &Condition<'_>) -> bool {
    condition.status == Status::Unmet && !condition.in_principle
}

/// The facts that still decide verdict or sum.
fn asked(sheet: &mut Sheet, one: &Match<'_>) {
    let open: Vec<_> = one.missing.iter().filter(|missing| missing.decides != Decides::Checklist).collect();
    if open.is_empty() {
        return;
    }
    let named: Vec<_> = open.iter().take(NAMED).map(|missing| missing.label.as_ref()).collect();
    let label = span(words::total::still_decides(open.len()), OPEN);
    let rest = if open.len() > NAMED { words::total::AND_MORE } else { "" };
    sheet.labelled(UNDER, &label, &format!("{}{rest}", named.join(words::PERIOD)), PLAIN);
}
