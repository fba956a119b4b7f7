//! Half-told forms, at random: whatever the holes turn out to be, the answer given before was right.
//!
//! The forms come from `form()`, so that a measure needs no generator of its own; amounts and days are drawn near the
//! numbers that the measure's terms name, where rules change their mind.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use huiqi::json::{self, Value, pointer};
use huiqi::value::Number;
use huiqi::{Pack, contract};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::packs;

/// How many random forms the bounds are held against.
const FORMS: u32 = 10_000;
/// How many the rest is.
const FEWER: u32 = 4_000;
/// The application day where no good application is known.
const DAY: &str = "2026-06-15";
/// Of so many forms of the policy, one of each made-up pack is tried.
const MADE_UP: u32 = 4;

/// Days to draw from: the first that can be told, and days on both sides of borders that measures have, such as the start
/// of a period and three years before the application. None lies behind the application day: there a day can be no answer.
const DAYS: &[&str] =
    &["1900-01-01", "2023-06-14", "2023-06-15", "2025-02-28", "2025-03-01", "2025-12-31", "2026-01-05", "2026-06-15"];

/// A question of a form: its path, the answers to draw from, and whether telling it is for the rules.
#[derive(Debug, Clone)]
pub struct Question {
    pub path: String,
    pub answers: Vec<Value>,
}

/// One form: how many items there are, and for each question which answer it has and whether it is told.
#[derive(Clone)]
pub struct Draft {
    pub items: Option<usize>,
    pub answers: Vec<(usize, usize, bool)>,
}

// What a draft tells is seen in the application that a failing check prints.
impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a form with {:?} items", self.items)
    }
}

/// The measures to draw from, each as often as its form has questions: the more there are, the more there is to try.
/// A measure that asks nothing has no holes.
fn measures(pack: &Pack) -> Vec<String> {
    let ids = pack.measures().into_iter().map(|measure| measure.id.into_owned());
    ids.flat_map(|id| {
        let asked = count(&pack.form(&id).unwrap().root);
        std::iter::repeat_n(id, asked)
    })
    .collect()
}

/// How many questions a form has, one item of each list included.
fn count(node: &contract::FormNode<'_>) -> usize {
    let inner = |child: &contract::FormNode<'_>| match child.items.as_deref().unwrap_or(child) {
        group if !group.properties.is_empty() => count(group),
        _ => 1,
    };
    node.properties.values().map(inner).sum()
}

/// The questions of a form, with `items` in its list; the first answer to each is that of a `good` application.
pub fn questions(pack: &Pack, measure: &str, items: Option<usize>, good: &Value) -> Vec<Question> {
    let form = pack.form(measure).unwrap();
    let numbers = interesting_numbers(pack, measure);
    let mut out = Vec::new();
    collect(&form.root, "/facts", items, &numbers, &mut out);
    for question in &mut out {
        // Every item is as good as the first of the good application.
        let path: String = question
            .path
            .split('/')
            .map(|t| if t.parse::<u32>().is_ok() { "0" } else { t })
            .collect::<Vec<_>>()
            .join("/");
        let answer = pointer::resolve(good, &path).cloned().unwrap_or(Value::Bool(false));
        question.answers.insert(0, answer);
    }
    out
}

/// The first golden case of a measure: one that is eligible, so that most random forms are not hopeless.
pub fn good_application(pack: &Pack, measure: &str) -> Value {
    let path = packs::folder_of(pack).join("cases").join(measure).with_extension("json");
    let cases = json::read(&std::fs::read(path).unwrap(), json::Limits::RECEIPT).unwrap();
    cases.as_array().unwrap()[0].get("application").unwrap().clone()
}

/// Numbers near those that the measure's terms name.
struct Interesting {
    sums: Vec<Number>,
    wholes: Vec<i64>,
}

fn interesting_numbers(pack: &Pack, measure: &str) -> Interesting {
    let fen: Number = "0.01".parse().unwrap();
    let mut numbers = vec![Number::ZERO, fen];
    let terms = pack.measure(measure).unwrap().terms;
    for term in terms.iter().filter(|term| term.unit == "yuan") {
        let value: Number = term.value.parse().unwrap();
        let five = value.checked_mul(Number::whole(5)).unwrap();
        numbers.extend([value, value.checked_sub(fen).unwrap(), value.checked_add(fen).unwrap(), five]);
    }
    let wholes = terms.iter().filter(|term| term.unit == "number").map(|term| term.value.parse::<i64>().unwrap());
    let wholes = wholes.flat_map(|whole| [whole, whole - 1, whole + 1, whole * 7]).chain([2026]).collect();
    Interesting { sums: numbers, wholes }
}

