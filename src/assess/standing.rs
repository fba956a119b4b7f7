//! How an applicant stands under one measure: what an assessment and a match have in common.

use crate::calendar::Calendar;
use crate::contract::{Award, Condition, Missing, Note, Verdict};
use crate::facts::Problems;
use crate::order::Map;
use crate::pack::Pack;
use crate::pack::model::Measure;
use crate::value::Day;

use super::award::{self, Computed};
use super::case::Case;
use super::conditions::{self, Judged};
use super::items::{self, Judgement};
use super::statuses::Statuses;
use super::{missing, notes};

/// What follows from the facts alone, without materials and procedure.
#[derive(Debug)]
pub(crate) struct Standing<'p> {
    pub(super) award: Option<Computed<'p>>,
    pub(super) conditions: Vec<Judged<'p>>,
    pub(super) items: Judgement<'p>,
    /// How many questions the verdict can be expected to take, in parts of [`super::ASKED_ONCE`].
    pub asks: u64,
    pub missing: Vec<Missing<'p>>,
    pub verdict: Verdict,
}

impl<'p> Standing<'p> {
    /// Judges a case. Problems that only this measure makes of a profile are noted with their measure.
    pub fn of(case: &Case<'p, '_>, calendar: &Calendar<'_>, problems: &mut Problems<'_>) -> Self {
        not_workday(case.measure, case.told.date, calendar, problems);
        let conditions = conditions::of_applicant(case);
        let items = items::judge(case);
        let statuses = Statuses::of(&conditions, &items);
        let verdict = statuses.verdict(case.measure);
        let award = award::compute(case, &statuses, verdict);
        award::warn_exhausted(case, award.as_ref(), verdict, problems);
        let (missing, asks) = missing::find(case, verdict, &conditions, &items, award.as_ref());
        Self { asks, award, conditions, items, missing, verdict }
    }

    /// The readings that touch this answer. `progress` are the steps and events of the procedure that are told.
    pub fn notes(&self, case: &Case<'p, '_>, progress: &Map<&str, Day>, calendar: &Calendar<'_>) -> Vec<Note<'p>> {
        let Self { award, conditions, items, .. } = self;
        let answer = notes::Answer { conditions, items, award: award.as_ref(), progress };
        notes::shown(case, &answer, calendar)
    }

    /// Award and conditions as the contract has them.
    pub fn into_contract(self) -> (Option<Award<'p>>, Vec<Condition<'p>>) {
        let conditions = self.conditions.into_iter().map(|judged| judged.condition).collect();
        (self.award.map(|computed| computed.award), conditions)
    }
}

/// Says of a day that it lies before the policy's first.
pub(crate) fn before_effective(pack: &Pack, day: Day, problems: &mut Problems<'_>) {
    let first = pack.built.document.first_day;
    if day < first {
        problems.add("/date", "date.before-effective", &[("day", &day.to_string()), ("first", &first.to_string())]);
    }
}

/// Says of a day that the measure takes no application on it.
fn not_workday(measure: &Measure, day: Day, calendar: &Calendar<'_>, problems: &mut Problems<'_>) {
    if measure.workdays_only.is_some() && !calendar.is_workday(day) {
        let next = calendar.workday_from(day).unwrap_or(day).to_string();
        let params = [("day", day.to_string()), ("measure", measure.title.clone()), ("next", next)];
        problems.add("/date", "date.not-workday", &params.each_ref().map(|(name, value)| (*name, value.as_str())));
    }
}
