//! Rows of rules with their trees, and of faulty ones with what is said where.

use super::{MAX_SOURCE, parse};
use crate::feel::diagnostic::code;

#[track_caller]
fn tree(source: &str) -> String {
    parse(source).unwrap_or_else(|faults| panic!("{source}: {faults:?}")).root.to_string()
}

#[test]
fn trees() {
    let rows = [
        // Literals.
        ("50", "50"),
        (".872", "0.872"),
        ("1.23e-4", "0.000123"),
        ("\"税务\\n\\u5185\\uD83D\\uDC0E\\U01F40E\"", "\"税务\\n内🐎🐎\""),
        ("@\"2026-02-10\"", "@\"2026-02-10\""),
        ("date(\"2026-02-10\")", "(date \"2026-02-10\")"),
        ("null", "null"),
        ("[]", "(list)"),
        ("{}", "(context)"),
        ("{a: 1, \"b c\": [2]}", "(context a:1 b c:(list 2))"),
        // Precedence: or, and, comparison, sum, product, minus.
        ("a or b and c", "(or a (and b c))"),
        ("a and b or c and d", "(or (and a b) (and c d))"),
        ("a or b or c", "(or (or a b) c)"),
        ("a = 1 and b != 2", "(and (= a 1) (!= b 2))"),
        ("a + b * c - d / e", "(- (+ a (* b c)) (/ d e))"),
        ("a-b-c", "(- (- a b) c)"),
        ("-a.b * -c", "(* (- a.b) (- c))"),
        ("-10--5", "(- (- 10) (- 5))"),
        ("a + b >= c * d", "(>= (+ a b) (* c d))"),
        ("(a or b) and c", "(and (or a b) c)"),
        ("not(a) and b", "(and (not a) b)"),
        ("not(negand: a)", "(not a)"),
        // Paths, filters, calls.
        ("a.b.c", "a.b.c"),
        ("list[x > 1].y[z]", "(filter (filter list (> x 1)).y z)"),
        ("[1, 2][item > 1]", "(filter (list 1 2) (> item 1))"),
        ("sum(items.amount)", "(sum items.amount)"),
        ("round half up(a, 2)", "(round-half-up a 2)"),
        ("round up(n: a, scale: 2)", "(round-up n:a scale:2)"),
        ("years and months duration(a, b).years", "(years-and-months-duration a b).years"),
        ("years and months", "(and years months)"),
        ("round * 2", "(* round 2)"),
        ("f()", "(f)"),
        // `in`.
        ("a in (\"A\", \"B\")", "(in a \"A\" \"B\")"),
        ("a in [1..5]", "(in a [1..5])"),
        ("a in (1..5]", "(in a (1..5])"),
        ("a in ]1..5[", "(in a (1..5))"),
        ("a in [[1..2], [3..4)]", "(in a (list [1..2] [3..4)))"),
        ("a in [1, 2][item > 1]", "(in a (filter (list 1 2) (> item 1)))"),
        ("a in <= 10 and b", "(and (in a (<= 10)) b)"),
        ("a in (> 1, < 5, 7)", "(in a (> 1) (< 5) 7)"),
        ("a in =b", "(in a (= b))"),
        ("a in (!=b)", "(in a (!= b))"),
        ("a in b + 1 or c", "(or (in a (+ b 1)) c)"),
        ("a in (b) * 2", "(in a (* b 2))"),
        ("a in (b)[c].d", "(in a (filter b c).d)"),
        ("a in (1..2)", "(in a (1..2))"),
        ("(1..10] = ]1..10]", "(= (1..10] (1..10])"),
        ("[1..10) = [1..10[", "(= [1..10) [1..10))"),
        ("a in [b..(c[d])]", "(in a [b..(filter c d)])"),
        // Forms that reach as far as they can.
        ("if a then b else c or d", "(if a b (or c d))"),
        ("if a then b else if c then d else e", "(if a b (if c d e))"),
        ("a and if b then c else d", "(and a (if b c d))"),
        ("some x in l satisfies x > 1 and y", "(some x l (and (> x 1) y))"),
        ("every x in l[a] satisfies b", "(every x (filter l a) b)"),
        ("for x in [1, 2] return x * 2", "(for x (list 1 2) (* x 2))"),
        ("(for x in l return x)[item > 1]", "(filter (for x l x) (> item 1))"),
        // Comments and white space.
        ("1 + // one\n 1", "(+ 1 1)"),
        ("/* 甲 */ a /**/ = /* = */\u{3000}b", "(= a b)"),
    ];
    for (source, expected) in rows {
        assert_eq!(tree(source), expected, "{source}");
    }
}

#[test]
fn spans_count_bytes_and_cover_brackets() {
    let source = "\"内蒙古\" = (名 + 1)".replace('名', "name");
    let root = parse(&source).unwrap().root;
    let mut parts = Vec::new();
    root.kind.each_part(&mut |part| parts.push(part.span.of(&source)));
    assert_eq!(root.span.of(&source), source);
    assert_eq!(parts, ["\"内蒙古\"", "(name + 1)"]);
}

