//! The public conformance kit of DMN: its FEEL cases inside the profile, run twice.
//!
//! The evaluator alone gives every value as the kit has it, and null for every error; the load check refuses every rule
//! of which the kit says that it is an error. What differs stands in `tests/language/kit-gaps.toml` with the reason;
//! that list fails both ways: a difference that it does not name, and a name in it that no longer differs. The rows are
//! read where they lie and are no part of this project.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::PathBuf;

use huiqi::feel::compile::{compile, lower_unchecked};
use huiqi::feel::literal::{Duration, duration};
use huiqi::feel::parser::parse;
use huiqi::feel::types::{Name, Scope, Type, Typed, Unit};
use huiqi::feel::{Cell, Narrowing, World, check_run, evaluate};
use huiqi::value::{Day, Known, List, Set, Span};
use serde::Deserialize;

const KIT: &str = "../shared/feel/kit.json";
const PUBLISHED: &str = "https://github.com/dmn-tck/tck (TestCases, at 0dbcaf9)";

/// A case of the kit: an expression, its variables, and what the kit says it gives.
#[derive(Deserialize)]
struct Row {
    dir: String,
    case: String,
    node: String,
    expr: String,
    inputs: BTreeMap<String, Value>,
    expect: Value,
    /// The kit says that the expression is an error, and its value null for that reason.
    #[serde(default)]
    error: bool,
}

/// A value of the kit, with its type.
#[derive(Deserialize)]
#[serde(tag = "t", content = "v", rename_all = "lowercase")]
enum Value {
    Null,
    Boolean(String),
    Decimal(String),
    String(String),
    Date(String),
    Duration(String),
    List(Vec<Value>),
    Context(BTreeMap<String, Value>),
}

/// How a row comes out otherwise than the kit has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Gap {
    /// The grammar of the profile does not take it.
    Grammar,
    /// The evaluator gives another value.
    Value,
    /// It has a value, and the load check refuses it.
    Refused,
    /// It is an error, and the load check lets it pass.
    Accepted,
}

/// What `kit-gaps.toml` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gaps {
    gap: Vec<Reason>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    reason: String,
    how: Vec<Gap>,
    /// Directory without its level, case and node, and the expression for whoever reads the list.
    rows: BTreeMap<String, String>,
}

#[test]
fn the_kit_holds() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = fs::read_to_string(root.join(KIT)) else {
        println!("the DMN kit's rows are not at {KIT} beside this checkout; the kit is published at {PUBLISHED}");
        return;
    };
    let rows: Vec<Row> = serde_json::from_str(&text).unwrap();
    let listed = fs::read_to_string(root.join("tests/language/kit-gaps.toml")).unwrap();
    let listed: Gaps = toml::from_str(&listed).unwrap();

    let mut wrong = Vec::new();
    let mut known: BTreeMap<(String, Gap), String> = BTreeMap::new();
    for Reason { reason, how, rows } in listed.gap {
        assert!(!reason.is_empty() && !how.is_empty(), "a gap says why and how");
        for ((row, expr), gap) in rows.iter().flat_map(|row| how.iter().map(move |gap| (row, *gap))) {
            if known.insert((row.clone(), gap), expr.clone()).is_some() {
                wrong.push(format!("{row}: {gap:?}: listed twice"));
            }
        }
    }
    let (mut values, mut nulls, mut refused, mut differ) = (0, 0, 0, 0);
    for row in &rows {
        let gaps = row.gaps();
        let differs = |gap: Gap| gaps.iter().any(|(g, _)| *g == gap);
        values += usize::from(!row.is_null() && !differs(Gap::Grammar) && !differs(Gap::Value));
        nulls += usize::from(row.is_null() && row.is_read() && !differs(Gap::Value));
        refused += usize::from(row.error && !differs(Gap::Accepted));
        differ += usize::from(!gaps.is_empty());
        for (gap, said) in gaps {
            match known.remove(&(row.to_string(), gap)) {
                Some(expr) if expr == row.expr => {}
                Some(expr) => wrong.push(format!("{row}: the list has it as {expr:?}, the kit as {:?}", row.expr)),
                None => wrong.push(format!("{row}: {gap:?}: {:?}\n    {said}", row.expr)),
            }
        }
    }
    wrong.extend(known.keys().map(|(row, how)| format!("{row}: listed as a gap ({how:?}), but it is none")));
    assert!(wrong.is_empty(), "{} of {} rows differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    let of = |null| rows.iter().filter(|row| row.is_null() == null).count();
    let errors = rows.iter().filter(|row| row.error).count();
    println!(
        "{} rows of the DMN kit: {values} of {} values and {nulls} of {} nulls right,",
        rows.len(),
        of(false),
        of(true)
    );
    println!("{refused} of {errors} errors refused at load; {differ} rows differ, as listed");
}

