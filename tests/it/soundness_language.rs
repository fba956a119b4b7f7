//! Random rules over random half-told worlds.
//!
//! Whatever is told, and in whatever order: the value that a rule has when everything is told lies within the set that
//! it had before; telling more never adds a value; what `needs` does not name never changes the set; what passed the
//! checks on the empty form is never an error; and nothing panics.

pub mod grammar;
pub mod tape;
mod worlds;

use std::cell::Cell;
use std::time::{Duration, Instant};

use huiqi::feel::compile::{compile, lower_unchecked};
use huiqi::feel::{Code, Narrowing, because, check_run, evaluate, needs};
use huiqi::value::{Known, Set};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestError, TestRunner};

use crate::language::ground::Ground;
use crate::language::shown::shown;
use grammar::Grammar;
use tape::Tape;
use worlds::{MOMENTS, Truth};

const BOTH: [Narrowing; 2] = [Narrowing::NullOnly, Narrowing::Full];

/// Runs a property over so many random tapes: the same ones each time, unless PROPTEST_RNG_SEED says otherwise.
fn holds(cases: u32, property: impl Fn(&[u16], &[u16]) -> Result<(), TestCaseError>) {
    let mut config =
        ProptestConfig { failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_260_210);
    }
    let tapes = (vec(any::<u16>(), 0..200), vec(any::<u16>(), 0..160));
    match TestRunner::new(config).run(&tapes, |(rule, world)| property(&rule, &world)) {
        Ok(()) => {}
        // The tapes say nothing to a reader: the rule and what is so stand in the reason.
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(fault) => panic!("{fault}"),
    }
}

/// A rule, and whether a pack could have it.
struct Rule {
    source: String,
    code: Code,
    nullable: bool,
    compiles: bool,
}

impl Rule {
    fn new(ground: &Ground, source: String, of_item: bool) -> Option<Self> {
        let scope = if of_item { &ground.item } else { &ground.award };
        match compile(&source, scope, None) {
            Ok(rule) => Some(Self { source, code: rule.code, nullable: rule.ty.nullable, compiles: true }),
            Err(_) => {
                let code = lower_unchecked(&source, scope).ok()?;
                Some(Self { source, code, nullable: true, compiles: false })
            }
        }
    }
}

#[test]
fn sets_are_sound_and_only_shrink() {
    let ground = Ground::read();
    let (rules, checked) = (Cell::new(0), Cell::new(0));
    holds(24_000, |rule, world| {
        let (mut rule, mut world) = (Tape::new(rule), Tape::new(world));
        let of_item = rule.once_in(4);
        let conditions: Vec<String> = (0..rule.below(3)).map(|_| Grammar::new(&mut rule, true).condition()).collect();
        let Some(rule) = Rule::new(&ground, Grammar::new(&mut rule, of_item).rule(), of_item) else { return Ok(()) };
        // Only what a pack could have decides which items count.
        let conditions: Vec<Code> =
            conditions.iter().filter_map(|source| Some(compile(source, &ground.item, None).ok()?.code)).collect();
        let conditions: Vec<&Code> = conditions.iter().collect();
        let truth = Truth::new(&ground, &mut world, of_item);
        let states: Vec<_> = (0..MOMENTS).map(|moment| truth.at(&ground, moment, &conditions)).collect();
        let passes = rule.compiles && check_run(&rule.code, &states[0].world()).1.is_empty();
        rules.set(rules.get() + 1);
        checked.set(checked.get() + usize::from(passes));

        let told = evaluate(&rule.code, &states[MOMENTS - 1].world(), Narrowing::NullOnly);
        let text = |set: &Set| shown(set, ground.choices());
        let source = format!("{}\n{}", rule.source, truth.shown(&ground, &rule.source));
        let full = evaluate(&rule.code, &states[MOMENTS - 1].world(), Narrowing::Full);
        prop_assert_eq!(text(&told), text(&full), "narrowing changed a value: {}", source);
        if passes {
            prop_assert!(rule.nullable || !told.null, "an error null: {}", source);
            prop_assert!(told.is_settled(), "gives {}: {}", text(&told), source);
        }
        for narrowing in BOTH {
            let mut before = Set::ANYTHING;
            for (moment, state) in states.iter().enumerate() {
                let set = evaluate(&rule.code, &state.world(), narrowing);
                let (set_text, told, before_text) = (text(&set), text(&told), text(&before));
                let at = format!("at {moment}, {narrowing:?}, {set_text}");
                prop_assert!(holds_all(&set, &full), "{at} does not hold {told}: {source}");
                // Of a rule of two kinds at once no more is asked: no pack can have it.
                prop_assert!(!rule.compiles || holds_all(&before, &set), "{at} was {before_text}: {source}");
                if passes {
                    let (_, traps) = check_run(&rule.code, &state.world());
                    prop_assert!(traps.is_empty(), "{at} fails: {traps:?}: {source}");
                }
                before = set;
            }
        }
        Ok(())
    });
    println!("{} random rules were sound; {} of them pass the checks of a pack", rules.get(), checked.get());
    assert!(checked.get() * 3 > rules.get(), "too few of the random rules are lawful");
}

