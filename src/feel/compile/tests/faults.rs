//! Every kind of fault, with the part of the rule that it covers and how to mend it.

use super::{YUAN, scope};
use crate::feel::code::MAX_LOCALS;
use crate::feel::compile::compile;
use crate::feel::diagnostic::code;
use crate::feel::types::Type;

/// Source, code, covered text, and a part of the help (or of the message, where there is no help).
const ROWS: &str = r#"
# Names.
applicent.kind = "enterprise" | rule.name | applicent | `applicant`
applicant.taxGrade != null | rule.name | taxGrade | applicant.kind
applicant.taxCreditGrad != null | rule.name | taxCreditGrad | `applicant.taxCreditGrade`
listed | rule.name | listed | `applicant.listed`
applicant | rule.name | applicant | applicant.foundedOn
some c in contracts satisfies c.amout > 1 | rule.name | amout | `amount`
sum(contracts.price) > 1 | rule.name | price | `signedOn`
rond up(cap, 2) > 0 | rule.syntax | up | expected
rounds(cap, 2) > 0 | rule.name | rounds | list of functions
cout(contracts) > 0 | rule.name | cout | `count`
some cap in contracts satisfies true | rule.name | cap | another name
some c in contracts satisfies some c in items satisfies true | rule.name | c | another name
some item in contracts satisfies true | rule.name | item | another name
count(contracts[some amount in items satisfies true]) > 0 | rule.name | amount | another name
count(contracts[paid != null]) > 0 | rule.name | paid | `item.paid`
item.amount > 1 | rule.name | item | `items`
# Types.
cap + applicant.listed | rule.type | cap + applicant.listed | money (yuan) and boolean
applicant.title + "a" = "b" | rule.type | applicant.title + "a" | text and text
startOn + applicationDay > startOn | rule.type | startOn + applicationDay | date and date
startOn - duration("P1D") = 5 | rule.type | startOn - duration("P1D") = 5 | date with number
duration("P1Y") = duration("P365D") | rule.type | duration("P1Y") = duration("P365D") | days
share * duration("P1D") = duration("P1D") | rule.type | share * duration("P1D") | ratio
-applicant.listed | rule.type | applicant.listed | boolean
cap and true | rule.type | cap | boolean is wanted
if 1 then true else false | rule.type | 1 | boolean is wanted
if applicant.listed then 1 else true | rule.type | if applicant.listed then 1 else true | `else` gives boolean
applicant.title < "b" | rule.type | applicant.title < "b" | type text
applicant.kind < "enterprise" | rule.type | applicant.kind < "enterprise" | type choice
contracts = items | rule.type | contracts = items | list of item
[1] = [1] | rule.type | [1] = [1] | list
cap in (true, 5) | rule.type | true | never in boolean
startOn in [1..2] | rule.type | [1..2] | date with number
[1] in [[1]] | rule.type | [[1]] | lists
[1, true] | rule.type | [1, true] | number literal and boolean
startOn.years = 1 | rule.type | years | no `years`
cap.year = 1 | rule.type | year | no `year`
sum(cap) > 1 | rule.type | cap | takes a list
sum([startOn]) > 1 | rule.type | [startOn] | type date
abs(startOn) > 1 | rule.type | startOn | a number or a duration
floor(duration("P1D")) > 1 | rule.type | duration("P1D") | a number
some x in cap satisfies true | rule.type | cap | a list is wanted
date("2026-02-30") = startOn | rule.type | "2026-02-30" | YYYY-MM-DD
date(2026, 2, 30) = startOn | rule.type | date(2026, 2, 30) | YYYY-MM-DD
duration("PT5H") = duration("P1D") | rule.type | "PT5H" | never hours
@"soon" = startOn | rule.type | @"soon" | YYYY-MM-DD
date(applicant.title) = startOn | rule.type | applicant.title | text literal
min(applicant.kind, "enterprise") = "enterprise" | rule.type | min(applicant.kind, "enterprise") | choice
"enterprise" in ("x", applicant.kind) | rule.type | "enterprise" | before `in`
# Units.
cap + share > 0 | rule.unit | cap + share | both sides
cap * awarded > 0 | rule.unit | cap * awarded | ratio or a number
cap > share | rule.unit | cap > share | money (yuan) with ratio
applicant.staff >= cap | rule.unit | applicant.staff >= cap | number with money
applicant.staff in [1..cap] | rule.unit | [1..cap] | number with money
cap in (share, 5) | rule.unit | share | never in ratio
max(cap, share) > 0 | rule.unit | max(cap, share) | money (yuan) and ratio
sum([cap, share]) > 0 | rule.unit | [cap, share] | money (yuan) and ratio
(if applicant.listed then cap else share) > 0 | rule.unit | (if applicant.listed then cap else share) | ratio
# Choices.
applicant.kind = "enterprize" | rule.choice | "enterprize" | "enterprise"
applicant.kind = "企业" | rule.choice | "企业" | "enterprise", "institution"
applicant.kind in ("enterprise", "Institution") | rule.choice | "Institution" | "institution"
applicant.kind in ["enterprise", "X"] | rule.choice | "X" | the values are
"E" in applicant.grades | rule.choice | "E" | "A"
count(contracts[product = "app"]) > 0 | rule.choice | "app" | "api"
some c in contracts satisfies c.product = applicant.kind | rule.choice | c.product = applicant.kind | two different
# Null.
applicant.revenue > cap | rule.null | applicant.revenue | `applicant.revenue != null and …`
applicant.taxCreditGrade = "A" | rule.null | applicant.taxCreditGrade | != null
applicant.taxCreditGrade in ("A", "B") | rule.null | applicant.taxCreditGrade | != null
applicant.revenue + 1 > cap | rule.null | applicant.revenue | != null
max(0, applicant.revenue) > cap | rule.null | applicant.revenue | != null
applicant.lastIncidentOn.year > 2020 | rule.null | applicant.lastIncidentOn | != null
sum(contracts.paid) > 0 | rule.null | contracts.paid | filter the list
cap in contracts.paid | rule.null | contracts.paid | filter the list
some c in contracts satisfies c.paid > 0 | rule.null | c.paid | `c.paid != null and …`
sum(for c in contracts return c.paid) > 0 | rule.null | for c in contracts return c.paid | filter the list
applicant.revenue > cap and applicant.revenue != null | rule.null | applicant.revenue | first
applicant.revenue != null or applicant.revenue > cap | rule.null | applicant.revenue | first
if applicant.revenue = null then applicant.revenue > cap else true | rule.null | applicant.revenue | first
(applicant.listed or applicant.revenue != null) and applicant.revenue > cap | rule.null | applicant.revenue | first
awarded = null | rule.null | awarded | leave the question out
applicant.revenue != null and applicant.revenue != null | rule.null | applicant.revenue | leave
true or null | rule.null | null | no place
not(null) | rule.null | null | no place
if null then true else false | rule.null | null | no place
1 + null > 0 | rule.null | null | no place
# Calls.
count() > 0 | rule.call | count() | `count(list)`
abs(1, 2) > 0 | rule.call | abs(1, 2) | `abs(n)`
floor(n: 1, scal: 2) > 0 | rule.call | floor(n: 1, scal: 2) | `floor(n, scale)`
floor(n: 1, 2) > 0 | rule.call | floor(n: 1, 2) | `floor(n)`
max(list: [1], list: [2]) > 0 | rule.call | max(list: [1], list: [2]) | `max(a, b, …)`
round up(cap) > 0 | rule.call | round up(cap) | `round up(n, scale)`
round up(cap, 1.5) > 0 | rule.call | 1.5 | number of places
round up(cap, applicant.staff) > 0 | rule.call | applicant.staff | number of places
# The profile.
awarded / applicant.staff > 0 | rule.profile | applicant.staff | c * b
awarded / 0 > 0 | rule.number | 0 | divides by zero
{a: 1}.a = 1 | rule.profile | {a: 1} | facts
[1..2] = [1..2] | rule.profile | [1..2] | x in
cap in [] | rule.profile | [] | leave it out
[[1]] | rule.profile | [[1]] | single values
count(for c in contracts return [1]) > 0 | rule.profile | [1] | single values
[1, 2][1] = 1 | rule.profile | 1 | `list[field = value]`
some a in contracts.amount satisfies a > 1 | rule.profile | contracts.amount | the list itself
cap in (1, !=2) | rule.profile | 2 | x != a
"#;

