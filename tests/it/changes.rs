//! What an answer says would change it, held against the answer to the application so changed.
//!
//! The rows of `data/changes.json` lay some values into a base (`"-"` takes one out) and say all changes that must be
//! named: path, value, condition met, bounds of the award, sentence. `GENERATE=1` writes what is named now: read what
//! `git diff` then shows. The made-up measures are those of `tests/changes`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use huiqi::pack::source::{SourceFile, build};
use huiqi::value::{Day, Number};
use huiqi::{Pack, json};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use super::packs;
use super::soundness::{Draft, Question, application, drafts, good_application, put, questions};

/// How many random applications each measure is tried with.
const FORMS: u32 = 160;
/// How many changes an answer names at most.
const MOST: usize = 64;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn file(path: &Path) -> SourceFile {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    SourceFile { name, text: fs::read_to_string(path).unwrap() }
}

/// The made-up policy.
fn sample() -> Pack {
    let folder = root().join("tests/changes");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let used = |path: &str| Ok(file(&folder.join(path)));
    let built = build(paths.iter().map(|path| file(path)).collect(), used, huiqi::facts::CODES);
    Pack::from_built(built.unwrap_or_else(|faults| panic!("{faults}"))).unwrap()
}

/// Every measure that is tried, with its pack.
struct Measures {
    packs: Vec<Pack>,
    data: Value,
}

impl Measures {
    fn new() -> Self {
        let data = fs::read(root().join("tests/it/data/changes.json")).unwrap();
        let mut packs = vec![sample(), Pack::embedded().unwrap()];
        packs.extend(packs::with_cases().map(|source| source.pack));
        Self { packs, data: serde_json::from_slice(&data).unwrap() }
    }

    fn pack(&self, measure: &str) -> &Pack {
        self.packs.iter().find(|pack| pack.measure(measure).is_ok()).unwrap()
    }

    fn base(&self, measure: &str) -> Value {
        self.data["bases"][measure].clone()
    }
}

fn assess(pack: &Pack, application: &Value) -> Value {
    let read = pack.read(application.to_string().as_bytes()).unwrap();
    serde_json::from_str(&json::canonical(&pack.assess(&read).unwrap())).unwrap()
}

/// A change as a row has it.
fn shown(change: &Value) -> Value {
    let award = change.get("award").map(|award| json!([award["low"], award["high"]]));
    json!([change["path"], change["to"], change.get("meets"), award, change["text"]])
}

/// Lays the values of a row into an application.
fn lay(application: &mut Value, values: &Value) {
    for (path, value) in values.as_object().unwrap() {
        if value == "-" {
            let (parent, name) = path.rsplit_once('/').unwrap();
            application.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        } else {
            put(application, path, value.clone());
        }
    }
}