fn collect(
    node: &contract::FormNode<'_>,
    path: &str,
    items: Option<usize>,
    numbers: &Interesting,
    out: &mut Vec<Question>,
) {
    for (name, child) in &node.properties {
        let path = format!("{path}/{name}");
        match &child.items {
            Some(item) => {
                (0..items.unwrap_or(0)).for_each(|at| collect(item, &format!("{path}/{at}"), items, numbers, out))
            }
            None if child.properties.is_empty() => out.push(Question { path, answers: answers(child, numbers) }),
            None => collect(child, &path, items, numbers, out),
        }
    }
}

fn answers(node: &contract::FormNode<'_>, numbers: &Interesting) -> Vec<Value> {
    use contract::FormKind::{Boolean, Choice, Date, Group, Integer, List, Money, Text};
    let texts = |list: &[&str]| list.iter().map(|text| Value::from(*text)).collect();
    let mut answers: Vec<Value> = match node.hint.as_ref().unwrap().kind {
        Boolean => vec![true.into(), false.into()],
        Choice => node.one_of.iter().map(|one| Value::from(one.constant.as_deref().unwrap())).collect(),
        Money => numbers.sums.iter().map(|n| Value::from(n.to_string())).collect(),
        Date => texts(DAYS),
        Text if node.pattern.is_some() => texts(&["91350100M000100Y43"]),
        Text => texts(&["数据"]),
        Integer => {
            let range = node.minimum.unwrap_or(i64::MIN)..=node.maximum.unwrap_or(i64::MAX);
            let ends = node.minimum.into_iter().chain(node.maximum);
            let near = numbers.wholes.iter().copied().filter(|whole| range.contains(whole));
            // A JSON number is a double, and small whole numbers are the same.
            ends.chain(near).map(|whole| Value::from(i32::try_from(whole).unwrap())).collect()
        }
        Group | List => Vec::new(),
    };
    if node.types.iter().any(|one| one == "null") {
        answers.push(Value::Null);
    }
    answers
}

/// The application that a draft tells; with `all`, its holes filled too.
pub fn application(measure: &str, questions: &[Question], draft: &Draft, tell: &dyn Fn(usize) -> bool) -> Value {
    let (date, list) = COMMON.get(measure).map_or((DAY, None), |common| (&common.date, common.list.as_deref()));
    let mut told = serde_json::json!({ "measure": measure, "date": date, "facts": {} });
    if let (Some(items), Some(list)) = (draft.items, list) {
        put(&mut told, list, vec![serde_json::json!({}); items].into());
    }
    for (at, question) in questions.iter().enumerate().filter(|(at, _)| tell(*at)) {
        let (choice, ..) = draft.answers[at % draft.answers.len()];
        // Most answers are good ones.
        let answer = &question.answers[if choice % 8 < 6 { 0 } else { choice / 8 % question.answers.len() }];
        put(&mut told, &question.path, serde_json::from_str(&json::canonical(answer)).unwrap());
    }
    json::read(told.to_string().as_bytes(), json::Limits::APPLICATION).unwrap()
}

/// Path of the list that a measure counts.
pub fn list_of(pack: &Pack, measure: &str) -> Option<String> {
    pack.measure(measure).unwrap().items.map(|items| items.path)
}

/// What the forms of a measure have in common: the day of its good application, and the path of the list that it counts.
struct Common {
    date: String,
    list: Option<String>,
}

/// By measure, of all packs: no two have a measure of one name.
static COMMON: LazyLock<BTreeMap<String, Common>> = LazyLock::new(|| {
    let common = |pack: &Pack, id: &str| {
        let list = list_of(pack, id);
        let date = good_application(pack, id).get("date").unwrap().as_str().unwrap().to_owned();
        (id.to_owned(), Common { date, list })
    };
    let of = |source: packs::Source| -> Vec<_> {
        measures(&source.pack).iter().map(|measure| common(&source.pack, measure)).collect()
    };
    packs::with_cases().chain([packs::embedded()]).flat_map(of).collect()
});

