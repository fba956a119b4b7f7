//! Whatever the text, nothing panics, every fault lies inside it, and what is accepted is a tree within its bounds.

use proptest::prelude::*;

use super::{is_tree, scope};
use crate::feel::code::{MAX_DEPTH, MAX_LOCALS, MAX_OPS, Op};
use crate::feel::compile::{compile, lower_unchecked};
use crate::feel::diagnostic::Diagnostic;
use crate::feel::types::Scope;

const PIECES: &[&str] = &[
    "applicant",
    ".",
    "kind",
    "taxCreditGrade",
    "revenue",
    "staff",
    "listed",
    "contracts",
    "items",
    "amount",
    "paid",
    "item",
    "share",
    "cap",
    "months",
    "startOn",
    "counted",
    "applicationDay",
    "x",
    "1",
    "0",
    ".5",
    "1e3",
    "\"A\"",
    "\"enterprise\"",
    "\"企业\"",
    "null",
    "true",
    "false",
    "@\"P1Y\"",
    "@\"2026-02-10\"",
    "date(",
    "duration(",
    "sum(",
    "count(",
    "min(",
    "max(",
    "abs(",
    "floor(",
    "round up(",
    "round half up(",
    "years and months duration(",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "..",
    "+",
    "-",
    "*",
    "/",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "and",
    "or",
    "not(",
    "in",
    "if",
    "then",
    "else",
    "some",
    "every",
    "for",
    "satisfies",
    "return",
    "between",
    "//",
    "/*",
    "*/",
    "\n",
    "\"",
    "\\",
    "n",
    "scale",
    "year",
    "，",
    "🐎",
    "@",
];

const RULES: &[&str] = &[
    "applicant.taxCreditGrade != null and applicant.taxCreditGrade in (\"A\", \"B\")",
    "if applicant.revenue = null then 0 else min(share * applicant.revenue, cap)",
    "sum(contracts[item.paid != null and item.paid = item.amount].amount)",
    "every c in contracts satisfies c.product in [\"api\", \"dataset\"] and c.signedOn >= startOn - duration(\"P1Y\")",
    "max(0, round half up(n: cap - counted / 3, scale: 2))",
    "applicationDay in [startOn..startOn + @\"P3Y\") or years and months duration(startOn, applicationDay).years > 1",
    "for c in contracts return if c.paid = null then -c.amount else c.paid /* 甲 */",
    "[{x: 1, y: [2..3]}, {x: null}][x < 2].y // b",
];

fn judge(source: &str) -> Result<(), TestCaseError> {
    for scope in [scope(), Scope { open: true, ..scope() }] {
        match compile(source, &scope, None) {
            Ok(compiled) => {
                prop_assert!(is_tree(&compiled.code));
                prop_assert_eq!(compiled.code.ops.len(), compiled.spans.len());
                within_bounds(&compiled.code.ops)?;
                let same = lower_unchecked(source, &scope);
                prop_assert_eq!(same.map(|code| code.ops.len()), Ok(compiled.code.ops.len()));
            }
            Err(faults) => inside(source, &faults)?,
        }
        match lower_unchecked(source, &scope) {
            Ok(code) => {
                prop_assert!(is_tree(&code));
                within_bounds(&code.ops)?;
            }
            Err(faults) => inside(source, &faults)?,
        }
    }
    Ok(())
}

fn inside(source: &str, faults: &[Diagnostic]) -> Result<(), TestCaseError> {
    prop_assert!(!faults.is_empty());
    for fault in faults {
        prop_assert!(source.get(fault.span.start..fault.span.end).is_some(), "{:?}", fault);
        prop_assert!(!fault.message.is_empty());
    }
    Ok(())
}

fn within_bounds(ops: &[Op]) -> Result<(), TestCaseError> {
    prop_assert!(ops.len() <= MAX_OPS);
    let mut depths: Vec<u16> = Vec::new();
    for op in ops {
        let deepest = op.operands().iter().map(|place| depths[usize::from(*place)]).max();
        depths.push(deepest.unwrap_or(0) + 1);
        if let Op::Some(l) | Op::Every(l) | Op::For(l) | Op::Filter(l) = op {
            prop_assert!(usize::from(l.slot) < MAX_LOCALS);
        }
    }
    prop_assert!(depths.iter().all(|depth| *depth <= MAX_DEPTH));
    Ok(())
}

/// Rules that the grammar allows, whatever their types.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "applicant.kind",
        "applicant.revenue",
        "applicant.listed",
        "paid",
        "cap",
        "share",
        "startOn",
        "1",
        "0",
        "2.5",
        "\"A\"",
        "null",
        "true",
        "contracts",
        "items.amount",
        "contracts.paid",
        "@\"P1Y\"",
        "@\"P1D\"",
        "[1, 2]",
        "applicationDay.year",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(6, 48, 3, |inner| {
        let infix = prop::sample::select(vec!["+", "-", "*", "/", "=", "!=", "<", ">=", "and", "or", "in", "in <="]);
        let call = prop::sample::select(vec!["sum", "count", "min", "max", "abs", "floor", "not", "date", "duration"]);
        prop_oneof![
            (inner.clone(), infix, inner.clone()).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
            (call, inner.clone()).prop_map(|(name, a)| format!("{name}({a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("max({a}, {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})[{b}]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} in [{b}..{a}]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} in ({b}, = {a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a}, {b}]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("some x in {a} satisfies {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("for y in {a} return {b}")),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("if {a} then {b} else {c}")),
            inner.prop_map(|a| format!("-{a}")),
        ]
    })
}

proptest! {
    #[test]
    fn soup(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40), space in any::<bool>()) {
        judge(&pieces.join(if space { " " } else { "" }))?;
    }

    #[test]
    fn any_text(source in "\\PC{0,80}") {
        judge(&source)?;
    }

    #[test]
    fn grammatical(source in expression()) {
        judge(&source)?;
    }

    #[test]
    fn mutated(
        rule in prop::sample::select(RULES.to_vec()),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, prop::sample::select(PIECES.to_vec())), 0..4),
    ) {
        let mut source: Vec<char> = rule.chars().collect();
        for (at, remove, insert) in edits {
            let at = at.index(source.len() + 1);
            let end = (at + remove).min(source.len());
            source.splice(at..end, insert.chars());
        }
        judge(&source.into_iter().collect::<String>())?;
    }
}

#[test]
fn the_rules_that_are_mutated_are_valid() {
    for rule in RULES {
        assert!(compile(rule, &Scope { open: true, ..scope() }, None).is_ok(), "{rule}");
    }
}
