//! Every fault with its code, its place and the name of its detail.

use crate::json::{Detail, Limits, ReadCode, read};

/// Text, code, line, column, detail.
const ROWS: &[(&[u8], &str, usize, usize, &str)] = &[
    // Nothing, or not only JSON.
    (b"", "json.syntax", 1, 1, "empty"),
    (b" \r\n\t", "json.syntax", 2, 2, "empty"),
    (b"\xef\xbb\xbf{}", "json.syntax", 1, 1, "byte-order-mark"),
    (b"\xef\xbb\xbf", "json.syntax", 1, 1, "byte-order-mark"),
    (b" \xef\xbb\xbf1", "json.syntax", 1, 2, "expected-value"),
    (b"{} x", "json.syntax", 1, 4, "expected-end"),
    (b"1 2", "json.syntax", 1, 3, "expected-end"),
    (b"null\n\n\0", "json.syntax", 3, 1, "expected-end"),
    (b"nullx", "json.syntax", 1, 5, "expected-end"),
    (b"\"a\"\"b\"", "json.syntax", 1, 4, "expected-end"),
    // Not values.
    (b"undefined", "json.syntax", 1, 1, "expected-value"),
    (b"[NaN]", "json.syntax", 1, 2, "expected-value"),
    (b"[Infinity]", "json.syntax", 1, 2, "expected-value"),
    (b"[-Infinity]", "json.syntax", 1, 3, "expected-digit"),
    (b"[True]", "json.syntax", 1, 2, "expected-value"),
    (b"[tru]", "json.syntax", 1, 2, "expected-value"),
    (b"nul", "json.syntax", 1, 1, "expected-value"),
    (b"'a'", "json.syntax", 1, 1, "expected-value"),
    (b"// a\n1", "json.syntax", 1, 1, "expected-value"),
    (b"[1,\xc2\xa02]", "json.syntax", 1, 4, "expected-value"),
    ("\u{201c}a\u{201d}".as_bytes(), "json.syntax", 1, 1, "expected-value"),
    // Lists.
    (b"[", "json.syntax", 1, 2, "expected-value"),
    (b"[1", "json.syntax", 1, 3, "expected-comma-or-bracket"),
    (b"[1,", "json.syntax", 1, 4, "expected-value"),
    (b"[1,]", "json.syntax", 1, 4, "expected-value"),
    (b"[,1]", "json.syntax", 1, 2, "expected-value"),
    (b"[1 2]", "json.syntax", 1, 4, "expected-comma-or-bracket"),
    (b"[1}", "json.syntax", 1, 3, "expected-comma-or-bracket"),
    (b"]", "json.syntax", 1, 1, "expected-value"),
    ("[\"\u{6570}\u{636e}\"\u{ff0c}1]".as_bytes(), "json.syntax", 1, 6, "expected-comma-or-bracket"),
    // Objects.
    (b"{", "json.syntax", 1, 2, "expected-key"),
    (b"{a:1}", "json.syntax", 1, 2, "expected-key"),
    (b"{1:1}", "json.syntax", 1, 2, "expected-key"),
    (b"{\"a\":1,}", "json.syntax", 1, 8, "expected-key"),
    (b"{\"a\"", "json.syntax", 1, 5, "expected-colon"),
    (b"{\"a\" 1}", "json.syntax", 1, 6, "expected-colon"),
    (b"{\"a\":}", "json.syntax", 1, 6, "expected-value"),
    (b"{\"a\":1", "json.syntax", 1, 7, "expected-comma-or-brace"),
    (b"{\"a\":1]", "json.syntax", 1, 7, "expected-comma-or-brace"),
    (b"{\r\n  \"a\": 1\r\n  \"b\": 2\r\n}", "json.syntax", 3, 3, "expected-comma-or-brace"),
    ("{\n \"\u{540d}\u{79f0}\": \"\u{7532}\" x}".as_bytes(), "json.syntax", 2, 12, "expected-comma-or-brace"),
    // Numbers.
    (b"-", "json.syntax", 1, 2, "expected-digit"),
    (b"+1", "json.syntax", 1, 1, "expected-value"),
    (b".5", "json.syntax", 1, 1, "expected-value"),
    (b"[1.]", "json.syntax", 1, 4, "expected-digit"),
    (b"1.e5", "json.syntax", 1, 3, "expected-digit"),
    (b"1e", "json.syntax", 1, 3, "expected-digit"),
    (b"1e+-5", "json.syntax", 1, 4, "expected-digit"),
    (b"[00]", "json.syntax", 1, 2, "leading-zero"),
    (b"[-007.5]", "json.syntax", 1, 3, "leading-zero"),
    (b"0x10", "json.syntax", 1, 2, "expected-end"),
    (b"[1_000]", "json.syntax", 1, 3, "expected-comma-or-bracket"),
    (b"- 1", "json.syntax", 1, 2, "expected-digit"),
    ("\u{ff11}".as_bytes(), "json.syntax", 1, 1, "expected-value"),
    // Strings.
    (b"\"", "json.syntax", 1, 2, "expected-quote"),
    (b"\"a", "json.syntax", 1, 3, "expected-quote"),
    (b"\"a\\\"", "json.syntax", 1, 5, "expected-quote"),
    (b"\"a\nb\"", "json.syntax", 1, 3, "control-character"),
    (b"\"\0\"", "json.syntax", 1, 2, "control-character"),
    (b"\"\x1f\"", "json.syntax", 1, 2, "control-character"),
    (b"\"\\x41\"", "json.syntax", 1, 3, "expected-escape"),
    (b"\"\\", "json.syntax", 1, 3, "expected-escape"),
    (b"\"\\\xe4\xb8\xad\"", "json.syntax", 1, 3, "expected-escape"),
    (b"\"\\u12g4\"", "json.syntax", 1, 6, "expected-hex-digit"),
    (b"\"\\u12", "json.syntax", 1, 6, "expected-hex-digit"),
    (b"\"\\u+123\"", "json.syntax", 1, 4, "expected-hex-digit"),
    (b"\"\\u\xe4\xb8\xad\"", "json.syntax", 1, 4, "expected-hex-digit"),
    (b"\"\\ud800\\u12\"", "json.syntax", 1, 12, "expected-hex-digit"),
    (b"\"\\U0041\"", "json.syntax", 1, 3, "expected-escape"),
    // Half a surrogate pair, in text and in keys.
    (b"\"\\ud800\"", "json.utf8", 1, 2, "lone-surrogate"),
    (b"\"\\udc00\"", "json.utf8", 1, 2, "lone-surrogate"),
    (b"\"ab\\uDBFFc\"", "json.utf8", 1, 4, "lone-surrogate"),
    (b"\"\\ud800\\n\"", "json.utf8", 1, 2, "lone-surrogate"),
    (b"\"\\ud800\\ud800\\udc00\"", "json.utf8", 1, 2, "lone-surrogate"),
    (b"\"\\ud800\\u0041\"", "json.utf8", 1, 2, "lone-surrogate"),
    (b"\"\\udc00\\ud800\"", "json.utf8", 1, 2, "lone-surrogate"),
    (b"\"\\ud83d\\ude00\\ude00\"", "json.utf8", 1, 14, "lone-surrogate"),
    (b"{\"\\ud800\":1}", "json.utf8", 1, 3, "lone-surrogate"),
    (b"\"\xe4\xb8\xad\\ud800\"", "json.utf8", 1, 3, "lone-surrogate"),
    (b"\"\\udc00\\u12\"", "json.utf8", 1, 2, "lone-surrogate"),
    // Not UTF-8: a stray byte, GB 18030, an overlong form, a surrogate, beyond U+10FFFF, a
    // character cut off.
    (b"\xff", "json.utf8", 1, 1, "invalid-byte"),
    (b"{\n\"\xe4\xb8\xad\x80\"}", "json.utf8", 2, 3, "invalid-byte"),
    (b"{\"name\": \"\xd6\xd0\"}", "json.utf8", 1, 11, "invalid-byte"),
    (b"\"\xc0\xaf\"", "json.utf8", 1, 2, "invalid-byte"),
    (b"\"\xed\xa0\x80\"", "json.utf8", 1, 2, "invalid-byte"),
    (b"\"\xf4\x90\x80\x80\"", "json.utf8", 1, 2, "invalid-byte"),
    (b"\"\xe4\xb8", "json.utf8", 1, 2, "invalid-byte"),
    (b"\xff\xfe{\0}\0", "json.utf8", 1, 1, "invalid-byte"),
    // Bytes are judged first: a text that is not UTF-8 is not looked at as JSON.
    (b"[[[}\n\xff", "json.utf8", 2, 1, "invalid-byte"),
    // Two keys alike.
    (b"{\"a\":1,\"a\":2}", "json.duplicate-key", 1, 8, "duplicate-key"),
    (b"{\"a\":1,\"\\u0061\":2}", "json.duplicate-key", 1, 8, "duplicate-key"),
    (b"{\"\":1,\"\":2}", "json.duplicate-key", 1, 7, "duplicate-key"),
    (b"{\"a\":{\"b\":1},\n \"c\":[{\"b\":1, \"b\":1}]}", "json.duplicate-key", 2, 15, "duplicate-key"),
    ("{\"\u{540d}\":1,\n\"\u{79f0}\":1, \"\u{540d}\" :2}".as_bytes(), "json.duplicate-key", 2, 8, "duplicate-key"),
    // The first fault is the one reported.
    (b"{\"a\":1,\"a\":x}", "json.duplicate-key", 1, 8, "duplicate-key"),
    (b"{\"a\":x,\"a\":1}", "json.syntax", 1, 6, "expected-value"),
];