#[test]
fn rows_name_all_changes() {
    let measures = Measures::new();
    let rows = measures.data["rows"].as_array().unwrap();
    assert!(rows.len() > 30, "only {} rows were found", rows.len());
    let (mut wrong, mut fresh) = (Vec::new(), rows.clone());
    for (row, fresh) in rows.iter().zip(&mut fresh) {
        let measure = row["base"].as_str().unwrap();
        let mut application = measures.base(measure);
        lay(&mut application, &row["with"]);
        let answer = assess(measures.pack(measure), &application);
        let got: Value = answer["changes"].as_array().unwrap().iter().map(shown).collect();
        if got != row["changes"] {
            wrong.push(format!("{}\n    want {}\n    got  {got}", row["name"], row["changes"]));
        }
        fresh["changes"] = got;
    }
    if std::env::var_os("GENERATE").is_some() {
        fs::write(root().join("tests/it/data/changes.json"), text(&measures.data["bases"], &fresh)).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// The rows as they stand in their file: one a line, its changes below it.
fn text(bases: &Value, rows: &[Value]) -> String {
    let bases: Vec<_> = bases.as_object().unwrap().iter().map(|(name, base)| format!("{name:?}: {base}")).collect();
    let row = |row: &Value| {
        let changes: Vec<_> = row["changes"].as_array().unwrap().iter().map(|change| format!("\n  {change}")).collect();
        let changes = changes.join(",");
        format!(
            "{{\"name\": {}, \"base\": {}, \"with\": {}, \"changes\": [{changes}]}}",
            row["name"], row["base"], row["with"]
        )
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    format!("{{\"bases\": {{\n{}\n}},\n\"rows\": [\n{}\n]}}\n", bases.join(",\n"), rows.join(",\n"))
}

/// One measure of one pack.
struct Tried<'a> {
    pack: &'a Pack,
    /// The answers that each fact can be given, by the path of the fact in the first item.
    questions: &'a [Question],
    good: &'a Value,
}

/// The same place in the first item of its list.
fn in_first(path: &str) -> String {
    path.split('/').map(|token| if token.parse::<u32>().is_ok() { "0" } else { token }).collect::<Vec<_>>().join("/")
}

impl Tried<'_> {
    fn answers(&self, path: &str) -> &[json::Value] {
        let first = in_first(path);
        self.questions
            .iter()
            .find(|question| question.path == first)
            .map_or(&[], |question| question.answers.as_slice())
    }

    /// The value that the text of a change stands for.
    fn value(&self, path: &str, to: &str) -> Value {
        let same = |answer: &&json::Value| json::canonical(*answer).trim_matches('"') == to;
        match self.answers(path).iter().find(same) {
            Some(answer) => serde_json::from_str(&json::canonical(answer)).unwrap(),
            None if self.answers(path).iter().any(|answer| matches!(answer, json::Value::Number(_))) => {
                to.parse::<i64>().unwrap().into()
            }
            None => to.into(),
        }
    }

    /// The application with that value; for a list, with one more item of that amount.
    fn changed(&self, application: &Value, path: &str, to: &str) -> Value {
        let mut changed = application.clone();
        match changed.pointer_mut(path).unwrap() {
            Value::Array(_) => return self.with_item(application, path, to),
            place if path == "/date" => *place = to.into(),
            place => *place = self.value(path, to),
        }
        changed
    }

    /// The application with one more item of that amount: like a good one or, where that does not count, with one of
    /// its answers another.
    fn with_item(&self, application: &Value, list: &str, amount: &str) -> Value {
        let mut item = self.good.pointer(&format!("{list}/0")).unwrap().clone();
        let is_sum = |value: &&mut Value| value.as_str().is_some_and(|text| text.parse::<Number>().is_ok());
        item.as_object_mut().unwrap().values_mut().filter(is_sum).for_each(|sum| *sum = amount.into());
        let with = |item: &Value| {
            let mut changed = application.clone();
            changed.pointer_mut(list).unwrap().as_array_mut().unwrap().push(item.clone());
            changed
        };
        let item = &item;
        let others = item.as_object().unwrap().iter().filter(|(_, value)| *value != amount).flat_map(|(name, _)| {
            let answers = self.answers(&format!("{list}/0/{name}")).iter();
            answers.map(move |answer| {
                let mut other = item.clone();
                other[name] = serde_json::from_str(&json::canonical(answer)).unwrap();
                other
            })
        });
        let counts = |item: &Value| {
            assess(self.pack, &with(item))["items"].as_array().unwrap().last().is_some_and(|i| i["status"] == "counted")
        };
        with(&std::iter::once(item.clone()).chain(others).find(counts).unwrap_or(item.clone()))
    }

    /// The value one step nearer to what is told.
    fn nearer(told: &Value, to: &str) -> Option<String> {
        if let (Ok(new), Some(Ok(old))) = (to.parse::<Day>(), told.as_str().map(str::parse::<Day>)) {
            return Some(new.plus_days(if new > old { -1 } else { 1 })?.to_string());
        }
        let new: Number = to.parse().ok()?;
        let unit: Number = if to.contains('.') { "0.01" } else { "1" }.parse().unwrap();
        // One more item is less with less.
        let old: Number = if told.is_array() {
            Number::ZERO
        } else {
            told.as_str().map_or(told.to_string(), str::to_owned).parse().ok()?
        };
        let nearer = if new > old { new.checked_sub(unit)? } else { new.checked_add(unit)? };
        Some(if to.contains('.') { huiqi::value::Money::floor(nearer).to_string() } else { nearer.to_string() })
    }

    /// Holds every change that an answer names against the answer to the application so changed.
    fn hold(&self, application: &Value) -> Result<usize, String> {
        let answer = assess(self.pack, application);
        let changes = answer["changes"].as_array().unwrap();
        if changes.len() > MOST {
            return Err(format!("{} changes", changes.len()));
        }
        let keys: Vec<_> = changes
            .iter()
            .map(|change| (change["path"].as_str(), change.get("meets").and_then(Value::as_str)))
            .collect();
        if !keys.is_sorted() || keys.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(format!("out of order: {keys:?}"));
        }
        for change in changes {
            self.hold_one(application, &answer, change).map_err(|fault| format!("{change}: {fault}"))?;
        }
        if changes.len() < MOST {
            self.none_is_left_out(application, &answer)?;
        }
        Ok(changes.len())
    }

    fn hold_one(&self, application: &Value, answer: &Value, change: &Value) -> Result<(), String> {
        let (path, to) = (change["path"].as_str().unwrap(), change["to"].as_str().unwrap());
        let told = application.pointer(path).ok_or("what is changed is not told")?;
        let after = assess(self.pack, &self.changed(application, path, to));
        let meets = change.get("meets").and_then(Value::as_str);
        if meets.is_some_and(|id| !newly_met(answer, &after, path, id)) {
            return Err("the condition is not met".to_owned());
        }
        let bounds = |answer: &Value| json!({ "low": answer["award"]["low"], "high": answer["award"]["high"] });
        let promised = change.get("award").cloned().unwrap_or_else(|| bounds(answer));
        if bounds(&after) != promised {
            return Err(format!("the award becomes {}", bounds(&after)));
        }
        if meets.is_none() && change.get("award").is_none() {
            return Err("it changes nothing".to_owned());
        }
        // Nobody applies before the policy's first day, whatever the rule says of an earlier one.
        if path == "/date" && to == self.pack.info().first_day.to_string() {
            return Ok(());
        }
        let Some(nearer) = Self::nearer(told, to) else { return Ok(()) };
        let nearly = assess(self.pack, &self.changed(application, path, &nearer));
        match meets {
            Some(id) if newly_met(answer, &nearly, path, id) => Err(format!("{nearer} meets it too")),
            // Where something is not told, less may do; only this much surely does.
            None if promised["low"] == promised["high"] && bounds(&nearly) == promised => {
                Err(format!("{nearer} gives the same award"))
            }
            _ => Ok(()),
        }
    }

    /// Whatever other answer to a question of a few answers meets an unmet condition by itself, one is named.
    fn none_is_left_out(&self, application: &Value, answer: &Value) -> Result<(), String> {
        for condition in conditions(answer, "").into_iter().filter(|condition| condition["status"] == "unmet") {
            let because = condition["because"].as_array().unwrap().iter().filter_map(Value::as_str);
            for path in because.filter(|path| !SETTLED.contains(*path)) {
                let id = condition["id"].as_str().unwrap();
                let few = |value: &json::Value| matches!(value, json::Value::Bool(_)) || is_choice(value);
                for other in self.answers(path).iter().filter(|value| few(value)) {
                    let to = json::canonical(other);
                    let after = assess(self.pack, &self.changed(application, path, to.trim_matches('"')));
                    let named = |change: &Value| change["path"] == path && change["meets"] == id;
                    if newly_met(answer, &after, path, id) && !answer["changes"].as_array().unwrap().iter().any(named) {
                        return Err(format!("{path} = {to} would meet {id}, and is not named"));
                    }
                }
            }
        }
        Ok(())
    }
}

