//! The rule language, held against rows of data: `tests/language/*.toml`, and every example of `docs/language.md`.
//!
//! A row is a rule over the names of `tests/language/names.toml`:
//!
//! - `is`: what the rule can be, each condition judged alone; `full`: where narrowing makes it less, what then;
//! - `told`, `within`: facts that are told, and facts of which so much is known; all others are their whole range;
//! - `item`: it is a rule of each item, of the item at that index, or of `any` item of a list that is not told;
//!   `counts`: of each item, whether it counts for the award (`yes`, `no`, `perhaps`); `today`: the application day;
//! - `gives`: its type; `needs`, `because`: what it waits for, what decided it;
//! - `fault`, with `at` and `help`: the code with which it is refused, the part that is underlined, and a part of what is
//!   said; `is` is then what the evaluator alone makes of it, which is what FEEL says;
//! - `fails`, with `at`: why it is refused when it is run on the empty form.
//!
//! Where a row has neither `fault` nor `fails`, a pack could have the rule.

pub mod ground;
mod places;
pub mod shown;

use std::fs;
use std::path::PathBuf;

use huiqi::feel::compile::{compile, lower_unchecked};
use huiqi::feel::diagnostic::Diagnostic;
use huiqi::feel::{Code, Counted, Items, Narrowing, Read, Share, because, check_run, evaluate, needs};
use huiqi::value::ItemRef;
use serde::Deserialize;
use toml::{Table, Value};

use ground::{Fact, Ground, State, folder};
use shown::shown;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Row {
    pub rule: String,
    pub is: Option<String>,
    pub full: Option<String>,
    pub told: Table,
    pub within: Table,
    pub item: Option<Value>,
    pub counts: Vec<String>,
    pub today: Option<String>,
    pub gives: Option<String>,
    pub needs: Option<Vec<String>>,
    pub because: Option<Vec<String>>,
    pub fault: Option<String>,
    pub fails: Option<String>,
    pub at: Option<String>,
    pub help: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    row: Vec<Row>,
}

/// The files of rows, by name, in order.
pub fn files() -> Vec<(String, Vec<Row>)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !["names", "kit-gaps"].contains(&name.as_str()) {
            let rows: Rows = toml::from_str(&fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            out.push((name, rows.row));
        }
    }
    out
}

#[test]
fn rows_hold() {
    let ground = Ground::read();
    let (mut count, mut wrong) = (0, Vec::new());
    for (file, rows) in files() {
        for row in rows {
            count += 1;
            let faults = row.faults(&ground);
            wrong.extend(faults.into_iter().map(|fault| format!("{file}: {}\n    {fault}", row.rule)));
        }
    }
    assert!(wrong.is_empty(), "{} faults in {count} rows:\n{}", wrong.len(), wrong.join("\n"));
    println!("{count} rows of the rule language hold");
}

impl Row {
    /// What of the row does not hold.
    pub fn faults(&self, ground: &Ground) -> Vec<String> {
        let scope = if self.item.is_some() { &ground.item } else { &ground.award };
        let mut out = Vec::new();
        let code = match (compile(&self.rule, scope, None), &self.fault) {
            (Ok(rule), None) => {
                differs(&mut out, "gives", self.gives.as_deref(), || rule.ty.ty.to_string());
                self.run_empty(
                    ground,
                    &rule.code,
                    &rule.spans.iter().map(|s| s.of(&self.rule)).collect::<Vec<_>>(),
                    &mut out,
                );
                Some(rule.code)
            }
            (Err(faults), Some(code)) => {
                if !faults.iter().any(|fault| self.is_said(fault, code)) {
                    out.push(format!(
                        "want {code} at {:?} {:?}, got {}",
                        self.at,
                        self.help,
                        said(&faults, &self.rule)
                    ));
                }
                lower_unchecked(&self.rule, scope).ok()
            }
            (Err(faults), None) => {
                out.push(format!("refused: {}", said(&faults, &self.rule)));
                None
            }
            (Ok(_), Some(code)) => {
                out.push(format!("want {code}, but it is accepted"));
                None
            }
        };
        match code {
            Some(code) => self.run(ground, &code, &mut out),
            None if self.is.is_some() => out.push("it cannot be run".to_owned()),
            None => {}
        }
        out
    }

    fn is_said(&self, fault: &Diagnostic, code: &str) -> bool {
        let words = format!("{} {}", fault.message, fault.help.as_deref().unwrap_or_default());
        fault.code == code
            && self.at.as_deref().is_none_or(|at| fault.span.of(&self.rule) == at)
            && self.help.as_deref().is_none_or(|help| words.contains(help))
    }

    /// Runs the rule with nothing told, as it is checked when a pack is built.
    fn run_empty(&self, ground: &Ground, code: &Code, spans: &[&str], out: &mut Vec<String>) {
        let state = State { at: self.item.as_ref().map(|_| ItemRef::Any(0)), ..ground.untold() };
        let (_, traps) = check_run(code, &state.world());
        let spot = |place: u16| spans[usize::from(place)];
        let traps: Vec<_> = traps.iter().map(|trap| (trap.what, spot(trap.place))).collect();
        let wanted = |(what, at): &(&str, &str)| {
            self.fails.as_deref() == Some(what) && self.at.as_deref().is_none_or(|wanted| wanted == *at)
        };
        match self.fails {
            None if !traps.is_empty() => out.push(format!("fails on the empty form: {traps:?}")),
            Some(_) if !traps.iter().any(wanted) => {
                out.push(format!("want it to fail: {:?} at {:?}, got {traps:?}", self.fails, self.at));
            }
            _ => {}
        }
    }