#[test]
fn what_is_not_needed_changes_nothing() {
    let ground = Ground::read();
    let (asked, idle) = (Cell::new(0), Cell::new(0));
    holds(12_000, |rule, world| {
        let (mut rule, mut world) = (Tape::new(rule), Tape::new(world));
        let of_item = rule.once_in(4);
        let Some(rule) = Rule::new(&ground, Grammar::new(&mut rule, of_item).rule(), of_item) else { return Ok(()) };
        let truth = Truth::new(&ground, &mut world, of_item);
        for (moment, narrowing) in (0..MOMENTS).flat_map(|moment| BOTH.map(|narrowing| (moment, narrowing))) {
            let state = truth.at(&ground, moment, &[]);
            let needed = needs(&rule.code, &state.world(), narrowing);
            because(&rule.code, &state.world());
            let set = evaluate(&rule.code, &state.world(), narrowing);
            let rest = truth.at_with_the_rest(&ground, moment, &needed);
            let after = evaluate(&rule.code, &rest.world(), narrowing);
            // Of a rule of two kinds at once it is only asked that nothing panics.
            let text = |set: &Set| if rule.compiles { shown(set, ground.choices()) } else { String::new() };
            prop_assert_eq!(
                text(&set),
                text(&after),
                "{:?} at {}: {}\n{} needs {:?}",
                narrowing,
                moment,
                rule.source,
                truth.shown(&ground, &rule.source),
                needed
            );
            asked.set(asked.get() + needed.len());
            idle.set(idle.get() + usize::from(needed.is_empty()));
        }
        Ok(())
    });
    println!("{} facts were asked for, and what was not asked for changed nothing", asked.get());
    assert!(asked.get() > idle.get() / 2, "too few rules wait for anything");
}

/// A rule's time may not double with each level: 60 of them would never end.
#[test]
fn deep_rules_take_no_time() {
    let ground = Ground::read();
    let truth = "(applicant.revenue > 1)";
    let nested = |count: usize, step: &dyn Fn(&str) -> String| (0..count).fold(truth.to_owned(), |rule, _| step(&rule));
    let rules = [
        nested(28, &|rule| format!("({truth} and {rule})")),
        nested(28, &|rule| format!("({rule} and {truth})")),
        nested(28, &|rule| format!("({truth} or {rule})")),
        nested(28, &|rule| format!("({rule} or {truth})")),
        nested(20, &|rule| format!("({truth} and ({truth} or {rule}))")),
        nested(28, &|rule| format!("not({rule} and {truth})")),
        nested(28, &|rule| format!("(if {rule} then {truth} else {truth})")),
        nested(28, &|rule| format!("(if {truth} then {rule} else {truth})")),
        nested(28, &|rule| format!("(if {truth} then {truth} else {rule})")),
        nested(28, &|rule| format!("({rule} in ({truth}, true))")),
        nested(28, &|rule| format!("({truth} in ({rule}, true))")),
        nested(28, &|rule| format!("({rule} = {truth})")),
        nested(14, &|rule| format!("(min(if {rule} then 1 else 2, 5 - sum([1, 2])) > 1)")),
        nested(2, &|rule| format!("(count(contracts[{rule}]) > 0)")),
        nested(14, &|rule| format!("(some x in [true, false, {rule}] satisfies x)")),
        format!("count(contracts{}.amount) > 0", "[item.paid != null or item.amount > 1]".repeat(24)),
        format!("some c in contracts{} satisfies c.paid > 0", "[item.paid != null]".repeat(24)),
    ];
    let states = [ground.untold(), Truth::new(&ground, &mut Tape::new(&[]), false).at(&ground, MOMENTS - 1, &[])];
    for rule in rules {
        let began = Instant::now();
        let code = lower_unchecked(&rule, &ground.award).unwrap_or_else(|faults| panic!("{rule}: {faults:?}"));
        for state in &states {
            let world = state.world();
            check_run(&code, &world);
            because(&code, &world);
            for narrowing in BOTH {
                evaluate(&code, &world, narrowing);
                needs(&code, &world, narrowing);
            }
        }
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}: {rule}", began.elapsed());
    }
}

/// Whether every value of `inner` is one of `outer`.
fn holds_all(outer: &Set, inner: &Set) -> bool {
    let within = match (&outer.some, &inner.some) {
        (Known::Anything, _) | (_, Known::Nothing) => true,
        (Known::Truth { yes: a, no: b }, Known::Truth { yes: c, no: d }) => (*a || !c) && (*b || !d),
        (Known::Number(a), Known::Number(b)) => a.lo <= b.lo && b.hi <= a.hi,
        (Known::Day(a), Known::Day(b)) => a.lo <= b.lo && b.hi <= a.hi,
        (Known::Months(a), Known::Months(b)) | (Known::Days(a), Known::Days(b)) => a.lo <= b.lo && b.hi <= a.hi,
        (Known::Choice { of: a, mask: m }, Known::Choice { of: b, mask: n }) => a == b && n & !m == 0,
        (Known::AnyText, Known::Text(_) | Known::AnyText) => true,
        (a, b) => a == b,
    };
    within && (outer.null || !inner.null)
}
