//! Random rules over random applications: PostgreSQL as an engine of the rule language beside ours.

use std::sync::LazyLock;

use huiqi::Pack;
use huiqi::contract::{Basis, MeasureKind};
use huiqi::feel::code::Op;
use huiqi::feel::compile::compile;
use huiqi::feel::types::{Scope, Type};
use huiqi::feel::{Code, check_run};
use huiqi::pack::model::{
    Asked as Asks, Award, AwardStep, AwardValue, Built, Choice, ChoiceList, Condition, Fact, FactKind, Items, List,
    Measure, NoneAnswer, Term, Use,
};
use huiqi::sql::{Target, script};
use huiqi::value::{ItemRef, Known};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::agree::{Asked, hold};
use super::postgres::Postgres;
use crate::language::ground::{self, Ground};
use crate::packs;
use crate::soundness_language::grammar::Grammar;
use crate::soundness_language::tape::Tape;

/// How many rules are drawn, and how many applications each is tried with.
const RULES: usize = 900;
const WORLDS: usize = 20;
/// How many conditions a measure has.
const TOGETHER: usize = 10;

/// Rules of an item that the random ones come upon too seldom.
const CONDITIONS: &[&str] = &[
    "paid = null",
    "paid != null and paid >= amount",
    "some x in [applicant.revenue, 5] satisfies x = null",
    "every x in [applicant.incident, signed] satisfies x != null",
    "count([applicant.revenue, 5, amount]) = 3",
    "count(contracts[item.paid = null]) > 1",
    "count(contracts.amount) = count(for c in contracts return c.voucher)",
    "amount in contracts.amount",
    "amount in (for c in contracts return c.amount * 2)",
    "amount in [awarded, 200000, 1000000]",
    "amount in ([0..12], 200000, > 999999)",
    "signed in (opening..applicationDay]",
    "some c in contracts satisfies every d in contracts satisfies c.amount >= d.amount",
    "count(for c in contracts[item.voucher] return max(c.amount, 1)) > 1 or not(voucher)",
    "years and months duration(signed, applicationDay).months > 3",
    "years and months duration(applicationDay, signed).years <= -1",
    "years and months duration(signed, applicant.founded) < duration(\"P1Y\")",
    "signed - duration(\"P1M\") < applicant.founded + duration(\"P13M\")",
    "signed + years * duration(\"P1Y\") < applicant.founded",
    "signed - applicant.staff * duration(\"P30D\") > applicant.founded",
    "(signed - applicant.founded) / 7 < duration(\"P100D\")",
    "(signed - applicant.founded).days / 8 < 100",
    "duration(\"P30M\") / -4 > years and months duration(signed, applicationDay)",
    "signed.weekday in (1, 5) and signed.month + signed.day > 3",
    "abs(signed - applicationDay) > duration(\"P90D\")",
    "(if applicant.revenue = null then amount else applicant.revenue) > 12",
    "(if voucher then null else amount) = null",
    "applicant.grade = null or applicant.grade in (\"A\", \"B\")",
];

/// What is rounded: to which side of 0, and whether the quotient ends.
const ROUNDED: &[&str] =
    &["(awarded - cap) / 3", "(cap - awarded) / -7", "awarded / 0.3", "(awarded - cap) / 8", "awarded * share"];
const ROUNDINGS: &[&str] = &["floor", "ceiling", "round up", "round down", "round half up"];