    fn run(&self, ground: &Ground, code: &Code, out: &mut Vec<String>) {
        let state = self.state(ground);
        let is = |narrowing| shown(&evaluate(code, &state.world(), narrowing), ground.choices());
        differs(out, "is", self.is.as_deref(), || is(Narrowing::NullOnly));
        differs(out, "full", self.full.as_deref().or(self.is.as_deref()), || is(Narrowing::Full));
        let names = |reads: Vec<Read>| reads.into_iter().map(|read| name(ground, read)).collect::<Vec<_>>().join(", ");
        let joined = |names: &Vec<String>| names.join(", ");
        let needed = || names(needs(code, &state.world(), Narrowing::Full));
        differs(out, "needs", self.needs.as_ref().map(joined).as_deref(), needed);
        let decided = || names(because(code, &state.world()));
        differs(out, "because", self.because.as_ref().map(joined).as_deref(), decided);
    }

    /// What the row says is known.
    fn state(&self, ground: &Ground) -> State {
        let mut state = ground.untold();
        let mut known: Vec<(String, &Value)> = Vec::new();
        paths("", &self.told, &mut known);
        let told = known.len();
        paths("", &self.within, &mut known);
        for (at, (path, value)) in known.into_iter().enumerate() {
            if let Some(list) = ground.lists.iter().position(|list| list.name == path) {
                state.lists[list] = Items::Told(items(value, &ground.lists[list].fields, ground));
            } else if let Some(step) = ground.steps.iter().position(|step| step.name == path) {
                state.steps[step] = ground.steps[step].cell(value, ground.choices()).set;
            } else {
                let slot = ground.slot(&path);
                state.facts[slot] = ground.facts[slot].cell(value, ground.choices());
                assert_eq!(state.facts[slot].told, at < told, "{path} is told with one value, else `within` a range");
            }
        }
        if let Items::Told(items) = &state.lists[0] {
            state.counted = Some(counted(items, &self.counts));
        }
        state.at = self.item.as_ref().map(|item| match item.as_integer() {
            Some(index) => ItemRef::At(0, u32::try_from(index).unwrap()),
            None => ItemRef::Any(0),
        });
        if let Some(today) = &self.today {
            state.today = today.parse().unwrap();
        }
        state
    }
}

/// Notes what is other than wanted.
fn differs(out: &mut Vec<String>, what: &str, want: Option<&str>, got: impl Fn() -> String) {
    if let Some(want) = want {
        let got = got();
        if want != got {
            out.push(format!("{what}: want {want}, got {got}"));
        }
    }
}

fn said(faults: &[Diagnostic], rule: &str) -> String {
    let one = |f: &Diagnostic| {
        format!("{} at `{}`: {} ({})", f.code, f.span.of(rule), f.message, f.help.as_deref().unwrap_or(""))
    };
    faults.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The facts of a table, with the paths that their groups give them.
fn paths<'t>(group: &str, table: &'t Table, out: &mut Vec<(String, &'t Value)>) {
    for (name, value) in table {
        let path = format!("{group}{name}");
        match value {
            Value::Table(members) => paths(&format!("{path}."), members, out),
            value => out.push((path, value)),
        }
    }
}

/// The items of a told list.
fn items(value: &Value, fields: &[Fact], ground: &Ground) -> Vec<Vec<huiqi::feel::Cell>> {
    let item = |item: &Value| {
        let told = item.as_table().unwrap();
        let unknown = told.keys().find(|name| fields.iter().all(|field| field.name != **name));
        assert!(unknown.is_none(), "an item has no {unknown:?}");
        let cell = |field: &Fact| match told.get(&field.name) {
            Some(value) => field.cell(value, ground.choices()),
            None => huiqi::feel::Cell { set: field.range.clone(), told: false },
        };
        fields.iter().map(cell).collect()
    };
    value.as_array().unwrap().iter().map(item).collect()
}

/// The items that count, as the row says; perhaps, where it says nothing.
fn counted(items: &[Vec<huiqi::feel::Cell>], counts: &[String]) -> Counted {
    let share = |(index, fields): (usize, &Vec<huiqi::feel::Cell>)| {
        let sure = match counts.get(index).map_or("perhaps", String::as_str) {
            "yes" => true,
            "perhaps" => false,
            "no" => return None,
            other => panic!("an item counts yes, no or perhaps, not {other}"),
        };
        Some(Share { fields: fields.clone(), index: u32::try_from(index).unwrap(), sure })
    };
    Counted { list: 0, open: None, shares: items.iter().enumerate().filter_map(share).collect() }
}

/// What a rule read, by name.
fn name(ground: &Ground, read: Read) -> String {
    match read {
        Read::Fact(slot) => ground.facts[usize::from(slot)].name.clone(),
        Read::Field(list, index, field) => {
            let list = &ground.lists[usize::from(list)];
            format!("{}[{index}].{}", list.name, list.fields[usize::from(field)].name)
        }
        Read::List(list) => ground.lists[usize::from(list)].name.clone(),
        Read::Share(index) => format!("items[{index}]"),
        Read::Step(step) => ground.steps[usize::from(step)].name.clone(),
    }
}
