//! A measure as one query, from what is told to conditions, verdict and award: a `WITH` that is read from the top.
//!
//! Each part ends with `OFFSET 0`, or the planner would put its expressions wherever they are named and compute them as often.

use super::rule::{self, Kind, ROW, Reads, Rounding, Said, rounded};
use super::scope::Scope;
use super::{DAY, ID, condition, items, quote, told};
use crate::feel::Code;
use crate::pack::check::digits::Size;
use crate::pack::model::{Asked, Award, AwardValue};

/// The parts of a query.
struct Parts(Vec<(String, String)>);

/// A step of the award: its columns.
struct Step {
    label: String,
    columns: Vec<String>,
}

/// The query of a measure over a table.
pub(super) fn query(scope: &Scope<'_>, table: &str) -> Said<String> {
    let mut reads = Reads::default();
    let conditions = scope.measure.conditions.iter();
    let conditions: Vec<String> =
        conditions.map(|of| condition::outcome(scope, of, &mut reads)).collect::<Said<_>>()?;
    let of_items = items::outcomes(scope, &mut reads)?;
    let steps = scope.measure.award.as_ref().map(|award| steps(scope, award, &mut reads)).transpose()?;
    let items = scope.items.as_ref().map(|items| {
        reads.lists.insert(items.slot);
        items::judged(scope, items, &of_items, &reads)
    });

    let mut parts = Parts(Vec::new());
    parts.add_told(scope, &reads, table);
    let rules = scope.measure.conditions.iter().zip(&conditions).zip(&scope.conditions);
    let mut judged: Vec<String> =
        rules.map(|((of, outcome), name)| condition::column(of, outcome, name, "    ")).collect();
    judged.extend(items.map(|items| format!("{items} AS items")));
    parts.add("judged", &judged);
    parts.add("decided", &[format!("{} AS verdict", verdict(scope))]);
    for (number, step) in steps.iter().flatten().enumerate() {
        let said = format!("-- {}\n    ", quote::line(&step.label));
        parts.add(&format!("step_{}", number + 1), &[said + &step.columns.join(",\n    ")]);
    }
    if steps.is_some() {
        parts.add("bounded", &bounds(scope));
    }
    Ok(parts.select(scope, steps.is_some()))
}

impl Parts {
    /// The facts that are read: where they stand, and what they are if they are in order.
    fn add_told(&mut self, scope: &Scope<'_>, reads: &Reads, table: &str) {
        let mut raw = vec![format!("a.id AS {ID}"), format!("{} AS {DAY}", told::application_day("a.date"))];
        let mut read = vec![format!("{ROW}.{ID}"), format!("{ROW}.{DAY}")];
        // What the measure does not ask for the engine does not look at.
        let json = |asked: Asked, name: &str| {
            if scope.asks(asked) { told::place("a.facts", name) } else { "NULL::jsonb".to_owned() }
        };
        let day = format!("{ROW}.{DAY}");
        for slot in &reads.facts {
            let Some(fact) = scope.pack.fact(*slot) else { continue };
            let (asked, column) = (Asked::Fact { slot: *slot, required: false }, scope.fact(*slot));
            raw.push(format!("{} AS {}", json(asked, &fact.name), quote::name(column)));
            let own = format!("{ROW}.{}", quote::name(column));
            read.extend(told::columns(&scope.pack.built, fact, column, &own, &day));
        }
        for slot in &reads.lists {
            let Some(list) = scope.pack.list(*slot) else { continue };
            let column = quote::name(scope.list(*slot));
            raw.push(format!("{} AS {column}", json(Asked::List { slot: *slot }, &list.name)));
            read.push(format!("{} AS {column}", told::list(list.max, &format!("{ROW}.{column}"))));
        }
        self.0.push(("raw".to_owned(), format!("SELECT\n    {}\n  FROM {table} AS a", raw.join(",\n    "))));
        let read = format!("SELECT\n    {}\n  FROM raw AS {ROW}\n  OFFSET 0", read.join(",\n    "));
        self.0.push(("told".to_owned(), read));
    }

    /// All columns so far, and some more.
    fn add(&mut self, name: &str, columns: &[String]) {
        let before = self.0.last().map_or("", |(name, _)| name.as_str());
        let columns: String = columns.iter().map(|column| format!(",\n    {column}")).collect();
        let query = format!("SELECT\n    {ROW}.*{columns}\n  FROM {before} AS {ROW}\n  OFFSET 0");
        self.0.push((name.to_owned(), query));
    }