/// Paths of the policy's facts that have happened or that others decide: no change of them is advised.
static SETTLED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/policies/nmg-2026-8.json")).unwrap();
    let built: Value = serde_json::from_str(&text).unwrap();
    let settled = built["facts"].as_array().unwrap().iter().filter(|fact| fact["settled"] == true);
    settled.map(|fact| format!("/facts/{}", fact["name"].as_str().unwrap().replace('.', "/"))).collect()
});

/// Whether an answer is one of an enumeration.
fn is_choice(value: &json::Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| text.parse::<Day>().is_err() && text.parse::<Number>().is_err() && text.is_ascii())
}

/// The conditions of the applicant, and those of the items: of the one that `path` lies in, or of all.
fn conditions<'a>(answer: &'a Value, path: &str) -> Vec<&'a Value> {
    let items = answer["items"].as_array().unwrap();
    let within = |item: &&Value| path.starts_with(&format!("{}/", item["path"].as_str().unwrap()));
    let items: Vec<_> = if items.iter().any(|item| within(&item)) {
        items.iter().filter(within).collect()
    } else {
        items.iter().collect()
    };
    let of_items = items.into_iter().flat_map(|item| item["conditions"].as_array().unwrap());
    answer["conditions"].as_array().unwrap().iter().chain(of_items).collect()
}