#[test]
fn each_says_where_and_how_to_mend_it() {
    for row in ROWS.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let [source, code, covered, help] = row.split(" | ").collect::<Vec<_>>()[..] else { panic!("{row}") };
        let faults = compile(source, &scope(), None).expect_err(source);
        let found = faults.iter().any(|fault| {
            let said = fault.help.as_deref().unwrap_or(&fault.message);
            fault.code == code && fault.span.of(source) == covered && said.contains(help)
        });
        assert!(found, "{row}: {faults:?}");
    }
}

#[test]
fn all_of_them_at_once_and_none_twice() {
    let source = "nonsense > 1 and applicant.kind = \"x\" and cap + share > 0 and applicant.revenue > cap";
    let faults = compile(source, &scope(), None).expect_err(source);
    let found: Vec<_> = faults.iter().map(|fault| (fault.code, fault.span.of(source))).collect();
    let expected = [
        (code::NAME, "nonsense"),
        (code::CHOICE, "\"x\""),
        (code::UNIT, "cap + share"),
        (code::NULL, "applicant.revenue"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_a_place_wants() {
    let rows = [
        ("share", YUAN, code::UNIT, "ratio, but money"),
        ("applicant.listed", YUAN, code::TYPE, "boolean, but money"),
        ("cap", Type::Boolean, code::TYPE, "but boolean"),
        ("applicant.kind", Type::Choice(1), code::CHOICE, "choice"),
        ("if applicant.listed then \"A\" else \"X\"", Type::Choice(1), code::CHOICE, "\"X\""),
        ("applicant.title", Type::Choice(1), code::TYPE, "text, but choice"),
    ];
    for (source, ty, code, message) in rows {
        let faults = compile(source, &scope(), Some(&ty)).expect_err(source);
        assert!(faults.iter().any(|f| f.code == code && f.message.contains(message)), "{source}: {faults:?}");
    }
}

#[test]
fn bounds() {
    let codes = |source: &str| {
        let faults = compile(source, &scope(), None).expect_err("too large");
        faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    let nested = |count: usize| -> String {
        (0..count).map(|at| format!("some x{at} in contracts satisfies ")).chain(["true".to_owned()]).collect()
    };
    assert!(compile(&nested(MAX_LOCALS), &scope(), None).is_ok());
    assert_eq!(codes(&nested(MAX_LOCALS + 1)), [code::DEPTH]);
    assert_eq!(codes(&format!("cap in ({}1)", "1,".repeat(5000))), [code::SIZE]);
    assert!(compile(&format!("cap in ({}1)", "1,".repeat(4000)), &scope(), None).is_ok());
    // A field is one level to the parser and two operations: the item and its field.
    let sum = |count: usize| format!("count(contracts[{}amount{} > 1]) > 0", "(".repeat(count), " + 1)".repeat(count));
    assert!(compile(&sum(58), &scope(), None).is_ok());
    assert_eq!(codes(&sum(59)), [code::DEPTH]);
}