    fn select(&self, scope: &Scope<'_>, award: bool) -> String {
        let with: Vec<String> = self.0.iter().map(|(name, query)| format!("{name} AS (\n  {query}\n)")).collect();
        let mut columns = vec![format!("{ROW}.{ID} AS id"), format!("{ROW}.{DAY} AS date")];
        columns.extend(scope.conditions.iter().map(|name| format!("{ROW}.{}", quote::name(name))));
        columns.extend(scope.items.iter().map(|_| format!("{ROW}.items")));
        columns.push(format!("{ROW}.verdict"));
        if award {
            columns.push(format!("CASE WHEN {ROW}.award_low = {ROW}.award_high THEN {ROW}.award_low END AS award"));
            columns.extend(["award_low", "award_high"].map(|name| format!("{ROW}.{name}")));
        }
        let last = self.0.last().map_or("", |(name, _)| name.as_str());
        format!("WITH {}\nSELECT\n  {}\nFROM {last} AS {ROW}", with.join(", "), columns.join(",\n  "))
    }
}

/// Whether one may apply (CONTRACT.md, "Not told is a state of knowledge").
fn verdict(scope: &Scope<'_>) -> String {
    let column = |name: &String| format!("{ROW}.{}", quote::name(name));
    let rules = scope.measure.conditions.iter().zip(&scope.conditions);
    let strict: Vec<String> = rules.filter(|(rule, _)| !rule.in_principle).map(|(_, name)| column(name)).collect();
    let mut against = Vec::new();
    if !strict.is_empty() {
        against.push(format!("'{}' IN ({})", condition::UNMET, strict.join(", ")));
    }
    let all = scope.conditions.iter().map(|name| format!("{} = '{}'", column(name), condition::MET));
    let mut in_favour: Vec<String> = all.collect();
    if scope.items.is_some() {
        let (counted, open) = (items::any_is("counted"), items::any_is("unknown"));
        against.push(format!("({ROW}.items IS NOT NULL AND NOT {counted} AND NOT {open})"));
        in_favour.push(counted);
    }
    let against = if against.is_empty() { "FALSE".to_owned() } else { against.join(" OR ") };
    let in_favour = if in_favour.is_empty() { "TRUE".to_owned() } else { in_favour.join(" AND ") };
    format!("CASE WHEN {against} THEN 'ineligible' WHEN {in_favour} THEN 'eligible' ELSE 'undetermined' END")
}

/// The steps of an award; the last is rounded to whole fen, downward.
fn steps(scope: &Scope<'_>, award: &Award, reads: &mut Reads) -> Said<Vec<Step>> {
    let mut sizes: Vec<Size> = Vec::new();
    let mut out = Vec::new();
    let last = award.steps.len().saturating_sub(1);
    for (place, (step, name)) in award.steps.iter().zip(&scope.steps).enumerate() {
        let mut say = |code: &Code| -> Said<String> {
            let value = rule::say(scope, code, &sizes, reads)?;
            let value = if place == last { rounded(value, Rounding::Floor, 2)? } else { value };
            Ok(value.expect(Kind::Number)?.text)
        };
        let of = |reason: String| format!("step {} of the award: {reason}", step.id);
        let (columns, size) = match &step.value {
            AwardValue::Exactly(code) => {
                let columns = vec![format!("{} AS {}", say(code).map_err(of)?, quote::name(name))];
                (columns, rule::size(scope, code, &sizes))
            }
            AwardValue::Between(low, high) => {
                let (low, high) = (say(low).map_err(of)?, say(high).map_err(of)?);
                // A range that is not the last step is read by none: whoever names it is refused.
                let ends = [("min", " low"), ("max", " high")];
                let columns = ends.map(|(end, of)| {
                    format!(
                        "(SELECT CASE WHEN count(*) = count(v) THEN {end}(v) END FROM (VALUES ({low}), ({high})) AS q(v)) AS {}",
                        quote::name(&format!("{name}{of}"))
                    )
                });
                (columns.to_vec(), Size::default())
            }
        };
        sizes.push(size);
        out.push(Step { label: step.label.clone(), columns });
    }
    Ok(out)
}

/// The least and the greatest that the award can be.
fn bounds(scope: &Scope<'_>) -> Vec<String> {
    let award = scope.measure.award.as_ref().and_then(|award| award.steps.last());
    let ranges = award.is_some_and(|step| matches!(step.value, AwardValue::Between(..)));
    let name = scope.steps.last().map_or("", String::as_str);
    let end = |of: &str| {
        let name = if ranges { format!("{name}{of}") } else { name.to_owned() };
        format!("{ROW}.{}", quote::name(&name))
    };
    vec![
        format!("CASE {ROW}.verdict WHEN 'eligible' THEN {} ELSE 0.00 END AS award_low", end(" low")),
        format!("CASE {ROW}.verdict WHEN 'ineligible' THEN 0.00 ELSE {} END AS award_high", end(" high")),
    ]
}
