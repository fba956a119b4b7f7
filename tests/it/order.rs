//! How many questions a form asks until the verdict is settled, when it asks in the order of `missing`.
//!
//! A form that is still empty tells the first missing fact, then the first that is still missing, until no fact can
//! change the verdict any more. Beside it the same form in the order in which the law and its form stand: once leaving
//! out what no longer matters, once asking everything. The figures stand in `data/questions.report.txt`.

mod together;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use huiqi::contract::{Decides, Verdict};
use huiqi::{Pack, json};
use serde_json::{Value, json};

use crate::doors::reports::holds;
use crate::golden::applications;
use crate::soundness::{Question, good_application, list_of, put, questions};

/// How many random applicants of each measure, of each way of drawing them.
const APPLICANTS: usize = 60;

/// The form of a measure.
struct Form<'a> {
    pack: &'a Pack,
    measure: &'a str,
    /// Path of its list of items, and how many of its questions stand before that.
    list: Option<(String, usize)>,
    /// Its questions, by how many items there are.
    questions: BTreeMap<usize, Vec<Question>>,
}

/// An applicant who knows every answer.
struct Applicant {
    measure: String,
    date: Value,
    /// Every question of the form in its order, with its answer; a list stands before its items' questions and has for
    /// its answer as many empty items.
    answers: Vec<(String, Value)>,
}

/// In which order a form asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    /// That of `missing`.
    Missing,
    /// That of the form, without what no longer matters.
    FormMissing,
    /// That of the form, everything.
    Form,
}

const ORDERS: [Order; 3] = [Order::Missing, Order::FormMissing, Order::Form];

impl<'a> Form<'a> {
    fn new(pack: &'a Pack, measure: &'a str) -> Self {
        let one = questions(pack, measure, Some(1), &good_application(pack, measure));
        let list = list_of(pack, measure).map(|list| {
            let before = one.iter().position(|question| question.path.starts_with(&format!("{list}/0/"))).unwrap();
            (list, before)
        });
        Self { pack, measure, list, questions: BTreeMap::from([(1, one)]) }
    }

    /// An applicant with so many items, and every answer that `answer` has for a question: it is given the path and the
    /// values to draw from, the good one first.
    fn applicant(
        &mut self,
        date: Value,
        items: usize,
        mut answer: impl FnMut(&str, &[json::Value]) -> Option<Value>,
    ) -> Applicant {
        let questions = self.questions.entry(items).or_insert_with(|| {
            questions(self.pack, self.measure, Some(items), &good_application(self.pack, self.measure))
        });
        let mut answers = Vec::new();
        for (at, question) in questions.iter().enumerate() {
            if let Some((list, before)) = &self.list
                && at == *before
            {
                answers.push((list.clone(), vec![json!({}); items].into()));
            }
            answers.extend(answer(&question.path, &question.answers).map(|answer| (question.path.clone(), answer)));
        }
        Applicant { measure: self.measure.to_owned(), date, answers }
    }

    /// The applicant of a whole application.
    fn golden(&mut self, application: &Value) -> Applicant {
        let list = self.list.as_ref().and_then(|(list, _)| application.pointer(list)).and_then(Value::as_array);
        self.applicant(application["date"].clone(), list.map_or(0, Vec::len), |path, _| {
            application.pointer(path).cloned()
        })
    }

    /// One at random: of a hundred answers so many are the good one, and the others any.
    fn random(&mut self, good: usize, random: &mut Random) -> Applicant {
        let items = [1, 1, 2, 3, 1, 0][random.below(6)];
        self.applicant(json!("2026-06-15"), items, |_, answers| {
            let answer = &answers[if random.below(100) < good { 0 } else { random.below(answers.len()) }];
            Some(serde_json::from_str(&json::canonical(answer)).unwrap())
        })
    }
}

impl Applicant {
    /// How many questions are asked until the verdict is settled, or only the office is awaited; `None` when one of them
    /// has no answer, or one that is not taken, so that it would be asked for ever.
    fn asked(&self, pack: &Pack, order: Order) -> Option<u32> {
        let mut told = json!({ "measure": self.measure, "date": self.date, "facts": {} });
        for next in 0..=self.answers.len() {
            let open = open_questions(pack, &told);
            let path = match order {
                _ if open.is_empty() => return u32::try_from(next).ok(),
                Order::Missing => &open[0],
                Order::FormMissing => self.answers.iter().map(|(path, _)| path).find(|path| open.contains(path))?,
                Order::Form => &self.answers.get(next)?.0,
            };
            let (_, answer) = self.answers.iter().find(|(known, _)| known == path)?;
            put(&mut told, path, answer.clone());
        }
        None
    }