/// Whether a condition of that id was unmet before and is met after.
fn newly_met(before: &Value, after: &Value, path: &str, id: &str) -> bool {
    let pairs = conditions(before, path).into_iter().zip(conditions(after, path));
    pairs.filter(|(old, _)| old["id"] == id).any(|(old, new)| old["status"] == "unmet" && new["status"] == "met")
}

/// Some holes, an odd day now and then.
fn drawn(measure: &str, questions: &[Question], draft: &Draft) -> Value {
    let told = |at: usize| !draft.answers[at % draft.answers.len()].1.is_multiple_of(12);
    let application = application(measure, questions, draft, &told);
    let mut application: Value = serde_json::from_str(&json::canonical(&application)).unwrap();
    let days = ["2026-06-15", "2026-06-30", "2026-07-01", "2027-03-01"];
    application["date"] = days[draft.answers[0].1 % days.len()].into();
    application
}

/// Every measure that gives an application something to be held to, with a good application: the made-up ones, then
/// those of the policy, and of the packs that have cases.
fn goods(measures: &Measures) -> Vec<(&Pack, String, Value)> {
    let bases = measures.data["bases"].as_object().unwrap().keys();
    let mut goods: Vec<_> = bases.map(|id| (measures.pack(id), id.clone(), measures.base(id))).collect();
    let all = measures.packs.iter().skip(1).flat_map(|pack| pack.measures().into_iter().map(move |one| (pack, one)));
    for (pack, measure) in all {
        let id = measure.id.into_owned();
        if !pack.measure(&id).unwrap().conditions.is_empty() && !goods.iter().any(|(_, known, _)| *known == id) {
            let good = serde_json::from_str(&json::canonical(&good_application(pack, &id))).unwrap();
            goods.push((pack, id, good));
        }
    }
    goods
}

#[test]
fn each_change_does_what_it_says() {
    let measures = Measures::new();
    let mut named = BTreeMap::new();
    for (pack, measure, good) in goods(&measures) {
        let read = pack.read(good.to_string().as_bytes()).unwrap();
        let one = questions(pack, &measure, Some(1), &read);
        let tried = Tried { pack, questions: &one, good: &good };
        let config = Config { cases: FORMS, failure_persistence: None, ..Config::default() };
        // The same forms in every run: a test that fails must fail again.
        let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        let count = std::cell::Cell::new(0);
        // The form of a measure with so many items is asked for once.
        let forms: BTreeMap<_, _> = [None, Some(0), Some(1), Some(2), Some(3)]
            .map(|items| (items, questions(pack, &measure, items, &read)))
            .into();
        let outcome = runner.run(&drafts(), |draft| {
            let application = drawn(&measure, &forms[&draft.items], &draft);
            match tried.hold(&application) {
                Ok(changes) => count.set(count.get() + changes),
                Err(fault) => prop_assert!(false, "{fault}\nof {application}"),
            }
            Ok(())
        });
        if let Err(fault) = outcome {
            panic!("{measure}: {fault}");
        }
        named.insert(measure, count.get());
    }
    println!("changes that were tried: {named:?}");
    assert!(named.values().all(|count| *count > 5), "{named:?}");
}