#[test]
fn random_rules_come_out_as_the_engine_has_them() {
    let ground = Ground::read();
    let mut runner = TestRunner::deterministic();
    let mut tape = |longest: usize| vec(any::<u16>(), longest / 2..longest).new_tree(&mut runner).unwrap().current();
    let (mut conditions, mut sums) = (Vec::new(), Vec::new());
    for source in CONDITIONS {
        let code = lawful(&ground, source, true).unwrap_or_else(|| panic!("no pack could have {source}"));
        conditions.push(((*source).to_owned(), code));
    }
    for (what, how) in ROUNDED.iter().flat_map(|what| ROUNDINGS.iter().map(move |how| (what, how))) {
        for scale in [-3, 0, 1] {
            let source = format!("{how}({what}, {scale})");
            let code = lawful(&ground, &source, false).unwrap_or_else(|| panic!("no pack could have {source}"));
            sums.push((source, code));
        }
    }
    let chosen = (conditions.len(), sums.len());
    for number in 0..RULES {
        let of_item = number % 3 > 0;
        let choices = tape(240);
        let mut choices = Tape::new(&choices);
        let mut grammar = Grammar::new(&mut choices, of_item);
        let source = if of_item { grammar.condition() } else { grammar.rule() };
        if let Some(code) = lawful(&ground, &source, of_item) {
            if of_item { &mut conditions } else { &mut sums }.push((source, code));
        }
    }
    let drawn = (conditions.len(), sums.len());
    let said = |measure: &Measure| {
        let pack = pack(&ground, vec![measure.clone()]);
        script(&pack, None, &Target::default()).unwrap().left_out.is_empty()
    };
    let is_said = |code: &Code, of_item: bool| {
        let conditions = if of_item { std::slice::from_ref(code) } else { &[] };
        said(&measure(&ground, "one", conditions, (!of_item).then_some(code)))
    };
    for (rules, chosen, of_item) in [(&conditions, chosen.0, true), (&sums, chosen.1, false)] {
        rules.iter().take(chosen).for_each(|(source, code)| assert!(is_said(code, of_item), "{source} is left out"));
    }
    conditions.retain(|(_, code)| is_said(code, true));
    sums.retain(|(_, code)| is_said(code, false));
    println!("of {drawn:?} lawful rules {:?} are said in SQL", (conditions.len(), sums.len()));
    // The others compare texts, or go on with a quotient that does not end.
    assert!(conditions.len() > 300 && sums.len() > 40);

    let of = |rules: &[(String, Code)]| rules.iter().map(|(_, code)| code.clone()).collect::<Vec<_>>();
    let mut measures: Vec<Measure> = Vec::new();
    for (number, rules) in conditions.chunks(TOGETHER).enumerate() {
        measures.push(measure(&ground, &format!("conditions-{number}"), &of(rules), None));
    }
    for (number, (_, code)) in sums.iter().enumerate() {
        measures.push(measure(&ground, &format!("sum-{number}"), &[], Some(code)));
    }
    let worlds: Vec<Value> = (0..WORLDS).map(|_| world(&mut Tape::new(&tape(120)))).collect();
    let half: Vec<Value> = worlds.iter().map(|world| half_told(world, &mut Tape::new(&tape(120)))).collect();
    let asked = |worlds: &[Value]| -> Vec<Asked> {
        let of = |id: &String, facts: &Value| Asked {
            measure: id.clone(),
            date: ground::TODAY.into(),
            facts: facts.clone(),
        };
        measures.iter().flat_map(|measure| worlds.iter().map(|facts| of(&measure.id, facts))).collect()
    };
    let (whole, half) = (asked(&worlds), asked(&half));
    let pack = pack(&ground, measures);
    let server = Postgres::start("language");
    let held = hold(&server, &pack, &whole, true);
    println!("everything told: {held:?}");
    assert_eq!((held.rows, held.outcomes.0), (whole.len(), held.outcomes.1));
    let held = hold(&server, &pack, &half, false);
    println!("half told: {held:?}");
    assert!(held.outcomes.1 * 2 > held.outcomes.0, "what is told decides less than half of what it could");
}

/// A rule that SQL would say otherwise is not said at all, and the script says which and why.
#[test]
fn what_cannot_be_said_is_left_out() {
    let ground = Ground::read();
    for (rule, reason) in [
        ("applicant.title = \"a\"", "it compares texts"),
        ("applicant.title in (\"a\", \"b\") or voucher", "it compares texts"),
        ("amount / 3 > 12", "a quotient that does not end"),
        ("round down(amount / 3, 9) > 12", "more than 6 places"),
    ] {
        let code = lawful(&ground, rule, true).unwrap_or_else(|| panic!("no pack could have {rule}"));
        let said = measure(&ground, "said", &[lawful(&ground, "voucher", true).unwrap()], None);
        let pack = pack(&ground, vec![measure(&ground, "unsaid", &[code], None), said]);
        let script = script(&pack, None, &Target::default()).unwrap();
        assert_eq!(script.measures, ["said"], "{rule}");
        let [left] = &script.left_out[..] else { panic!("{:?}", script.left_out) };
        assert!(
            left.reason.starts_with("condition rule-0: ") && left.reason.contains(reason),
            "{rule}: {}",
            left.reason
        );
        assert!(script.text.contains(&format!("unsaid: {}", left.reason)) && !script.text.contains("\"unsaid\""));
    }
}

