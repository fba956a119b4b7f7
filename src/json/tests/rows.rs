//! What is read, and how it is written: the tables of the standards and our own.

use serde::Serialize;

use crate::json::number::Double;
use crate::json::pointer::{self, Pointer};
use crate::json::{Limits, Number, Object, Value, canonical, digest, digest_of, read};

fn reread(text: &str) -> String {
    canonical(&read(text.as_bytes(), Limits::APPLICATION).expect(text))
}

#[test]
fn a_literal_becomes_the_text_of_its_double() {
    let rows = [
        ("350000", "350000"),
        ("350000.0", "350000"),
        ("3.5e5", "350000"),
        ("35E+4", "350000"),
        ("0", "0"),
        ("-0", "0"),
        ("-0.0e-5", "0"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("1e21", "1e+21"),
        ("1e20", "100000000000000000000"),
        ("1e-7", "1e-7"),
        ("0.000001", "0.000001"),
        ("9007199254740991", "9007199254740991"),
        ("9007199254740993", "9007199254740992"),
        ("18446744073709551616", "18446744073709552000"),
        ("123456789012345678901234567890", "1.2345678901234568e+29"),
        ("1e-400", "0"),
        ("2.2250738585072011e-308", "2.225073858507201e-308"),
        ("0e99999999999999999999", "0"),
    ];
    for (literal, text) in rows {
        assert_eq!(reread(literal), text, "{literal}");
    }
}

#[test]
fn a_literal_beyond_the_doubles_is_infinite() {
    let long = "9".repeat(400);
    for (literal, text) in [
        ("1e400", "Infinity"),
        ("-1e309", "-Infinity"),
        (&long, "Infinity"),
        ("1e999999999999999999999999", "Infinity"),
        ("1.7976931348623159e308", "Infinity"),
    ] {
        let value = read(literal.as_bytes(), Limits::APPLICATION).expect(literal);
        assert_eq!(value.as_number().map(Number::to_text).as_deref(), Some(text), "{literal}");
        assert_eq!(canonical(&value), "null");
        assert_eq!(value.as_number().and_then(Number::as_i64_exact), None);
    }
}

/// RFC 8785, appendix B.
#[test]
fn numbers_of_the_standard() {
    let rows = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ];
    for (bits, text) in rows {
        let number = Number::new(Double::from_bits(bits)).expect(text);
        assert_eq!((number.to_text().as_str(), number.to_string().as_str()), (text, text));
        assert_eq!(canonical(&number), text);
    }
    assert_eq!(Number::new(Double::NAN), None);
}

#[test]
fn an_integer_is_exact_within_2_to_the_53() {
    let most = 9_007_199_254_740_991;
    for (number, integer) in [
        (Number::nearest(most.into()), Some(most)),
        (Number::nearest((-most).into()), Some(-most)),
        (Number::nearest(1 << 53), None),
        (Number::nearest(i128::MIN), None),
        (Number::from(u32::MAX), Some(4_294_967_295)),
        (Number::new(-0.0).unwrap(), Some(0)),
        (Number::new(2_026.000_1).unwrap(), None),
    ] {
        assert_eq!(number.as_i64_exact(), integer, "{number}");
    }
}

/// The examples of RFC 8785, 3.2.2 and 3.2.3.
#[test]
fn canonical_form_of_the_standard() {
    let values = r#"{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    }"#;
    let expected = concat!(
        r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#,
        "\"string\":\"\u{20ac}",
        r#"$\u000f\nA'B\"\\\\\"/"}"#
    );
    assert_eq!(reread(values), expected);
    let keys = r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7,"10":8,"9":9}"#;
    let sorted =
        "{\"\\r\":2,\"1\":4,\"10\":8,\"9\":9,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}";
    assert_eq!(reread(keys), sorted);
}

#[test]
fn members_keep_their_order_until_they_are_written() {
    let value = read(br#"{"b":1,"a":{"d":2,"c":3}}"#, Limits::APPLICATION).unwrap();
    assert_eq!(value.as_object().map(|object| object.keys().collect()), Some(vec!["b", "a"]));
    assert_eq!(canonical(&value), r#"{"a":{"c":3,"d":2},"b":1}"#);
    assert_eq!(value, read(br#"{"a":{"c":3.0,"d":2e0},"b":1}"#, Limits::APPLICATION).unwrap());
}

/// A struct in the order of the standard, as those of the contract are.
#[derive(Serialize)]
struct Sealed {
    award: Option<&'static str>,
    days: u32,
    share: Double,
    told: Value,
}

#[test]
fn a_struct_is_written_in_one_pass() {
    let told = Object::from_iter([("b", Value::Foreign), ("a", Value::Null)]);
    let sealed = Sealed { award: None, days: 30, share: 1e-7, told: told.into() };
    let text = r#"{"award":null,"days":30,"share":1e-7,"told":{"a":null,"b":null}}"#;
    assert_eq!(canonical(&sealed), text);
    assert_eq!(digest_of(&sealed), digest(text.as_bytes()));
    // Single precision has the text of the double of the same value, for ECMAScript knows no other.
    assert_eq!(canonical(&[0.1_f32]), "[0.10000000149011612]");
}

/// GB/T 32905-2016, appendix A.
#[test]
fn digests_of_the_standard() {
    let rows = [
        ("abc".to_owned(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        ("abcd".repeat(16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ];
    for (text, hash) in rows {
        assert_eq!(digest(text.as_bytes()), format!("sm3:{hash}"));
    }
    assert_ne!(digest(b""), digest(b"\0"));
}

/// The examples of RFC 6901, 5, and what is no pointer or leads nowhere.
#[test]
fn pointers_of_the_standard() {
    let text = r#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#;
    let value = read(text.as_bytes(), Limits::APPLICATION).unwrap();
    let rows = [
        ("/foo", r#"["bar","baz"]"#),
        ("/foo/0", r#""bar""#),
        ("/", "0"),
        ("/a~1b", "1"),
        ("/c%d", "2"),
        ("/e^f", "3"),
        ("/g|h", "4"),
        ("/i\\j", "5"),
        ("/k\"l", "6"),
        ("/ ", "7"),
        ("/m~0n", "8"),
    ];
    for (at, found) in rows {
        assert_eq!(pointer::resolve(&value, at).map(canonical_of).as_deref(), Some(found), "{at}");
    }
    assert_eq!(pointer::resolve(&value, ""), Some(&value));
    let far = format!("/foo/{}", "9".repeat(40));
    for nowhere in [
        "foo",
        "/foo/2",
        "/foo/-",
        "/foo/-0",
        "/foo/00",
        "/foo/01",
        "/foo/+1",
        "/foo/",
        "/foo/0/0",
        "/m~n",
        "/m~",
        "/m~2n",
        "/x",
        "#/foo",
        "/foo/\u{ff11}",
        &far,
    ] {
        assert_eq!(pointer::resolve(&value, nowhere), None, "{nowhere}");
    }
}

fn canonical_of(value: &Value) -> String {
    canonical(value)
}

#[test]
fn a_pointer_goes_down_and_up() {
    let mut at = Pointer::new();
    assert_eq!(at.pop().as_str(), "");
    at.push("a/b").push("~1").push("").push_index(10);
    assert_eq!(at.as_str(), "/a~1b/~01//10");
    assert_eq!(at.pop().pop().as_str(), "/a~1b/~01");
    assert_eq!(pointer::parse(at.as_str()), Some(vec!["a/b".to_owned(), "~1".to_owned()]));
    assert_eq!(at.pop().pop().pop().as_str(), "");
}
