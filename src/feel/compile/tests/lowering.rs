//! What rules lower to, and what they give.

use super::{PLAIN, RATIO, YUAN, is_tree, scope};
use crate::feel::compile::{compile, lower_unchecked};
use crate::feel::types::{Type, Unit};

#[track_caller]
fn ops(source: &str) -> String {
    let compiled = compile(source, &scope(), None).unwrap_or_else(|faults| panic!("{source}: {faults:?}"));
    assert!(is_tree(&compiled.code), "{source}");
    assert_eq!(compiled.code.ops.len(), compiled.spans.len());
    serde_json::to_string(&compiled.code).unwrap().replace('"', "")
}

#[test]
fn operations() {
    let rows = [
        ("applicant.taxCreditGrade = null", "[{fact:1},null,{compare:[=,0,1]}]"),
        ("applicant.kind = \"institution\"", "[{fact:0},{choice:[0,1]},{compare:[=,0,1]}]"),
        ("\"enterprise\" != applicant.kind", "[{choice:[0,0]},{fact:0},{compare:[!=,0,1]}]"),
        (
            "applicant.kind in (\"enterprise\", \"institution\")",
            "[{fact:0},{choice:[0,0]},{choice:[0,1]},{in:[0,[{value:1},{value:2}]]}]",
        ),
        ("applicant.kind in [\"institution\"]", "[{fact:0},{choice:[0,1]},{listOf:[1]},{in:[0,[{value:2}]]}]"),
        ("\"B\" in applicant.grades", "[{choice:[1,1]},{fact:8},{in:[0,[{value:1}]]}]"),
        (
            "applicant.kind = if applicant.listed then \"enterprise\" else \"institution\"",
            "[{fact:0},{fact:6},{choice:[0,0]},{choice:[0,1]},{if:[1,2,3]},{compare:[=,0,4]}]",
        ),
        ("applicant.title = \"A\"", "[{fact:7},{text:A},{compare:[=,0,1]}]"),
        ("-5 + applicant.staff", "[{number:-5},{fact:2},{arithmetic:[+,0,1]}]"),
        ("-share", "[{number:0.2},{negate:0}]"),
        ("sum(items.amount)", "[counted,{field:[0,0]},{call:[sum,[1]]}]"),
        ("sum(1, 2)", "[{number:1},{number:2},{listOf:[0,1]},{call:[sum,[2]]}]"),
        ("max(0, cap - awarded)", "[{number:0},{number:2000000},{fact:9},{arithmetic:[-,1,2]},{call:[max,[0,3]]}]"),
        ("round up(scale: 2, n: counted)", "[{step:0},{number:2},{call:[round-up,[0,1]]}]"),
        ("applicant.staff >= months", "[{fact:2},{number:12},{term:[1,3]},{compare:[>=,0,2]}]"),
        ("applicant.staff / months", "[{fact:2},{number:12},{term:[1,3]},{arithmetic:[/,0,2]}]"),
        ("round up(counted, months)", "[{step:0},{number:12},{term:[1,3]},{call:[round-up,[0,2]]}]"),
        ("applicationDay", "[today]"),
        ("startOn.year", "[{day:2026-02-10},{call:[year,[0]]}]"),
        ("date(2026, 2, 10)", "[{day:2026-02-10}]"),
        ("date(from: \"2026-02-10\") + @\"-P1Y2M\"", "[{day:2026-02-10},{months:-14},{arithmetic:[+,0,1]}]"),
        (
            "date(startOn.year, 12, 31)",
            "[{day:2026-02-10},{call:[year,[0]]},{number:12},{number:31},{call:[date,[1,2,3]]}]",
        ),
        ("duration(\"P30D\")", "[{days:30}]"),
        (
            "awarded in [0..cap)",
            "[{fact:9},{number:0},{number:2000000},{in:[0,[{range:{from:[1,true],to:[2,false]}}]]}]",
        ),
        ("awarded in <= cap", "[{fact:9},{number:2000000},{in:[0,[{range:{to:[1,true]}}]]}]"),
        ("awarded in =cap", "[{fact:9},{number:2000000},{compare:[=,0,1]}]"),
        (
            "count(contracts[amount >= 1])",
            "[{list:0},{local:0},{field:[1,0]},{number:1},{compare:[>=,2,3]},\
             {filter:{slot:0,list:0,body:4}},{call:[count,[5]]}]",
        ),
        (
            "some c in contracts satisfies some d in contracts satisfies c.amount = d.amount",
            "[{list:0},{list:0},{local:0},{field:[2,0]},{local:1},{field:[4,0]},{compare:[=,3,5]},\
             {some:{slot:1,list:1,body:6}},{some:{slot:0,list:0,body:7}}]",
        ),
        ("for x in [1, 2] return x", "[{number:1},{number:2},{listOf:[0,1]},{local:0},{for:{slot:0,list:2,body:3}}]"),
    ];
    for (source, expected) in rows {
        assert_eq!(ops(source), expected, "{source}");
    }
}

