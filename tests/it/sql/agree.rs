//! What the views say, held against what the engine says of the same application.

use std::collections::BTreeMap;

use huiqi::contract::{Assessment, Awaits, Condition, ItemStatus, Severity, Status, Verdict};
use huiqi::sql::{Target, script};
use huiqi::{Pack, json};
use serde_json::Value;

use super::postgres::Postgres;

/// An application, as JSON text.
pub struct Asked {
    pub measure: String,
    pub date: String,
    pub facts: Value,
}

/// How many answers were held against each other, and how many of them were given.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Applications.
    pub rows: usize,
    /// Outcomes of conditions, those of items included, that the engine settles or leaves to the office; and of those the
    /// ones that SQL gives.
    pub outcomes: (usize, usize),
    /// Verdicts that the engine settles, and those that SQL does.
    pub verdicts: (usize, usize),
    /// Awards that are one sum for the engine, and those that are for SQL.
    pub awards: (usize, usize),
    /// Bounds that are given by the engine, and by SQL.
    pub bounds: (usize, usize),
}

/// Asks the views of a pack about applications, and the engine; `whole` where everything is told, and SQL has to know as
/// much as the engine.
pub fn hold(server: &Postgres, pack: &Pack, asked: &[Asked], whole: bool) -> Held {
    let mut by_measure: BTreeMap<&str, Vec<(usize, &Asked)>> = BTreeMap::new();
    for (id, asked) in asked.iter().enumerate() {
        by_measure.entry(asked.measure.as_str()).or_default().push((id, asked));
    }
    // All at once: to ask psql for each measure would take longer than its answers.
    let (mut sql, mut expected) = (START.to_owned(), 0);
    for (measure, rows) in by_measure {
        let table = format!("The \"{measure}\" of all");
        let script = script(pack, Some(measure), &Target { table: table.clone(), ..Target::default() }).unwrap();
        if script.left_out.is_empty() {
            sql += &[load(&table, &rows), script.text, query(pack, measure)].concat();
            expected += rows.len();
        }
    }
    let mut held = Held::default();
    let lines = server.run(&sql);
    assert_eq!(lines.len(), expected, "rows were lost, or came twice");
    for line in lines {
        let said: Value = serde_json::from_str(&line).unwrap();
        let id = usize::try_from(said["id"].as_i64().unwrap()).unwrap();
        held.row(pack, &asked[id], &said, whole);
    }
    held
}

/// Nothing is left of what was asked before.
const START: &str = "SET client_min_messages = warning;\nDROP SCHEMA IF EXISTS huiqi CASCADE;\n\
                     DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n";

fn view(measure: &str) -> String {
    format!("huiqi.\"{measure}\"")
}

/// A table that holds these applications.
fn load(table: &str, rows: &[(usize, &Asked)]) -> String {
    let table = format!("\"{}\"", table.replace('"', "\"\""));
    let text = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let row =
        |(id, asked): &(usize, &Asked)| format!("({id}, {}, {})", text(&asked.date), text(&asked.facts.to_string()));
    let rows: Vec<String> = rows.iter().map(row).collect();
    let rows = rows.join(",\n");
    format!("CREATE TABLE {table} (id integer, date date, facts jsonb);\nINSERT INTO {table} VALUES {rows};\n")
}

/// Each row as JSON, sums as texts: a JSON number is read as a double.
fn query(pack: &Pack, measure: &str) -> String {
    let award = pack.measure(measure).unwrap().kind;
    let sums = ["award", "award_low", "award_high"].map(|name| format!("'{name}', v.{name}::text")).join(", ");
    let sums = match award {
        huiqi::contract::MeasureKind::Award => format!(" || jsonb_build_object({sums})"),
        _ => String::new(),
    };
    format!("SELECT to_jsonb(v){sums} FROM {} AS v;\n", view(measure))
}

impl Held {
    fn row(&mut self, pack: &Pack, asked: &Asked, said: &Value, whole: bool) {
        let application = serde_json::json!({ "measure": asked.measure, "date": asked.date, "facts": asked.facts });
        let text = application.to_string();
        let Ok(application) = json::read(text.as_bytes(), json::Limits::RECEIPT) else { return };
        let Ok(answer) = pack.assess(&application) else { return };
        self.rows += 1;
        let whole = whole && !answer.problems.iter().any(|problem| problem.severity == Severity::Error);
        let told = Told { text: &text, said, whole };
        self.conditions(&answer.conditions, said, &told);
        self.items(&answer, &told);
        self.verdict(&answer, &told);
        self.award(&answer, &told);
    }