impl Row {
    fn is_null(&self) -> bool {
        matches!(self.expect, Value::Null)
    }

    /// Whether the grammar takes it.
    fn is_read(&self) -> bool {
        parse(&self.expr).is_ok()
    }

    /// Every way in which this row comes out otherwise.
    fn gaps(&self) -> Vec<(Gap, String)> {
        if let Err(faults) = parse(&self.expr) {
            // What cannot be read is refused: of an error nothing else is asked.
            return if self.error { Vec::new() } else { vec![(Gap::Grammar, format!("{faults:?}"))] };
        }
        let named = |(slot, (name, value)): (u16, (&String, &Value))| {
            let ty = value.ty();
            (name.clone(), Name::Fact(slot, Typed { nullable: ty == Type::Null, ty }))
        };
        let scope = Scope { names: (0..).zip(&self.inputs).map(named).collect(), open: true, ..Scope::default() };
        let facts: Vec<Cell> = self.inputs.values().map(|value| Cell { set: value.set(), told: true }).collect();
        let today = Day::new(2026, 2, 10).unwrap();
        let world = World { at: None, counted: None, facts: &facts, lists: &[], steps: &[], today };

        let mut gaps = Vec::new();
        match lower_unchecked(&self.expr, &scope) {
            Err(faults) => gaps.push((Gap::Value, format!("{faults:?}"))),
            Ok(code) => {
                let given = evaluate(&code, &world, Narrowing::Full);
                if !same(&given, &self.expect.set()) {
                    gaps.push((Gap::Value, format!("gives {given:?}")));
                }
            }
        }
        let said = match compile(&self.expr, &scope, None) {
            Err(faults) => Some(format!("{faults:?}")),
            Ok(rule) => {
                let (_, traps) = check_run(&rule.code, &world);
                (!traps.is_empty()).then(|| format!("{traps:?}"))
            }
        };
        match said {
            Some(said) if !self.is_null() => gaps.push((Gap::Refused, said)),
            None if self.error => gaps.push((Gap::Accepted, String::new())),
            _ => {}
        }
        gaps
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dir = self.dir.rsplit('/').next().unwrap_or_default();
        write!(f, "{dir} {} {}", self.case, self.node)
    }
}

impl Value {
    fn set(&self) -> Set {
        match self {
            Self::Null => Set::NULL,
            Self::Boolean(text) => Set::truth(text == "true"),
            Self::Decimal(text) => Set::number(text.parse().unwrap()),
            Self::String(text) => Set::text(text),
            Self::Date(text) => Set::day(text.parse().unwrap()),
            Self::Duration(text) => Set::of(match span(text) {
                Duration::Months(months) => Known::Months(Span::one(months)),
                Duration::Days(days) => Known::Days(Span::one(days)),
            }),
            Self::List(values) => Set::list(values.iter().map(Self::set).collect()),
            Self::Context(members) => {
                let members: Vec<_> = members.iter().map(|(name, value)| (name.clone(), value.set())).collect();
                Set::of(Known::Context(members.into()))
            }
        }
    }

    /// The type that a pack's author would have declared for it.
    fn ty(&self) -> Type {
        match self {
            Self::Null => Type::Null,
            Self::Boolean(_) => Type::Boolean,
            Self::Decimal(_) => Type::Number(Unit::Plain),
            Self::String(_) => Type::Text,
            Self::Date(_) => Type::Date,
            Self::Duration(text) => match span(text) {
                Duration::Months(_) => Type::Months,
                Duration::Days(_) => Type::Days,
            },
            Self::List(values) => {
                let one = values.iter().map(Self::ty).reduce(|a, b| if a == b { a } else { Type::Any });
                Type::List(one.unwrap_or(Type::Any).into())
            }
            Self::Context(members) => {
                Type::Context(members.iter().map(|(name, value)| (name.clone(), value.ty())).collect())
            }
        }
    }
}

/// A duration of the kit, which writes no days as so many seconds.
fn span(text: &str) -> Duration {
    duration(if text == "PT0S" { "P0D" } else { text }).unwrap()
}

/// Whether two known values are the same; the members of a context have no order.
fn same(a: &Set, b: &Set) -> bool {
    match (&a.some, &b.some) {
        (Known::List(List::Told(a)), Known::List(List::Told(b))) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.sure && b.sure && same(&a.value, &b.value))
        }
        (Known::Context(a), Known::Context(b)) => {
            let has = |(name, value): &(String, Set)| b.iter().any(|(other, v)| other == name && same(v, value));
            a.len() == b.len() && a.iter().all(has)
        }
        _ => a == b,
    }
}