/// Puts a value where a path says, making groups on the way.
pub fn put(into: &mut serde_json::Value, path: &str, value: serde_json::Value) {
    let mut place = into;
    for token in pointer::parse(path).unwrap() {
        place = match place {
            serde_json::Value::Array(items) => &mut items[token.parse::<usize>().unwrap()],
            other => other.as_object_mut().unwrap().entry(token).or_insert_with(|| serde_json::json!({})),
        };
    }
    *place = value;
}

pub fn drafts() -> impl Strategy<Value = Draft> {
    let answer = (0..1000_usize, 0..1000_usize, prop::bool::weighted(0.8));
    (prop::option::weighted(0.9, 0..4_usize), prop::collection::vec(answer, 64))
        .prop_map(|(items, answers)| Draft { items, answers })
}

/// What an answer promises.
#[derive(Debug, PartialEq)]
struct Promise {
    verdict: contract::Verdict,
    award: Option<(Number, Number)>,
    /// What is still asked; in which order is no promise, since what is told weighs the questions anew.
    missing: BTreeSet<String>,
}

fn promise(pack: &Pack, application: &Value) -> Promise {
    let answer = pack.assess(application).unwrap();
    Promise {
        verdict: answer.verdict,
        award: answer.award.map(|award| (award.low.yuan(), award.high.yuan())),
        missing: answer
            .missing
            .iter()
            .filter(|m| m.decides != contract::Decides::Checklist)
            .map(|m| m.path.clone())
            .collect(),
    }
}

fn lies_within(inner: &Promise, outer: &Promise) -> bool {
    use contract::Verdict::Undetermined;
    let settled = outer.verdict == Undetermined || outer.verdict == inner.verdict;
    let within = match (&inner.award, &outer.award) {
        (Some((low, high)), Some((lowest, highest))) => lowest <= low && high <= highest,
        (None, None) => true,
        _ => false,
    };
    settled && within
}

/// What is held against each random form.
type Check<'a> = &'a mut dyn FnMut(&Pack, &str, &[Question], &Draft) -> Result<(), TestCaseError>;

fn run(name: &str, forms: u32, mut check: impl FnMut(&Pack, &str, &[Question], &Draft) -> Result<(), TestCaseError>) {
    run_on(&packs::embedded().pack, name, forms, &mut check);
    for source in packs::with_cases() {
        run_on(&source.pack, name, forms / MADE_UP, &mut check);
    }
}

fn run_on(pack: &Pack, name: &str, forms: u32, check: Check<'_>) {
    let measures = measures(pack);
    let config = Config { cases: forms, failure_persistence: None, ..Config::default() };
    // The same forms in every run: a test that fails must fail again.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = (0..measures.len(), drafts());
    let tried = forms;
    // The form of a measure with so many items is asked for once.
    let forms = std::cell::RefCell::new(BTreeMap::new());
    let check = std::cell::RefCell::new(check);
    let outcome = runner.run(&strategy, |(measure, draft)| {
        let mut forms = forms.borrow_mut();
        let measure = &measures[measure];
        let questions = forms
            .entry((measure.clone(), draft.items))
            .or_insert_with(|| questions(pack, measure, draft.items, &good_application(pack, measure)));
        (check.borrow_mut())(pack, measure, questions, &draft)
    });
    if let Err(fault) = outcome {
        panic!("{name}: {}: {fault}", pack.info().id);
    }
    println!("{name}: {tried} random forms of {}", pack.info().id);
}

#[test]
fn bounds_hold_whatever_the_holes_turn_out_to_be() {
    run("bounds hold", FORMS, |pack, measure, questions, draft| {
        let told = |at: usize| draft.answers[at % draft.answers.len()].2;
        let half = application(measure, questions, draft, &told);
        let before = promise(pack, &half);
        let after = promise(pack, &application(measure, questions, draft, &|_| true));
        prop_assert!(lies_within(&after, &before), "{before:?} then {after:?} of {}", json::canonical(&half));
        Ok(())
    });
}