/// Units and types of what is accepted.
#[test]
fn types() {
    let rows: &[(&str, Type)] = &[
        ("awarded + cap", YUAN),
        ("awarded - 5", YUAN),
        ("share * awarded", YUAN),
        ("awarded * share * share", YUAN),
        ("2 * awarded", YUAN),
        ("applicant.staff * cap", YUAN),
        ("share * share", RATIO),
        ("1 - share", RATIO),
        ("share * applicant.staff", PLAIN),
        ("months * applicant.staff + 1", PLAIN),
        ("awarded / 2", YUAN),
        ("awarded / -2", YUAN),
        ("awarded / months", YUAN),
        ("1 + 2", Type::Number(Unit::Literal)),
        ("startOn + duration(\"P3Y\")", Type::Date),
        ("duration(\"P3D\") + startOn", Type::Date),
        ("applicationDay - startOn", Type::Days),
        ("2 * duration(\"P1Y\")", Type::Months),
        ("months * duration(\"P1M\")", Type::Months),
        ("-duration(\"P1D\") / 2", Type::Days),
        ("years and months duration(startOn, applicationDay)", Type::Months),
        ("(applicationDay - startOn).days", PLAIN),
        ("duration(\"P3Y\").years", PLAIN),
        ("abs(awarded - cap)", YUAN),
        ("floor(share, 2)", RATIO),
        ("min(share * counted, cap, 0)", YUAN),
        ("min([startOn, applicationDay])", Type::Date),
        ("count(items)", PLAIN),
        ("sum(for c in contracts return c.amount * share)", YUAN),
        ("max(contracts[product = \"api\"].amount)", YUAN),
        ("max(contracts.signedOn)", Type::Date),
        ("if applicant.listed then 0 else cap", YUAN),
        ("contracts[item.amount > 5]", Type::List(Type::Item(0).into())),
        ("[share, 0.5]", Type::List(RATIO.into())),
        ("applicationDay in [startOn..startOn + duration(\"P1Y\")]", Type::Boolean),
        ("applicant.kind in [\"enterprise\"] or applicant.listed", Type::Boolean),
    ];
    for (source, ty) in rows {
        let compiled = compile(source, &scope(), None).unwrap_or_else(|faults| panic!("{source}: {faults:?}"));
        assert_eq!(&compiled.ty.ty, ty, "{source}");
        assert!(!compiled.ty.nullable, "{source}");
    }
}

/// Rules that may use what can be null, because they asked.
#[test]
fn a_question_opens_what_stands_behind_it() {
    let rows = [
        "applicant.revenue != null and applicant.revenue > cap",
        "null != applicant.revenue and applicant.revenue > cap",
        "applicant.revenue = null or applicant.revenue > cap",
        "if applicant.revenue = null then true else applicant.revenue > cap",
        "if applicant.revenue != null then applicant.revenue > cap else false",
        "not(applicant.revenue = null) and applicant.revenue in [0..cap]",
        "not(applicant.revenue = null or applicant.listed) and applicant.revenue > cap",
        "applicant.listed and applicant.revenue != null and applicant.revenue > cap",
        "applicant.listed or applicant.revenue = null or applicant.revenue > cap",
        "applicant.lastIncidentOn = null or applicationDay > applicant.lastIncidentOn + duration(\"P3Y\")",
        "if applicant.revenue = null or applicant.taxCreditGrade = null then false \
         else applicant.taxCreditGrade = \"A\" and applicant.revenue > cap",
        "paid != null and paid = cap",
        "every c in contracts satisfies c.paid != null and c.paid = c.amount",
        "some c in contracts satisfies if c.paid = null then false else c.paid = c.amount",
        "some c in contracts[item.paid != null] satisfies c.paid = c.amount",
        "sum(contracts[item.paid != null].paid) > 0",
        "sum(contracts[item.paid != null][item.paid > 5].paid) > 0",
        "sum(contracts.paid[item != null]) > 0",
        "count(contracts.paid) > 0",
    ];
    for source in rows {
        let compiled = compile(source, &scope(), Some(&Type::Boolean));
        assert!(compiled.is_ok_and(|compiled| is_tree(&compiled.code) && !compiled.ty.nullable), "{source}");
    }
}

#[test]
fn the_place_gives_unit_and_choice() {
    let given = |source, ty: Type| compile(source, &scope(), Some(&ty)).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(given("0", YUAN).ty.ty, YUAN);
    assert_eq!(given("if applicant.listed then \"B\" else \"A\"", Type::Choice(1)).ty.ty, Type::Choice(1));
    let perhaps = given("if applicant.listed then null else cap", YUAN);
    assert!(perhaps.ty.nullable);
    assert!(given("null", YUAN).ty.nullable);
}

#[test]
fn unchecked_code_is_a_tree_as_well() {
    let rows = [
        ("10 + \"a\"", "[{number:10},{text:a},{arithmetic:[+,0,1]}]"),
        ("applicant.kind = \"nonsense\"", "[{fact:0},{text:nonsense},{compare:[=,0,1]}]"),
        ("applicant.kind = \"enterprise\"", "[{fact:0},{text:enterprise},{compare:[=,0,1]}]"),
        ("date(\"2026-02-30\")", "[null]"),
        ("duration(\"PT1H\")", "[null]"),
        ("@\"foo\"", "[null]"),
        ("abs(1, 2) + floor(n: 1, scal: 2)", "[null,null,{arithmetic:[+,0,1]}]"),
        ("duration(\"P1D\").years", "[{days:1},{member:[0,years]}]"),
        ("awarded / 0", "[{fact:9},{number:0},{arithmetic:[/,0,1]}]"),
        ("5[1]", "[{number:5},{number:1},{filter:{slot:0,list:0,body:1}}]"),
        ("awarded = null", "[{fact:9},null,{compare:[=,0,1]}]"),
    ];
    for (source, expected) in rows {
        let code = lower_unchecked(source, &scope()).unwrap_or_else(|faults| panic!("{source}: {faults:?}"));
        assert!(is_tree(&code), "{source}");
        assert_eq!(serde_json::to_string(&code).unwrap().replace('"', ""), expected, "{source}");
    }
    assert!(lower_unchecked("nonsense + 1", &scope()).is_err());
    assert!(lower_unchecked("nonsense(1)", &scope()).is_err());
}