#[test]
fn each_fault_has_its_code_and_place() {
    for &(text, code, line, column, detail) in ROWS {
        let shown = String::from_utf8_lossy(text);
        let error = read(text, Limits::APPLICATION).expect_err(&shown);
        let found = (error.code.as_str(), error.line, error.column, error.detail.id());
        assert_eq!(found, (code, line, column, detail), "{shown:?}");
        assert_eq!(error.code, error.detail.code(), "{shown:?}");
    }
}

#[test]
fn every_code_has_its_name() {
    let names = [
        (ReadCode::Syntax, "json.syntax"),
        (ReadCode::Utf8, "json.utf8"),
        (ReadCode::DuplicateKey, "json.duplicate-key"),
        (ReadCode::Depth, "json.depth"),
        (ReadCode::Size, "json.size"),
    ];
    for (code, name) in names {
        assert_eq!((code.as_str(), code.to_string().as_str()), (name, name));
    }
}

#[test]
fn a_fault_says_what_it_is_about() {
    let rows: &[(&[u8], &str)] = &[
        (b"[1,]", "json.syntax at line 1, column 4: expected a value, found ]"),
        (b"[1,", "json.syntax at line 1, column 4: expected a value, found the end of the text"),
        (b"[1,\xe2\x80\x8b2]", "json.syntax at line 1, column 4: expected a value, found U+200B"),
        (b"\"\t\"", "json.syntax at line 1, column 2: control character U+0009 in a string; write it as an escape"),
        (b"\xd6\xd0", "json.utf8 at line 1, column 1: byte 0xD6 is not UTF-8"),
        (b"\"\\uDC00\"", "json.utf8 at line 1, column 2: \\udc00 is half a surrogate pair, and no character"),
        (b"{\"\\n\":1,\"\\n\":1}", "json.duplicate-key at line 1, column 9: the object already has the key \"\\n\""),
    ];
    for &(text, message) in rows {
        assert_eq!(read(text, Limits::APPLICATION).unwrap_err().to_string(), message);
    }
    let long = "\u{4e2d}".repeat(1_000);
    assert_eq!(Detail::DuplicateKey(long).subject().map(|key| key.chars().count()), Some(63));
}