/// A rule that a pack could have, its terms numbered as the measures have them.
fn lawful(ground: &Ground, source: &str, of_item: bool) -> Option<Code> {
    let scope: &Scope = if of_item { &ground.item } else { &ground.award };
    let rule = compile(source, scope, None).ok().filter(|rule| !rule.ty.nullable)?;
    let wanted = if of_item { rule.ty.ty == Type::Boolean } else { matches!(rule.ty.ty, Type::Number(_)) };
    let mut state = ground.untold();
    state.at = of_item.then_some(ItemRef::Any(0));
    if !wanted || !check_run(&rule.code, &state.world()).1.is_empty() {
        return None;
    }
    let mut code = rule.code;
    let constants: Vec<Option<Op>> = terms().iter().map(Term::constant).collect();
    for place in 0..code.ops.len() {
        if let Op::Term(constant, _) = code.ops[place] {
            let constant_op = &code.ops[usize::from(constant)];
            let number = constants.iter().position(|one| one.as_ref() == Some(constant_op)).unwrap();
            code.ops[place] = Op::Term(constant, u16::try_from(number).unwrap());
        }
    }
    Some(code)
}

/// The terms of tests/language/names.toml.
fn terms() -> Vec<Term> {
    let names = ground::table(&ground::folder().join("names.toml"));
    let term = |(id, what): (&String, &toml::Value)| {
        let (unit, value) = what.as_table().unwrap().iter().next().unwrap();
        let unit = if unit == "money" { "yuan" } else { unit };
        Term { clause: "1".into(), id: id.clone(), label: id.clone(), unit: unit.into(), value: ground::text(value) }
    };
    names["terms"].as_table().unwrap().iter().map(term).collect()
}

fn fact(of: &ground::Fact) -> Fact {
    let (kind, range) = match (&of.typed.ty, &of.range.some) {
        (Type::Boolean, _) => (FactKind::Boolean, None),
        (Type::Choice(of), _) => (FactKind::Choice(*of), None),
        (Type::Date, _) => (FactKind::Date, None),
        (Type::Text, _) => (FactKind::Text, None),
        (Type::Number(huiqi::feel::types::Unit::Plain), Known::Number(span)) => {
            (FactKind::Integer, Some((span.lo.to_whole(), span.hi.to_whole())))
        }
        (Type::Number(_), _) => (FactKind::Money, None),
        other => panic!("no fact is {other:?}"),
    };
    Fact {
        after: None,
        clause: None,
        help: None,
        kind,
        label: of.name.clone(),
        max: range.and_then(|(_, max)| max),
        min: range.and_then(|(min, _)| min),
        name: of.name.clone(),
        none: of.typed.nullable.then(|| NoneAnswer { label: "none".into(), value: None }),
        past: false,
        settled: false,
        used: Use::Rule,
    }
}

/// What a pack has beside facts and measures.
static EMBEDDED: LazyLock<Built> =
    LazyLock::new(|| packs::structure(&std::fs::read_to_string("policies/nmg-2026-8.json").unwrap()).unwrap());

/// A pack of these measures over the names of tests/language/names.toml.
fn pack(ground: &Ground, measures: Vec<Measure>) -> Pack {
    let choice = |id: &String| Choice { id: id.clone(), label: id.clone() };
    let choices = ground.choices().iter().map(|ids| ChoiceList { values: ids.iter().map(choice).collect() });
    let list = |list: &ground::ListFact| List {
        fields: list.fields.iter().map(fact).collect(),
        help: None,
        item_label: list.name.clone(),
        label: list.name.clone(),
        max: list.most,
        name: list.name.clone(),
    };
    let built = Built {
        choices: choices.collect(),
        facts: ground.facts.iter().map(fact).collect(),
        lists: ground.lists.iter().map(list).collect(),
        measures,
        notes: Vec::new(),
        together: Vec::new(),
        ..EMBEDDED.clone()
    };
    Pack::from_built(built).unwrap()
}