    fn conditions(&mut self, conditions: &[Condition<'_>], said: &Value, told: &Told<'_>) {
        for condition in conditions {
            let here = said[condition.id.as_ref()].as_str().unwrap_or("missing");
            let engine = outcome(condition);
            self.outcomes.0 += usize::from(engine != "unknown");
            self.outcomes.1 += usize::from(here != "unknown");
            told.agree(&condition.id, engine, here, here == "unknown");
        }
    }

    fn items(&mut self, answer: &Assessment<'_>, told: &Told<'_>) {
        let Some(items) = told.said["items"].as_array() else {
            let none = answer.items.is_empty();
            assert!(none || !told.whole, "no items of {}: {}", told.text, told.said);
            return;
        };
        assert_eq!(items.len(), answer.items.len(), "{}", told.text);
        for (engine, here) in answer.items.iter().zip(items) {
            self.conditions(&engine.conditions, &here["conditions"], told);
            let status = match engine.status {
                ItemStatus::Counted => "counted",
                ItemStatus::NotCounted => "notCounted",
                ItemStatus::Unknown => "unknown",
            };
            let here = here["status"].as_str().unwrap();
            told.agree("status of an item", status, here, here == "unknown");
        }
    }

    fn verdict(&mut self, answer: &Assessment<'_>, told: &Told<'_>) {
        let engine = match answer.verdict {
            Verdict::Eligible => "eligible",
            Verdict::Ineligible => "ineligible",
            Verdict::Undetermined => "undetermined",
            Verdict::Informational => "informational",
        };
        let here = told.said["verdict"].as_str().unwrap();
        self.verdicts.0 += usize::from(engine != "undetermined");
        self.verdicts.1 += usize::from(here != "undetermined");
        told.agree("verdict", engine, here, here == "undetermined");
    }

    fn award(&mut self, answer: &Assessment<'_>, told: &Told<'_>) {
        let Some(award) = &answer.award else {
            assert!(told.said.get("award").is_none(), "{}", told.said);
            return;
        };
        // Of items that await the office the engine gives a bound.
        let open = answer.items.iter().any(|item| item.status == ItemStatus::Unknown);
        let sum = |name: &str| told.said[name].as_str().unwrap_or("none");
        for (name, engine) in [("award_low", award.low), ("award_high", award.high)] {
            let here = sum(name);
            self.bounds.0 += 1;
            self.bounds.1 += usize::from(here != "none");
            told.agree(name, &engine.to_string(), here, here == "none" && (open || !told.whole));
        }
        let engine = if award.exact { award.low.to_string() } else { "none".to_owned() };
        self.awards.0 += usize::from(award.exact);
        self.awards.1 += usize::from(sum("award") != "none");
        told.agree("award", &engine, sum("award"), sum("award") == "none" && (open || !told.whole));
    }
}

/// What is said of an application.
struct Told<'a> {
    text: &'a str,
    said: &'a Value,
    whole: bool,
}

impl Told<'_> {
    /// The engine's word is SQL's word, unless SQL may have none.
    fn agree(&self, what: &str, engine: &str, here: &str, silent: bool) {
        let may_be_silent = silent && (!self.whole || what.starts_with("award"));
        assert!(
            engine == here || may_be_silent,
            "{what}: the engine says {engine}, SQL {here}\nof {}\nsaid {}",
            self.text,
            self.said
        );
    }
}

fn outcome(condition: &Condition<'_>) -> &'static str {
    match (condition.status, condition.awaits) {
        (Status::Met, _) => "met",
        (Status::Unmet, _) => "unmet",
        (Status::Unknown, Some(Awaits::Office)) => "office",
        (Status::Unknown, _) => "unknown",
    }
}

impl std::ops::AddAssign for Held {
    fn add_assign(&mut self, other: Self) {
        let add = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
        *self = Self {
            rows: self.rows + other.rows,
            outcomes: add(self.outcomes, other.outcomes),
            verdicts: add(self.verdicts, other.verdicts),
            awards: add(self.awards, other.awards),
            bounds: add(self.bounds, other.bounds),
        };
    }
}

impl Held {
    /// Whether at least as much was held and given as there.
    pub fn reaches(&self, least: &Self) -> bool {
        let given = |a: (usize, usize), b: (usize, usize)| a.0 >= b.0 && a.1 >= b.1;
        self.rows >= least.rows
            && given(self.outcomes, least.outcomes)
            && given(self.verdicts, least.verdicts)
            && given(self.awards, least.awards)
            && given(self.bounds, least.bounds)
    }
}
