//! Every measure of a pack for one applicant.
//!
//! Takes a profile, reads its facts once, gives how the applicant stands under each measure and what the awards come to
//! together, never materials or deadlines: those belong to an application.

mod questions;
mod total;

use std::cmp::Reverse;

use crate::assess::{Case, Standing, before_effective, contacts_for};
use crate::calendar::Calendar;
use crate::contract::{Match, Matches, Verdict};
use crate::describe::summary;
use crate::error::Error;
use crate::facts::{Problems, Profile, Told, told_by_profile};
use crate::json::Value;
use crate::order::{self, Map};
use crate::pack::Pack;
use crate::pack::model::Measure;

use questions::Questions;

/// Assesses every measure for a profile that has a date.
///
/// # Errors
/// What CONTRACT.md refuses: a top level that is not in order.
pub(crate) fn match_all<'p>(pack: &'p Pack, profile: &Value) -> Result<Matches<'p>, Error> {
    let profile = Profile::read(pack, profile)?;
    let mut problems = Problems::new(pack);
    let told = told_by_profile(pack, &profile, &mut problems);
    before_effective(pack, profile.date, &mut problems);
    let mut questions = Questions::default();
    let of = |measure| of_measure(pack, measure, &told, &mut questions, &mut problems);
    let mut matches: Vec<_> = pack.built.measures.iter().map(of).collect();
    // No two are alike: articles differ.
    order::sort_by_key(&mut matches, |one| {
        let high = one.award.as_ref().map(|award| award.high);
        (rank(one.verdict), Reverse(high), one.missing.len(), one.measure.article)
    });
    let total = total::of(pack, &matches);
    Ok(Matches { date: profile.date, matches, problems: problems.sorted(), questions: questions.in_order(), total })
}

fn of_measure<'p>(
    pack: &'p Pack,
    measure: &'p Measure,
    told: &Told,
    questions: &mut Questions<'p>,
    problems: &mut Problems<'_>,
) -> Match<'p> {
    let case = Case { pack, measure, told };
    // One for each measure: it remembers whether this one looked up a year without a notice.
    let calendar = Calendar::new(&pack.built.calendar);
    let mut standing = Standing::of(&case, &calendar, problems);
    let notes = standing.notes(&case, &Map::new(), &calendar);
    let (verdict, missing) = (standing.verdict, std::mem::take(&mut standing.missing));
    questions.add(&missing, standing.asks);
    let (award, conditions) = standing.into_contract();
    Match { award, conditions, contacts: contacts_for(&case), measure: summary(measure), missing, notes, verdict }
}

/// Which group a verdict stands in.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Eligible => 0,
        Verdict::Undetermined => 1,
        Verdict::Informational => 2,
        Verdict::Ineligible => 3,
    }
}