/// Source, then code and covered text of each fault.
#[test]
fn faults() {
    let rows: &[(&str, &[(&str, &str)])] = &[
        ("", &[(code::SYNTAX, "")]),
        ("a = ", &[(code::SYNTAX, "")]),
        ("a b", &[(code::SYNTAX, "b")]),
        ("(a", &[(code::SYNTAX, "")]),
        ("a = b = c", &[(code::SYNTAX, "=")]),
        ("if a then b", &[(code::SYNTAX, "")]),
        ("not a", &[(code::SYNTAX, "not")]),
        ("not()", &[(code::CALL, "not()")]),
        ("not(a, b)", &[(code::CALL, ",")]),
        ("f(a,)", &[(code::SYNTAX, ")")]),
        ("[1,]", &[(code::SYNTAX, "]")]),
        ("1..5", &[(code::SYNTAX, "..")]),
        ("[1..5", &[(code::SYNTAX, "")]),
        ("some if in l satisfies a", &[(code::SYNTAX, "if")]),
        ("and", &[(code::SYNTAX, "and")]),
        ("a.(b)", &[(code::SYNTAX, "(")]),
        ("@a", &[(code::SYNTAX, "a")]),
        ("{a: 1, a: 2}", &[(code::SYNTAX, "a")]),
        ("5x + y7", &[(code::SYNTAX, "5x")]),
        ("a = \"甲", &[(code::SYNTAX, "\"")]),
        ("\"a\nb\"", &[(code::SYNTAX, "\""), (code::SYNTAX, "\"")]),
        ("\"\\d\\uD800 \\u12\" = a", &[(code::SYNTAX, "\\d"), (code::SYNTAX, "\\uD800"), (code::SYNTAX, "\\u")]),
        ("1 /* 2", &[(code::SYNTAX, "/*")]),
        ("a == b", &[(code::SYNTAX, "==")]),
        ("a && !b", &[(code::SYNTAX, "&&"), (code::SYNTAX, "!")]),
        ("金额 >= 20%", &[(code::SYNTAX, "金额"), (code::SYNTAX, "%")]),
        ("a（b，c）", &[(code::SYNTAX, "（"), (code::SYNTAX, "，"), (code::SYNTAX, "）")]),
        ("123456789012345678901234567890", &[(code::NUMBER, "123456789012345678901234567890")]),
        // What FEEL has and the profile lacks.
        ("a between 1 and 2", &[(code::PROFILE, "between")]),
        ("a instance of b", &[(code::PROFILE, "instance")]),
        ("a ** 2", &[(code::PROFILE, "**")]),
        ("(< 10) = b", &[(code::PROFILE, "<")]),
        ("for x in 1..3 return x", &[(code::PROFILE, "..")]),
        ("for x in a, y in b return x", &[(code::PROFILE, ",")]),
        ("function(a) a", &[(code::PROFILE, "function")]),
    ];
    for (source, expected) in rows {
        let faults = parse(source).expect_err(source);
        let found: Vec<_> = faults.iter().map(|fault| (fault.code, fault.span.of(source))).collect();
        assert_eq!(&found, expected, "{source}: {faults:?}");
    }
}

#[test]
fn help_names_what_to_write_instead() {
    let rows = [
        ("a == b", "single `=`"),
        ("20%", "0.20"),
        ("a between 1 and 2", "[low..high]"),
        ("not a", "not(…)"),
        ("a = b = c", "`and`"),
        ("a，b", "`,`"),
        ("企业 = 1", "\"…\""),
    ];
    for (source, help) in rows {
        let faults = parse(source).expect_err(source);
        let said = faults.first().and_then(|fault| fault.help.clone()).unwrap_or_default();
        assert!(said.contains(help), "{source}: {said}");
    }
}

#[test]
fn nothing_is_nested_without_end() {
    let many = 30_000;
    let closed = |open: &str, close: &str| format!("{}a{}", open.repeat(many), close.repeat(many));
    let rows = [
        "(".repeat(2 * many),
        closed("(", ")"),
        "[".repeat(many),
        "](".repeat(many),
        "[1..".repeat(10_000),
        "{a:".repeat(10_000),
        "not(".repeat(10_000),
        "-".repeat(many),
        "if ".repeat(10_000),
        "if a then ".repeat(6_000),
        "if a then b else ".repeat(3_000),
        "f(".repeat(many),
        "a[".repeat(many),
        "some x in ".repeat(6_000),
        "some x in l satisfies ".repeat(2_500),
        "a in (".repeat(10_000),
        format!("a{}", ".a".repeat(many)),
        format!("a{}", "[b]".repeat(20_000)),
        format!("a{}", "+a".repeat(many)),
        format!("a{}", " or a".repeat(10_000)),
        format!("a{}", " and a".repeat(10_000)),
    ];
    for source in rows {
        let faults = parse(&source).expect_err("too deep");
        let head: String = source.chars().take(30).collect();
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code::DEPTH], "{head}");
    }
    assert!(parse(&format!("{}a{}", "(".repeat(63), ")".repeat(63))).is_ok());
    assert!(parse(&format!("a{}", " or a".repeat(63))).is_ok());
}

#[test]
fn little_stack_is_enough() {
    let deepest = [
        format!("{}a{}", "(".repeat(63), ")".repeat(63)),
        format!("{}a{}", "some x in [not(".repeat(20), ")] satisfies b".repeat(20)),
        format!("{}a", "if b in (1..2) then c else -".repeat(31)),
    ];
    let parsed = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(move || deepest.map(|source| parse(&source).map_err(|faults| format!("{faults:?}")).map(drop)));
    assert_eq!(parsed.unwrap().join().unwrap(), [Ok(()), Ok(()), Ok(())]);
}

#[test]
fn a_rule_has_a_size() {
    let source = format!("[{}1]", "1,".repeat(MAX_SOURCE / 2 - 2));
    assert!(parse(&source).is_ok());
    let faults = parse(&" ".repeat(MAX_SOURCE + 1)).expect_err("too long");
    assert_eq!(faults.first().map(|fault| fault.code), Some(code::SIZE));
}