/// A measure whose items have these conditions, and whose award ends with that rule.
fn measure(ground: &Ground, id: &str, conditions: &[Code], sum: Option<&Code>) -> Measure {
    let facts = (0..).zip(&ground.facts).map(|(slot, _)| Asks::Fact { slot, required: false });
    let condition = |(number, met): (usize, &Code)| Condition {
        clause: "1".into(),
        id: format!("rule-{number}"),
        in_principle: false,
        met: met.clone(),
        remedy: None,
        text: String::new(),
        unmet: None,
    };
    let counted = compile("sum(items.amount)", &ground.award, None).unwrap().code;
    let step = |id: &str, code: Code| AwardStep { id: id.into(), label: id.into(), value: AwardValue::Exactly(code) };
    Measure {
        applicants: Vec::new(),
        article: 1,
        award: Some(Award {
            basis: Basis::Entitlement,
            clause: "1".into(),
            room: None,
            steps: std::iter::once(step("counted", counted)).chain(sum.map(|sum| step("award", sum.clone()))).collect(),
        }),
        clauses: Vec::new(),
        conditions: Vec::new(),
        contacts: Vec::new(),
        facts: facts.chain([Asks::List { slot: 0 }]).collect(),
        first: Vec::new(),
        id: id.to_owned(),
        items: Some(Items { conditions: conditions.iter().enumerate().map(condition).collect(), list: 0 }),
        kind: MeasureKind::Award,
        material_hints: Vec::new(),
        materials: Vec::new(),
        references: Vec::new(),
        steps: Vec::new(),
        summary: String::new(),
        terms: terms(),
        title: id.to_owned(),
        workdays_only: None,
    }
}

/// An application that tells everything, its numbers and days close to one another and to those of the rules.
fn world(tape: &mut Tape<'_>) -> Value {
    let contracts: Vec<Value> = (0..tape.below(4))
        .map(|_| {
            let paid = if tape.once_in(3) { Value::Null } else { money(tape) };
            json!({ "amount": money(tape), "paid": paid, "product": tape.pick(&["dataset", "api", "other"]),
                    "signed": day(tape), "voucher": tape.once_in(2) })
        })
        .collect();
    let grade = *tape.pick(&["A", "B", "M", "C", "D", ""]);
    let applicant = json!({
        "kind": tape.pick(&["enterprise", "institution"]),
        "grade": if grade.is_empty() { Value::Null } else { grade.into() },
        "staff": tape.below(13),
        "listed": tape.once_in(2),
        "revenue": if tape.once_in(3) { Value::Null } else { money(tape) },
        "founded": day(tape),
        "incident": if tape.once_in(3) { Value::Null } else { day(tape) },
        "title": tape.pick(&["a", "b"]),
    });
    json!({ "applicant": applicant, "awarded": money(tape), "contracts": contracts })
}

/// The same with holes: facts, fields, the whole list.
fn half_told(world: &Value, tape: &mut Tape<'_>) -> Value {
    match world {
        Value::Object(members) => {
            let told = members.iter().filter(|_| !tape.once_in(4)).map(|(key, _)| key.clone()).collect::<Vec<_>>();
            told.into_iter().map(|key| (key.clone(), half_told(&members[&key], tape))).collect()
        }
        Value::Array(items) => items.iter().map(|item| half_told(item, tape)).collect(),
        other => other.clone(),
    }
}

fn money(tape: &mut Tape<'_>) -> Value {
    let fen = tape.below(3);
    let yuan = match tape.below(4) {
        0 => tape.below(13),
        1 => 200_000,
        2 => 2_000 * tape.below(400),
        _ => 1_000_000 - tape.below(3),
    };
    format!("{yuan}.{:02}", if yuan == 1_000_000 { 0 } else { 33 * fen }).into()
}

fn day(tape: &mut Tape<'_>) -> Value {
    let days = [
        "2024-02-29",
        "2025-01-31",
        "2026-02-28",
        "2026-06-15",
        "2026-06-28",
        "2026-12-28",
        "1900-01-01",
        "2199-12-31",
    ];
    (*tape.pick(&days)).into()
}