#[test]
fn telling_more_only_narrows() {
    run("telling more", FEWER, |pack, measure, questions, draft| {
        let told = |at: usize| draft.answers[at % draft.answers.len()].2;
        let before = promise(pack, &application(measure, questions, draft, &told));
        let more = |at: usize| told(at) || draft.answers[at % draft.answers.len()].1 % 2 == 0;
        let after = promise(pack, &application(measure, questions, draft, &more));
        prop_assert!(lies_within(&after, &before), "{before:?} then {after:?}");
        Ok(())
    });
}

/// No fact that can matter is left out of `missing`: with a told list, telling everything that it does not name changes
/// nothing.
#[test]
fn what_is_not_missing_does_not_matter() {
    run("not missing", FEWER, |pack, measure, questions, draft| {
        let told = |at: usize| draft.answers[at % draft.answers.len()].2;
        let before = promise(pack, &application(measure, questions, draft, &told));
        let others = |at: usize| told(at) || !before.missing.contains(&questions[at].path);
        let after = promise(pack, &application(measure, questions, draft, &others));
        prop_assert_eq!(before, after);
        Ok(())
    });
}

/// No fact that cannot matter is asked: for each that is missing there are answers with which telling it changes
/// verdict or award.
#[test]
fn what_is_missing_can_matter() {
    let mut asked = 0_u32;
    let mut tried = 0_u32;
    run("missing matters", FEWER, |pack, measure, questions, draft| {
        // Finding an example costs many assessments: every tenth form is enough. What the office may decide cannot be
        // tried out from here: a form in which something awaits it is left to the other tests.
        tried += 1;
        let told = |at: usize| draft.answers[at % draft.answers.len()].2;
        if !tried.is_multiple_of(10)
            || draft.items.is_none()
            || awaits_office(pack, &application(measure, questions, draft, &told))
        {
            return Ok(());
        }
        let before = promise(pack, &application(measure, questions, draft, &told));
        for path in &before.missing {
            let Some(at) = questions.iter().position(|q| q.path == *path) else { continue };
            asked += 1;
            let holes: Vec<usize> =
                (0..questions.len()).filter(|at| !told(*at) && before.missing.contains(&questions[*at].path)).collect();
            prop_assert!(
                (0..4000).any(|seed| changes(pack, measure, questions, draft, &told, (at, &holes), seed)),
                "{path} is asked, but nothing was found that it changes: {}",
                json::canonical(&application(measure, questions, draft, &told))
            );
        }
        Ok(())
    });
    println!("{asked} missing facts had an example");
}

fn awaits_office(pack: &Pack, application: &Value) -> bool {
    let answer = pack.assess(application).unwrap();
    let conditions = answer.conditions.iter().chain(answer.items.iter().flat_map(|item| &item.conditions));
    // What holds 原则上 may be excepted from.
    let excepted = |c: &contract::Condition<'_>| c.in_principle && c.status == contract::Status::Unmet;
    conditions.into_iter().any(|c| c.awaits == Some(contract::Awaits::Office) || excepted(c))
}

/// Whether telling one fact changes something, with some of the other holes filled as `seed` has it.
fn changes(
    pack: &Pack,
    measure: &str,
    questions: &[Question],
    draft: &Draft,
    told: &dyn Fn(usize) -> bool,
    (at, holes): (usize, &[usize]),
    seed: usize,
) -> bool {
    let mut filled = draft.clone();
    filled.answers = (0..questions.len()).map(|q| draft.answers[q % draft.answers.len()]).collect();
    let random = |q: usize, salt: usize| {
        let mut x =
            (seed.wrapping_mul(2_654_435_761)).wrapping_add(q.wrapping_mul(40_503)).wrapping_add(salt.wrapping_mul(97));
        x ^= x >> 15;
        x = x.wrapping_mul(2_246_822_519);
        (x ^ (x >> 13)) % 1000
    };
    for hole in holes {
        filled.answers[*hole].0 = random(*hole, 1);
    }
    let some = |q: usize| told(q) || (q != at && holes.contains(&q) && random(q, 2) % 4 != 0);
    let without = promise(pack, &application(measure, questions, &filled, &some));
    let with = promise(pack, &application(measure, questions, &filled, &|q| q == at || some(q)));
    (without.verdict, without.award) != (with.verdict, with.award)
}