    /// The same in every order.
    fn in_each_order(&self, pack: &Pack) -> Option<[u32; 3]> {
        let [missing, without, all] = ORDERS.map(|order| self.asked(pack, order));
        Some([missing?, without?, all?])
    }
}

/// The facts that can still change the verdict, in the order of the answer.
fn open_questions(pack: &Pack, told: &Value) -> Vec<String> {
    let application = pack.read(told.to_string().as_bytes()).unwrap();
    let answer = pack.assess(&application).unwrap();
    if answer.verdict != Verdict::Undetermined {
        return Vec::new();
    }
    answer.missing.into_iter().filter(|m| m.decides == Decides::Verdict).map(|m| m.path).collect()
}

/// The measures that ask for something, in the order of the text.
fn asking(pack: &Pack) -> Vec<String> {
    let nothing = |id: &str| json!({ "measure": id, "date": "2026-06-15", "facts": {} });
    let ids = pack.measures().into_iter().map(|measure| measure.id.into_owned());
    ids.filter(|id| !open_questions(pack, &nothing(id)).is_empty()).collect()
}

/// Numbers that look drawn at random and are the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((x ^ (x >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }
}

/// Questions in each order, and how many applicants were asked.
#[derive(Default, Clone, Copy)]
struct Count {
    asked: [u32; 3],
    applicants: u32,
}

impl Count {
    /// Those who can answer every question that they are asked.
    fn of(pack: &Pack, applicants: &[Applicant]) -> Self {
        let each = applicants.iter().filter_map(|applicant| applicant.in_each_order(pack));
        each.fold(Self::default(), |count, asked| count.and(Self { asked, applicants: 1 }))
    }

    fn and(self, other: Self) -> Self {
        let [a, b, c] = self.asked;
        let [d, e, f] = other.asked;
        Self { asked: [a + d, b + e, c + f], applicants: self.applicants + other.applicants }
    }

    /// The averages, as a line of the report.
    fn line(self, what: &str) -> String {
        let mut line = format!("{what:<38}{:>10}", self.applicants);
        for asked in self.asked {
            let hundredths = asked * 100 / self.applicants.max(1);
            write!(line, "{:>7}.{:02}", hundredths / 100, hundredths % 100).unwrap();
        }
        line + "\n"
    }
}

#[test]
fn reports_how_few_questions_settle_the_verdict() {
    let pack = Pack::embedded().unwrap();
    let golden = applications();
    let mut report = String::from(HEAD);
    let (mut whole, mut worse) = (Count::default(), Vec::new());
    for measure in asking(&pack) {
        let mut form = Form::new(&pack, &measure);
        let mut random = Random(measure.bytes().map(u64::from).sum());
        let of_measure = golden.iter().filter(|application| application["measure"] == *measure);
        let cases = of_measure.map(|application| form.golden(application)).collect();
        let mut draw = |good| -> Vec<Applicant> { (0..APPLICANTS).map(|_| form.random(good, &mut random)).collect() };
        let groups = [("golden", cases), ("mostly good", draw(85)), ("any", draw(0))];
        let counts = groups.map(|(name, applicants)| (name, Count::of(&pack, &applicants)));
        for (name, count) in counts.iter().filter(|(_, count)| count.applicants > 0) {
            report += &count.line(&format!("{measure:<24}{name}"));
        }
        let all = counts.iter().fold(Count::default(), |all, (_, count)| all.and(*count));
        if all.asked[0] > all.asked[1] {
            worse.push(measure);
        }
        whole = whole.and(all);
    }
    report += &whole.line("all");
    print!("{report}");
    assert!(worse.is_empty(), "of these more is asked than in the order of the form: {worse:?}");
    let [missing, without, all] = whole.asked;
    assert!(missing < without && without < all, "the order of `missing` is no better than that of the form");
    holds("questions.report.txt", &report);
}

const HEAD: &str = "\
Questions until the verdict is settled, on average, when a form asks first
what stands first in `missing`; in the order of the form, without what no
longer matters; and in the order of the form, everything.

                        answers       applicants   missing      form form, all
";
