//! The kit's mode: inputs of any shape, contexts, and what a pack may not ask.

use std::collections::BTreeMap;

use super::is_tree;
use crate::feel::compile::compile;
use crate::feel::diagnostic::code;
use crate::feel::types::{Name, Scope, Type, Typed, Unit};

fn scope() -> Scope {
    let number = Type::Number(Unit::Plain);
    let person = BTreeMap::from([("dept".to_owned(), number), ("name".to_owned(), Type::Text)]);
    let names = [("people", Type::List(Type::Context(person).into())), ("nothing", Type::Null), ("any", Type::Any)];
    let named = |(at, (name, ty)): (u16, (&str, Type))| {
        let nullable = ty == Type::Null;
        (name.to_owned(), Name::Fact(at, Typed { ty, nullable }))
    };
    Scope { names: (0..).zip(names).map(named).collect(), open: true, ..Scope::default() }
}

#[test]
fn accepted() {
    let rows = [
        "people[dept = 20].name",
        "people[item.dept = 20 and name != \"x\"]",
        "true or null",
        "nothing and false",
        "if nothing then 1 else 2",
        "false = null",
        "null != null",
        "[{x: 1}, {y: 2}][y > 1].x",
        "[{a: {b: [1]}}, {a: {b: 2}}].a.b",
        "{a: 1} in [{b: 2}, {a: 1}]",
        "[1, 2] in =[1, 2]",
        "[1, 2] in ([1], =[1, 2])",
        "1 in [[2..4], [1..3]]",
        "true in [false, 2]",
        "\"b\" in >= \"a\"",
        "[1..2] = [1..3]",
        "[] = []",
        "@\"P10D\" / @\"P5D\"",
        "(10 + 20) / (-5 * 3)",
        "for x in any return for y in x return y.z",
        "any[a.b > 1]",
        "for any in [1] return any",
    ];
    for source in rows {
        let compiled = compile(source, &scope(), None).unwrap_or_else(|faults| panic!("{source}: {faults:?}"));
        assert!(is_tree(&compiled.code), "{source}");
    }
}

#[test]
fn refused() {
    let rows = [
        ("1 + null", code::NULL),
        ("nothing + 1", code::NULL),
        ("null in [1..2]", code::NULL),
        ("5 in [1..null]", code::NULL),
        ("100 / 0", code::NUMBER),
        ("@\"P1D\" / @\"P0D\"", code::NUMBER),
        ("\"10\" * 10", code::TYPE),
        ("[1..2] + 1", code::TYPE),
        ("{a: 1} < {a: 2}", code::TYPE),
        ("[1] < [2]", code::TYPE),
        ("[] = 0", code::TYPE),
        ("123 and true", code::TYPE),
        ("not(1)", code::TYPE),
        ("100[true]", code::TYPE),
        ("[1, 2][1]", code::PROFILE),
        ("for i in [2..1] return i", code::TYPE),
        ("{a: 1}.b", code::NAME),
        ("abs(1, 1)", code::CALL),
        ("abs(number: 1)", code::CALL),
        ("round down(5.5, 6177)", code::CALL),
        ("1 in (2, !=3)", code::PROFILE),
    ];
    for (source, code) in rows {
        let faults = compile(source, &scope(), None).expect_err(source);
        assert_eq!(faults.first().map(|fault| fault.code), Some(code), "{source}: {faults:?}");
    }
}
