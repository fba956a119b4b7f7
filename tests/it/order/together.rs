//! The same for all measures at once: how many questions a form asks until every verdict is settled, when it asks in the
//! order of a match's `questions`.

use std::collections::BTreeMap;

use huiqi::Pack;
use huiqi::contract::{Decides, Match, Missing};
use serde_json::{Value, json};

use super::{Count, Form, Random, holds};
use crate::soundness::put;

/// How many random applicants, of each way of drawing them.
const APPLICANTS: usize = 40;

/// An applicant who knows the answers of every measure, in the order of the text.
struct Profile(Vec<(String, Value)>);

/// In which order a form asks.
#[derive(Clone, Copy)]
enum Order {
    /// That of `questions`.
    Questions,
    /// One measure after the other, each in the order of its `missing`.
    ByMeasure,
    /// One measure after the other, each in the order of its form, without what no longer matters.
    Form,
}

impl Profile {
    /// At random, as an applicant of that measure: it has answers of its own, and those of the others where it has none.
    fn random(forms: &mut [Form<'_>], of: usize, good: usize, random: &mut Random) -> Self {
        let drawn: Vec<_> = forms.iter_mut().map(|form| form.random(good, random).answers).collect();
        let mut answers: BTreeMap<String, Value> = drawn[of].iter().cloned().collect();
        let mut order = Vec::new();
        for (path, answer) in drawn.into_iter().flatten() {
            let answer = answers.entry(path.clone()).or_insert(answer).clone();
            if !order.iter().any(|(known, _)| *known == path) {
                order.push((path, answer));
            }
        }
        Self(order)
    }

    /// How many questions are asked until every verdict is settled, or only the office is awaited, and how many verdicts
    /// are open at each of them, summed up; `None` when an answer is not taken, so that it would be asked for ever.
    fn asked(&self, pack: &Pack, order: Order) -> Option<(u32, u32)> {
        let mut waiting = 0;
        let mut told = json!({ "date": "2026-06-15", "facts": {} });
        for asked in 0..=self.0.len() {
            let (open, by_measure, verdicts) = open_questions(pack, &told);
            waiting += verdicts;
            let path = match order {
                _ if open.is_empty() => return Some((u32::try_from(asked).ok()?, waiting)),
                Order::Questions => &open[0],
                Order::ByMeasure => &by_measure[0],
                Order::Form => self.0.iter().map(|(path, _)| path).find(|path| open.contains(path))?,
            };
            let (_, answer) = self.0.iter().find(|(known, _)| known == path)?;
            put(&mut told, path, answer.clone());
        }
        None
    }
}

/// The facts that can still change a verdict, in the order of `questions` and measure by measure; and of how many
/// measures.
fn open_questions(pack: &Pack, told: &Value) -> (Vec<String>, Vec<String>, u32) {
    let profile = pack.read(told.to_string().as_bytes()).unwrap();
    let mut answer = pack.match_all(&profile).unwrap();
    answer.matches.sort_by_key(|one| one.measure.article);
    let is_open = |one: &&Match<'_>| one.missing.iter().any(|missing| missing.decides == Decides::Verdict);
    let verdicts = answer.matches.iter().filter(is_open).count();
    let missing = answer.matches.into_iter().flat_map(|one| one.missing);
    let paths = |missing: &mut dyn Iterator<Item = Missing<'_>>| -> Vec<String> {
        missing.filter(|one| one.decides == Decides::Verdict).map(|one| one.path).collect()
    };
    let (open, by_measure) = (paths(&mut answer.questions.into_iter()), paths(&mut missing.into_iter()));
    let (mut once, mut all) = (open.clone(), by_measure.clone());
    once.sort();
    all.sort();
    all.dedup();
    assert_eq!(once, all, "what a match asks is what its measures ask, each once");
    (open, by_measure, u32::try_from(verdicts).unwrap())
}

#[test]
fn reports_how_few_questions_settle_every_verdict() {
    let pack = Pack::embedded().unwrap();
    let ids = super::asking(&pack);
    let mut forms: Vec<_> = ids.iter().map(|id| Form::new(&pack, id)).collect();
    let mut random = Random(1);
    let mut report = String::from(HEAD);
    let [mut asked, mut waiting] = [Count::default(); 2];
    for (name, good) in [("mostly good", 85), ("any", 0)] {
        let [mut of_asked, mut of_waiting] = [Count::default(); 2];
        for at in 0..APPLICANTS {
            let of = at % forms.len();
            let profile = Profile::random(&mut forms, of, good, &mut random);
            let orders = [Order::Questions, Order::ByMeasure, Order::Form].map(|order| profile.asked(&pack, order));
            if let [Some(questions), Some(by_measure), Some(form)] = orders {
                let count = |part: fn((u32, u32)) -> u32| Count {
                    asked: [questions, by_measure, form].map(part),
                    applicants: 1,
                };
                of_asked = of_asked.and(count(|(asked, _)| asked));
                of_waiting = of_waiting.and(count(|(_, waiting)| waiting));
            }
        }
        report += &of_asked.line(&format!("{name:<13}questions"));
        report += &of_waiting.line(&format!("{name:<13}open verdicts"));
        (asked, waiting) = (asked.and(of_asked), waiting.and(of_waiting));
    }
    print!("{report}");
    let [questions, by_measure, form] = asked.asked;
    assert!(questions <= by_measure && by_measure < form, "more is asked than in the order of the text");
    let [questions, by_measure, form] = waiting.asked;
    assert!(questions < by_measure && by_measure < form, "verdicts are open longer than in the order of the text");
    holds("questions-of-a-match.report.txt", &report);
}

const HEAD: &str = "\
Questions until the verdict of every measure is settled, and verdicts that are
open at each of them, summed up; on average, when a form asks first what stands
first in the `questions` of a match; measure by measure, first what stands first
in its `missing`; and measure by measure in the order of the form, without what
no longer matters.

answers                               applicants questions   missing      form
";