fn nested(open: &str, inner: &str, close: &str, levels: usize) -> String {
    open.repeat(levels) + inner + &close.repeat(levels)
}

#[test]
fn depth_counts_lists_and_objects_from_one() {
    for limits in [Limits::APPLICATION, Limits::RECEIPT] {
        let most = limits.max_depth;
        for (open, inner, close) in [("[", "", "]"), ("[", "1", "]"), ("{\"k\":", "null", "}"), ("[ ", "{}", " ]")] {
            let levels = if inner == "{}" { most - 1 } else { most };
            let fits = read(nested(open, inner, close, levels).as_bytes(), limits).expect("not too deep");
            assert_eq!(fits.depth(), most);
            let deeper = read(nested(open, inner, close, levels + 1).as_bytes(), limits).unwrap_err();
            let column = 1 + open.len() * most;
            assert_eq!((deeper.code, deeper.line, deeper.column), (ReadCode::Depth, 1, column), "{open}");
            assert_eq!(deeper.detail, Detail::TooDeep(most));
        }
    }
    let object = format!("{{\"\u{540d}\":\n {}", "[".repeat(1_000_000));
    let error = read(object.as_bytes(), Limits::APPLICATION).unwrap_err();
    assert_eq!((error.code, error.line, error.column), (ReadCode::Depth, 2, 33));
    // A caller that asks for more than the stack can bear does not get it.
    let unbounded = Limits { max_bytes: usize::MAX, max_depth: usize::MAX };
    let error = read("[".repeat(1_000_000).as_bytes(), unbounded).unwrap_err();
    assert_eq!((error.detail, error.column), (Detail::TooDeep(Limits::DEEPEST), Limits::DEEPEST + 1));
    assert_eq!(read(b"[]", Limits { max_bytes: 2, max_depth: 0 }).unwrap_err().code, ReadCode::Depth);
    assert!(read(b"1", Limits { max_bytes: 2, max_depth: 0 }).is_ok());
}

#[test]
fn size_is_judged_before_all_else() {
    let limits = Limits { max_bytes: 12, ..Limits::APPLICATION };
    let fits = "[\"\u{4e2d}\u{4e2d}\",\n1]"; // 12 bytes
    assert!(read(fits.as_bytes(), limits).is_err_and(|error| error.code == ReadCode::Size));
    assert!(read(fits.as_bytes(), Limits { max_bytes: fits.len(), ..limits }).is_ok());
    let error = read(fits.as_bytes(), limits).unwrap_err();
    assert_eq!((error.line, error.column, error.detail), (2, 2, Detail::TooLarge(12)));
    for (limits, bytes) in [(Limits::APPLICATION, 2 * 1024 * 1024), (Limits::RECEIPT, 16 * 1024 * 1024)] {
        let mut text = vec![b' '; bytes];
        text[0] = b'1';
        assert!(read(&text, limits).is_ok());
        text.push(0xff);
        let error = read(&text, limits).unwrap_err();
        assert_eq!((error.code, error.line, error.column), (ReadCode::Size, 1, bytes + 1));
    }
}
